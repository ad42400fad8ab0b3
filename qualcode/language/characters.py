"""What each character does in a word: letter, mark, apostrophe, joiner, or none of these."""

import re
import sys
import unicodedata
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

OTHER, LETTER, MARK, APOSTROPHE, JOINER = range(5)

# Typewriter, curly and acute: transcribers write ka', ka’ and ka´ for the same word.
APOSTROPHES = "'’´"
HYPHENS = "-‐‑"
# Soft hyphen, zero-width non-joiner and joiner: inside a word, never seen by a reader.
INVISIBLE = "\u00ad\u200c\u200d"

_TABLE_SIZE = 0x20000
_MARKED_PLANES = ((0, 0x20000), (0xE0100, 0xE01F0))

Codes = NDArray[np.unsignedinteger]


def code_points(text: str) -> Codes:
    """Give the code points of a text, in the narrowest of 8, 16 or 32 bits."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), dtype=np.uint8)
    order = "le" if sys.byteorder == "little" else "be"
    try:
        return np.frombuffer(text.encode("latin-1"), dtype=np.uint8)
    except UnicodeEncodeError:
        pass
    data = text.encode(f"utf-16-{order}", "surrogatepass")
    if len(data) == 2 * len(text):
        return np.frombuffer(data, dtype=np.uint16)
    return np.frombuffer(text.encode(f"utf-32-{order}", "surrogatepass"), dtype=np.uint32)


def kinds_of(codes: Codes) -> NDArray[np.uint8]:
    """Give what each code point does in a word: OTHER, LETTER, MARK, APOSTROPHE or JOINER."""
    if codes.dtype != np.uint32:
        return kind_table()[codes]
    near = codes < _TABLE_SIZE
    kinds = kind_table()[np.where(near, codes, 0)]
    for code in np.unique(codes[~near]).tolist():
        kinds[codes == code] = _kind(chr(code))
    return kinds


@lru_cache(maxsize=1)
def kind_table() -> NDArray[np.uint8]:
    """Give the kinds of the code points below 0x20000."""
    table = np.zeros(_TABLE_SIZE, dtype=np.uint8)
    everything = "".join(map(chr, range(_TABLE_SIZE)))
    for run in re.finditer(r"[^\W_]+", everything):
        table[run.start() : run.end()] = LETTER
    for first, last in mark_ranges():
        table[first : last + 1] = MARK
    table[[ord(sign) for sign in APOSTROPHES]] = APOSTROPHE
    table[[ord(sign) for sign in HYPHENS + INVISIBLE]] = JOINER
    return table


@lru_cache(maxsize=1)
def mark_ranges() -> tuple[tuple[int, int], ...]:
    r"""Give the ranges (first, last) of combining marks, which Python's ``\w`` leaves out."""
    marks = [
        code
        for first, end in _MARKED_PLANES
        for code in range(first, end)
        if unicodedata.category(chr(code))[0] == "M" and not chr(code).isalnum()
    ]
    ranges: list[tuple[int, int]] = []
    for code in marks:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return tuple(ranges)


def _kind(sign: str) -> int:
    if sign.isalnum():
        return LETTER
    return MARK if unicodedata.category(sign)[0] == "M" else OTHER


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """Give the regular expression that finds words one by one.

    It says in one line what a word is: letters and digits (with their combining marks),
    single hyphens and apostrophes inside, and one apostrophe at the end (``ik'``). The
    tokeniser finds exactly the same words, faster.
    """
    marks = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in mark_ranges())
    letters = f"[^\\W_]+(?:[{marks}]+[^\\W_]*)*"
    inside = f"[{re.escape(APOSTROPHES + HYPHENS + INVISIBLE)}]"
    return re.compile(f"{letters}(?:{inside}{letters})*[{APOSTROPHES}]?")

"""Signs that files cannot hold, and what stands in their place in everything that is written.

Every sign has one in its place, so that positions stay what they are and nothing is gone unseen.
"""

import re

FORMULA_STARTS = (*"=+-@＝＋－＠", "\t", "\r", "\n")
STAND_IN = "\N{REPLACEMENT CHARACTER}"
_HALF = re.compile("[\ud800-\udfff]")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    r"""Give a text with U+FFFD in the place of every sign that XML 1.0 forbids.

    Those are control characters, U+FFFE, U+FFFF and halves of surrogate pairs: some formats
    cannot hold them, some readers stop at them.

    >>> writable("a\0b\ud83d") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
    True
    """
    return text if text.isprintable() else _UNFIT.sub(STAND_IN, text)


def with_line_feeds(text: str) -> str:
    """Give a text whose lines end in line feeds, whichever machine it comes from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encodable(text: str) -> str:
    """Give a text with U+FFFD in the place of halves of surrogate pairs, which no file holds.

    For formats that can hold every other sign.
    """
    return _HALF.sub(STAND_IN, text)


def as_cell(text: str) -> str:
    """Give a text with an apostrophe before it where a spreadsheet would see a formula in it.

    One that has apostrophes there already gets one more, so that reading gives the same text.

    >>> as_cell("=1+1"), as_cell("1+1"), as_cell("'=1+1")
    ("'=1+1", '1+1', "''=1+1")
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def from_cell(cell: str) -> str:
    """Take off the apostrophe that ``as_cell`` put before a text.

    >>> from_cell("'=1+1"), from_cell("'t Hooft")
    ('=1+1', "'t Hooft")
    """
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS)
    return cell[1:] if is_guarded else cell

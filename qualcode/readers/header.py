"""The metadata lines before the talk begins: fenced, or plain ``key: value`` lines."""

import re
from collections.abc import Sequence

from qualcode.readers.draft import Line
from qualcode.readers.label_words import HEADER_KEYS, SPEAKER_KEYS

Header = dict[str, str]

_PAIR = re.compile(r"([^\W\d][^:\n]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)$")
_FENCE = re.compile(r"-{3,}$")
_EMPHASIS = re.compile(r"^(?:[-*]\s+)?(\*\*|__)(.+?)\1")
_LONGEST = 40
_FIELD_NOTES = frozenset(
    {
        "feltnote",
        "feltnoter",
        "fieldnote",
        "fieldnotes",
        "field note",
        "field notes",
        "observation",
        "observationsnote",
    }
)
_INTERVIEWS = frozenset({"interview", "samtale", "fokusgruppe", "focus group", "møde", "meeting"})
_LANGUAGES = {
    "dansk": "da",
    "danish": "da",
    "da": "da",
    "dan": "da",
    "engelsk": "en",
    "english": "en",
    "en": "en",
    "eng": "en",
}


def split_header(lines: Sequence[Line]) -> tuple[Header, list[Line]]:
    """Part the metadata from the talk; keys are casefolded, the first of a key stays.

    Understood: a block between two lines ``---``; a block of ``key: value`` lines at the
    start, ended by an empty line, with at least one word that headers use; header
    lines directly above the talk; and one title line above either.
    """
    start = _first_filled(lines, 0)
    if start < len(lines) and _FENCE.match(lines[start].text):
        fenced = _fenced(lines, start + 1)
        return fenced if fenced is not None else ({}, list(lines[start + 1 :]))
    block, after = _block(lines, start)
    title: Header = {}
    if len(block) == 1 and _is_title(block[0]):
        following, further = _block(lines, _first_filled(lines, after))
        if is_metadata([line.text for line in following]):
            title, block, after = {"title": _bare(block[0].text)}, following, further
    return _plain(lines, block, after=after, title=title)


def _plain(
    lines: Sequence[Line], block: Sequence[Line], *, after: int, title: Header
) -> tuple[Header, list[Line]]:
    texts = [line.text for line in block]
    if texts and is_metadata(texts):
        return {**pairs_of(texts), **title}, list(lines[after:])
    if len(texts) > 1 and _is_title(block[0]) and is_metadata(texts[1:]):
        return {**pairs_of(texts[1:]), "title": _bare(texts[0])}, list(lines[after:])
    lead = _leading_run(texts)
    first = after - len(block)
    return {**pairs_of(texts[:lead]), **title}, list(lines[first + lead :])


def is_metadata(texts: Sequence[str]) -> bool:
    """Tell whether all lines are ``key: value``, no key twice, at least one a header's."""
    if not 0 < len(texts) <= _LONGEST:
        return False
    keys = [key for key, _ in map(_pair, texts)]
    return (
        all(keys)
        and not any(map(_is_spoken, texts))
        and len(set(keys)) == len(keys)
        and any(key in HEADER_KEYS for key in keys)
        and all(len(key.split()) <= 3 for key in keys)
    )


def _is_spoken(text: str) -> bool:
    """Tell whether a line is a speaker's: a label headers use too, and a sentence."""
    key, value = _pair(text)
    is_sentence = value.endswith((".", "?", "!", "…")) or len(value.split()) > 8
    return key in SPEAKER_KEYS and not text[:1].islower() and is_sentence


def _is_lower(text: str) -> bool:
    return text[:1].islower()


def pairs_of(texts: Sequence[str]) -> Header:
    """Give the keys (casefolded) and values of ``key: value`` lines.

    >>> pairs_of(["Interview: K01", "  Rolle:  beboer"])
    {'interview': 'K01', 'rolle': 'beboer'}
    """
    header: Header = {}
    for key, value in map(_pair, texts):
        if key:
            header.setdefault(key, value)
    return header


def is_field_note(header: Header) -> bool:
    """Tell whether the header says that this is a field note."""
    return any(key in header for key in ("feltnote", "fieldnote", "field note")) or any(
        header.get(key, "").casefold() in _FIELD_NOTES for key in ("type", "kind")
    )


def is_interview(header: Header) -> bool:
    """Tell whether the header says that this is an interview."""
    return "interview" in header or header.get("type", "").casefold() in _INTERVIEWS


def language_in(header: Header) -> str:
    """Give ``da`` or ``en`` (or another two-letter code) from the header, else empty.

    >>> language_in({"sprog": "Dansk (tolket)"}), language_in({"language": "en-GB"})
    ('da', 'en')
    """
    value = header.get("sprog") or header.get("language") or ""
    words = re.findall(r"[^\W\d_]+", value.casefold())
    known = (_LANGUAGES[word] for word in words if word in _LANGUAGES)
    code = words[0] if words and len(words[0]) == 2 else ""
    return next(known, code)


def id_in(header: Header) -> str:
    """Give the transcript's id as the header names it, else empty."""
    return next(
        (header[key] for key in ("interview", "feltnote", "fieldnote", "id") if header.get(key)),
        "",
    )


def _pair(text: str) -> tuple[str, str]:
    match = _PAIR.match(_EMPHASIS.sub(r"\2", text.strip()))
    if match is None:
        return "", ""
    return match[1].strip().casefold(), (match[2] or "").strip().strip("\"'")


def _first_filled(lines: Sequence[Line], start: int) -> int:
    while start < len(lines) and not lines[start].text:
        start += 1
    return start


def _block(lines: Sequence[Line], start: int) -> tuple[list[Line], int]:
    """Give the lines up to an empty one or to the table, and the place after them."""
    end = start
    while end < len(lines) and lines[end].text and lines[end].speaker is None:
        end += 1
    return list(lines[start:end]), end


def _fenced(lines: Sequence[Line], start: int) -> tuple[Header, list[Line]] | None:
    for end in range(start, min(start + 2 * _LONGEST, len(lines))):
        if _FENCE.match(lines[end].text):
            texts = _unfolded([line.text for line in lines[start:end] if line.text])
            keys = [_pair(text)[0] for text in texts]
            known = any(key in HEADER_KEYS for key in keys) or all(map(_is_lower, texts))
            if all(keys) and known and len(set(keys)) == len(keys):
                return pairs_of(texts), list(lines[end + 1 :])
            return None
    return None


def _unfolded(texts: Sequence[str]) -> list[str]:
    """Join list items and continued lines to the key above them."""
    joined: list[str] = []
    for text in texts:
        if joined and (text.startswith("- ") or not _pair(text)[0]):
            joined[-1] = f"{joined[-1]} {text.removeprefix('- ')}"
        else:
            joined.append(text)
    return joined


def _leading_run(texts: Sequence[str]) -> int:
    """Count the lines at the start that can be nothing but metadata."""
    seen: set[str] = set()
    for count, text in enumerate(texts):
        key, _ = _pair(text)
        spoken = key in SPEAKER_KEYS and not text[:1].islower()
        if key in seen or spoken or key not in HEADER_KEYS | SPEAKER_KEYS:
            return count if seen & HEADER_KEYS else 0
        seen.add(key)
    return len(texts) if seen & HEADER_KEYS else 0


def _is_title(line: Line) -> bool:
    return not _pair(line.text)[0] and len(line.text.split()) <= 14


def _bare(text: str) -> str:
    return text.strip("#*_ \t")

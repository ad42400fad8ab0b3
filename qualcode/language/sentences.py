"""Sentences of transcribed speech, without a trained pipeline."""

import re

from qualcode.language import danish, english
from qualcode.model import Span

# After an abbreviation that may stand last (osv., mv., etc.) a capital letter decides.
_ABBREVIATIONS = {
    "da": frozenset(danish.ABBREVIATIONS.split()),
    "en": frozenset(english.ABBREVIATIONS.split()),
}

# A sign that may end a sentence, what closes after it, and white space before a new start.
_END = re.compile(r"([.!?…]+)([»«\"”“’'›)\]]*)(\s+)(?=(?:[-–—] ?)?[«»\"“”„‘'(\[]*(\w))|\n+")
_LAST_WORD = re.compile(r"[^\s(\[«»\"“”„]*$")
_CHUNK = 40


def split_sentences(text: str, *, language: str) -> tuple[Span, ...]:
    """Give the spans of the sentences, without the white space around them.

    A paragraph's end ends a sentence. Abbreviations, initials and ordinals do not, nor
    does a sign that is followed by a small letter. Together the spans hold every
    character that is not white space.
    """
    starts = [0]
    starts.extend(
        end.end()
        for end in _END.finditer(text)
        if end.group(1) is None or _ends(text, end, language=language)
    )
    bounds = zip(starts, [*starts[1:], len(text)], strict=True)
    return tuple(span for start, stop in bounds if (span := _trimmed(text, start, stop)))


def _ends(text: str, end: re.Match[str], *, language: str) -> bool:
    sign, closing, _, following = end.groups()
    if following.islower():
        return False
    if sign != "." or closing:
        return True
    before = text[max(0, end.start() - _CHUNK) : end.start()]
    found = _LAST_WORD.search(before)
    word = found.group().casefold() if found else ""
    if word.isdigit():
        return not following.isdigit()
    is_initial = len(word) == 1 and word.isalpha() and before[-1:].isupper()
    return not is_initial and word not in _ABBREVIATIONS.get(language, frozenset())


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    part = text[start:stop]
    left = len(part) - len(part.lstrip())
    span = Span(start + left, start + left + len(part.strip()))
    return span if len(span) else None

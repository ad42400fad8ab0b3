"""Which of our transcripts and codes an exchange file means, and where its words stand here."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.codebook.dictionaries import names_of, plain_id
from qualcode.formats import refi
from qualcode.model import Code, Codebook, Corpus, Decision, Span, Transcript
from qualcode.review import find_again, speech_of
from qualcode.workflow.qda_codes import LONGEST_NAME, Guids

CONTEXT = 32
ENDINGS = frozenset({"txt", "md", "docx", "doc", "odt", "rtf", "vtt", "srt", "pdf"})


@dataclass(frozen=True, slots=True)
class Matched:
    """A source and the transcript it is; ``None`` where none is. ``same``: letter for letter."""

    source: refi.Source
    transcript: Transcript | None
    same: bool = False


def matched(source: refi.Source, corpus: Corpus) -> Matched:
    """Find a source's transcript: by its very text, else by its name if one has it."""
    for one in corpus.transcripts:
        if source.has_text and one.text == source.text:
            return Matched(source, one, same=True)
    name = _plain(source.name)
    found = [
        one
        for one in corpus.transcripts
        if name in {_plain(one.id), _plain(one.file.rpartition("/")[2])}
    ]
    return Matched(source, found[0] if len(found) == 1 else None)


def spans_here(match: Matched) -> Mapping[str, Span]:
    """Give where each selection's words stand in the transcript, by the selection's id.

    In a text that differs they are looked for by words and surroundings; those that have no
    clear place are left out.
    """
    if match.transcript is None:
        return {}
    standing = [one for one in match.source.selections if one.start >= 0]
    if match.same:
        return {one.guid: Span(one.start, one.end) for one in standing}
    speech = speech_of(match.transcript)
    text = unicodedata.normalize("NFC", match.source.text)
    found = {}
    for one in standing:
        start = len(unicodedata.normalize("NFC", match.source.text[: one.start]))
        end = len(unicodedata.normalize("NFC", match.source.text[: one.end]))
        place = find_again(_anchor(text, start, end), speech).place
        if place is not None:
            found[one.guid] = place.span
    return found


def _anchor(text: str, start: int, end: int) -> Decision:
    """Give an address in a foreign text, in the shape that ours have."""
    return Decision(
        id="",
        coder="",
        transcript="",
        fingerprint="",
        span=Span(start, end),
        code="",
        verdict="accept",
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
    )


def codes_here(project: refi.QdaProject, codebook: Codebook, *, guids: Guids) -> Mapping[str, Code]:
    """Give our code for each code of a file, by the file's id; those we lack are left out.

    By the id we gave it, else by our id, exported name, label or earlier id, in this order. A
    name that stands twice in the file, or means several codes, is no match.
    """
    ours = {guids.of("code", one.id): one for one in codebook}
    given = Counter(_plain(one.name) for one in project.all_codes)
    ways = [_index(pairs) for pairs in _names(codebook)]
    found = {}
    for foreign in project.all_codes:
        code = ours.get(foreign.guid)
        if code is None and given[_plain(foreign.name)] == 1:
            code = next((way[key] for way in ways for key in _keys(foreign) if key in way), None)
        if code is not None:
            found[foreign.guid] = code
    return found


def _keys(foreign: refi.Code) -> tuple[str, str]:
    return _plain(foreign.name), _plain(plain_id(foreign.name, otherwise="code"))


def _index(pairs: Iterator[tuple[str, Code]]) -> dict[str, Code]:
    """Give the code of each name that means one code only."""
    said: dict[str, set[str]] = defaultdict(set)
    codes = {}
    for name, code in pairs:
        said[_plain(name)].add(code.id)
        codes[_plain(name)] = code
    return {name: codes[name] for name, ids in said.items() if len(ids) == 1}


def _names(codebook: Codebook) -> Iterator[Iterator[tuple[str, Code]]]:
    """Give the names of codes, the surest kind first."""
    yield ((one.id, one) for one in codebook)
    exported = [
        names_of(codebook, language=language, longest=longest)
        for language in codebook.languages
        for longest in (LONGEST_NAME, 0)
    ]
    yield ((names[one.theme, one.id], one) for names in exported for one in codebook)
    yield ((label, one) for one in codebook for label in one.label.values())
    yield ((earlier, one) for one in codebook for earlier in one.was)


def _plain(name: str) -> str:
    """Give a name without ending, capitals and double blanks."""
    bare = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    stem, dot, ending = bare.rpartition(".")
    return (
        stem if dot and ending in {"txt", "md", "docx", "doc", "odt", "rtf", "vtt", "srt"} else bare
    )

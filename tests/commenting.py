"""A small coded corpus for tests of commented transcripts, and its pages."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from qualcode.codebook import load_codebook
from qualcode.model import Codebook, Corpus, Decision, Settings, Span, Status, Verdict
from qualcode.report.commented import Coded, Commented, commented
from qualcode.review import Pen, Policy, Say, decide, settle
from tests.building import corpus_of

TIME = "2026-01-15T10:00:00Z"
CODEBOOK = """
codebook: gaarden
languages: [da, en]
themes:
  - id: sociale
    label: {da: Sociale forhold, en: Social life}
    codes:
      - id: naboskab
        label: {da: Naboskab, en: Neighbours}
        definition: {da: Naboer.}
      - id: tryghed
        label: {da: Tryghed og utryghed, en: Feeling safe}
        definition: {da: Tryghed.}
      - id: belysning
        label: {da: Belysning, en: Lighting}
        definition: {da: Lys.}
"""
TURNS = (
    ("I", "Hvad betyder naboskabet for jer?"),
    ("Bo", "Vi hilser på hinanden 😀 hver dag. Lampen i gården er gået."),
    ("I", "Er I trygge om aftenen?"),
    ("Bo", "Nej.\nJeg går en anden vej, når det er mørkt i tunnelen ved skolen."),
)


def codebook() -> Codebook:
    """Give the codebook of these tests."""
    loaded = load_codebook(CODEBOOK.encode(), file="codebook.yaml").codebook
    assert loaded is not None
    return loaded


def corpus(turns: Sequence[tuple[str, str]] = TURNS, *, name: str = "K01") -> Corpus:
    """Give a corpus of one interview."""
    return corpus_of({name: turns})


def span_of(given: Corpus, words: str, *, name: str = "K01") -> Span:
    """Give where words first stand in the interview."""
    start = given.transcript(name).text.index(words)
    return Span(start, start + len(words))


def decision(
    given: Corpus, words: str, code: str, *, coder: str = "maja", verdict: Verdict = "accept"
) -> Decision:
    """Give somebody's decision on words of the interview."""
    name = given.transcripts[0].id
    said = Say(name, span_of(given, words, name=name), code, verdict)
    return decide(given, Pen(coder, TIME, codebook().fingerprint), said)


def coded(given: Corpus, decisions: Sequence[Decision], *, language: str = "da") -> Coded:
    """Give what is known of the codings, machines silent."""
    book = codebook()
    claims = settle((), decisions=decisions, readings=(), corpus=given, policy=Policy(book.codes))
    return Coded(given, book, replace(Settings(), report_language=language), claims, decisions)


def page(
    given: Corpus, decisions: Sequence[Decision], *, statuses: Sequence[Status] = ("accepted",)
) -> Commented:
    """Give the commented transcript of the one interview."""
    return commented(coded(given, decisions), given.transcripts[0].id, statuses=statuses)


def part(data: bytes, name: str) -> str:
    """Give one member of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name).decode()


def with_part(data: bytes, name: str, text: str | None) -> bytes:
    """Give a Word file with one member changed, added, or (``None``) left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        if text is not None:
            new.writestr(name, text.encode())
    return out.getvalue()

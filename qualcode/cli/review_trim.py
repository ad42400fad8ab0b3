"""Saying which of a passage's words an answer is about."""

import re
from typing import TYPE_CHECKING

import click

from qualcode.cli.screen import paragraph
from qualcode.model import Span

if TYPE_CHECKING:
    from qualcode.model import Corpus, Passage

RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")


def trimmed(corpus: "Corpus", passage: "Passage") -> Span | None:
    """Ask for sentences by number or for the words themselves; ``None`` when left."""
    from qualcode.language import split_sentences

    text, start = corpus.text(passage), passage.span.start
    language = corpus.languages[passage.transcript]
    sentences = split_sentences(text, language=language)
    for number, one in enumerate(sentences, start=1):
        paragraph(f"{number}  {one.of(text)}", indent=4, hang=3)
    said = click.prompt("sentences (2-3), or the words", default="", show_default=False)
    span = part_of(text, said, sentences=sentences)
    if span is None:
        if said.strip():
            click.echo("These words are not in the passage; nothing was trimmed.")
        return None
    return Span(start + span.start, start + span.end)


def part_of(text: str, said: str, *, sentences: tuple[Span, ...]) -> Span | None:
    """Find the part of a text that was named: numbers of sentences, or words in it.

    >>> part_of("Ja. Nej. Måske.", "2-3", sentences=(Span(0, 3), Span(4, 8), Span(9, 15)))
    Span(start=4, end=15)
    """
    found = RANGE.fullmatch(said.strip())
    if found:
        first, last = int(found[1]), int(found[2] or found[1])
        if 1 <= first <= last <= len(sentences):
            return Span(sentences[first - 1].start, sentences[last - 1].end)
        return None
    words = said.split()
    if not words:
        return None
    place = re.search(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    return Span(place.start(), place.end()) if place else None

"""What a document prints of the material itself: people's words, and labels of people.

It is taken from the document as it is written, whatever it was asked to show.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qualcode.report.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    QuoteBlock,
    WordTable,
)

PARTICIPANTS = "participants"
# Tables whose cells are written by people: the codebook, and why it was changed.
WRITTEN = frozenset(["codebook", "history", "chart"])
_LETTERED = re.compile(r"([A-Z])\s\s")


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Some words of people, and where they stand: the section, and the heading in it.

    ``language`` is a BCP 47 tag; empty means the document's own.
    """

    section: str
    heading: str
    text: str
    language: str = ""

    @property
    def place(self) -> str:
        """``F, Naboskab``."""
        return ", ".join(one for one in (self.section, self.heading) if one)


def words_printed(document: Document, *, memos: str) -> Iterator[PrintedWords]:
    """Give what people said or wrote: quotes with what surrounds them, codebook, memos, summaries.

    ``memos`` is the heading of the section that memos stand in.
    """
    section = heading = ""
    in_memos = False
    for block in _blocks(document):
        if isinstance(block, Heading) and block.level == 1:
            section, heading, in_memos = section_of(block), "", block.text == memos
        elif isinstance(block, Heading):
            heading = block.text
        else:
            for text, language in _words_of(block, whole=in_memos):
                if text:
                    yield PrintedWords(section, heading, text, language)


def section_of(heading: Heading) -> str:
    """Give the letter of a section, else its whole heading.

    >>> section_of(Heading("F  Citater")), section_of(Heading("Bilag"))
    ('F', 'Bilag')
    """
    letter = _LETTERED.match(heading.text)
    return letter[1] if letter else heading.text


def _words_of(block: Block, *, whole: bool) -> Iterator[tuple[str, str]]:
    if isinstance(block, QuoteBlock):
        for text in (block.question, block.text, block.following):
            yield text, block.language
        yield block.translation, block.translation_language
    elif isinstance(block, WordTable) and block.anchor.split(" ")[0] in WRITTEN:
        for row in block.rows:
            yield from ((cell.text, cell.language) for cell in row.cells)
    elif isinstance(block, Paragraph) and (whole or block.style == "definition"):
        yield "".join(run.text for run in block.runs), ""


@dataclass(frozen=True, slots=True)
class SingledOut:
    """Labels in the table of participants that point at one person.

    ``labels`` are values that one row alone has, each with its column; ``alone`` of ``people``
    rows have a combination of labels that no other row has.
    """

    labels: tuple[tuple[str, str], ...]
    alone: int
    people: int


def singled_out(document: Document, *, untold: Collection[str]) -> SingledOut | None:
    """Give who is singled out by the labels that are printed; ``None`` without such a table.

    The first column is the name and the last the transcripts; what is between are labels.
    ``untold`` are words that stand in the place of a label.
    """
    for block in _blocks(document):
        if isinstance(block, WordTable) and block.anchor == PARTICIPANTS:
            return _singled_out(block, untold=untold)
    return None


def _singled_out(table: WordTable, *, untold: Collection[str]) -> SingledOut:
    headers = [one.header for one in table.columns[1:-1]]
    rows = [tuple(cell.text for cell in row.cells[1:-1]) for row in table.rows]
    labels = [
        (value, header)
        for header, values in zip(headers, zip(*rows, strict=True), strict=False)
        for value, amount in sorted(Counter(values).items())
        if amount == 1 and value not in untold
    ]
    combined = Counter(rows)
    alone = sum(combined[row] == 1 for row in rows)
    return SingledOut(tuple(labels), alone, len(rows))


def _blocks(document: Document) -> Sequence[Block]:
    return [block for section in document.sections for block in section.blocks]

"""Reader of Word documents: labelled or bold paragraphs, tables of speaker and words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.formats import sniff
from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.candidates import bare
from qualcode.readers.draft import Draft, Line
from qualcode.readers.header import split_header
from qualcode.readers.text import read_lines, without_rules
from qualcode.readers.word_tables import Columns, find_columns
from qualcode.readers.wordprocessing import Block, Left, Paragraph, Table, read_document


@dataclass(frozen=True, slots=True)
class WordReader:
    """Reads ``.docx`` by its own walk of the document's XML."""

    name: str = "docx"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are a Word document."""
        return sniff(data) == "docx"

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,  # noqa: ARG002 - a Word document says its own
        declared: Collection[str],
    ) -> Draft:
        """Give what the document says."""
        blocks, left = read_document(data, file=file)
        header, lines = split_header(list(_lines(blocks)))
        draft = read_lines(header, without_rules(lines), file=file, declared=declared)
        steps, problems = _changes(left, file=file)
        return replace(draft, steps=(*draft.steps, *steps), problems=(*problems, *draft.problems))


READER = WordReader()


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Give the document's lines, numbered by paragraph; a table row has its speaker."""
    number = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1
            yield from _paragraph(block, number)
        else:
            yield from _table(block, number)
            number += len(block.rows)


def _paragraph(paragraph: Paragraph, number: int) -> Iterator[Line]:
    """Give a paragraph as lines: one after each line break inside it."""
    place = 0
    opens = True
    for part in paragraph.text.split("\n"):
        text = part.strip(" \t\xa0")
        indent = len(part) - len(part.lstrip(" \t\xa0"))
        bold = min(max(0, paragraph.bold - place - indent), len(text))
        place += len(part) + 1
        if not text and len(paragraph.text) > len(part):
            continue
        yield Line(text, number, opens, bold, heading=paragraph.heading)
        opens = False


def _table(table: Table, number: int) -> Iterator[Line]:
    grid = [[" ".join(one.text for one in cell) for cell in row] for row in table.rows]
    columns = find_columns([[text.strip() for text in row] for row in grid])
    for place, row in enumerate(table.rows):
        line = number + place + 1
        if columns is None:
            yield from _plain_row(row, line)
        elif place >= columns.first:
            yield from _spoken_row(row, columns, line)


def _plain_row(row: Sequence[Sequence[Paragraph]], number: int) -> Iterator[Line]:
    """Give a row of a table that is no transcript: ``key: value`` pairs, or plain cells."""
    cells = [" ".join(one.text.strip() for one in cell) for cell in row]
    if len(cells) == 2 and cells[0] and len(cells[0].split()) <= 3:
        yield Line(f"{cells[0].rstrip(': ')}: {cells[1]}", number)
        return
    for cell in row:
        for paragraph in cell:
            yield from _paragraph(paragraph, number)


def _spoken_row(
    row: Sequence[Sequence[Paragraph]], columns: Columns, number: int
) -> Iterator[Line]:
    label, clock = _cell(row, columns.speaker), _cell(row, columns.time)
    before, label = times.leading(label.replace("\n", " "))
    after, label = times.trailing(label)
    time = times.timespan(clock.strip("[]()# ")) if clock else before or after
    speaker: str | None = bare(label.rstrip(": \xa0")) or None
    for paragraph in row[columns.words] if columns.words < len(row) else ():
        for line in _paragraph(paragraph, number):
            yield replace(line, speaker=speaker, time=time or TimeRange(), heading=False)
            speaker, time = None, None


def _cell(row: Sequence[Sequence[Paragraph]], column: int) -> str:
    if not 0 <= column < len(row):
        return ""
    return " ".join(one.text.strip() for one in row[column])


def _changes(left: Left, *, file: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Say what of the document was left out, or kept although it is a tracked change."""
    steps = []
    problems = []
    if left.insertions or left.deletions:
        changes = f"{left.insertions} insertions kept, {left.deletions} deletions left out"
        steps.append(f"tracked changes: {changes}")
        problems.append(
            Problem(
                file,
                what=f"the document has tracked changes: {changes}.",
                remedy="Accept or reject them in Word to be sure that the text is the right one.",
                severity="warning",
            )
        )
    for count, what in ((left.hidden, "hidden text"), (left.boxes, "text boxes")):
        if count:
            steps.append(f"left out {what} ({count})")
            problems.append(
                Problem(
                    file,
                    what=f"{what} in {count} places was left out.",
                    remedy="Move it into the text if it is speech.",
                    severity="note",
                )
            )
    return tuple(steps), tuple(problems)

"""What a document holds, in order: paragraphs and tables, and the lines they are read as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.candidates import LONGEST, bare, is_generic, shape_of
from qualcode.readers.draft import Line
from qualcode.readers.word_tables import Columns, find_columns, is_header

_BLANKS = " \t\xa0"


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""A paragraph's text (``\n`` for line breaks) and how it is set.

    ``bold``: how many of its first characters are set apart (in bold, by a style for
    speakers, else in italics or underlined). ``style`` is its style's name.
    """

    text: str
    bold: int = 0
    heading: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each cell its paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


Block = Paragraph | Table


@dataclass(slots=True)
class Left:
    """What was left out, or kept although marked as a change: counted while walking."""

    insertions: int = 0
    deletions: int = 0
    hidden: int = 0
    boxes: int = 0
    notes: int = 0
    comments: int = 0


def lines_of(blocks: Sequence[Block]) -> Iterator[Line]:
    """Give the document's lines, numbered by paragraph; a table row has its speaker."""
    number = 0
    styles = _speaking_styles(blocks)
    columns: Columns | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            number += 1
            if block.style not in styles:
                yield from _paragraph(block, number)
                continue
            for line in _paragraph(block, number):
                yield replace(line, speaker=block.style)
        else:
            grid = _grid(block)
            columns = find_columns(grid, before=columns)
            yield from _table(block, grid, columns, number)
            number += len(block.rows)


def left_out(left: Left, *, file: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Say what of a document was left out, or kept although it is a tracked change."""
    steps = [f"left out {left.comments} comments"] if left.comments else []
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
    kinds = (
        (left.hidden, "hidden text"),
        (left.boxes, "text boxes"),
        (left.notes, "footnotes and endnotes"),
    )
    for count, what in kinds:
        if count:
            steps.append(f"left out {what} ({count})")
            problems.append(
                Problem(
                    file,
                    what=f"{what} left out in {count} {'place' if count == 1 else 'places'}.",
                    remedy="Move it into the text if it is speech.",
                    severity="note",
                )
            )
    return tuple(steps), tuple(problems)


def _speaking_styles(blocks: Sequence[Block]) -> frozenset[str]:
    """Give the styles that are named after speakers, where no label is written out.

    Two or more of them must set the document's paragraphs, in turn.
    """
    filled = [one for one in blocks if isinstance(one, Paragraph) and one.text.strip()]
    spoken = [one for one in filled if one.style and is_generic(one.style)]
    labelled = sum(map(_is_labelled, spoken))
    names = frozenset(one.style for one in spoken)
    return names if len(names) > 1 and 2 * labelled < len(spoken) else frozenset()


def _is_labelled(paragraph: Paragraph) -> bool:
    label, colon, _ = paragraph.text.lstrip(_BLANKS).partition(":")
    return bool(colon) and len(label) <= LONGEST and shape_of(label) in {"name", "plain"}


def _paragraph(paragraph: Paragraph, number: int) -> Iterator[Line]:
    """Give a paragraph as lines: one after each line break inside it."""
    place = 0
    opens = True
    for part in paragraph.text.split("\n"):
        text = part.strip(_BLANKS)
        indent = len(part) - len(part.lstrip(_BLANKS))
        bold = min(max(0, paragraph.bold - place - indent), len(text))
        place += len(part) + 1
        if not text and len(paragraph.text) > len(part):
            continue
        yield Line(text, number, opens, bold, heading=paragraph.heading)
        opens = False


def _grid(table: Table) -> list[list[str]]:
    return [[" ".join(one.text for one in cell).strip() for cell in row] for row in table.rows]


def _table(
    table: Table, grid: Sequence[Sequence[str]], columns: Columns | None, number: int
) -> Iterator[Line]:
    speaker = ""
    for place, row in enumerate(table.rows):
        line = number + place + 1
        if columns is None:
            yield from _plain_row(row, line)
        elif not is_header(grid[place]):
            spoken = list(_spoken_row(row, columns, line, last=speaker))
            speaker = next((one.speaker for one in spoken if one.speaker), speaker)
            yield from spoken


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
    row: Sequence[Sequence[Paragraph]], columns: Columns, number: int, *, last: str
) -> Iterator[Line]:
    """Give a row's words; one without a name goes on with the ``last`` speaker."""
    label, clock = _cell(row, columns.speaker), _cell(row, columns.time)
    before, label = times.leading(label.replace("\n", " "))
    after, label = times.trailing(label)
    time = times.timespan(clock.strip("[]()# ")) if clock else before or after
    speaker: str | None = bare(label.rstrip(": \xa0")) or last or None
    for paragraph in row[columns.words] if columns.words < len(row) else ():
        for line in _paragraph(paragraph, number):
            yield replace(line, speaker=speaker, time=time or TimeRange(), heading=False)
            time = None


def _cell(row: Sequence[Sequence[Paragraph]], column: int) -> str:
    if not 0 <= column < len(row):
        return ""
    return " ".join(one.text.strip() for one in row[column])

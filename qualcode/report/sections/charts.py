"""Section G: the matrix of references, and a framework chart for each theme summed up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil

from qualcode.model import Code, Memo, Participant, Theme
from qualcode.report.document import (
    Block,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.matrix import (
    Place,
    References,
    matrix_section,
    references_of,
    turns_told,
)
from qualcode.report.sections.memos import paragraphs_of
from qualcode.report.sections.people import transcripts_by_person
from qualcode.report.sections.prose import prose, referring
from qualcode.report.summaries import Summaries
from qualcode.report.wording import Wording
from qualcode.report.wording.charting import CHARTING, ChartWords

_WIDTH = 257.0
_PERSON_WIDTH = 26.0
_WIDEST = 115.0
_LETTER = 1.6
MOST_COLUMNS = 5
MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class _Chart:
    """What every table of the charts is made of."""

    material: AppendixMaterial
    wording: Wording
    references: References
    spoken: Mapping[str, Sequence[str]]
    numbers: Iterator[int]

    @property
    def words(self) -> ChartWords:
        """The words of charts in the report's language."""
        return CHARTING[self.wording.language]

    @property
    def summaries(self) -> Summaries:
        """The summaries, by participant and code or theme."""
        return self.material.summaries


def framework_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section G; its pages are landscape."""
    return (*matrix_section(material, wording), *charts(material, wording))


def charts(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give a heading, a lead and the charts of each theme; nothing without summaries.

    A column stands for the theme where somebody summed it up, and for each code that anybody
    summed up; more than five columns go on in a further table.
    """
    if not material.summaries:
        return ()
    chart = _Chart(
        material,
        wording,
        references_of(material.claims),
        transcripts_by_person(material.corpus),
        count(1),
    )
    blocks = [block for theme in material.codebook.themes for block in _theme(theme, chart)]
    several = sum(isinstance(one, WordTable) for one in blocks) > 1
    people = sorted({by for pile in material.summaries.values() for one in pile for by in one.by})
    lead = referring(
        chart.words.leads[several] + chart.words.told,
        anchor="chart 1",
        people=wording.listed(people) or wording.no_value,
    )
    return (Heading(chart.words.heading, 2), lead, *blocks)


def _theme(theme: Theme, chart: _Chart) -> Iterator[Block]:
    summed = {of for _, of in chart.summaries}
    columns: list[Theme | Code] = [theme] if theme.id in summed else []
    columns += [code for code in theme.codes if code.id in summed]
    if not columns:
        return
    language = chart.wording.language
    total = ceil(len(columns) / MOST_COLUMNS)
    size = ceil(len(columns) / total)
    for number, start in enumerate(range(0, len(columns), size), start=1):
        caption = chart.words.caption.format(theme=theme.label_in(language))
        if total > 1:
            caption += chart.words.part.format(number=number, total=total)
        yield _table(columns[start : start + size], caption=caption, chart=chart)
    spoken_of = {code for _, code in chart.references}
    without = [
        code.label_in(language)
        for code in theme.codes
        if code.id not in summed and code.id in spoken_of
    ]
    if without:
        codes = chart.wording.listed(without)
        yield prose(chart.words.without.format(codes=codes), "note")


def _table(columns: Sequence[Theme | Code], *, caption: str, chart: _Chart) -> WordTable:
    width = _width(columns)
    headers = (
        chart.words.theme if isinstance(one, Theme) else one.label_in(chart.wording.language)
        for one in columns
    )
    return WordTable(
        caption,
        chart.words.description,
        (
            TableColumn(chart.words.participant, _PERSON_WIDTH),
            *(TableColumn(header, width) for header in headers),
        ),
        tuple(_row(one, columns, chart) for one in chart.material.corpus.participants),
        anchor=f"chart {next(chart.numbers)}",
    )


def _width(columns: Sequence[Theme | Code]) -> float:
    return min(_WIDEST, (_WIDTH - _PERSON_WIDTH) / len(columns))


def _row(person: Participant, columns: Sequence[Theme | Code], chart: _Chart) -> TableRow:
    """Give a participant's row; one of more than half a page may go on over the next."""
    told = tuple(_cell(person, column, chart) for column in columns)
    lines = max(len(one.text) for one in told) * _LETTER / _width(columns)
    return TableRow((_person(person, chart), *told), whole=lines <= MOST_LINES)


def _person(person: Participant, chart: _Chart) -> TableCell:
    spoken = ", ".join(chart.spoken[person.id])
    return TableCell(chart.material.corpus.name_of(person.id), second=spoken, bold=True)


def _cell(person: Participant, column: Theme | Code, chart: _Chart) -> TableCell:
    """Give the summaries of a cell, the turns under them; a sign where there is neither."""
    pile = chart.summaries.get((person.id, column.id), ())
    texts = [_told(memo, chart, signed=len(pile) > 1) for memo in pile]
    turns = _places(person, column, chart)
    where = turns_told(turns, sign=chart.wording.unread_sign)
    second = chart.words.turns.format(turns=where) if turns else ""
    text = "\n\n".join(texts)
    return TableCell(text or ("" if second else chart.wording.no_value), second=second)


def _told(memo: Memo, chart: _Chart, *, signed: bool) -> str:
    paragraphs = paragraphs_of(memo.text, chart.material, chart.wording)
    text = "\n\n".join("".join(run.text for run in runs) for runs in paragraphs)
    if not signed:
        return text
    given = chart.words.signed.format(by=", ".join(memo.by), date=memo.time[:10])
    return f"{given.lstrip()}{text}"


def _places(person: Participant, column: Theme | Code, chart: _Chart) -> Mapping[Place, bool]:
    if isinstance(column, Code):
        return chart.references.get((person.id, column.id), {})
    found: dict[Place, bool] = {}
    for code in column.codes:
        for place, read in chart.references.get((person.id, code.id), {}).items():
            found[place] = found.get(place, False) or read
    return found

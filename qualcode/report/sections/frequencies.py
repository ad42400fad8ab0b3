"""Section D: who speaks of what, persons first, and what of it a person has read."""

from collections.abc import Iterator, Mapping, Sequence

from qualcode.analyse import ROLE, Frequency
from qualcode.model import Code, Counting, Theme
from qualcode.report.document import (
    Band,
    Block,
    Figure,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.figures import Bar, BarGroup, draw_bars
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.groups import group_blocks, hidden_notes
from qualcode.report.sections.prose import cells, prose, referring
from qualcode.report.sections.reach import reach_blocks
from qualcode.report.sections.validation import validation_blocks
from qualcode.report.wording import Wording
from qualcode.report.wording.groups import GROUP_WORDS

WIDTH = 257.0
MOST_LINES = 33
_PEOPLE_WIDTH = 21.0
_PASSAGE_WIDTH = 16.0
_SHARE_WIDTH = 24.0
_SIGN_WIDTH, _CELL_EDGES = 1.55, 2.6
_NARROWEST_CODE = 45.0
_HEADS: tuple[Counting, ...] = ("read", "rules", "all")

Rows = Mapping[tuple[str, str, str], Frequency]


def frequencies_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section D; its pages are landscape."""
    return (
        Heading(wording.titles.frequencies),
        *frequency_blocks(material, wording),
        *_figures(material, wording=wording),
        *group_blocks(material, wording),
        *validation_blocks(material, wording),
        *reach_blocks(material, wording),
    )


def frequency_blocks(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the table with its lead and notes; one sentence where there is nothing to count."""
    words, rows = wording.frequencies, rows_of(material.frequencies)
    if not any(row.claims or row.field_note_passages for row in rows.values()):
        return (prose(words.empty),)
    lead = referring(
        words.lead, anchor="frequencies", policy=words.policies[material.settings.counting]
    )
    notes = " ".join((*_notes(rows, wording), *hidden_notes(material, wording)))
    return (lead, _table(material, rows, wording=wording), prose(notes, "note"))


def rows_of(frequencies: Sequence[Frequency]) -> Rows:
    """Give the rows by (theme, code, role); an empty code is the theme, an empty role all."""
    return {(row.theme, row.code, row.role): row for row in frequencies}


def is_unread(row: Frequency) -> bool:
    """Tell whether machines coded here and no person has looked at any of it."""
    return row.claims > 0 and row.decided == 0


def _notes(rows: Rows, wording: Wording) -> Iterator[str]:
    words = wording.frequencies
    yield words.note
    codes = [row for (_, code, role), row in rows.items() if code and not role]
    if any(is_unread(row) for row in codes):
        yield words.unread_note
    themes = (row for (_, code, role), row in rows.items() if not code and not role)
    in_notes = sum(row.field_note_passages for row in themes)
    if in_notes:
        yield words.field_notes.format(passages=wording.counted(in_notes, wording.nouns.passage))


def _table(material: AppendixMaterial, rows: Rows, *, wording: Wording) -> WordTable:
    words, counting = wording.frequencies, material.settings.counting
    roles = [
        role for role in material.settings.counted_roles if any(key[2] == role.name for key in rows)
    ]
    roles = roles if len(roles) > 1 else []
    others = [words.heads[head] for head in _HEADS if head != counting]
    people = [
        words.everyone,
        *(role.label_in(wording.language) for role in roles),
        words.unprompted,
        *others,
    ]
    columns = _columns(people, wording=wording)
    bands = (
        Band("", 1),
        Band(words.participants, len(people)),
        Band(words.passages, len(words.passage_states)),
        Band("", 1),
    )
    lines = tuple(_lines(material, rows, roles=[role.name for role in roles], wording=wording))
    return WordTable(
        words.caption, words.description, columns, lines, anchor="frequencies", bands=bands
    )


def _columns(people: Sequence[str], *, wording: Wording) -> tuple[TableColumn, ...]:
    words = wording.frequencies
    longest = max(map(len, words.passage_states))
    passages = max(_PASSAGE_WIDTH, longest * _SIGN_WIDTH + _CELL_EDGES)
    fixed = len(words.passage_states) * passages + _SHARE_WIDTH
    width = min(_PEOPLE_WIDTH, (WIDTH - fixed - _NARROWEST_CODE) / len(people))
    return (
        TableColumn(words.code, WIDTH - fixed - width * len(people)),
        *(TableColumn(header, width, numeric=True) for header in people),
        *(TableColumn(header, passages, numeric=True) for header in words.passage_states),
        TableColumn(words.read_share, _SHARE_WIDTH, numeric=True),
    )


def _lines(
    material: AppendixMaterial, rows: Rows, *, roles: Sequence[str], wording: Wording
) -> Iterator[TableRow]:
    for theme in material.codebook.themes:
        for code in ("", *(one.id for one in theme.codes)):
            row = rows.get((theme.id, code, ""))
            if row is not None:
                own = [
                    _in_role(rows.get((theme.id, code, role)), material, wording) for role in roles
                ]
                label = _label(theme, code, row=row, wording=wording)
                line = (TableCell(label), *_figures_of(row, own=own, wording=wording))
                yield TableRow(line, "plain" if code else "group")


def _label(theme: Theme, code_id: str, *, row: Frequency, wording: Wording) -> str:
    if not code_id:
        return theme.label_in(wording.language)
    code = next(one for one in theme.codes if one.id == code_id)
    return _marked(code, row=row, wording=wording)


def _marked(code: Code, *, row: Frequency, wording: Wording) -> str:
    label = code.label_in(wording.language)
    return f"{label} {wording.unread_sign}" if is_unread(row) else label


def _in_role(row: Frequency | None, material: AppendixMaterial, wording: Wording) -> str:
    if row is None:
        return wording.no_value
    if material.hidden.hides(ROLE, (row.theme, row.code), row.group):
        return GROUP_WORDS[wording.language].hidden
    return wording.of(row.participants, row.participants_total)


def _figures_of(row: Frequency, *, own: Sequence[str], wording: Wording) -> tuple[TableCell, ...]:
    total = row.participants_total
    ladder = {
        "read": row.participants_read,
        "rules": row.participants_rules,
        "all": row.participants_all,
    }
    others = [amount for head, amount in ladder.items() if head != row.counting]
    passages = (row.passages_read, row.passages_rules, row.passages_suggested)
    return cells(
        wording.of(row.participants, total),
        *own,
        *(wording.of(amount, total) for amount in (row.self_raised, *others)),
        *(wording.number(amount) for amount in passages),
        wording.of(row.decided, row.claims) if row.claims else wording.no_value,
    )


def bar_groups(material: AppendixMaterial, *, wording: Wording) -> list[BarGroup]:
    """Give the bars of the codes that anybody coded, under their themes."""
    rows = rows_of(material.frequencies)
    return [
        BarGroup(theme.label_in(wording.language), bars)
        for theme in material.codebook.themes
        if (bars := tuple(_bars(theme, rows, wording=wording)))
    ]


def _figures(material: AppendixMaterial, *, wording: Wording) -> Iterator[Figure]:
    """Draw the codes that anybody coded, as many to a figure as fit a page."""
    groups = bar_groups(material, wording=wording)
    total = len(material.corpus.participants)
    for number, page in enumerate(paged(groups), start=1):
        yield _figure(page, number=number, total=total, wording=wording)


def _bars(theme: Theme, rows: Rows, *, wording: Wording) -> Iterator[Bar]:
    for code in theme.codes:
        row = rows.get((theme.id, code.id, ""))
        if row is not None and row.participants_all:
            yield Bar(
                _marked(code, row=row, wording=wording),
                row.participants_read,
                row.participants_rules,
                row.participants_all,
                _bar_text(row, wording),
            )


def _bar_text(row: Frequency, wording: Wording) -> str:
    """Give ``6 af 13 (+ 2 forslag)``: what heads the table, then what the bar adds to it."""
    words = wording.frequencies
    ladder = (row.participants_read, row.participants_rules, row.participants_all)
    steps = [
        words.figure_states[head].format(amount=wording.number(after - before))
        for head, before, after in zip(_HEADS[1:], ladder, ladder[1:], strict=False)
        if after > before and after > row.participants
    ]
    text = wording.of(row.participants, row.participants_total)
    return text + words.figure_more.format(states=", ".join(steps)) if steps else text


def paged(groups: Sequence[BarGroup], *, most: int = MOST_LINES) -> Iterator[list[BarGroup]]:
    """Share groups out over pages of ``most`` lines; a group too long for one is split."""
    page: list[BarGroup] = []
    used = 0
    for group in groups:
        for start in range(0, len(group.bars), most - 1):
            part = BarGroup(group.label, group.bars[start : start + most - 1])
            if page and used + len(part.bars) + 1 > most:
                yield page
                page, used = [], 0
            page.append(part)
            used += len(part.bars) + 1
    if page:
        yield page


def _figure(page: Sequence[BarGroup], *, number: int, total: int, wording: Wording) -> Figure:
    words = wording.frequencies
    picture = draw_bars(
        page,
        total=total,
        axis=words.figure_axis.format(total=wording.number(total)),
        legend=words.figure_legend,
        width=WIDTH,
    )
    bars = sorted((bar for group in page for bar in group.bars), key=lambda bar: -bar.all)
    told = " ".join(
        words.figure_bar.format(
            code=bar.label, all=wording.number(bar.all), read=wording.number(bar.read)
        )
        for bar in bars[:3]
    )
    return Figure(
        picture.png,
        picture.width,
        picture.height,
        alt=words.figure_alt.format(total=wording.number(total), bars=told),
        caption=words.figure_caption,
        anchor=f"figure {number}",
    )

"""The figures of a book, and the passages behind the pairs of codes that meet."""

from collections.abc import Iterator

from qualcode.analyse import Crossing
from qualcode.report.book import BarFigure, Line, Meeting
from qualcode.report.pages.transcripts import Making
from qualcode.report.sections.crossings import worth_showing
from qualcode.report.sections.frequencies import bar_groups
from qualcode.report.sections.prose import label_of


def frequency_figure(making: Making) -> BarFigure | None:
    """Give a bar for every code that anybody coded; ``None`` where there is none."""
    wording, material = making.wording, making.material
    codes = iter(_coded(making))
    groups = tuple(
        (
            group.label,
            tuple(
                Line(
                    bar.label,
                    bar.text,
                    (bar.read, bar.rules - bar.read, bar.all - bar.rules),
                    next(codes),
                )
                for bar in group.bars
            ),
        )
        for group in bar_groups(material, wording=wording)
    )
    words = wording.frequencies
    total = len(material.corpus.participants)
    return BarFigure(words.figure_caption, total, groups, words.figure_legend) if groups else None


def _coded(making: Making) -> Iterator[str]:
    """Give the anchors of the codes that have a bar, in the order of the bars."""
    material = making.material
    rows = {(one.theme, one.code): one for one in material.frequencies if not one.role}
    for code in material.codebook:
        row = rows.get((code.theme, code.id))
        if row is not None and row.participants_all:
            yield making.places.codes[code.id]


def pairs_shown(making: Making) -> tuple[Crossing, ...]:
    """Give the pairs across themes that the table shows."""
    return tuple(worth_showing([one for one in making.material.crossings if one.cross_theme]))


def crossing_figure(making: Making) -> BarFigure | None:
    """Give a bar for every pair that is shown; ``None`` where there is none."""
    total = len(making.material.corpus.participants)
    lines = tuple(
        Line(_pair(one, making), making.wording.of(one.participants, total), (one.participants,))
        for one in pairs_shown(making)
    )
    return BarFigure(making.words.crossing_figure, total, (("", lines),)) if lines else None


def meetings(making: Making) -> tuple[Meeting, ...]:
    """Give the passages behind every pair that is shown."""
    return tuple(
        Meeting(_pair(one, making), tuple(_places(one, making))) for one in pairs_shown(making)
    )


def _places(pair: Crossing, making: Making) -> Iterator[tuple[str, str]]:
    for passage_id in pair.passage_ids:
        passage = making.material.corpus.passage(passage_id)
        if passage is not None:
            place = f"{passage.transcript} {making.words.turn} {passage.turn}"
            yield place, making.places.passages[passage_id]


def _pair(pair: Crossing, making: Making) -> str:
    codebook, wording = making.material.codebook, making.wording
    names = (label_of(one, codebook=codebook, wording=wording) for one in (pair.code, pair.other))
    return " + ".join(names)

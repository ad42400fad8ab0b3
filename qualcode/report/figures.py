"""Figures, drawn without a screen, a clock or the user's own settings."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.formats import writable

DPI = 200
_MM_PER_INCH = 25.4
_LINE = 4.2
_EDGE = 16.0
_LEFT = 74.0
_RIGHT = 32.0
_INK = "#1F2A33"
_FILLS = (("#1F4E79", ""), ("#9DBBD6", "////"), ("#FFFFFF", "...."))
_LONGEST_LABEL, _LONGEST_BOLD = 50, 42
_SETTINGS: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 7.5,
    "text.color": _INK,
    "axes.edgecolor": _INK,
    "hatch.linewidth": 0.5,
    "hatch.color": _INK,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One code's participants: read, read or rule, all; each includes the one before."""

    label: str
    read: int
    rules: int
    all: int
    text: str


@dataclass(frozen=True, slots=True)
class BarGroup:
    """The bars under one heading."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and its size on the page in millimetres."""

    png: bytes
    width: float
    height: float


def draw_bars(
    groups: Sequence[BarGroup], *, total: int, axis: str, legend: Sequence[str], width: float
) -> Picture:
    """Draw horizontal bars, one a code: shade and hatching tell apart what they rest on.

    ``total`` is where the axis ends; ``width`` is in mm. The same input gives the same
    bytes under the same matplotlib.
    """
    import matplotlib as mpl  # noqa: PLC0415 - waits until a figure is drawn
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    lines = sum(len(group.bars) + 1 for group in groups)
    height = lines * _LINE + _EDGE
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        figure = Figure(figsize=(width / _MM_PER_INCH, height / _MM_PER_INCH), dpi=DPI)
        FigureCanvasAgg(figure)
        axes = figure.add_axes(
            (_LEFT / width, 9 / height, 1 - (_LEFT + _RIGHT) / width, 1 - _EDGE / height)
        )
        _fill(axes, groups, total=total, legend=legend)
        _dress(axes, total=total, axis=axis, lines=lines)
        buffer = io.BytesIO()
        with warnings.catch_warnings():
            # Signs the font lacks are shown as boxes; the table beside the figure has the label.
            warnings.filterwarnings("ignore", message="Glyph ")
            figure.savefig(buffer, format="png", metadata={"Software": None})
    return Picture(buffer.getvalue(), width, height)


def _fill(axes: Any, groups: Sequence[BarGroup], *, total: int, legend: Sequence[str]) -> None:
    ticks: list[tuple[int, str, bool]] = []
    place = 0
    for group in groups:
        ticks.append((place, group.label, True))
        for bar in group.bars:
            place += 1
            ticks.append((place, bar.label, False))
            _draw(axes, bar, place=place)
            axes.text(bar.all + total * 0.012, place, bar.text, va="center", fontsize=7)
        place += 1
    _label(axes, ticks)
    for name, (color, hatch) in zip(legend, _FILLS, strict=True):
        axes.barh([-9], [0], color=color, hatch=hatch, edgecolor=_INK, linewidth=0.5, label=name)
    axes.legend(
        loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=3, frameon=False, borderaxespad=0.2
    )


def _draw(axes: Any, bar: Bar, *, place: int) -> None:
    edges = (0, bar.read, bar.rules, bar.all)
    for start, end, (color, hatch) in zip(edges, edges[1:], _FILLS, strict=False):
        if end > start:
            axes.barh(
                place,
                end - start,
                left=start,
                height=0.68,
                color=color,
                hatch=hatch,
                edgecolor=_INK,
                linewidth=0.5,
            )


def _label(axes: Any, ticks: Sequence[tuple[int, str, bool]]) -> None:
    labels = [_fitting(text, _LONGEST_BOLD if bold else _LONGEST_LABEL) for _, text, bold in ticks]
    axes.set_yticks([place for place, _, _ in ticks], labels)
    for written, (_, _, is_group) in zip(axes.get_yticklabels(), ticks, strict=True):
        written.set_fontweight("bold" if is_group else "normal")


def _fitting(text: str, longest: int) -> str:
    """Give the label on one line, cut where it would leave the page; ``$`` is no mathematics."""
    line = " ".join(writable(text).split())
    cut = line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
    return cut.replace("$", r"\$")


def _dress(axes: Any, *, total: int, axis: str, lines: int) -> None:
    axes.set_ylim(lines - 0.4, -0.7)
    axes.set_xlim(0, max(total, 1))
    step = max(1, -(-total // 15))
    axes.set_xticks(range(0, total + 1, step))
    axes.set_xlabel(axis)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#D5DADF", linewidth=0.5)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)

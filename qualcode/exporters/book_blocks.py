"""Tables, running text and bars of a book as HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.exporters.html import element, plain
from qualcode.report.book import BarFigure, Line
from qualcode.report.document import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Run,
    TableCell,
    TableRow,
    WordTable,
)

PARTS = ("read", "rules", "suggested")


@dataclass(frozen=True, slots=True)
class Links:
    """Where references and labels lead: tables by anchor, codes by label.

    ``tables`` gives the text of a reference; ``codes`` holds labels that only one code has.
    """

    tables: Mapping[str, str]
    codes: Mapping[str, str]


def numbered(blocks: Iterable[Block], *, label: str) -> Mapping[str, str]:
    """Give ``Table 1`` and so on by anchor."""
    tables = [one.anchor for one in blocks if isinstance(one, WordTable)]
    return {anchor: f"{label} {number}" for number, anchor in enumerate(tables, start=1)}


def blocks_html(blocks: Sequence[Block], links: Links) -> str:
    """Give the blocks one after the other."""
    return "\n".join(_block(one, links) for one in blocks)


def _block(block: Block, links: Links) -> str:
    if isinstance(block, WordTable):
        return _table(block, links)
    if isinstance(block, Paragraph):
        return element("p", runs_html(block.runs, links), class_=block.style)
    if isinstance(block, BulletList):
        return element("ul", "".join(element("li", runs_html(one, links)) for one in block.items))
    if isinstance(block, Heading):
        return element(f"h{block.level + 2}", plain(block.text))
    raise TypeError(type(block).__name__)


def runs_html(runs: Iterable[Run], links: Links) -> str:
    """Give running text, references as links."""
    return "".join(_run(one, links) for one in runs)


def _run(run: Run, links: Links) -> str:
    if run.refers:
        return element("a", plain(links.tables[run.refers]), href=f"#table-{run.refers}")
    text = plain(run.text)
    return element("span", text, lang=run.language) if run.language else text


def _table(table: WordTable, links: Links) -> str:
    label = links.tables[table.anchor]
    caption = element("b", plain(f"{label}. ")) + plain(table.caption)
    described = element("span", plain(table.description), class_="vh")
    head = element("thead", _bands(table) + _headers(table))
    numeric = [one.numeric for one in table.columns]
    body = element("tbody", "\n".join(_row(one, numeric, links) for one in table.rows))
    whole = element("table", element("caption", f"{caption} {described}") + head + body)
    return element(
        "div",
        whole,
        class_="wide",
        id=f"table-{table.anchor}",
        tabindex=0,
        role="region",
        aria_label=f"{label}. {table.caption}",
    )


def _bands(table: WordTable) -> str:
    if not table.bands:
        return ""
    given = (
        element("th", plain(one.text), colspan=one.span, scope="colgroup")
        if one.text
        else element("td", colspan=one.span)
        for one in table.bands
    )
    return element("tr", "".join(given), class_="bands")


def _headers(table: WordTable) -> str:
    given = (
        element("th", plain(one.header), scope="col", class_="n" if one.numeric else "")
        for one in table.columns
    )
    return element("tr", "".join(given))


def _row(row: TableRow, numeric: Sequence[bool], links: Links) -> str:
    first, *others = row.cells
    kind = "group" if row.kind == "group" else ""
    given = [element("th", _cell(first, links), scope="row")]
    for cell, is_number in zip(others, numeric[1:], strict=False):
        given.append(element("td", _cell(cell, links), class_="n" if is_number else ""))
    return element("tr", "".join(given), class_=kind)


def _cell(cell: TableCell, links: Links) -> str:
    to = links.codes.get(cell.text.removesuffix(" °"), "")
    text = element("a", plain(cell.text), href=f"#{to}") if to else plain(cell.text)
    return element("span", text, lang=cell.language) if cell.language else text


def bars_html(figure: BarFigure) -> str:
    """Give bars as a list: label, bar, and its numbers in words, so that none is a guess."""
    legend = "".join(
        element("li", f'<i class="b {part}"></i>{plain(text)}')
        for part, text in zip(PARTS, figure.legend, strict=False)
    )
    caption = element("figcaption", plain(figure.caption))
    told = element("ul", legend, class_="legend") if legend else ""
    return element("figure", caption + told + "".join(_groups(figure)), class_="bars")


def _groups(figure: BarFigure) -> Iterator[str]:
    for heading, lines in figure.groups:
        if heading:
            yield element("p", plain(heading), class_="group")
        yield element("ul", "\n".join(_line(one, figure.total) for one in lines))


def _line(line: Line, total: int) -> str:
    label = element("a", plain(line.label), href=f"#{line.to}") if line.to else plain(line.label)
    bars = "".join(
        f'<i class="b {part} w{_width(length, total)}"></i>'
        for part, length in zip(PARTS, line.parts, strict=False)
        if length
    )
    return element(
        "li",
        element("span", label, class_="l")
        + element("span", bars, class_="bar", aria_hidden="true")
        + element("span", plain(line.text), class_="v"),
    )


def _width(length: int, total: int) -> int:
    """Give a share of the total in whole percents, as the style sheet's classes are named."""
    return max(1, min(100, round(100 * length / total))) if total else 1

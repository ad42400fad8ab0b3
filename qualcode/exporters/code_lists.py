"""Categories with memos as code lists for MAXQDA, ATLAS.ti and Taguette."""

import io
from collections.abc import Iterator, Sequence

import xlsxwriter

from qualcode.codebook.dictionaries import Category
from qualcode.exporters.csv import safe_text
from qualcode.exporters.xlsx import CREATED, OPTIONS, fitting
from qualcode.formats import write_rows

LEVELS = " > "
WIDTHS = (40, 100, 40)
Row = tuple[str, ...]


def write_maxqda(categories: Sequence[Category]) -> bytes:
    """Give a workbook ``Code``, ``Memo``; ``>`` parts the levels of a code's name."""
    rows = [(LEVELS.join(path), one.memo) for path, one in _paths(categories)]
    return _workbook([("Code", "Memo"), *rows], colors=())


def write_atlas(categories: Sequence[Category]) -> bytes:
    """Give a workbook by position, without a head: code, comment, group; cells are coloured.

    The categories at the top are the groups and no codes of their own.
    """
    codes = [(path, one) for path, one in _paths(categories) if len(path) > 1]
    rows = [(one.name, one.memo, path[0]) for path, one in codes]
    return _workbook(rows, colors=[one.color for _, one in codes])


def write_taguette(categories: Sequence[Category]) -> bytes:
    """Give a table ``tag``, ``description``; the categories at the top are no tags."""
    codes = [one for path, one in _paths(categories) if len(path) > 1]
    rows = [(safe_text(one.name), safe_text(one.memo)) for one in codes]
    return write_rows(("tag", "description"), rows, dialect="en")


def _paths(
    categories: Sequence[Category], *, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Category]]:
    """Give every category with the names from the top down to its own."""
    for category in categories:
        path = (*above, category.name)
        yield path, category
        yield from _paths(category.under, above=path)


def _workbook(rows: Sequence[Row], *, colors: Sequence[str]) -> bytes:
    """Give one sheet of texts; the first cell of a row in its colour. The same bytes each time."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, OPTIONS)
    workbook.set_properties({"title": "codes", "created": CREATED})
    sheet = workbook.add_worksheet("codes")
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    painted = {
        color: workbook.add_format({"text_wrap": True, "valign": "top", "bg_color": color})
        for color in map(_six_digits, sorted(set(colors)))
        if color
    }
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            color = _six_digits(colors[number]) if place == 0 and colors else ""
            if text:
                sheet.write_string(number, place, fitting(text), painted.get(color, plain))
    workbook.close()
    return buffer.getvalue()


def _six_digits(color: str) -> str:
    """Give #rrggbb for #rgb."""
    return "#" + "".join(digit * 2 for digit in color[1:]) if len(color) == 4 else color

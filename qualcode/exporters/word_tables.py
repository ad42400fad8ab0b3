"""Tables as WordprocessingML: fixed widths, repeated header rows, rows that stay whole."""

from qualcode.exporters.fragments import attribute, paragraph, twips, words
from qualcode.report.document import Band, TableCell, TableColumn, TableRow, WordTable

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F3"/>'
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_APART = '<w:spacing w:before="80"/>'
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


def table_xml(table: WordTable) -> str:
    """Give one ``w:tbl``."""
    width = sum(twips(column.width) for column in table.columns)
    grid = "".join(f'<w:gridCol w:w="{twips(column.width)}"/>' for column in table.columns)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="CodingTable"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={attribute(table.caption)}/>"
        f"<w:tblDescription w:val={attribute(table.description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{_head(table)}"
        f"{''.join(_row(row, columns=table.columns) for row in table.rows)}</w:tbl>"
    )


def _head(table: WordTable) -> str:
    cells = "".join(
        _cell(
            paragraph(words(column.header), style="TableHead", extra=_aligned(column)),
            width=column.width,
            extra=_SHADE + '<w:vAlign w:val="bottom"/>',
        )
        for column in table.columns
    )
    return f"{_bands(table)}<w:tr>{_HEADER_ROW}{cells}</w:tr>"


def _aligned(column: TableColumn) -> str:
    return '<w:jc w:val="right"/>' if column.numeric else ""


def _bands(table: WordTable) -> str:
    if not table.bands:
        return ""
    cells, place = "", 0
    for band in table.bands:
        covered = table.columns[place : place + band.span]
        cells += _band(band, columns=covered)
        place += band.span
    return f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"


def _band(band: Band, *, columns: tuple[TableColumn, ...]) -> str:
    edge = '<w:jc w:val="center"/>' if band.span > 1 else ""
    return _cell(
        paragraph(words(band.text), style="TableHead", extra=edge),
        width=sum(column.width for column in columns),
        span=band.span,
        extra=_SHADE,
    )


def _row(row: TableRow, *, columns: tuple[TableColumn, ...]) -> str:
    if row.kind == "group" and len(row.cells) == 1:
        width = sum(column.width for column in columns)
        inside = _cell_paragraph(row.cells[0], style="TableGroup")
        cells = _cell(inside, width=width, span=len(columns), extra=_SHADE)
    else:
        cells = "".join(
            _row_cell(cell, column=column, kind=row.kind)
            for cell, column in zip(row.cells, columns, strict=True)
        )
    return f"<w:tr>{_ROW if row.whole else ''}{cells}</w:tr>"


def _row_cell(cell: TableCell, *, column: TableColumn, kind: str) -> str:
    group = kind == "group"
    style = "TableNumber" if column.numeric else "TableGroup" if group else "TableText"
    inside = _cell_paragraph(cell, style=style, bold=group and column.numeric)
    return _cell(inside, width=column.width, extra=_SHADE if group else "")


def _cell_paragraph(cell: TableCell, *, style: str, bold: bool = False) -> str:
    weight = "Strong" if bold or cell.bold else ""
    *before, last = cell.text.split("\n\n")
    sign = words(cell.fill_in, style="FillIn") + words(" ") if cell.fill_in else ""
    inside = sign + words(last, style=weight, language=cell.language)
    if cell.second:
        line_break = "<w:r><w:br/></w:r>" if inside else ""
        inside += f"{line_break}{words(cell.second, style='SecondLine')}"
    told = [words(one, style=weight, language=cell.language) for one in before]
    return "".join(
        paragraph(one, style=style, extra=_APART if number else "")
        for number, one in enumerate((*told, inside))
    )


def _cell(inside: str, *, width: float, span: int = 1, extra: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{extra}</w:tcPr>'
        f"{inside}</w:tc>"
    )

"""Small pieces of running text that every section uses."""

from qualcode.report.document import Paragraph, Run, TableCell, TextStyle

_PLACE = "\0"


def prose(text: str, style: TextStyle = "body") -> Paragraph:
    """Give a paragraph of plain words."""
    return Paragraph((Run(text),), style)


def referring(text: str, *, anchor: str, style: TextStyle = "body", **values: str) -> Paragraph:
    """Fill a text; its ``{table}`` becomes a reference to the table of that anchor."""
    before, _, after = text.format(table=_PLACE, **values).partition(_PLACE)
    parts = (Run(before), Run(refers=anchor), Run(after))
    return Paragraph(tuple(part for part in parts if part.text or part.refers), style)


def cells(*texts: str) -> tuple[TableCell, ...]:
    """Give one cell for each text."""
    return tuple(TableCell(text) for text in texts)


def short(fingerprint: str) -> str:
    """Give the first twelve digits of a hash: enough to tell two apart by eye."""
    return fingerprint[:12]

"""Small pieces of running text that every section uses."""

from collections.abc import Mapping

from qualcode.model import Codebook
from qualcode.report.document import Paragraph, Run, TableCell, TextStyle
from qualcode.report.wording import Wording, tag_of

_PLACE = "\0"


def prose(text: str, style: TextStyle = "body") -> Paragraph:
    """Give a paragraph of plain words."""
    return Paragraph((Run(text),), style)


def referring(text: str, *, anchor: str, style: TextStyle = "body", **values: str) -> Paragraph:
    """Fill a text; its ``{table}`` becomes a reference to the table of that anchor."""
    before, _, after = text.format(table=_PLACE, **values).partition(_PLACE)
    parts = (Run(before), Run(refers=anchor), Run(after))
    return Paragraph(tuple(part for part in parts if part.text or part.refers), style)


def text_in(texts: Mapping[str, str], wording: Wording) -> Run:
    """Give a text of the user's in the report's language, else in any they wrote.

    A text in another language carries that language's tag, so that Word does not take it
    for misspelt. The run is empty when there is no text.
    """
    if texts.get(wording.language):
        return Run(texts[wording.language])
    language, text = next(((one, text) for one, text in texts.items() if text), ("", ""))
    return Run(text, language=tag_of(language))


def told(run: Run, *, otherwise: str) -> TableCell:
    """Give a run as a cell; ``otherwise`` stands where there is no text."""
    return TableCell(run.text or otherwise, language=run.language)


def cells(*texts: str) -> tuple[TableCell, ...]:
    """Give one cell for each text."""
    return tuple(TableCell(text) for text in texts)


def short(fingerprint: str) -> str:
    """Give the first twelve digits of a hash: enough to tell two apart by eye."""
    return fingerprint[:12]


def label_of(code_id: str, *, codebook: Codebook, wording: Wording) -> str:
    """Give a code's label, or its id when the codebook does not know it."""
    code = codebook.code(code_id)
    return code.label_in(wording.language) if code else code_id

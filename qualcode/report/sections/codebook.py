"""Section C: the codebook, with what each code is for and what it is not for."""

from collections.abc import Iterator, Mapping

from qualcode.model import Code, Codebook
from qualcode.report.document import (
    Block,
    Heading,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.prose import prose, short
from qualcode.report.wording import Wording

_WIDTHS = (47.0, 62.0, 48.0, 50.0, 50.0)


def codebook_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section C; its pages are landscape."""
    words, codebook = wording.codebook, material.codebook
    heading = Heading(wording.titles.codebook)
    if not codebook.codes:
        return (heading, prose(words.empty))
    lead = words.lead.format(
        name=codebook.name,
        codes=wording.counted(len(codebook.codes), wording.nouns.code),
        themes=wording.counted(len(codebook.themes), wording.nouns.theme),
        fingerprint=short(codebook.fingerprint),
    )
    columns = tuple(
        TableColumn(header, width) for header, width in zip(words.columns, _WIDTHS, strict=True)
    )
    rows = tuple(_rows(codebook, wording))
    table = WordTable(words.caption, words.description, columns, rows, anchor="codebook")
    return (heading, prose(lead), table)


def text_in(texts: Mapping[str, str], language: str) -> str:
    """Give the text in a language, else in any the user wrote; empty when there is none."""
    return texts.get(language) or next((one for one in texts.values() if one), "")


def _rows(codebook: Codebook, wording: Wording) -> Iterator[TableRow]:
    for theme in codebook.themes:
        if theme.codes:
            yield TableRow((TableCell(theme.label_in(wording.language)),), "group")
        for code in theme.codes:
            yield TableRow(_cells(code, codebook=codebook, wording=wording))


def _cells(code: Code, *, codebook: Codebook, wording: Wording) -> tuple[TableCell, ...]:
    language, none = wording.language, wording.no_value
    texts = (code.definition, code.use, code.do_not_use)
    label = TableCell(
        code.label_in(language),
        second=_second_line(code, codebook=codebook, wording=wording),
        bold=True,
    )
    said = tuple(TableCell(text_in(text, language) or none) for text in texts)
    return (label, *said, TableCell(_example(code, wording) or none))


def _second_line(code: Code, *, codebook: Codebook, wording: Wording) -> str:
    parts = [code.id]
    parent = codebook.code(code.parents[-1]) if code.parents else None
    if parent is not None:
        parts.append(wording.codebook.sub_codes.format(parent=parent.label_in(wording.language)))
    if code.origin == "emergent":
        told = wording.codebook.emergent.format(since=code.since, by=code.by)
        parts.append(" ".join(told.split()))
    return " · ".join(parts)


def _example(code: Code, wording: Wording) -> str:
    """Give the first typical example, in the report's language where there is one."""
    examples = code.examples.typical or code.examples.without_keywords
    own = [one for one in examples if one.language == wording.language]
    return next((wording.quoted(one.text) for one in (*own, *examples)), "")

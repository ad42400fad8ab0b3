"""Section C: the codebook, with what each code is for and what it is not for."""

from collections.abc import Iterator, Sequence

from qualcode.model import Code, Codebook, Theme
from qualcode.report.document import (
    Block,
    Heading,
    Run,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.part import whole_of
from qualcode.report.sections.prose import prose, short, text_in, told
from qualcode.report.wording import Wording, tag_of
from qualcode.report.wording.groups import PART_WORDS

_WIDTHS = (47.0, 62.0, 48.0, 50.0, 50.0)


def codebook_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section C; its pages are landscape."""
    words, codebook = wording.codebook, material.codebook
    heading = Heading(wording.titles.codebook)
    if not codebook.codes:
        return (heading, prose(words.empty))
    whole = whole_of(material).codebook
    lead = words.lead.format(
        name=whole.name,
        **_amounts(whole, wording),
        fingerprint=short(whole.fingerprint),
    )
    if len(codebook.codes) < len(whole.codes):
        lead += " " + PART_WORDS[wording.language].codebook.format(**_amounts(codebook, wording))
    columns = tuple(
        TableColumn(header, width) for header, width in zip(words.columns, _WIDTHS, strict=True)
    )
    spoken = " ".join(" ".join(one.text.split()) for one in whole_of(material).corpus.transcripts)
    rows = tuple(_rows(codebook.themes, whole, wording, spoken=spoken))
    table = WordTable(words.caption, words.description, columns, rows, anchor="codebook")
    return (heading, prose(lead), table)


def _amounts(codebook: Codebook, wording: Wording) -> dict[str, str]:
    return {
        "codes": wording.counted(len(codebook.codes), wording.nouns.code),
        "themes": wording.counted(len(codebook.themes), wording.nouns.theme),
    }


def _rows(
    themes: Sequence[Theme], codebook: Codebook, wording: Wording, *, spoken: str
) -> Iterator[TableRow]:
    for theme in themes:
        if theme.codes:
            yield TableRow((TableCell(theme.label_in(wording.language)),), "group")
        for code in theme.codes:
            example = _example(code, codebook=codebook, wording=wording, spoken=spoken)
            yield TableRow(_cells(code, example, codebook=codebook, wording=wording))


def _cells(
    code: Code, example: Run, *, codebook: Codebook, wording: Wording
) -> tuple[TableCell, ...]:
    texts = (
        *(text_in(text, wording) for text in (code.definition, code.use, code.do_not_use)),
        example,
    )
    label = TableCell(
        code.label_in(wording.language),
        second=_second_line(code, codebook=codebook, wording=wording),
        bold=True,
    )
    return (label, *(told(text, otherwise=wording.no_value) for text in texts))


def _second_line(code: Code, *, codebook: Codebook, wording: Wording) -> str:
    parts = [code.id]
    parent = codebook.code(code.parents[-1]) if code.parents else None
    if parent is not None:
        parts.append(wording.codebook.sub_codes.format(parent=parent.label_in(wording.language)))
    if code.origin == "emergent":
        told = wording.codebook.emergent.format(since=code.since, by=code.by)
        parts.append(" ".join(told.split()))
    return " · ".join(parts)


def _example(code: Code, *, codebook: Codebook, wording: Wording, spoken: str) -> Run:
    """Give the first typical example, in the report's language where there is one.

    One that nobody says in the transcripts is marked as constructed: it is no quote.
    """
    examples = code.examples.typical or code.examples.without_keywords
    if not examples:
        return Run()
    own = [one for one in examples if one.language == wording.language]
    first = next(iter((*own, *examples)))
    tag = tag_of(first.language or codebook.languages[0])
    text = wording.quoted(first.text)
    if " ".join(first.text.split()) not in spoken:
        text = wording.codebook.constructed.format(example=text)
    return Run(text, language="" if tag == wording.tag else tag)

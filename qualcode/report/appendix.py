"""The appendix: lettered sections that can be sent as they are, and filled in."""

from qualcode.report.document import Document, PageWords, Section, WordTable
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.codebook import codebook_section
from qualcode.report.sections.coded import coded_section, material_read
from qualcode.report.sections.coreq import with_coreq
from qualcode.report.sections.crossings import crossings_section
from qualcode.report.sections.frequencies import frequencies_section
from qualcode.report.sections.history import history_section
from qualcode.report.sections.matrix import matrix_section
from qualcode.report.sections.memos import memos_section
from qualcode.report.sections.people import people_section
from qualcode.report.sections.quotes import quotes_section
from qualcode.report.wording import Wording, wording_for

AUTHOR = "qualcode"


def build_appendix(material: AppendixMaterial, *, language: str) -> Document:
    """Give the appendix in a language (``da`` or ``en``), as values only.

    The same material gives the same document. Raises ``SettingsError`` for a language
    nobody has written.
    """
    wording = wording_for(language)
    title = _title(material, wording)
    return Document(
        title=title,
        subtitle=wording.titles.subtitle.format(
            material=material_read(material.corpus, wording), run=material.run
        ),
        language=wording.tag,
        sections=with_coreq(_sections(material, wording), material, wording),
        words=PageWords(wording.page, wording.table, wording.figure, wording.titles.contents),
        note=material.settings.note,
        footer=wording.titles.footer.format(
            title=title, run=material.run, version=material.version
        ),
        author=AUTHOR,
        run=material.run,
    )


def _title(material: AppendixMaterial, wording: Wording) -> str:
    name = material.settings.name
    return wording.titles.document_of.format(name=name) if name else wording.titles.document


def _sections(material: AppendixMaterial, wording: Wording) -> tuple[Section, ...]:
    opening = (*coded_section(material, wording), *people_section(material, wording))
    matrix, history = matrix_section(material, wording), history_section(material, wording)
    ending = (
        (Section(matrix, landscape=True), Section(history))
        if any(isinstance(block, WordTable) for block in history)
        else (Section((*matrix, *history), landscape=True),)
    )
    return (
        Section(opening),
        Section(codebook_section(material, wording), landscape=True),
        Section(frequencies_section(material, wording), landscape=True),
        Section(crossings_section(material, wording)),
        Section(quotes_section(material, wording)),
        *ending,
        *((Section(memos),) if (memos := memos_section(material, wording)) else ()),
    )

"""The appendix: lettered sections that can be sent as they are, and filled in."""

from collections.abc import Callable, Sequence

from qualcode.report.document import Block, Document, PageWords, Section, WordTable
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.charts import framework_section
from qualcode.report.sections.codebook import codebook_section
from qualcode.report.sections.coded import coded_section, material_read
from qualcode.report.sections.coreq import with_coreq
from qualcode.report.sections.crossings import crossings_section
from qualcode.report.sections.frequencies import frequencies_section
from qualcode.report.sections.history import history_section
from qualcode.report.sections.memos import memos_section
from qualcode.report.sections.part import shown_in_short, whole_of
from qualcode.report.sections.people import people_section
from qualcode.report.sections.quotes import quotes_section
from qualcode.report.wording import Wording, wording_for

AUTHOR = "qualcode"
Maker = Callable[[AppendixMaterial, Wording], tuple[Block, ...]]
SECTIONS: tuple[tuple[str, bool, Maker], ...] = (
    ("A", False, coded_section),
    ("B", False, people_section),
    ("C", True, codebook_section),
    ("D", True, frequencies_section),
    ("E", False, crossings_section),
    ("F", False, quotes_section),
    ("G", True, framework_section),
    ("H", False, history_section),
    ("I", False, memos_section),
)
"""The sections in order: letter, whether its pages are landscape, and what makes it."""


def build_appendix(material: AppendixMaterial, *, language: str) -> Document:
    """Give the appendix in a language (``da`` or ``en``), as values only.

    The same material gives the same document. Raises ``SettingsError`` for a language
    nobody has written.
    """
    wording = wording_for(language)
    title = _title(material, wording)
    whole = material_read(whole_of(material).corpus, wording)
    return Document(
        title=title,
        subtitle=wording.titles.subtitle.format(
            material=shown_in_short(whole, material, wording), run=material.run
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
    """Give the sections that are not left out; some share pages with the one before."""
    sections: list[Section] = []
    for letter, landscape, make in SECTIONS:
        if letter in material.options.without:
            continue
        blocks = make(material, wording)
        if not blocks:
            continue
        last = sections[-1] if sections else Section(())
        if last.blocks and _joins(letter, blocks, last=last, landscape=landscape):
            sections[-1] = Section((*last.blocks, *blocks), last.landscape)
        else:
            sections.append(Section(blocks, landscape=landscape))
    return tuple(sections)


def _joins(letter: str, blocks: Sequence[Block], *, last: Section, landscape: bool) -> bool:
    """Tell whether a section goes on on the pages of the one before.

    Participants follow at once on how it was coded, and a history without a table fills no
    page of its own.
    """
    if letter == "B":
        return last.landscape == landscape
    return letter == "H" and not any(isinstance(block, WordTable) for block in blocks)

"""What an appendix answers of COREQ's items on analysis and findings, and what it cannot.

Tong, Sainsbury & Craig 2007, Consolidated criteria for reporting qualitative research
(COREQ): a 32-item checklist, domain 3, items 24 to 32.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.report.document import Block, Heading, QuoteBlock, Section, WordTable
from qualcode.report.material import AppendixMaterial
from qualcode.report.printed import section_of

CODEBOOK, FREQUENCIES, HISTORY, QUOTES = "codebook", "frequencies", "history", "quotes"
IDENTIFYING = ("{pseudonym}", "{participant}")
DIVERSE = frozenset(["negated", "counter-story"])
FEW = 2
FEW_OF = 4


@dataclass(frozen=True, slots=True)
class CoreqItem:
    """One item: its number in COREQ, and the letters of the sections that answer it.

    Without letters somebody must answer it elsewhere. ``amounts`` are what the answer counts.
    """

    number: int
    sections: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()

    @property
    def is_covered(self) -> bool:
        """Tell whether the appendix answers it."""
        return bool(self.sections)


def coreq_items(material: AppendixMaterial, sections: Sequence[Section]) -> tuple[CoreqItem, ...]:
    """Give items 24 to 32, answered by what really stands in the sections of an appendix.

    Participant checking (28) is never answered here. Consistent with the findings (30) can
    only be called what people have decided on.
    """
    where = _where(sections)
    coders = {one.coder for claim in material.claims for one in claim.decisions}
    coders |= {one.coder for one in material.readings}
    return tuple(_items(material, where, coders=len(coders)))


def _items(
    material: AppendixMaterial, where: Mapping[str, str], *, coders: int
) -> Iterator[CoreqItem]:
    codebook = material.codebook
    described = sum(bool(code.definition) for code in codebook.codes)
    underway = sum(code.origin == "emergent" for code in codebook.codes)
    told = where.get(HISTORY, ""), where.get(CODEBOOK, "") if underway else ""
    quotes = len({(one.transcript, one.span) for one in material.quotes})
    speakers = len({one.participant for one in material.quotes if one.participant})
    read = sum(claim.state == "read" for claim in material.claims)
    figures, quoted = where.get(FREQUENCIES, ""), where.get(QUOTES, "")
    yield _item(24, [where.get("A", "")] if coders else [], coders)
    yield _item(25, [where.get(CODEBOOK, "")] if described else [], described, len(codebook.codes))
    yield _item(26, told, underway, len(material.history))
    yield _item(27, [where.get("A", "")])
    yield CoreqItem(28)
    yield _item(29, [quoted] if _is_told_whose(material) else [], quotes, speakers)
    yield _item(30, [figures, quoted] if read and figures and quoted else [], read)
    yield _item(31, [figures], len(codebook.themes))
    diverse, minor = _diverse(material), _minor(material)
    yield _item(32, [quoted] if diverse or minor else [], diverse, minor)


def _item(number: int, sections: Iterable[str], *amounts: int) -> CoreqItem:
    letters = sorted({one for one in sections if one})
    return CoreqItem(number, tuple(letters), amounts if letters else ())


def _where(sections: Sequence[Section]) -> Mapping[str, str]:
    """Map what is looked for to the letter of the section that has it; a letter to itself."""
    found: dict[str, str] = {}
    letter = ""
    for block in (one for section in sections for one in section.blocks):
        if isinstance(block, Heading) and block.level == 1:
            letter = section_of(block)
            found[letter] = letter
        name = _name(block)
        if name:
            found.setdefault(name, letter)
    return found


def _name(block: Block) -> str:
    if isinstance(block, QuoteBlock):
        return QUOTES
    return block.anchor if isinstance(block, WordTable) else ""


def _is_told_whose(material: AppendixMaterial) -> bool:
    """Tell whether each quote says whose it is; a template of the user's may leave it out."""
    template = material.settings.attribution
    return not template or any(one in template for one in IDENTIFYING)


def _diverse(material: AppendixMaterial) -> int:
    """Count the quotes that say no, or tell it otherwise than it is told of the place."""
    return sum(not DIVERSE.isdisjoint(one.marks) for one in material.quotes)


def _minor(material: AppendixMaterial) -> int:
    """Count the codes with quotes that few speak of: two, or a quarter of the participants."""
    people = len(material.corpus.participants)
    quoted = {one.code for one in material.quotes}
    return sum(
        not row.role and row.code in quoted and 0 < row.participants <= max(FEW, people // FEW_OF)
        for row in material.frequencies
    )

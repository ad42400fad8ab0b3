"""What `check` suggests, put into the codebook file as a proposal."""

from dataclasses import dataclass

from qualcode.codebook import require_code_or_theme
from qualcode.model import Code
from qualcode.rules import Examination, Rewriting
from qualcode.store import Proposal, RuleSwap, propose_rules
from qualcode.workflow.material import Material


@dataclass(frozen=True, slots=True)
class Mending:
    """The suggestions that a proposal makes, and those that must be made by hand."""

    proposal: Proposal
    made: tuple[Rewriting, ...]
    refused: tuple[Rewriting, ...]


def mend(material: Material, examination: Examination, *, codes: frozenset[str]) -> Mending:
    """Propose what was suggested for some codes; nothing is written.

    Raises ``CodebookError`` when the file is no longer what was examined.
    """
    wanted = [one for one in examination.rewritings if one.code in codes]
    swaps = {RuleSwap(one.code, one.rules, one.by): one for one in wanted}
    found = propose_rules(material.project, swaps=tuple(swaps), codebook=material.codebook)
    return Mending(
        found.proposal,
        tuple(swaps[one] for one in found.made),
        tuple(swaps[one] for one in found.refused),
    )


def codes_named(material: Material, name: str) -> frozenset[str]:
    """Give the id of a code, or those of a theme; of all codes where nothing is named.

    A code stands for those inside it too. ``UnknownNameError`` for a name that is neither.
    """
    if not name:
        return frozenset(one.id for one in material.codebook)
    found = require_code_or_theme(material.codebook, name)
    if isinstance(found, Code):
        inside = {one.id for one in material.codebook if found.id in one.parents}
        return frozenset({found.id, *inside})
    return frozenset(one.id for one in found.codes)

"""Which participants' passages nobody and nothing has coded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.analyse.counting import is_participants
from qualcode.model import Claim, Corpus, Passage

SHORT = 6


@dataclass(frozen=True, slots=True)
class Uncoded:
    """The passages looked at, and those of them with no coding, longest first."""

    passages: tuple[Passage, ...]
    uncoded: tuple[Passage, ...]

    @property
    def coded(self) -> int:
        """How many passages have at least one coding."""
        return len(self.passages) - len(self.uncoded)

    @property
    def short(self) -> int:
        """How many uncoded passages have fewer than six words."""
        return sum(one.words < SHORT for one in self.uncoded)


def uncoded(
    claims: Iterable[Claim], *, corpus: Corpus, passages: Sequence[Passage], strict: bool = False
) -> Uncoded:
    """Find the participants' passages without a coding, longest first, then in order.

    A passage is coded where a person accepted a code, a strong rule matched, or a weak
    rule did: the widest counting of rules and people. What a person rejected, was not sure
    of or disputes codes nothing, and neither does a suggestion of the classifier alone.
    ``strict``: weak rules code nothing either.
    """
    coded = {one.passage.id for one in claims if codes(one, strict=strict)}
    looked_at = tuple(one for one in passages if is_participants(one, corpus=corpus))
    order = {one.id: number for number, one in enumerate(looked_at)}
    without = [one for one in looked_at if one.id not in coded]
    return Uncoded(looked_at, tuple(sorted(without, key=lambda one: (-one.words, order[one.id]))))


def codes(claim: Claim, *, strict: bool = False) -> bool:
    """Tell whether a claim makes its passage a coded one."""
    if claim.state in ("read", "rules"):
        return True
    return (
        not strict
        and claim.state == "suggested"
        and any(one.source == "rule" for one in claim.codings)
    )

"""What was learned, and what was declined and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from qualcode.model import Coding, Passage

Labels = Mapping[str, Mapping[str, bool]]

# Raise it whenever other suggestions come of the same material: what was kept is then stale.
LEARNER = 1

Reason = Literal[
    "",
    "untested",
    "one_transcript",
    "too_few",
    "rules_better",
    "every_passage_better",
    "nothing_to_learn",
]


@dataclass(frozen=True, slots=True)
class CodeVerdict:
    """Whether the classifier suggests one code in one language, and how right it was.

    ``examples`` counts the passages accepted under the code and ``decided`` those that
    were accepted or rejected. Precision, recall and F1 (three decimals) are of passages
    in transcripts that were left out of the learning, beside the F1 of strong rules alone
    and of giving the code to every passage; all are ``None`` where nothing was tested.

    ``reason`` is a stable key. Used: ``""`` better than both; ``untested`` nothing has
    been decided yet; ``one_transcript`` decisions in interviews that are left out together
    cannot test it. Declined: ``too_few`` fewer than 5 accepted; ``rules_better``,
    ``every_passage_better``; ``nothing_to_learn`` neither hits nor decisions to go by.
    """

    code: str
    language: str
    examples: int
    decided: int
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    rules_f1: float | None = None
    everything_f1: float | None = None
    used: bool = False
    reason: Reason = ""

    @property
    def untested(self) -> bool:
        """Whether suggestions are made that no decision has tested."""
        return self.used and self.f1 is None


@dataclass(frozen=True, slots=True)
class Learned:
    """The suggestions, in the order of passages and then of the codebook.

    ``verdicts`` has one entry a language and code, in order of language and codebook.
    ``decided`` counts the passages with a label.
    """

    suggestions: tuple[Coding, ...] = ()
    verdicts: tuple[CodeVerdict, ...] = ()
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Likely:
    """A question that nobody has answered, whether a code fits a passage.

    ``chance`` of a yes (six decimals) is there for the order, and adds up over the codes of
    a passage to how many of them one may expect; it is no promise. ``score`` is that of a
    suggestion (three decimals).
    """

    passage: Passage
    code: str
    score: float
    chance: float

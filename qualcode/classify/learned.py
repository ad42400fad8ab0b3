"""What was learned, and what was declined and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from qualcode.model import Coding, Passage

Labels = Mapping[str, Mapping[str, bool]]
Vectors = Any  # an array (n_texts, n_dimensions); NumPy is not imported before it is needed
Embed = Callable[[Sequence[str]], Vectors]

# Raise it whenever other suggestions come of the same material: what was kept is then stale.
LEARNER = 2
FEWEST_EXAMPLES = 5

Reason = Literal[
    "",
    "untested",
    "one_transcript",
    "only_hits",
    "too_few",
    "rules_better",
    "every_passage_better",
    "may_be_luck",
    "nothing_to_learn",
]


@dataclass(frozen=True, slots=True)
class CodeVerdict:
    """Whether the classifier suggests one code in one language, and how right it was.

    ``examples`` counts the passages accepted under the code and ``decided`` those that
    were accepted or rejected. The trial is held on what would be suggested: decided
    passages that no strong rule codes, in interviews that were left out of the learning.
    There ``missed`` passages were accepted, ``made`` would have been suggested and
    ``right`` of these were among the accepted, in ``interviews`` interviews; ``bound`` is
    the share of right ones as low as it may be with 95 % confidence, and ``bar`` what it
    must exceed. ``f1`` is that of strong rules and suggestions together, beside that of the
    rules alone and of giving the code to every passage (all decided ones). Shares have
    three decimals; all are ``None``, counts 0, where nothing was tested.

    ``reason`` is a stable key. Used: ``""`` better than both, by a margin; ``untested``
    nothing has been decided yet; ``one_transcript`` decisions in interviews that are left
    out together cannot test it; ``only_hits`` nor can decisions on what rules hit. Declined:
    ``too_few`` fewer than 5 accepted; ``rules_better``, ``every_passage_better``;
    ``may_be_luck`` better, but by too little to be sure; ``nothing_to_learn`` neither hits
    nor decisions to go by.
    """

    code: str
    language: str
    examples: int
    decided: int
    missed: int = 0
    made: int = 0
    right: int = 0
    interviews: int = 0
    bound: float | None = None
    bar: float | None = None
    f1: float | None = None
    rules_f1: float | None = None
    everything_f1: float | None = None
    used: bool = False
    reason: Reason = ""

    @property
    def precision(self) -> float | None:
        """The share of the tried suggestions that was right; ``None`` where none was made."""
        return round(self.right / self.made, 3) if self.made else None

    @property
    def recall(self) -> float | None:
        """The share found of what strong rules miss; ``None`` where they miss nothing."""
        return round(self.right / self.missed, 3) if self.missed else None

    @property
    def untested(self) -> bool:
        """Whether suggestions are made that no decision has tested."""
        return self.used and self.f1 is None


@dataclass(frozen=True, slots=True)
class Learned:
    """The suggestions, in the order of passages and then of the codebook.

    ``verdicts`` has one entry a language and code, in order of language and codebook.
    ``decided`` counts the passages with a label. ``model`` is the SHA-256 of the file that
    what was learned is kept in, empty where nothing was kept; ``mended`` tells that an
    earlier one was damaged, so that all was learned again.
    """

    suggestions: tuple[Coding, ...] = ()
    verdicts: tuple[CodeVerdict, ...] = ()
    decided: int = 0
    model: str = ""
    mended: bool = False


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

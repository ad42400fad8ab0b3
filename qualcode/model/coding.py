"""Codings: claims by people and machines, decisions about them, and what was settled."""

from dataclasses import dataclass
from typing import Literal

from qualcode.model.transcript import Passage, Span

Source = Literal["rule", "classifier", "person"]
Status = Literal["unread", "accepted", "rejected", "unsure", "disputed"]
Verdict = Literal["accept", "reject", "unsure"]
Mark = Literal[
    "negated",
    "prompted",
    "echo",
    "irony",
    "then-and-now",
    "proposal",
    "counter-story",
]
Counting = Literal["read", "rules", "all"]
State = Literal["read", "rules", "suggested", "rejected", "unsure", "disputed"]

NOWHERE = Span(0, 0)
STATUS_OF: dict[State, Status] = {
    "read": "accepted",
    "rules": "unread",
    "suggested": "unread",
    "rejected": "rejected",
    "unsure": "unsure",
    "disputed": "disputed",
}


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where one rule of one code matched; ``span`` in the canonical text.

    ``in_question`` tells that the words are the interviewer's (an echo), not the
    participant's.
    """

    code: str
    span: Span
    rule: str
    strength: Literal["strong", "weak"]
    negated: bool = False
    in_question: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """One feature that weighed in a suggestion: the word and how much it added."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's claim that a code fits a span of one passage.

    Machines are coders like any other: ``coder`` is ``rules``, ``classifier`` or a
    person's name. ``hits`` and ``weights`` are the evidence; ``score`` (rounded to three
    decimals) is the classifier's, else ``None``. ``codebook`` is the fingerprint of the
    codebook the claim was made under.
    """

    passage: Passage
    span: Span
    theme: str
    code: str
    coder: str
    source: Source
    strength: Literal["strong", "weak", ""] = ""
    hits: tuple[Hit, ...] = ()
    weights: tuple[Weight, ...] = ()
    score: float | None = None
    untested: bool = False
    marks: tuple[Mark, ...] = ()
    codebook: str = ""

    @property
    def rule(self) -> str:
        """The rules that matched, as written, in order of place, joined by `` | ``."""
        return " | ".join(dict.fromkeys(hit.rule for hit in self.hits))

    @property
    def is_strong(self) -> bool:
        """Whether a strong rule matched the participant's own words, not just the question."""
        if self.source != "rule" or self.strength != "strong":
            return False
        own = any(hit.strength == "strong" and not hit.in_question for hit in self.hits)
        return own or "echo" not in self.marks


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person said of one code on one span, as placed in today's text.

    ``span`` addresses the canonical text whose fingerprint is ``fingerprint``;
    ``before`` and ``after`` are up to 32 characters around it. ``supersedes`` names the
    ids of the events it takes the place of. ``was`` is the code's id at the time, where the
    code has been renamed or merged since. ``speaker`` is the label of the turn it was made on;
    empty where nobody kept it.
    """

    id: str
    coder: str
    transcript: str
    fingerprint: str
    span: Span
    code: str
    verdict: Verdict
    quote: str
    before: str = ""
    after: str = ""
    time: str = ""
    codebook: str = ""
    marks: tuple[Mark, ...] = ()
    starred: bool = False
    supersedes: tuple[str, ...] = ()
    was: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One coder has read these passages through: codes not given there are a no.

    ``spans`` address the canonical text at ``fingerprint``; ``codes`` are the ids the
    codebook held at the time. ``prints`` holds the fingerprint of the words of each span
    (empty where nobody kept them): it finds the span again in a corrected transcript.
    """

    id: str
    coder: str
    transcript: str
    fingerprint: str
    spans: tuple[Span, ...]
    codes: tuple[str, ...]
    time: str = ""
    prints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """A person says by hand where a decision stands, or that it no longer holds.

    ``decision`` is the id of the decision, which stays whoever's it is; ``coder`` is who says
    so. The rest addresses the text as a :class:`Decision` does, and is empty when the decision
    is ``dropped``. ``supersedes`` names earlier placements of the same decision.
    """

    id: str
    coder: str
    decision: str
    transcript: str = ""
    fingerprint: str = ""
    span: Span = NOWHERE
    quote: str = ""
    before: str = ""
    after: str = ""
    time: str = ""
    dropped: bool = False
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renaming:
    """A person says that a transcript that is gone is the one that is called ``now``."""

    id: str
    coder: str
    transcript: str
    now: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """One coder's words for a quote in another language.

    ``text`` in ``language`` (a short code: ``en``); without words it takes back what it
    ``supersedes``. The rest addresses the quote as a :class:`Decision` does.
    """

    id: str
    coder: str
    transcript: str
    fingerprint: str
    span: Span
    quote: str
    language: str
    text: str
    before: str = ""
    after: str = ""
    time: str = ""
    supersedes: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people settled about where decisions stand, in order of time, then id."""

    placements: tuple[Placement, ...] = ()
    renamings: tuple[Renaming, ...] = ()

    @property
    def events(self) -> tuple[Placement | Renaming, ...]:
        """All of them, placements first."""
        return (*self.placements, *self.renamings)


@dataclass(frozen=True, slots=True)
class Claim:
    """What stands about one code on one passage after ``settle``.

    ``state`` is what is counted: ``read`` (accepted), ``rules`` (a strong hit nobody has
    read), ``suggested`` (weak rule or classifier, unread), or one of the states that are
    shown and not counted. ``codings`` holds every claim behind it, people first.
    """

    passage: Passage
    theme: str
    code: str
    state: State
    codings: tuple[Coding, ...]
    decisions: tuple[Decision, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def status(self) -> Status:
        """The state in the words of the interchange tables."""
        return STATUS_OF[self.state]

    @property
    def starred(self) -> bool:
        """Whether somebody starred it as a quote."""
        return any(decision.starred for decision in self.decisions)

"""Plain values that every floor above speaks in; the standard library only."""

from qualcode.model.codebook import Code, Codebook, Example, Examples, Rule, Theme
from qualcode.model.coding import (
    ByHand,
    Claim,
    Coding,
    Counting,
    Decision,
    Hit,
    Mark,
    Placement,
    Reading,
    Renaming,
    State,
    Status,
    Translation,
    Verdict,
    Weight,
)
from qualcode.model.corpus import Corpus
from qualcode.model.memo import Kind as MemoKind
from qualcode.model.memo import Memo, Subject
from qualcode.model.notation import Near, Phrase, Term, Together, Word
from qualcode.model.people import COLUMNS, DEFAULT_ROLES, Participant, Role, Speaker
from qualcode.model.problem import Problem
from qualcode.model.settings import SMALL_CELLS, Settings, SpeakerSetting, Survey
from qualcode.model.transcript import (
    CONTEXT,
    Passage,
    Span,
    TimeRange,
    Transcript,
    Turn,
    fingerprint,
)

__all__ = [
    "COLUMNS",
    "CONTEXT",
    "DEFAULT_ROLES",
    "SMALL_CELLS",
    "ByHand",
    "Claim",
    "Code",
    "Codebook",
    "Coding",
    "Corpus",
    "Counting",
    "Decision",
    "Example",
    "Examples",
    "Hit",
    "Mark",
    "Memo",
    "MemoKind",
    "Near",
    "Participant",
    "Passage",
    "Phrase",
    "Placement",
    "Problem",
    "Reading",
    "Renaming",
    "Role",
    "Rule",
    "Settings",
    "Span",
    "Speaker",
    "SpeakerSetting",
    "State",
    "Status",
    "Subject",
    "Survey",
    "Term",
    "Theme",
    "TimeRange",
    "Together",
    "Transcript",
    "Translation",
    "Turn",
    "Verdict",
    "Weight",
    "Word",
    "fingerprint",
]

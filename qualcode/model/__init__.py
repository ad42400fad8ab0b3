"""Plain values that every floor above speaks in; the standard library only."""

from qualcode.model.codebook import Code, Codebook, Example, Examples, Rule, Theme
from qualcode.model.coding import Claim, Coding, Decision, Hit, Reading, Weight
from qualcode.model.notation import Near, Phrase, Term, Together, Word
from qualcode.model.people import DEFAULT_ROLES, Participant, Role, Speaker
from qualcode.model.problem import Problem
from qualcode.model.settings import Settings, SpeakerSetting
from qualcode.model.transcript import Passage, Span, TimeRange, Transcript, Turn, fingerprint

__all__ = [
    "DEFAULT_ROLES",
    "Claim",
    "Code",
    "Codebook",
    "Coding",
    "Decision",
    "Example",
    "Examples",
    "Hit",
    "Near",
    "Participant",
    "Passage",
    "Phrase",
    "Problem",
    "Reading",
    "Role",
    "Rule",
    "Settings",
    "Span",
    "Speaker",
    "SpeakerSetting",
    "Term",
    "Theme",
    "TimeRange",
    "Together",
    "Transcript",
    "Turn",
    "Weight",
    "Word",
    "fingerprint",
]

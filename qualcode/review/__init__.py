"""People decide: their decisions placed in today's text, and settled into claims."""

from qualcode.review.addressing import LostReason
from qualcode.review.anchoring import Candidate, Finding, Likeness, find_again
from qualcode.review.answers import Answer, Answers, answers
from qualcode.review.deciding import Pen, Say, decide
from qualcode.review.placement import Following, Lost, Move, Placed, place
from qualcode.review.queue import Item, arranged
from qualcode.review.read_before import prints_of
from qualcode.review.reading import Read, passages_read, without_spoken
from qualcode.review.renamed import Likely, likely_names
from qualcode.review.sampling import in_lot_order
from qualcode.review.settlement import Policy, settle, standing
from qualcode.review.speech import speech_of
from qualcode.review.superseding import decision_at
from qualcode.review.training import Labels, decisions_of, labels
from qualcode.review.translating import (
    LostTranslation,
    Quoted,
    said_by_coder,
    standing_translations,
)
from qualcode.review.units import Asked, Unit, Unsure, asked_of, tables_of

__all__ = [
    "Answer",
    "Answers",
    "Asked",
    "Candidate",
    "Finding",
    "Following",
    "Item",
    "Labels",
    "Likely",
    "Likeness",
    "Lost",
    "LostReason",
    "LostTranslation",
    "Move",
    "Pen",
    "Placed",
    "Policy",
    "Quoted",
    "Read",
    "Say",
    "Unit",
    "Unsure",
    "answers",
    "arranged",
    "asked_of",
    "decide",
    "decision_at",
    "decisions_of",
    "find_again",
    "in_lot_order",
    "labels",
    "likely_names",
    "passages_read",
    "place",
    "prints_of",
    "said_by_coder",
    "settle",
    "speech_of",
    "standing",
    "standing_translations",
    "tables_of",
    "without_spoken",
]

"""People decide: their decisions placed in today's text, and settled into claims."""

from qualcode.review.answers import Answer, Answers, answers
from qualcode.review.deciding import Pen, Say, decide
from qualcode.review.placement import Lost, LostReason, Placed, place, prints_of
from qualcode.review.reading import passages_read, without_spoken
from qualcode.review.sampling import in_lot_order
from qualcode.review.settlement import Policy, settle, standing
from qualcode.review.training import Labels, labels, spoken_in
from qualcode.review.units import Asked, Unit, Unsure, asked_of, tables_of

__all__ = [
    "Answer",
    "Answers",
    "Asked",
    "Labels",
    "Lost",
    "LostReason",
    "Pen",
    "Placed",
    "Policy",
    "Say",
    "Unit",
    "Unsure",
    "answers",
    "asked_of",
    "decide",
    "in_lot_order",
    "labels",
    "passages_read",
    "place",
    "prints_of",
    "settle",
    "spoken_in",
    "standing",
    "tables_of",
    "without_spoken",
]

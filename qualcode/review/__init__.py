"""People decide: their decisions placed in today's text, and settled into claims."""

from qualcode.review.placement import Lost, LostReason, Placed, place, prints_of
from qualcode.review.reading import passages_read
from qualcode.review.settlement import Policy, settle
from qualcode.review.training import Labels, labels

__all__ = [
    "Labels",
    "Lost",
    "LostReason",
    "Placed",
    "Policy",
    "labels",
    "passages_read",
    "place",
    "prints_of",
    "settle",
]

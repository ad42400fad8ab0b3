"""People decide: their decisions placed in today's text, and settled into claims."""

from qualcode.review.placement import Lost, LostReason, Placed, place, prints_of
from qualcode.review.reading import passages_read, without_spoken
from qualcode.review.settlement import Policy, settle, standing
from qualcode.review.training import Labels, labels, spoken_in

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
    "spoken_in",
    "standing",
    "without_spoken",
]

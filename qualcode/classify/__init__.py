"""A modest classifier: suggestions beside the rules, tested before they are made."""

from qualcode.classify.learned import LEARNER, CodeVerdict, Labels, Learned, Likely, Reason
from qualcode.classify.suggestion import most_likely, suggest

__all__ = [
    "LEARNER",
    "CodeVerdict",
    "Labels",
    "Learned",
    "Likely",
    "Reason",
    "most_likely",
    "suggest",
]

"""A modest classifier: suggestions beside the rules, tested before they are made."""

from qualcode.classify.learned import LEARNER, CodeVerdict, Labels, Learned, Reason
from qualcode.classify.suggestion import suggest

__all__ = ["LEARNER", "CodeVerdict", "Labels", "Learned", "Reason", "suggest"]

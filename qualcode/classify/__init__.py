"""A modest classifier: suggestions beside the rules, tested before they are made."""

from qualcode.classify.learned import CodeVerdict, Labels, Learned, Reason
from qualcode.classify.suggestion import suggest

__all__ = ["CodeVerdict", "Labels", "Learned", "Reason", "suggest"]

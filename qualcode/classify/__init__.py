"""A modest classifier: suggestions beside the rules, tested before they are made."""

from qualcode.classify.learned import (
    FEWEST_EXAMPLES,
    LEARNER,
    CodeVerdict,
    Embed,
    Labels,
    Learned,
    Likely,
    Reason,
    Vectors,
)
from qualcode.classify.suggestion import (
    Lessons,
    most_likely,
    suggest,
    suggest_again,
    train_all,
)

__all__ = [
    "FEWEST_EXAMPLES",
    "LEARNER",
    "CodeVerdict",
    "Embed",
    "Labels",
    "Learned",
    "Lessons",
    "Likely",
    "Reason",
    "Vectors",
    "most_likely",
    "suggest",
    "suggest_again",
    "train_all",
]

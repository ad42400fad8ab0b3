"""What was settled, counted and quoted: participants before passages."""

from qualcode.analyse.accuracy import Accuracy, GoldCoding, Score, accuracy
from qualcode.analyse.agreement import Agreement, agreement, pooled
from qualcode.analyse.choice import Picked, Quote, QuoteChoice, choose_quotes
from qualcode.analyse.consequences import (
    Consequence,
    Consequences,
    Reach,
    Shift,
    ThemeConsequence,
    Void,
    consequences,
)
from qualcode.analyse.counting import ASKED, is_asked, is_counted, is_participants
from qualcode.analyse.crossing import Crossing, crossings
from qualcode.analyse.dominance import Dominance, dominance, loud_voices
from qualcode.analyse.frequency import Frequency, frequencies
from qualcode.analyse.keyness import log_likelihood
from qualcode.analyse.open_words import OpenWord, open_words
from qualcode.analyse.overlap import Overlap, overlaps
from qualcode.analyse.saturation import NewCodes, saturation
from qualcode.analyse.uncoded import Uncoded, uncoded
from qualcode.analyse.validation import Estimate, Judged, Validation, validate

__all__ = [
    "ASKED",
    "Accuracy",
    "Agreement",
    "Consequence",
    "Consequences",
    "Crossing",
    "Dominance",
    "Estimate",
    "Frequency",
    "GoldCoding",
    "Judged",
    "NewCodes",
    "OpenWord",
    "Overlap",
    "Picked",
    "Quote",
    "QuoteChoice",
    "Reach",
    "Score",
    "Shift",
    "ThemeConsequence",
    "Uncoded",
    "Validation",
    "Void",
    "accuracy",
    "agreement",
    "choose_quotes",
    "consequences",
    "crossings",
    "dominance",
    "frequencies",
    "is_asked",
    "is_counted",
    "is_participants",
    "log_likelihood",
    "loud_voices",
    "open_words",
    "overlaps",
    "pooled",
    "saturation",
    "uncoded",
    "validate",
]

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
from qualcode.analyse.coverage import Coverage, coverage
from qualcode.analyse.crossing import (
    Crossing,
    GroupCrossing,
    crossings,
    crossings_by,
    people_of,
)
from qualcode.analyse.dominance import Dominance, dominance, loud_voices
from qualcode.analyse.frequency import Frequency, frequencies
from qualcode.analyse.grouping import FEW, ROLE, Group, by_role, everyone, groups_by
from qualcode.analyse.keyness import log_likelihood
from qualcode.analyse.open_words import OpenWord, open_words
from qualcode.analyse.overlap import Overlap, overlaps
from qualcode.analyse.saturation import NewCodes, saturation
from qualcode.analyse.small_cells import Line, hidden_cells
from qualcode.analyse.uncoded import Uncoded, uncoded
from qualcode.analyse.validation import Estimate, Judged, Validation, validate

__all__ = [
    "ASKED",
    "FEW",
    "ROLE",
    "Accuracy",
    "Agreement",
    "Consequence",
    "Consequences",
    "Coverage",
    "Crossing",
    "Dominance",
    "Estimate",
    "Frequency",
    "GoldCoding",
    "Group",
    "GroupCrossing",
    "Judged",
    "Line",
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
    "by_role",
    "choose_quotes",
    "consequences",
    "coverage",
    "crossings",
    "crossings_by",
    "dominance",
    "everyone",
    "frequencies",
    "groups_by",
    "hidden_cells",
    "is_asked",
    "is_counted",
    "is_participants",
    "log_likelihood",
    "loud_voices",
    "open_words",
    "overlaps",
    "people_of",
    "pooled",
    "saturation",
    "uncoded",
    "validate",
]

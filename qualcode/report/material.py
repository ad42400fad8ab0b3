"""What an appendix is made of: the values a run gives, put side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.analyse import (
    Accuracy,
    Coverage,
    Crossing,
    Frequency,
    NewCodes,
    Quote,
    QuoteChoice,
    Validation,
)
from qualcode.model import Claim, Codebook, Corpus, Memo, Reading, Settings
from qualcode.report.grouping import SHOWN, Hiding
from qualcode.report.options import SHOW_ALL, ReportOptions
from qualcode.report.summaries import Summaries
from qualcode.report.translated import Translated


@dataclass(frozen=True, slots=True)
class Version:
    """One saved version of the codebook: ``date`` as ``YYYY-MM-DD``, and why it was saved.

    ``changes`` says in the coder's language what was changed; empty when that is not known.
    """

    number: int
    date: str
    author: str
    reason: str
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """The study that a part is shown of."""

    corpus: Corpus
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class AppendixMaterial:
    """Everything :func:`qualcode.report.build_appendix` needs, and nothing it computes itself.

    ``claims`` are what ``settle`` gave and ``readings`` those that could be placed;
    ``frequencies``, ``crossings``, ``quotes`` and ``accuracy`` come from ``analyse``, and
    ``choice`` is what the quotes were picked by. ``not_placed`` is how many decisions have no
    certain place in the texts as they are, and are therefore in none of the figures.
    ``validated`` holds by code id what people's samples say of the machines, and ``memos`` are
    those to print. ``translated`` are the translations under the quotes, ``summaries`` those of
    the framework charts. ``options`` are what was asked for; corpus, codebook and claims are
    already the part that is shown, and ``whole`` is what it was taken from (``None``: nothing is
    left out). ``by_column`` are the frequencies by the columns asked for, ``hidden`` says which
    figures of groups are hidden. ``run`` is the run's id, ``version`` that of qualcode. The
    roles, what is counted, the decider, the project's name and the note that must stand on
    every page are the settings'.
    """

    corpus: Corpus
    codebook: Codebook
    settings: Settings
    claims: Sequence[Claim]
    frequencies: Sequence[Frequency]
    crossings: Sequence[Crossing]
    quotes: Sequence[Quote]
    choice: QuoteChoice
    run: str
    version: str
    readings: Sequence[Reading] = ()
    history: Sequence[Version] = ()
    accuracy: Accuracy | None = None
    not_placed: int = 0
    validated: Mapping[str, Validation] = field(default_factory=dict)
    memos: Sequence[Memo] = ()
    options: ReportOptions = SHOW_ALL
    translated: Translated = field(default_factory=Translated)
    summaries: Summaries = field(default_factory=dict)
    whole: Whole | None = None
    by_column: Sequence[Frequency] = ()
    hidden: Hiding = SHOWN
    saturation: Sequence[NewCodes] = ()
    coverage: Sequence[Coverage] = ()

"""What people said, placed in today's texts."""

from qualcode.model import Codebook, Corpus
from qualcode.review import Placed, place
from qualcode.store import Journals


def place_journals(
    journals: Journals, *, corpus: Corpus, codebook: Codebook, but_readings: bool = False
) -> Placed:
    """Place decisions, readings and translations, by hand where somebody settled it so.

    ``but_readings`` leaves the readings out, where only decisions are asked for.
    """
    return place(
        journals.decisions,
        () if but_readings else journals.readings,
        corpus=corpus,
        codebook=codebook,
        by_hand=journals.by_hand,
        translations=journals.translations,
    )

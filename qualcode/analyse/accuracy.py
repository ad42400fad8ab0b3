"""How right the machines are, against codings that people made of the same transcripts.

The unit is a participant's turn × a code. ``sure`` codings are what a careful reader must
have; ``possible`` ones are neither rewarded nor punished in recall.
"""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from qualcode.analyse.counting import is_participants
from qualcode.model import Claim, Corpus

Unit = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class GoldCoding:
    """One coding made by a person: a code on a turn; ``certainty`` is sure or possible."""

    transcript: str
    turn: int
    code: str
    certainty: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One machine against the gold, in units of turn × code.

    ``codings`` it made; ``right_sure`` of them are sure in the gold and ``right_any`` sure
    or possible; ``sure`` is how many there are to find.
    """

    codings: int
    right_sure: int
    right_any: int
    sure: int

    @property
    def precision_sure(self) -> float | None:
        """The share of its codings that are sure in the gold; ``None`` without codings."""
        return _share(self.right_sure, self.codings)

    @property
    def precision_any(self) -> float | None:
        """The share of its codings that are in the gold at all; ``None`` without codings."""
        return _share(self.right_any, self.codings)

    @property
    def recall_sure(self) -> float | None:
        """The share of the sure gold that it found; ``None`` where there is none."""
        return _share(self.right_sure, self.sure)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Strong rules, the classifier's suggestions, and both together, on the same turns.

    ``transcripts`` are those that were measured, by id; ``turns`` their participants'.
    """

    transcripts: tuple[str, ...]
    turns: int
    rules: Score
    suggestions: Score
    both: Score


def accuracy(
    claims: Iterable[Claim],
    *,
    gold: Sequence[GoldCoding],
    transcripts: Collection[str],
    corpus: Corpus,
) -> Accuracy:
    """Give how right rules and suggestions are on the participants' turns of transcripts.

    What people decided plays no part: the machines' codings are measured as they were
    made. Gold on turns that are no participant's, or elsewhere, is left out.

    >>> Score(codings=4, right_sure=2, right_any=3, sure=5).recall_sure
    0.4
    """
    turns = {
        (passage.transcript, passage.turn)
        for passage in corpus.passages
        if passage.transcript in transcripts and is_participants(passage, corpus=corpus)
    }
    rules: set[Unit] = set()
    suggestions: set[Unit] = set()
    for claim in claims:
        if (claim.passage.transcript, claim.passage.turn) in turns:
            unit = (claim.passage.transcript, claim.passage.turn, claim.code)
            if any(coding.is_strong for coding in claim.codings):
                rules.add(unit)
            if any(coding.source == "classifier" for coding in claim.codings):
                suggestions.add(unit)
    known = [one for one in gold if (one.transcript, one.turn) in turns]
    anything = {(one.transcript, one.turn, one.code) for one in known}
    sure = {(one.transcript, one.turn, one.code) for one in known if one.certainty == "sure"}
    return Accuracy(
        transcripts=tuple(sorted({transcript for transcript, _ in turns})),
        turns=len(turns),
        rules=_score(rules, sure=sure, anything=anything),
        suggestions=_score(suggestions, sure=sure, anything=anything),
        both=_score(rules | suggestions, sure=sure, anything=anything),
    )


def _score(
    made: AbstractSet[Unit], *, sure: AbstractSet[Unit], anything: AbstractSet[Unit]
) -> Score:
    return Score(len(made), len(made & sure), len(made & anything), len(sure))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None

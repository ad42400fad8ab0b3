"""Why a passage has the codings it has, down to the line in the codebook."""

import re
from dataclasses import dataclass

from qualcode.codebook import require_code
from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Claim, Coding, Decision, Hit, Passage
from qualcode.review import decisions_of, passages_read, without_spoken
from qualcode.workflow.showing import unknown
from qualcode.workflow.study import Study

PLACE = re.compile(r"(?P<transcript>.+?)[:/ ](?P<turn>\d+)(?:\.(?P<part>\d+))?")


@dataclass(frozen=True, slots=True)
class Because:
    """One hit with the line of the codebook that its rule stands on (0 when unknown)."""

    hit: Hit
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Story:
    """One claim and all that stands behind it.

    ``read_by`` names those who read the passage through and did not give the code: a no.
    """

    claim: Claim
    because: tuple[Because, ...]
    suggestion: Coding | None
    decisions: tuple[Decision, ...]
    read_by: tuple[str, ...]
    outvoted: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """The turn asked about: its passages and the story of every claim on them."""

    transcript: str
    turn: int
    passages: tuple[Passage, ...]
    stories: tuple[Story, ...]


def why(study: Study, place: str, *, code: str = "") -> Explained:
    """Explain the codings on a turn, given as ``K01:4`` (or ``K01:4.2`` for a part).

    Raises UsageError when the place is not written so, UnknownNameError when there is no
    such transcript, turn or code.
    """
    transcript_id, turn, part = parse_place(place)
    corpus = study.material.corpus
    if not corpus.has_transcript(transcript_id):
        raise unknown(study, transcript_id)
    passages = passages_at(study, transcript_id, turn, part)
    if code:
        require_code(study.material.codebook, code)
    ids = {one.id for one in passages}
    stories = tuple(
        story_of(claim, study)
        for claim in study.claims
        if claim.passage.id in ids and code in ("", claim.code)
    )
    return Explained(transcript_id, turn, passages, stories)


def parse_place(place: str) -> tuple[str, int, int]:
    """Read ``K01:4`` or ``K01:4.2``; the part is 0 when it is not given.

    >>> parse_place("K01:4"), parse_place("Int 02:17.2")
    (('K01', 4, 0), ('Int 02', 17, 2))
    """
    match = PLACE.fullmatch(place.strip())
    if match is None:
        raise UsageError(f'"{place}" is no place. Write TRANSCRIPT:TURN, for instance K01:4.')
    return match["transcript"], int(match["turn"]), int(match["part"] or 0)


def passages_at(study: Study, transcript_id: str, turn: int, part: int) -> tuple[Passage, ...]:
    """Give the passages of a turn; an empty tuple for an interviewer's turn."""
    turns = study.material.corpus.transcript(transcript_id).turns
    if not 1 <= turn <= len(turns):
        raise UnknownNameError(f"{transcript_id} has turns 1 to {len(turns)}; there is no {turn}.")
    passages = study.material.corpus.passages_of_turn(transcript_id, turn)
    return tuple(one for one in passages if part in (0, one.number))


def story_of(claim: Claim, study: Study) -> Story:
    """Collect what stands behind a claim."""
    corpus = study.material.corpus
    lines = {
        (rule.text, rule.language): rule.line
        for one in study.material.codebook
        if one.id == claim.code
        for rule in one.rules
    }
    language = corpus.languages[claim.passage.transcript]
    hits = [hit for coding in claim.codings for hit in coding.hits]
    return Story(
        claim,
        because=tuple(
            Because(
                hit,
                corpus.cut(claim.passage.transcript, hit.span),
                lines.get((hit.rule, language), 0),
            )
            for hit in hits
        ),
        suggestion=next((one for one in claim.codings if one.source == "classifier"), None),
        decisions=claim.decisions,
        read_by=readers_without(claim, study),
        outvoted=claim.state == "disputed",
    )


def readers_without(claim: Claim, study: Study) -> tuple[str, ...]:
    """Name the coders who read a passage through and said nothing of the code."""
    corpus = study.material.corpus
    read = without_spoken(
        passages_read(study.readings, corpus=corpus), decisions_of(study.claims), corpus=corpus
    )
    coders = read.get(claim.passage.id, {})
    spoke = {one.coder for one in claim.decisions}
    return tuple(
        sorted(one for one, codes in coders.items() if claim.code in codes and one not in spoke)
    )

"""What people decided and what changed under it: told and listed, never moved in silence."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.model import Corpus, Problem
from qualcode.review import Likely, Lost, LostReason, LostTranslation, Placed, likely_names

REASONS: Mapping[LostReason, tuple[str, str]] = {
    "no_transcript": (
        "belongs to a transcript that was not read",
        "Put the transcript back, or leave it: nothing is deleted.",
    ),
    "quote_not_found": (
        "stands on words that are no longer there",
        "See what stands there now, and settle it: qualcode moved",
    ),
    "quote_ambiguous": (
        "stands on words that could now be in several places",
        "Say which are meant: qualcode moved",
    ),
    "no_passage": (
        "stands on words that are nobody's who counts",
        "See who speaks there: qualcode speakers",
    ),
    "code_gone": (
        "is of a code that the codebook no longer has",
        "If it was renamed, list the old id under was: of the new code.",
    ),
    "code_split": (
        "is of a code that several codes came from",
        "Decide again which of them is meant.",
    ),
}
OF_CODES = frozenset({"code_gone", "code_split"})


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the decisions on one transcript whose text has changed.

    Decisions that ``stay`` stand on the same words; ``corrected`` ones on words in which slips
    were mended, or that a person gave them; ``relabelled`` ones (among those two) on a turn
    that has another label now. ``open`` ones have no certain place and are not counted.
    """

    transcript: str
    stay: int
    corrected: int
    relabelled: int
    open: int


def tallies(placed: Placed) -> tuple[Tally, ...]:
    """Give what became of the decisions, by transcript that changed, in order of id."""
    changed = [one for one in placed.moves if one.before.fingerprint != one.now.fingerprint]
    corrected = Counter(one.now.transcript for one in changed if one.likeness == "changed")
    relabelled = Counter(one.now.transcript for one in changed if one.speaker_now)
    lost = Counter(one.transcript for one in placed.lost if one.transcript)
    named = {one.now.transcript for one in changed} | set(lost)
    all_there = Counter(one.transcript for one in placed.decisions)
    return tuple(
        Tally(one, all_there[one] - corrected[one], corrected[one], relabelled[one], lost[one])
        for one in sorted(named)
    )


def misplaced(placed: Placed, *, corpus: Corpus) -> tuple[Problem, ...]:
    """Give what moved by transcript, then a problem for each coder, code and reason."""
    return (
        *_renamed(placed, corpus),
        *(_tallied(one, corpus) for one in tallies(placed)),
        *_not_placed(placed),
        *_unread(placed),
        *_untranslated(placed),
    )


def not_placed(placed: Placed) -> str:
    """Say how many decisions have no certain place; empty when every one has."""
    number = len(placed.lost)
    if not number:
        return ""
    have = "1 decision has" if number == 1 else f"{number:,} decisions have"
    are = "is" if number == 1 else "are"
    return f"{have} no certain place and {are} not counted"


def _renamed(placed: Placed, corpus: Corpus) -> Iterator[Problem]:
    for one in placed.following:
        follow = "1 decision follows" if one.decisions == 1 else f"{one.decisions} decisions follow"
        how = "as was said by hand" if one.by_hand else "it has the same text"
        yield Problem(
            one.transcript,
            what=f"is now {corpus.transcript(one.now).file} ({how}): {follow}.",
            severity="note",
        )
    yield from (_likely(one, corpus) for one in likely_names(placed.lost, corpus=corpus) if one.now)


def _likely(one: Likely, corpus: Corpus) -> Problem:
    there = f"{one.found} of {one.tried}" if one.tried == one.decisions else f"{one.found}"
    return Problem(
        one.transcript,
        what=f"is not there, but {there} of its decisions would find their words in "
        f"{corpus.transcript(one.now).file}: is it the same interview?",
        remedy=f'If it is: qualcode moved --same "{one.transcript}" "{one.now}"',
        severity="warning",
    )


def _tallied(one: Tally, corpus: Corpus) -> Problem:
    stays = "1 decision stays on its words" if one.stay == 1 else ""
    parts = [stays or f"{one.stay} decisions stay on their words"]
    if one.corrected:
        follows = "follows" if one.corrected == 1 else "follow"
        parts.append(f"{one.corrected} {follows} corrected words")
    if one.relabelled:
        parts.append(f"{one.relabelled} under another speaker's label")
    if one.open:
        parts.append(f"{one.open} {'needs' if one.open == 1 else 'need'} you")
    felt = one.corrected or one.relabelled or one.open
    return Problem(
        corpus.transcript(one.transcript).file,
        what=f"its text has changed: {', '.join(parts)}.",
        remedy="Look at them with: qualcode moved" if felt else "",
        severity="warning" if felt else "note",
    )


def _not_placed(placed: Placed) -> Iterator[Problem]:
    groups: dict[tuple[str, str, LostReason], list[Lost]] = defaultdict(list)
    for one in placed.lost:
        groups[one.decision.coder, one.decision.code, one.reason].append(one)
    for (coder, code, reason), lost in groups.items():
        yield _problem(coder, code, reason, lost)


def _unread(placed: Placed) -> Iterator[Problem]:
    for one in placed.lost_readings:
        number = len(one.spans)
        passages = "1 passage" if number == 1 else f"{number} passages"
        yield Problem(
            f"readings of {one.coder}",
            what=f"{passages} of {one.transcript} that had been read through "
            f"{'has' if number == 1 else 'have'} changed and "
            f"{'counts' if number == 1 else 'count'} as unread.",
            severity="warning",
        )


def _untranslated(placed: Placed) -> Iterator[Problem]:
    piles: dict[tuple[str, str], list[LostTranslation]] = defaultdict(list)
    for one in placed.lost_translations:
        piles[one.translation.coder, one.translation.transcript].append(one)
    for (coder, transcript), pile in piles.items():
        number = "1 translation" if len(pile) == 1 else f"{len(pile)} translations"
        its = "its quote has" if len(pile) == 1 else "their quotes have"
        yield Problem(
            f"translations of {coder}",
            what=f"{number} in {transcript} {'is' if len(pile) == 1 else 'are'} not shown: "
            f"{its} no certain place now. Kept as {'it is' if len(pile) == 1 else 'they are'}.",
            remedy="See which, and translate what stands there now: qualcode moved",
            severity="warning",
        )


def _problem(coder: str, code: str, reason: LostReason, lost: Sequence[Lost]) -> Problem:
    what, remedy = REASONS[reason]
    named = ", ".join(dict.fromkeys(one.decision.transcript for one in lost))
    subject = f"the decision on {code}" if len(lost) == 1 else f"each of {len(lost)} on {code}"
    return Problem(
        f"decisions of {coder}",
        what=f"{subject} in {named} {what}; kept, and not counted.",
        remedy=remedy,
        severity="warning",
    )

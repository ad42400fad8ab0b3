"""What people decided and what has no certain place today: listed, never moved in silence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from qualcode.model import Problem
from qualcode.review import Lost, LostReason, Placed

REASONS: Mapping[LostReason, tuple[str, str]] = {
    "no_transcript": (
        "belongs to a transcript that was not read",
        "Put the transcript back, or leave it: nothing is deleted.",
    ),
    "quote_not_found": (
        "stands on words that are no longer there",
        "Decide again on the words that stand there now.",
    ),
    "quote_ambiguous": (
        "stands on words that could now be in several places",
        "Decide again on the words that are meant.",
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


def misplaced(placed: Placed) -> tuple[Problem, ...]:
    """Give a problem for each coder, code and reason, naming the first places."""
    groups: dict[tuple[str, str, LostReason], list[Lost]] = defaultdict(list)
    for one in placed.lost:
        groups[one.decision.coder, one.decision.code, one.reason].append(one)
    found = [_problem(coder, code, reason, lost) for (coder, code, reason), lost in groups.items()]
    found += [
        Problem(
            f"readings of {one.coder}",
            what=f"{len(one.spans)} passages of {one.transcript} that were read through have "
            "changed; they count as unread.",
            severity="warning",
        )
        for one in placed.lost_readings
    ]
    if placed.moved:
        found.append(
            Problem(
                "decisions",
                what=f"{placed.moved} stand in changed transcripts and moved with their words.",
                remedy="Look at them with: qualcode show TRANSCRIPT --status accepted",
                severity="note",
            )
        )
    return tuple(found)


def _problem(coder: str, code: str, reason: LostReason, lost: Sequence[Lost]) -> Problem:
    what, remedy = REASONS[reason]
    places = [f"{one.decision.transcript}" for one in lost]
    named = ", ".join(dict.fromkeys(places))
    subject = f"the decision on {code}" if len(lost) == 1 else f"each of {len(lost)} on {code}"
    return Problem(
        f"decisions of {coder}",
        what=f"{subject} in {named} {what}; kept, and not counted.",
        remedy=remedy,
        severity="warning",
    )

"""Which candidates are speakers: settled over the whole document, never line by line."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qualcode.model import Problem
from qualcode.readers.candidates import Candidate, is_generic
from qualcode.readers.draft import Line

Found = Sequence[Candidate | None]
MOST_LABELS = 12
_COVERED = 0.9
_SPARSE = 0.08


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that were found to be speakers, and the candidates that were not."""

    accepted: frozenset[str] = frozenset()
    unresolved: tuple[tuple[str, int, int], ...] = ()

    def takes(self, candidate: Candidate | None) -> bool:
        """Tell whether a line's candidate is a speaker's label."""
        return (
            candidate is not None
            and candidate.shape != "never"
            and candidate.label in self.accepted
        )


def settle_labels(lines: Sequence[Line], found: Found, *, declared: Collection[str]) -> Labels:
    """Give the labels of a document from the candidates of its lines.

    Accepted: what is declared; what recurs in alternation with another candidate; all
    candidates when up to twelve cover nearly every paragraph; and single ones that look
    just like the accepted (same place beside a time mark, set in bold, a generic label).
    Nothing is accepted but the declared when colons that cannot be labels are as common.
    """
    found = _without_emphasis(found)
    units = _units(lines, found)
    likely = [one for one in found if one is not None and one.shape != "never"]
    loose = [one for one in likely if not one.tight]
    named = {one.label for one in loose if one.label.casefold() in declared}
    accepted = named | _recurring(loose) | _covering(units)
    accepted |= _alike(lines, found, accepted)
    if _must_abstain(units, accepted):
        accepted = named
    return Labels(frozenset(accepted), _unresolved(lines, found, accepted))


def _without_emphasis(found: Found) -> list[Candidate | None]:
    """Leave out words that are set apart in a file whose labels have their colon."""
    colons = sum(one is not None and one.colon and one.shape != "never" for one in found)
    apart = [one for one in found if one is not None and _is_only_set_apart(one)]
    drop = colons > len(apart)
    return [None if drop and one and _is_only_set_apart(one) else one for one in found]


def _is_only_set_apart(one: Candidate) -> bool:
    return one.bold and not (one.colon or one.alone or one.stamped)


def _units(lines: Sequence[Line], found: Found) -> list[Candidate | None]:
    """Give the candidate (or None) of each place where a turn may begin.

    These are the paragraphs when the file sets its labels after empty lines, else all
    lines.
    """
    pairs = [(line, one) for line, one in zip(lines, found, strict=True) if not line.heading or one]
    apart = [line.opens for line, one in pairs if one is not None and one.shape != "never"]
    by_paragraph = sum(apart) >= 0.8 * len(apart)
    return [one for line, one in pairs if line.opens or not by_paragraph]


def _recurring(likely: Sequence[Candidate]) -> set[str]:
    """Labels seen twice (weak ones three times) with another label in between."""
    last: dict[str, int] = {}
    alternating: set[str] = set()
    for place, one in enumerate(likely):
        if one.label in last and place > last[one.label] + 1:
            alternating.add(one.label)
        last[one.label] = place
    counts = Counter(one.label for one in likely)
    weak = {one.label for one in likely if one.shape == "weak"}
    return {label for label in alternating if counts[label] >= (3 if label in weak else 2)}


def _covering(units: Sequence[Candidate | None]) -> set[str]:
    """All labels, when a few of them begin nearly every paragraph, in one way or the other."""
    likely = [one for one in units if one is not None and one.shape in {"name", "plain"}]
    alone = [one for one in likely if one.alone]
    mostly_alone = 2 * len(alone) > len(likely)
    spoken = alone if mostly_alone else [one for one in likely if one.bold or not one.alone]
    labels = {one.label for one in spoken if not one.tight}
    counted = len(alone) if mostly_alone else sum(one.bold for one in alone)
    taken = sum(one.label in labels for one in likely) + counted
    covered = taken >= _COVERED * len(units) and len(spoken) >= 2
    return labels if covered and len(labels) <= MOST_LABELS else set()


def _alike(lines: Sequence[Line], found: Found, accepted: set[str]) -> set[str]:
    """Single labels that are written just as the accepted ones are."""
    known = [one for one in found if one is not None and one.label in accepted]
    generic = {one.label for one in found if one and one.shape != "never" and _is_generic(one)}
    stamped = 2 * sum(one.stamped for one in known) > len(known) or _mostly_stamped(found)
    bold = 2 * sum(one.bold for one in known) > len(known)
    alone = 2 * sum(one.alone for one in known) > len(known)
    alike = {
        one.label
        for line, one in zip(lines, found, strict=True)
        if one is not None
        and one.shape == "name"
        and not one.tight
        and (line.opens or one.stamped)
        and (alone or not one.alone)
        and ((stamped and one.stamped) or (bold and one.bold and not one.alone))
    }
    return alike | (generic if accepted or alike or len(generic) > 1 else set())


def _is_generic(one: Candidate) -> bool:
    return is_generic(one.label) and not one.tight


def _mostly_stamped(found: Found) -> bool:
    likely = [one for one in found if one is not None and one.shape == "name"]
    return len(likely) > 1 and sum(one.stamped for one in likely) > 0.8 * len(likely)


def _must_abstain(units: Sequence[Candidate | None], accepted: set[str]) -> bool:
    spoken = [one for one in units if one is not None and one.label in accepted]
    if any(one.stamped or one.bold or is_generic(one.label) for one in spoken):
        return False
    refused = sum(one is not None and one.shape == "never" for one in units)
    return refused >= len(spoken) or len(spoken) < _SPARSE * len(units)


def _unresolved(
    lines: Sequence[Line], found: Found, accepted: set[str]
) -> tuple[tuple[str, int, int], ...]:
    """Give label, count and first line of what may be a speaker and was read as speech."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for line, one in zip(lines, found, strict=True):
        if one is None or one.shape not in {"name", "plain"} or one.label in accepted:
            continue
        if one.tight or one.alone or not line.opens:
            continue
        counts[one.label] += 1
        first.setdefault(one.label, line.number)
    return tuple((label, times, first[label]) for label, times in sorted(counts.items()))


def unresolved_problems(labels: Labels, *, file: str) -> tuple[Problem, ...]:
    """Ask about the candidates that were read as speech."""
    return tuple(
        Problem(
            file,
            line,
            what=f'"{label}" begins {count} {"paragraph" if count == 1 else "paragraphs"} and was '
            "read as words, not as a speaker.",
            remedy=f'If it is a speaker: qualcode speakers "{label}" --role ROLE',
            severity="note",
        )
        for label, count, line in labels.unresolved
    )

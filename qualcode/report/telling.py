"""What sections tell person by person of figures that others hide."""

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.analyse import ROLE, is_counted
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.matrix import is_too_many


@dataclass(frozen=True, slots=True)
class Told:
    """A section by its letter, and of how many participants it tells."""

    letter: str
    amount: int


def still_told(material: AppendixMaterial) -> tuple[Told, ...]:
    """Give the sections that are printed and tell of single persons what is hidden of groups.

    B tells the role of everybody in a group that has a hidden figure, F names people under a
    code whose figure of their role is hidden, G says of everybody which codes they speak of.
    """
    hidden = {(row, group) for column, row, group in material.hidden.cells if column == ROLE}
    groups = {group for _, group in hidden}
    roles = {one.id: one.role for one in material.corpus.participants}
    told = {
        "B": {person for person, role in roles.items() if role in groups},
        "F": {
            quote.participant
            for quote in material.quotes
            if ((quote.theme, quote.code), roles.get(quote.participant)) in hidden
        },
        "G": set(_in_matrix(material)) if material.hidden.cells else set(),
    }
    return tuple(
        Told(letter, len(people))
        for letter, people in told.items()
        if people and letter not in material.options.without
    )


def _in_matrix(material: AppendixMaterial) -> Iterator[str]:
    if is_too_many(material):
        return
    for claim in material.claims:
        if claim.passage.counts and is_counted(claim, counting="rules"):
            yield claim.passage.participant

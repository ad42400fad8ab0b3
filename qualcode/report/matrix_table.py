"""The framework as a table to fill: one row for each participant and each theme or code."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qualcode.model import Claim, Codebook, Corpus, Memo
from qualcode.report.sections.matrix import counted_here
from qualcode.report.summaries import Summaries
from qualcode.report.table import Cell, Column, Table
from qualcode.report.tables import BETWEEN

MATRIX = tuple(
    Column(name, "integer" if name == "passages" else "text", name == "summary")
    for name in (
        *("participant", "role", "theme", "code", "summary", "references", "passages"),
        *("by", "memo", "version"),
    )
)
_PLACES = Mapping[tuple[str, str], Mapping[str, str]]


def matrix_table(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    summaries: Summaries,
    note: str = "",
) -> Table:
    """Give the rows of every participant by theme: the theme itself (no code), then its codes.

    A cell that was summed up several times has a row for each summary; one that was not has an
    empty one. ``references`` are the turns, ``passages`` how many are counted; ``memo`` and
    ``version`` say which text of which memo the summary is.
    """
    places = _places(claims)
    rows = tuple(
        row
        for person in corpus.participants
        for theme in codebook.themes
        for code in ("", *(one.id for one in theme.codes))
        for row in _rows(
            (person.id, person.role or None, theme.id, code or None),
            places=places.get((person.id, code or theme.id), {}),
            pile=summaries.get((person.id, code or theme.id), ()),
        )
    )
    return Table("matrix", MATRIX, rows, note)


def chart_table(
    claims: Iterable[Claim],
    *,
    corpus: Corpus,
    codebook: Codebook,
    summaries: Summaries,
    note: str = "",
) -> Table:
    """Give one row a participant and one column a theme or code that anything is said of.

    A cell holds the summaries, else the turns.
    """
    places = _places(claims)
    themes = {theme.id for theme in codebook.themes}
    ids = [one for theme in codebook.themes for one in (theme.id, *(c.id for c in theme.codes))]
    used = {of for _, of in summaries} | {of for _, of in places if of not in themes}
    columns = [one for one in ids if one in used]
    rows = tuple(
        (
            person.id,
            person.role or None,
            *(
                "\n\n".join(memo.text for memo in summaries.get((person.id, of), ()))
                or _references(places.get((person.id, of), {}))
                for of in columns
            ),
        )
        for person in corpus.participants
    )
    names = ("participant", "role", *columns)
    return Table("chart", tuple(Column(name) for name in names), rows, note)


def version_of(text: str) -> str:
    """Give eight signs that tell one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _places(claims: Iterable[Claim]) -> _PLACES:
    """Give the passages of each cell, and the turn of each."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for claim in claims:
        if counted_here(claim):
            passage = claim.passage
            for of in (claim.theme, claim.code):
                found[passage.participant, of][passage.id] = f"{passage.transcript}:{passage.turn}"
    return found


def _rows(
    named: tuple[Cell, ...], *, places: Mapping[str, str], pile: Sequence[Memo]
) -> Iterator[tuple[Cell, ...]]:
    references = _references(places)
    for memo in pile or (None,):
        told = (memo.text, ", ".join(memo.by), memo.id, version_of(memo.text)) if memo else ()
        text, *source = told or (None,) * 4
        yield (*named, text, references, len(places), *(one or None for one in source))


def _references(places: Mapping[str, str]) -> str | None:
    return BETWEEN.join(dict.fromkeys(places.values())) or None

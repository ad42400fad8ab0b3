"""What ``qualcode uncoded`` surfaces in the practice corpus: ``python -m bench.uncoded``.

First the words it offers under the starter codebook, with the place of the words about
dogs, the theme that nobody put there. Then each code is taken out of the codebook in turn
and the list made anew: which is the first word of the passages that the gold surely gives
that code? Everything is shown twice: as the demo leaves the project (a coder has read K01
to K06) and with rules alone. Three readings of "a word of its passages":

- typical: the word stands in two or more of the sure passages, and over-used there against
  all other passages (G2 of 3.84 or more);
- typical, new: and was not among the first twenty while the code was in the codebook;
- own: a strong rule of the code hits it in a sure passage.
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.analyse import OpenWord, log_likelihood
from qualcode.model import Codebook, Span
from qualcode.store import Cache, Journals
from qualcode.workflow.demonstrating import demonstrate, practice_codings
from qualcode.workflow.material import Material
from qualcode.workflow.study import Study, code_material
from qualcode.workflow.uncoding import find_uncoded

FIRST = 20
SURELY = 3.84
DOGS = ("hund", "hunde", "snor", "gravhund")


@dataclass(frozen=True, slots=True)
class Rank:
    """A word and its 1-based place in the list."""

    place: int
    word: str

    def __str__(self) -> str:
        return f"{self.place:4} {self.word}"


@dataclass(frozen=True, slots=True)
class Row:
    """What happens with one code taken out: the first word by each of the three readings."""

    code: str
    sure: int
    typical: Rank | None
    new: Rank | None
    own: Rank | None


@dataclass(frozen=True, slots=True)
class Places:
    """In which passages (ids) each form stands, and those that strong rules hit, by code."""

    passages: frozenset[str]
    forms: Mapping[str, frozenset[str]]
    hit: Mapping[tuple[str, str], frozenset[str]]


def offered(material: Material, *, cache: Cache) -> tuple[Study, tuple[OpenWord, ...]]:
    """Code the material and give the study and the words that ``uncoded`` offers."""
    study = code_material(material, cache=cache, with_classifier=False)
    return study, find_uncoded(study, cache=cache).words


def without(codebook: Codebook, code: str) -> Codebook:
    """Give the codebook with one code taken out."""
    themes = (
        replace(theme, codes=tuple(one for one in theme.codes if one.id != code))
        for theme in codebook.themes
    )
    return replace(codebook, themes=tuple(themes))


def dogs(words: Sequence[OpenWord]) -> tuple[Rank, ...]:
    """Give the places of the words about dogs, best first."""
    return tuple(
        Rank(place, one.word) for place, one in enumerate(words, start=1) if one.word in DOGS
    )


def leave_out(material: Material, *, cache: Cache) -> tuple[Row, ...]:
    """Take each code out in turn and say where the first of its words stands."""
    study, whole = offered(material, cache=cache)
    first = {one.word for one in whole[:FIRST]}
    places = places_of(study)
    sure = sure_passages(material)
    rows = []
    for code in material.codebook:
        less = replace(material, codebook=without(material.codebook, code.id))
        _, words = offered(less, cache=cache)
        typical = [one for one in ranked(words) if is_typical(one[1], sure[code.id], places)]
        new = [one for one in typical if one[1].word not in first]
        own = [one for one in ranked(words) if is_own(one[1], code.id, sure[code.id], places)]
        rows.append(Row(code.id, len(sure[code.id]), best(typical), best(new), best(own)))
    return tuple(rows)


def ranked(words: Sequence[OpenWord]) -> list[tuple[int, OpenWord]]:
    """Give the words with their places, from 1."""
    return list(enumerate(words, start=1))


def best(found: Sequence[tuple[int, OpenWord]]) -> Rank | None:
    """Give the first of some words, or ``None``."""
    return Rank(found[0][0], found[0][1].word) if found else None


def is_typical(word: OpenWord, sure: frozenset[str], places: Places) -> bool:
    """Tell whether a code's sure passages over-use a word."""
    found = frozenset[str]().union(*(places.forms[form] for form, _ in word.forms))
    inside, outside = len(found & sure), len(found - sure)
    rest = len(places.passages - sure)
    keyness = log_likelihood(inside, outside, all_here=len(sure), all_there=rest)
    return inside >= 2 and keyness >= SURELY


def is_own(word: OpenWord, code: str, sure: frozenset[str], places: Places) -> bool:
    """Tell whether a strong rule of the code hits a form of the word in a sure passage."""
    return any(places.hit.get((code, form), frozenset()) & sure for form, _ in word.forms)


def sure_passages(material: Material) -> Mapping[str, frozenset[str]]:
    """Give the ids of the passages in the turns that the gold surely gives each code."""
    found: dict[str, set[str]] = {one.id: set() for one in material.codebook}
    for row in practice_codings("gold.csv"):
        if row.certainty == "sure":
            here = material.corpus.passages_of_turn(row.transcript, row.turn)
            found[row.code].update(one.id for one in here if one.counts)
    return {code: frozenset(ids) for code, ids in found.items()}


def places_of(study: Study) -> Places:
    """Say where each form stands and which strong rules hit it."""
    corpus, tokenised = study.material.corpus, study.material.tokenised
    strong: dict[str, list[tuple[str, Span]]] = {}
    for coding in study.rule_codings:
        for hit in coding.hits:
            if hit.strength == "strong" and not hit.in_question:
                strong.setdefault(coding.passage.id, []).append((coding.code, hit.span))
    forms: dict[str, set[str]] = {}
    hits: dict[tuple[str, str], set[str]] = {}
    passages = [one for one in corpus.passages if one.counts]
    for passage in passages:
        tokens = tokenised.tokens[corpus.transcript(passage.transcript).fingerprint]
        columns = (tokens.ids.tolist(), tokens.starts.tolist(), tokens.ends.tolist())
        for number, start, end in zip(*columns, strict=True):
            if passage.span.covers(Span(start, end)):
                form = tokenised.vocabulary.forms[number]
                forms.setdefault(form, set()).add(passage.id)
                for code, span in strong.get(passage.id, ()):
                    if span.covers(Span(start, end)):
                        hits.setdefault((code, form), set()).add(passage.id)
    return Places(
        frozenset(one.id for one in passages),
        {form: frozenset(ids) for form, ids in forms.items()},
        {key: frozenset(ids) for key, ids in hits.items()},
    )


def within_first(rows: Sequence[Row], reading: str) -> int:
    """Count the codes whose first word, by one reading, is within the first twenty."""
    ranks = [getattr(row, reading) for row in rows]
    return sum(rank is not None and rank.place <= FIRST for rank in ranks)


def print_all(material: Material, *, cache: Cache, title: str) -> None:
    """Print the words offered and the table code by code."""
    _, words = offered(material, cache=cache)
    print(f"\n{title}\n\nThe first {FIRST} words:")
    for place, one in ranked(words[:FIRST]):
        forms = ", ".join(f"{form} {count}" for form, count in one.forms[:5])
        print(
            f"{place:4} {one.word:14} {one.passages:3} passages {one.participants:3} participants"
            f"  G2 {one.keyness:6.2f}  {forms}"
        )
    print("Dogs: " + "; ".join(str(one).strip() for one in dogs(words)))
    rows = leave_out(material, cache=cache)
    print(f"\n{'taken out':28}{'sure':>4}  {'typical':20}{'typical, new':20}{'own':20}")
    for row in rows:
        cells = "".join(f"{one or '   –'!s:20}" for one in (row.typical, row.new, row.own))
        print(f"{row.code:28}{row.sure:4}  {cells}".rstrip())
    for reading in ("typical", "new", "own"):
        print(f"{within_first(rows, reading)} of {len(rows)} within the first {FIRST} ({reading})")


def main() -> None:
    """Lay the practice corpus out and print everything for both states of reading."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    with tempfile.TemporaryDirectory() as place:
        cache = Cache(Path(place) / "cache")
        folder = Path(place) / "demo"
        done = demonstrate(folder, cache=cache, device="be11", time="2026-01-01T00:00:00Z")
        material = done.study.material
        print_all(material, cache=cache, title="As the demo leaves it: K01-K06 read by a coder")
        unread = replace(material, journals=Journals((), (), ()))
        print_all(unread, cache=cache, title="Rules alone: nobody has read anything")


if __name__ == "__main__":
    main()

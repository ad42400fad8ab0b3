"""Coding the same material under one state of the codebook after another, by rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from qualcode.model import Claim, Code, Codebook, Coding, Corpus, Decision
from qualcode.review import Placed, Policy, settle
from qualcode.rules import code_by_rules
from qualcode.workflow.material import Material, language_of
from qualcode.workflow.placing import place_journals

Key = tuple[object, ...]
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Coded:
    """What stands under one state of the codebook, by rules and decisions.

    The classifier has no part in it. ``claims`` are in the order of the codebook, then of
    passages.
    """

    codebook: Codebook
    corpus: Corpus
    placed: Placed
    claims: tuple[Claim, ...]


class Recoder:
    """Codes a project again and again; codes that have not changed are not coded again.

    It remembers what the last two codebooks needed.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self._codings: dict[Key, tuple[Coding, ...]] = {}
        self._claims: dict[Key, tuple[Claim, ...]] = {}
        self._last: frozenset[Key] = frozenset()

    def coded(self, codebook: Codebook) -> Coded:
        """Give what stands under a codebook: the same as coding everything anew."""
        corpus = self._corpus(codebook)
        journals = self.material.journals
        placed = place_journals(journals, corpus=corpus, codebook=codebook)
        languages = tuple(sorted(corpus.languages.items()))
        by_rules = {code.id: (*_written(code), languages) for code in codebook}
        settled = _settled_by(placed)
        by_people = {one: (*key, settled.get(one, ())) for one, key in by_rules.items()}
        self._apply_rules(codebook, corpus, keys=by_rules)
        self._settle(codebook, corpus, placed=placed, by_rules=by_rules, by_people=by_people)
        claims = tuple(one for code in codebook for one in self._claims[by_people[code.id]])
        self._forget(frozenset({*by_rules.values(), *by_people.values()}))
        return Coded(codebook, corpus, placed, claims)

    def _corpus(self, codebook: Codebook) -> Corpus:
        """Give the corpus with the languages that run under a codebook."""
        corpus, settings = self.material.corpus, self.material.settings
        languages = {one.id: language_of(one, settings, codebook) for one in corpus.transcripts}
        same = languages == dict(corpus.languages)
        return corpus if same else replace(corpus, languages=languages)

    def _apply_rules(self, codebook: Codebook, corpus: Corpus, *, keys: Mapping[str, Key]) -> None:
        """Code what was not coded like this before, all in one pass."""
        new = only_codes(codebook, {one for one, key in keys.items() if key not in self._codings})
        if not new.codes:
            return
        material = self.material
        codings = code_by_rules(
            corpus, codebook=new, tokenised=material.tokenised, settings=material.settings
        )
        piles = _piles((one.code, one) for one in codings)
        self._codings.update({keys[code.id]: tuple(piles.get(code.id, ())) for code in new})

    def _settle(
        self,
        codebook: Codebook,
        corpus: Corpus,
        *,
        placed: Placed,
        by_rules: Mapping[str, Key],
        by_people: Mapping[str, Key],
    ) -> None:
        """Settle what was not settled like this before, all in one pass."""
        new = only_codes(
            codebook, {one for one, key in by_people.items() if key not in self._claims}
        )
        claims = settle(
            (one for code in new for one in self._codings[by_rules[code.id]]),
            decisions=placed.decisions,
            readings=placed.readings,
            corpus=corpus,
            policy=Policy(codes=new.codes, decider=self.material.settings.decider),
        )
        piles = _piles((one.code, one) for one in claims)
        self._claims.update({by_people[code.id]: tuple(piles.get(code.id, ())) for code in new})

    def _forget(self, used: frozenset[Key]) -> None:
        keep = used | self._last
        self._codings = {key: one for key, one in self._codings.items() if key in keep}
        self._claims = {key: one for key, one in self._claims.items() if key in keep}
        self._last = used


def only_codes(codebook: Codebook, codes: set[str]) -> Codebook:
    """Give the codebook with these codes only."""
    return replace(
        codebook,
        themes=tuple(
            replace(theme, codes=tuple(one for one in theme.codes if one.id in codes))
            for theme in codebook.themes
        ),
    )


def _written(code: Code) -> Key:
    """Give what a code's codings depend on."""
    rules = tuple((one.text, one.strength, one.language, one.roles) for one in code.rules)
    return code.id, code.theme, rules


def _settled_by(placed: Placed) -> dict[str, Key]:
    """Give, by code, what people said of it: decisions, and readings that it was read for."""
    decided = _piles((one.code, _said(one)) for one in placed.decisions)
    read = _piles((code, one.id) for one in placed.readings for code in one.codes)
    return {
        code: (tuple(decided.get(code, ())), tuple(read.get(code, ())))
        for code in {*decided, *read}
    }


def _said(decision: Decision) -> Key:
    return decision.id, decision.was, decision.transcript, decision.span


def _piles(pairs: Iterable[tuple[str, One]]) -> dict[str, list[One]]:
    found: dict[str, list[One]] = {}
    for name, one in pairs:
        found.setdefault(name, []).append(one)
    return found

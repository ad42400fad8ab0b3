"""Every match of every rule of a codebook in one language, as columns: nothing settled yet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.language import Tokenised
from qualcode.model import Codebook, Corpus, Passage, Settings
from qualcode.rules.arrays import Groups, Mask, Places
from qualcode.rules.ground import extract_of, ground_of
from qualcode.rules.plan import Plan, allowed_rows
from qualcode.rules.search import Finding, findings_of

Forms = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Traces:
    """The matches of all rules in the passages of one language, field notes among them.

    Columns of equal length, sorted by group, start and length (longest first): the rule's
    place in the plan, the segment (place in ``passages``), start and end in the
    transcript's text, and the place in ``names`` of the words that were matched, folded.
    ``said`` has how often each name is said, ``(n_names,)``; several names may be equal.
    """

    language: str
    plan: Plan
    passages: Sequence[Passage]
    names: Sequence[str]
    said: Places
    rules: Places
    segments: Places
    starts: Places
    ends: Places
    forms: Places

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def groups(self) -> Places:
        """Which rows are of one code in one passage."""
        groups: Places = self.segments * max(1, len(self.plan.codes)) + self.plan.owners[self.rules]
        return groups

    def inside(self) -> tuple[Places, Places]:
        """Give every pair of rows of one group, two rules, the first inside the second.

        On the same words each is inside the other. The cost follows how many matches
        overlap.
        """
        groups, rows = self.groups, np.arange(len(self))
        pairs: list[tuple[Places, Places]] = [(rows[:0], rows[:0])]
        for step in range(1, len(self)):
            rows = rows[rows + step < len(self)]
            later = rows + step
            near = (groups[rows] == groups[later]) & (self.starts[later] < self.ends[rows])
            rows, later = rows[near], later[near]
            if not len(rows):
                break
            holds = self.ends[later] <= self.ends[rows]
            pairs.append((later[holds], rows[holds]))
            same = holds & (self.starts[later] == self.starts[rows])
            same &= self.ends[later] == self.ends[rows]
            pairs.append((rows[same], later[same]))
        inner, outer = (np.concatenate(column) for column in zip(*pairs, strict=True))
        two = self.rules[inner] != self.rules[outer]
        return inner[two], outer[two]

    def forms_by_rule(self, rows: Places | Mask) -> dict[int, Forms]:
        """Give the forms that some rows matched, with counts, most first, by place of the rule."""
        size = max(1, len(self.names))
        keys, counts = np.unique(self.rules[rows] * size + self.forms[rows], return_counts=True)
        found: dict[int, dict[str, int]] = {}
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            forms = found.setdefault(key // size, {})
            name = self.names[key % size]
            forms[name] = forms.get(name, 0) + count
        return {rule: most_first(forms) for rule, forms in found.items()}


def most_first(counts: dict[str, int]) -> Forms:
    """Give counted forms, most first, then by letter."""
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def traces_of(
    corpus: Corpus, *, codebook: Codebook, language: str, tokenised: Tokenised, settings: Settings
) -> Traces:
    """Find all that the rules of one language match, in one pass over its words."""
    passages = [one for one in corpus.passages if corpus.languages[one.transcript] == language]
    extract = extract_of(corpus, language=language, passages=passages)
    ground = ground_of(extract, tokenised=tokenised, settings=settings)
    plan = Plan.of(codebook, language=language)
    spelled = [*ground.vocabulary.forms, *(ground.vocabulary.forms[one.type] for one in ground.own)]
    namer = _Namer(spelled)
    columns = [
        namer.columns(finding, is_first=bool(finding.terms[0] == 0))
        for finding in findings_of(plan.terms, ground=ground)
    ]
    nothing = (np.empty(0, dtype=np.intp),) * 5
    terms, segments, starts, ends, forms = (
        np.concatenate(parts) for parts in zip(nothing, *columns, strict=True)
    )
    rows, rules = Groups(plan.places, len(plan.terms)).rows_of(terms)
    if len(rules):
        kept = allowed_rows(plan.rules, rules, extract=extract, segments=segments[rows])
        rows, rules = rows[kept], rules[kept]
    groups = segments[rows] * max(1, len(plan.codes)) + plan.owners[rules]
    order = np.lexsort((rules, -ends[rows], starts[rows], groups))
    rows, rules = rows[order], rules[order]
    names, said = namer.names, namer.said
    return Traces(
        language,
        plan,
        passages,
        names,
        said,
        rules,
        segments[rows],
        starts[rows],
        ends[rows],
        forms[rows],
    )


class _Namer:
    """Gives matches the number of their words: a word type's own, or a new one for several."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._forms = forms
        self._rows: dict[str, int] = {}
        self._said = np.zeros(len(forms), dtype=np.intp)

    @property
    def names(self) -> list[str]:
        return [*self._forms, *self._rows]

    @property
    def said(self) -> Places:
        return np.concatenate([self._said, np.zeros(len(self._rows), dtype=np.intp)])

    def columns(self, finding: Finding, *, is_first: bool) -> tuple[Places, ...]:
        """Give term, segment, start, end and name of each match.

        ``is_first`` tells that these words have not been counted yet.
        """
        stream, matches = finding.stream, finding.matches
        if is_first:
            self._said += np.bincount(stream.ids, minlength=len(self._said))
        names = stream.ids[matches.firsts].astype(np.intp)
        several = np.flatnonzero(matches.firsts != matches.lasts)
        names[several] = [
            self._named(stream.ids[first : last + 1].tolist())
            for first, last in zip(
                matches.firsts[several].tolist(), matches.lasts[several].tolist(), strict=True
            )
        ]
        segments = stream.segments[matches.firsts].astype(np.intp)
        return finding.terms[matches.owners], segments, matches.starts, matches.ends, names

    def _named(self, ids: Sequence[int]) -> int:
        words = " ".join(self._forms[one] for one in ids)
        return self._rows.setdefault(words, len(self._rows) + len(self._forms))

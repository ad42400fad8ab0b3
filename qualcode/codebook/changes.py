"""What differs between two states of a codebook: which code became which, and its rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from qualcode.model import Code, Codebook, Rule, Term, Theme

Kind = Literal["added", "removed", "changed"]
Fate = Literal["kept", "renamed", "merged", "split", "regrouped", "new", "removed"]
TEXTS = ("definition", "use", "do_not_use")
FIELDS = ("label", "examples", "scope", "origin", "since", "by", "was", "color", "parents")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that only one of the two states has, or that is stronger or narrower in one.

    ``code`` is the id of the code it stands in, after if there is one. ``before`` is
    ``None`` for an added rule, ``after`` for a removed one.
    """

    code: str
    before: Rule | None
    after: Rule | None

    @property
    def kind(self) -> Kind:
        """Whether it was added, removed or changed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def text(self) -> str:
        """The rule as written, after if it is there."""
        rule = self.after or self.before
        return rule.text if rule else ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A definition, or when (not) to use a code, that is worded otherwise."""

    code: str
    field: str
    language: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CodeChange:
    """Codes of the one state and what became of them in the other.

    Mostly one code on either side, of the same id. Codes belong together when they share
    an id or when one names the other under ``was``. ``fields`` names what else differs.
    """

    before: tuple[Code, ...]
    after: tuple[Code, ...]
    rules: tuple[RuleChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def fate(self) -> Fate:
        """What became of them."""
        sizes = (min(len(self.before), 2), min(len(self.after), 2))
        if sizes == (1, 1):
            return "kept" if self.before[0].id == self.after[0].id else "renamed"
        fates: Mapping[tuple[int, int], Fate] = {
            (0, 1): "new",
            (1, 0): "removed",
            (2, 1): "merged",
            (1, 2): "split",
        }
        return fates.get(sizes, "regrouped")

    @property
    def name(self) -> str:
        """The ids as one name: those after, or those before where none is left."""
        return ", ".join(one.id for one in self.after or self.before)

    @property
    def ids(self) -> frozenset[str]:
        """All ids on either side."""
        return frozenset(one.id for one in (*self.before, *self.after))

    @property
    def moved(self) -> tuple[str, str] | None:
        """The themes before and after, for codes that stand under another theme now."""
        old = dict.fromkeys(one.theme for one in self.before)
        new = dict.fromkeys(one.theme for one in self.after)
        if not old or not new or set(old) == set(new):
            return None
        return ", ".join(old), ", ".join(new)

    @property
    def is_plain(self) -> bool:
        """Whether nothing differs."""
        return self.fate == "kept" and not (self.rules or self.texts or self.fields or self.moved)


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """A theme that was added, removed, or worded otherwise."""

    id: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class CodebookChanges:
    """Every code on either side, in one ``CodeChange`` each, and the themes that differ.

    In the order of the later state; what is left of the earlier one follows.
    """

    codes: tuple[CodeChange, ...] = ()
    themes: tuple[ThemeChange, ...] = ()

    @property
    def changed(self) -> tuple[CodeChange, ...]:
        """The codes in which something differs."""
        return tuple(one for one in self.codes if not one.is_plain)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs in codes or themes."""
        return not self.changed and not self.themes


def compare_codebooks(before: Codebook, after: Codebook) -> CodebookChanges:
    """Give what differs; the order of codes and of rules is of no account.

    Comparing the other way round gives the same groups of codes with the sides changed.
    """
    groups = _groups(before.codes, after.codes)
    return CodebookChanges(
        tuple(_code_change(*group) for group in groups), tuple(_themes(before, after))
    )


def _links(before: Mapping[str, Code], after: Mapping[str, Code]) -> Iterator[tuple[str, str]]:
    """Give the ids (before, after) of codes that belong together.

    An earlier id under ``was`` says nothing where both codes are there on both sides.
    """
    yield from ((one, one) for one in before if one in after)
    for code in after.values():
        for earlier in code.was:
            if earlier in before and (earlier not in after or code.id not in before):
                yield earlier, code.id
    for code in before.values():
        for later in code.was:
            if later in after and (later not in before or code.id not in after):
                yield code.id, later


def _groups(
    before: Sequence[Code], after: Sequence[Code]
) -> Iterator[tuple[tuple[Code, ...], tuple[Code, ...], frozenset[tuple[str, str]]]]:
    """Give the connected groups of codes, with the links inside each."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    links = frozenset(_links(old, new))
    neighbours: dict[tuple[bool, str], list[tuple[bool, str]]] = {}
    for first, second in sorted(links):
        neighbours.setdefault((False, first), []).append((True, second))
        neighbours.setdefault((True, second), []).append((False, first))
    seen: set[tuple[bool, str]] = set()
    for start in (*((True, one) for one in new), *((False, one) for one in old)):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            for one in neighbours.get(waiting.pop(), ()):
                if one not in group:
                    group.add(one)
                    waiting.append(one)
        seen |= group
        yield (
            tuple(code for name, code in old.items() if (False, name) in group),
            tuple(code for name, code in new.items() if (True, name) in group),
            frozenset(link for link in links if (False, link[0]) in group),
        )


def _code_change(
    before: tuple[Code, ...], after: tuple[Code, ...], links: frozenset[tuple[str, str]]
) -> CodeChange:
    pairs = [(old, new) for new in after for old in before if (old.id, new.id) in links]
    return CodeChange(
        before,
        after,
        rules=tuple(_rule_changes(before, after)),
        texts=tuple(change for old, new in pairs for change in _text_changes(old, new)),
        fields=tuple(
            name
            for name in FIELDS
            if any(_plain(old, name) != _plain(new, name) for old, new in pairs)
        ),
    )


def _plain(code: Code, name: str) -> object:
    """Give a field without the places in the file."""
    if name != "examples":
        return getattr(code, name)
    kinds = (code.examples.typical, code.examples.without_keywords, code.examples.false_friends)
    return [[(one.text, one.language) for one in kind] for kind in kinds]


def _rule_changes(before: Sequence[Code], after: Sequence[Code]) -> Iterator[RuleChange]:
    """Give the rules of one side only; those of one term are one change."""
    if list(map(_written, before)) == list(map(_written, after)):
        return
    old, new = _by_term(before), _by_term(after)
    for key in {**new, **old}:
        held, holds = old.get(key, {}), new.get(key, {})
        gone = [one for reach, one in held.items() if reach not in holds]
        come = [one for reach, one in holds.items() if reach not in held]
        for first, last in zip_longest(gone, come):
            code = (last or first)[0]
            yield RuleChange(code, first[1] if first else None, last[1] if last else None)


def _written(code: Code) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    return tuple((one.text, one.language, one.strength, one.roles) for one in code.rules)


_Reach = tuple[str, frozenset[str]]


def _by_term(
    codes: Iterable[Code],
) -> dict[tuple[str, Term], dict[_Reach, tuple[str, Rule]]]:
    """Give the rules by language and term, then by how strong they are and for whom."""
    found: dict[tuple[str, Term], dict[_Reach, tuple[str, Rule]]] = {}
    for code in codes:
        for rule in code.rules:
            same = found.setdefault((rule.language, rule.term), {})
            same.setdefault((rule.strength, frozenset(rule.roles)), (code.id, rule))
    return found


def _text_changes(before: Code, after: Code) -> Iterator[TextChange]:
    for field in TEXTS:
        old, new = (getattr(one, field) for one in (before, after))
        for language in sorted({*old, *new}):
            if old.get(language, "") != new.get(language, ""):
                yield TextChange(
                    after.id, field, language, old.get(language, ""), new.get(language, "")
                )


def _themes(before: Codebook, after: Codebook) -> Iterator[ThemeChange]:
    old, new = ({one.id: one for one in book.themes} for book in (before, after))
    for name in {**new, **old}:
        if name not in old:
            yield ThemeChange(name, "added")
        elif name not in new:
            yield ThemeChange(name, "removed")
        elif _said(old[name]) != _said(new[name]):
            yield ThemeChange(name, "changed")


def _said(theme: Theme) -> tuple[object, object]:
    return dict(theme.label), dict(theme.definition)

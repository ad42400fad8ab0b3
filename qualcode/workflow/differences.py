"""Two states of the same plain values, compared figure by figure.

Nothing here knows a figure by name: values are compared as JSON holds them. In a list of
rows (mappings) the texts of a row say which row it is, and all else in it is figures; a list of
texts or numbers is a choice, of which each may be there or not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["changed", "gone", "new"]
Row = Mapping[str, Any]
Key = tuple[str, ...]
ALL = "all"


@dataclass(frozen=True, slots=True)
class Difference:
    """What is another: ``where`` it stands, what it was ``then`` and what it is ``now``.

    ``gone`` are rows, names and choices that are there no more, ``new`` those that were not
    there; the value of the other state is ``None`` for them.
    """

    where: tuple[str, ...]
    kind: Kind
    then: object = None
    now: object = None


@dataclass(frozen=True, slots=True)
class Compared:
    """How many figures there were then, which differ, and the names of what was not compared.

    ``unrecorded`` has values now and had none then; ``dropped`` had values then and has none now.
    """

    figures: int
    differences: tuple[Difference, ...]
    unrecorded: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def is_identical(self) -> bool:
        """Whether every figure that there was is the same."""
        return not self.differences and not self.dropped


def compare(then: Mapping[str, Any], now: Mapping[str, Any]) -> Compared:
    """Compare two states of figures; a name that only one of them has is told, not compared.

    >>> row = {"code": "lys", "role": "resident", "read": 5}
    >>> found = compare({"rows": [row]}, {"rows": [{**row, "read": 6, "all": 9}], "more": 1})
    >>> found.figures, found.unrecorded, found.differences[0].where
    (1, ('rows: all', 'more'), ('rows', 'lys, resident', 'read'))
    """
    walk = _Walk()
    walk.mappings(then, now, ())
    return Compared(walk.figures, tuple(walk.found), tuple(walk.unrecorded), tuple(walk.dropped))


def differences(then: Any, now: Any) -> tuple[Difference, ...]:
    """Give all that differs, names that only one of the two has among it.

    >>> differences({"a": 1, "b": 2}, {"a": 3})
    ... # doctest: +NORMALIZE_WHITESPACE
    (Difference(where=('a',), kind='changed', then=1, now=3),
     Difference(where=('b',), kind='gone', then=2, now=None))
    """
    walk = _Walk(names_differ=True)
    walk.values(then, now, ())
    return tuple(walk.found)


@dataclass(slots=True)
class _Walk:
    """Goes through two states side by side; ``names_differ``: a name too many is a difference."""

    names_differ: bool = False
    figures: int = 0
    found: list[Difference] = field(default_factory=list)
    unrecorded: dict[str, None] = field(default_factory=dict)
    dropped: dict[str, None] = field(default_factory=dict)

    def values(self, then: Any, now: Any, where: Key) -> None:
        if isinstance(then, dict) and isinstance(now, dict):
            self.mappings(then, now, where)
        elif isinstance(then, list) and isinstance(now, list):
            self.lists(then, now, where)
        else:
            self.figures += 1
            if then != now or isinstance(then, bool) != isinstance(now, bool):
                self.found.append(Difference(where, "changed", then, now))

    def mappings(self, then: Row, now: Row, where: Key) -> None:
        for name in dict.fromkeys((*now, *then)):
            if name in then and name in now:
                self.values(then[name], now[name], (*where, name))
            elif self.names_differ:
                self.lone(name, then, now, where)
            else:
                told = self.unrecorded if name in now else self.dropped
                told[f"{where[0]}: {name}" if where else name] = None

    def lists(self, then: Sequence[Any], now: Sequence[Any], where: Key) -> None:
        if all(isinstance(one, dict) for one in (*then, *now)):
            self.rows(then, now, where)
        elif any(isinstance(one, dict | list) for one in (*then, *now)):
            self.figures += len(then)
            if then != now:
                self.found.append(Difference(where, "changed", then, now))
        else:
            self.choices(then, now, where)

    def rows(self, then: Sequence[Row], now: Sequence[Row], where: Key) -> None:
        names = _naming(then, now)
        old, new = _by_label(names, then, now)
        for label in dict.fromkeys((*new, *old)):
            if label in old and label in new:
                before, after = _without(names, old[label]), _without(names, new[label])
                self.mappings(before, after, (*where, label))
            else:
                self.figures += _count(_without(names, old.get(label, {})))
                self.lone(label, old, new, where)

    def choices(self, then: Sequence[Any], now: Sequence[Any], where: Key) -> None:
        self.figures += len(then)
        before, after = Counter(then), Counter(now)
        for one in (before - after).elements():
            self.found.append(Difference((*where, str(one)), "gone"))
        for one in (after - before).elements():
            self.found.append(Difference((*where, str(one)), "new"))
        if before == after and then != now:
            self.found.append(Difference((*where, "order"), "changed", then, now))

    def lone(self, name: str, then: Row, now: Row, where: Key) -> None:
        kind: Kind = "gone" if name in then else "new"
        self.found.append(Difference((*where, name), kind, then.get(name), now.get(name)))


def _naming(then: Sequence[Row], now: Sequence[Row]) -> tuple[str, ...]:
    """Give the names whose texts tell the rows of a state apart; none where they do not."""
    rows = (*now, *then)
    names = tuple(
        name
        for name in (rows[0] if rows else ())
        if all(isinstance(row.get(name), str) for row in rows)
    )
    told_apart = all(len(set(_keys(names, state))) == len(state) for state in (then, now))
    return names if told_apart else ()


def _keys(names: Sequence[str], rows: Iterable[Row]) -> Iterator[Key]:
    return (tuple(row[name] for name in names) for row in rows)


def _by_label(
    names: Sequence[str], then: Sequence[Row], now: Sequence[Row]
) -> tuple[dict[str, Row], dict[str, Row]]:
    """Give the rows of both states by a label; by their number where no name tells them apart."""
    if not names:
        numbered = (
            {str(number): row for number, row in enumerate(rows, 1)} for rows in (then, now)
        )
        return next(numbered), next(numbered)
    labels = _labels(list(dict.fromkeys((*_keys(names, now), *_keys(names, then)))))
    by_label = (
        {labels[key]: row for key, row in zip(_keys(names, rows), rows, strict=True)}
        for rows in (then, now)
    )
    return next(by_label), next(by_label)


def _labels(keys: Sequence[Key]) -> dict[Key, str]:
    """Name each key by those of its parts that tell keys of its kind apart.

    Keys are of a kind when the same parts of them are not empty. Of parts that do not matter the
    first go first, and the last stays; what is the same in all keys goes always.
    """
    varying = [n for n, parts in enumerate(zip(*keys, strict=True)) if len(set(parts)) > 1]
    kinds: dict[tuple[int, ...], list[Key]] = defaultdict(list)
    for key in keys:
        kinds[tuple(n for n in varying if key[n])].append(key)
    texts: dict[Key, str] = {}
    for kind, alike in kinds.items():
        places = kind
        for place in kind[:-1] if len(alike) > 1 else ():
            fewer = tuple(one for one in places if one != place)
            if len({_parts(key, fewer) for key in alike}) == len(alike):
                places = fewer
        texts |= {key: ", ".join(_parts(key, places)) or ALL for key in alike}
    taken = Counter(texts.values())
    return {key: text if taken[text] == 1 else repr(key) for key, text in texts.items()}


def _parts(key: Key, places: Sequence[int]) -> Key:
    return tuple(key[n] for n in places)


def _without(names: Sequence[str], row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _count(value: Any) -> int:
    """Count the figures in a value."""
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, list) else 1

"""Which word types satisfy each word of a rule: resolved once a type, not once a token."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.codebook import translate_regex
from qualcode.language import SHORTEST_STEM, Lexicon, hash_words, is_compound
from qualcode.language.hashing import LONG, Hashes
from qualcode.model import Word
from qualcode.rules.arrays import Places
from qualcode.rules.spellings import Block, Spellings

Pair = tuple[int, int]

_SIEVE = 16


@dataclass(frozen=True, slots=True, eq=False)
class Satisfied:
    """Which types satisfy which words, sorted by type and word; columns of equal length.

    ``keys`` are ``type * n_words + word``. ``leads`` and ``trails`` are how many code
    points of the type stand before and after what satisfies the word: the longest
    spelling that does.
    """

    keys: Places
    leads: Places
    trails: Places
    n_words: int

    @property
    def types(self) -> Places:
        """The type of each row."""
        return self.keys // max(1, self.n_words)

    @property
    def words(self) -> Places:
        """The word of each row."""
        return self.keys % max(1, self.n_words)

    def rows(self, types: Places, words: Places) -> Places:
        """Give the row of each pair of type and word, -1 where the type does not satisfy.

        There must be rows.
        """
        keys = types * self.n_words + words
        rows = np.searchsorted(self.keys, keys)
        rows[rows == len(self.keys)] = 0
        return np.where(self.keys[rows] == keys, rows, -1)


def satisfied(words: Sequence[Word], *, spellings: Spellings, lexicon: Lexicon) -> Satisfied:
    """Find the types that satisfy each word, under any of their spellings."""
    pairs = list(_pairs(words, spellings=spellings, lexicon=lexicon))
    table = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    rows, numbers = table[:, 0], table[:, 1]
    keys = spellings.types[rows] * len(words) + numbers
    leads, trails = spellings.leads[rows], spellings.trails[rows]
    order = np.lexsort((leads, leads + trails, keys))
    first = np.append(True, keys[order][1:] != keys[order][:-1])[: len(order)]
    chosen = order[first]
    return Satisfied(keys[chosen], leads[chosen], trails[chosen], len(words))


def _pairs(words: Sequence[Word], *, spellings: Spellings, lexicon: Lexicon) -> Iterator[Pair]:
    """Give pairs of spelling and word."""
    numbers = {
        kind: [number for number, word in enumerate(words) if word.kind == kind]
        for kind in ("form", "wildcard", "lemma", "compound", "regex")
    }
    finder = _Finder(spellings)
    whole = {number: words[number].text for number in numbers["form"]}
    yield from finder.find(whole, where="whole")
    yield from _wildcards({n: words[n].text for n in numbers["wildcard"]}, finder=finder)
    inflected = {n: words[n].text for n in (*numbers["lemma"], *numbers["compound"])}
    found = dict.fromkeys(_inflections(inflected, texts=spellings.texts, lexicon=lexicon))
    yield from found
    compounds = {n: words[n].text for n in numbers["compound"]}
    yield from _compounds(compounds, but=found, finder=finder, lexicon=lexicon)
    for number in numbers["regex"]:
        fits = _regex(words[number].text)
        yield from ((row, number) for row, text in enumerate(spellings.texts) if fits(text))


def _wildcards(patterns: Mapping[int, str], *, finder: "_Finder") -> Iterator[Pair]:
    """Look for the longest piece of each pattern, then compare the whole pattern."""
    pieces = {number: text.split("*") for number, text in patterns.items()}
    places: dict[str, dict[int, str]] = {"start": {}, "end": {}, "inside": {}}
    for number, parts in pieces.items():
        longest = max(parts, key=len)
        if not longest:
            yield from ((row, number) for row in range(len(finder.texts)))
        else:
            places[_place(parts, longest)][number] = longest
    for where, needles in places.items():
        for row, number in finder.find(needles, where=where):
            if fits(finder.texts[row], pieces[number]):
                yield row, number


def _place(parts: Sequence[str], piece: str) -> str:
    if parts[0] == piece:
        return "start"
    return "end" if parts[-1] == piece else "inside"


def fits(text: str, parts: Sequence[str]) -> bool:
    """Tell whether a text is the parts in order with anything between them."""
    first, *middle, last = parts
    if not (text.startswith(first) and text.endswith(last)):
        return False
    place, stop = len(first), len(text) - len(last)
    for part in middle:
        place = text.find(part, place, stop)
        if place < 0:
            return False
        place += len(part)
    return place <= stop


def _inflections(
    lemmas: Mapping[int, str], *, texts: Sequence[str], lexicon: Lexicon
) -> Iterator[Pair]:
    """Look words up under two keys: themselves and their own lemma.

    The English genitive is no part of a word, unless the rule names it.
    """
    if not lemmas:
        return
    wanted: dict[str, list[int]] = {}
    exact: dict[str, list[int]] = {}
    for number, text in lemmas.items():
        exact.setdefault(text, []).append(number)
        for key in {text, lexicon.lemma(text)}:
            wanted.setdefault(key, []).append(number)
    bare = [_bare(text) for text in texts]
    for row, lemma in lexicon.inflections(bare, lemmas=wanted):
        yield from ((row, number) for number in wanted[lemma])
    for row, (text, without) in enumerate(zip(texts, bare, strict=True)):
        for one in {text, without} & exact.keys():
            yield from ((row, number) for number in exact[one])


def _bare(text: str) -> str:
    """Take the English genitive off."""
    return text.removesuffix("'s")


def _compounds(
    stems: Mapping[int, str], *, but: Collection[Pair], finder: "_Finder", lexicon: Lexicon
) -> Iterator[Pair]:
    long = {number: stem for number, stem in stems.items() if len(stem) >= SHORTEST_STEM}
    for row, number in finder.find(long, where="inside"):
        if (row, number) not in but and is_compound(
            _bare(finder.texts[row]), long[number], lexicon=lexicon
        ):
            yield row, number


def _regex(pattern: str) -> Callable[[str], bool]:
    import re2  # noqa: PLC0415 - only codebooks that use regular expressions pay for it

    options = re2.Options()
    options.log_errors = False
    compiled = re2.compile(translate_regex(pattern), options)
    return lambda text: compiled.fullmatch(text) is not None


class _Finder:
    """Finds strings in spellings: whole, at the start, at the end, anywhere inside.

    Parts are found by hash, all needles of one length at once. What the hashes
    find is compared letter by letter, so that a chance equality finds nothing.
    """

    def __init__(self, spellings: Spellings) -> None:
        self.texts = spellings.texts
        self._blocks = list(spellings.blocks())

    def find(self, needles: Mapping[int, str], *, where: str) -> Iterator[Pair]:
        """Give pairs of spelling and needle's number, each once."""
        numbers: dict[str, list[int]] = {}
        for number, needle in needles.items():
            numbers.setdefault(needle, []).append(number)
        look = {"whole": self._whole, "inside": self._inside}.get(where)
        rows = look(numbers) if look else self._at_edge(numbers, at_end=where == "end")
        for row, needle in rows:
            yield from ((row, number) for number in numbers[needle])

    def _whole(self, needles: Collection[str]) -> Iterator[tuple[int, str]]:
        return ((row, text) for row, text in enumerate(self.texts) if text in needles)

    def _inside(self, needles: Collection[str]) -> Iterator[tuple[int, str]]:
        for length, some in _by_length(needles).items():
            if length > LONG:
                yield from (
                    (r, one) for one in some for r, text in enumerate(self.texts) if one in text
                )
                continue
            sought = hash_words(some)
            for block in self._blocks:
                places, which = _equal(block.hashes.of_length(length), sought)
                rows = np.searchsorted(block.ends, places, side="right")
                offsets = places - block.starts[rows]
                found = zip(
                    (rows + block.first).tolist(), offsets.tolist(), which.tolist(), strict=True
                )
                yield from dict.fromkeys(
                    (row, some[number])
                    for row, offset, number in found
                    if self.texts[row].startswith(some[number], offset)
                )

    def _at_edge(self, needles: Collection[str], *, at_end: bool) -> Iterator[tuple[int, str]]:
        for length, some in _by_length(needles).items():
            sought = hash_words(some)
            for block in self._blocks:
                for row, number in _at_edge_of(block, sought, length=length, at_end=at_end):
                    text, needle = self.texts[row], some[number]
                    if text.endswith(needle) if at_end else text.startswith(needle):
                        yield row, needle


def _by_length(needles: Collection[str]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {}
    for needle in needles:
        found.setdefault(len(needle), []).append(needle)
    return found


def _at_edge_of(
    block: Block, sought: Hashes, *, length: int, at_end: bool
) -> Iterator[tuple[int, int]]:
    """Give row and place in ``sought`` where a spelling begins or ends with that hash."""
    rows = np.flatnonzero(block.ends - block.starts >= length)
    starts = block.ends[rows] - length if at_end else block.starts[rows]
    places, which = _equal(block.hashes.of(starts, starts + length), sought)
    yield from zip((rows[places] + block.first).tolist(), which.tolist(), strict=True)


def _equal(hashes: Hashes, sought: Hashes) -> tuple[Places, Places]:
    """Give where hashes are equal to one of a few: place among them, place in ``sought``."""
    shift = np.uint64(64 - _SIEVE)
    sieve = np.zeros(1 << _SIEVE, dtype=np.bool_)
    sieve[sought >> shift] = True
    left = np.flatnonzero(sieve[hashes >> shift])
    order = np.argsort(sought)
    places = np.searchsorted(sought[order], hashes[left])
    places[places == len(order)] = 0
    equal = sought[order[places]] == hashes[left]
    return left[equal], order[places[equal]]

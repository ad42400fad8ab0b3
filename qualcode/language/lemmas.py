"""Lemmas from simplemma's dictionary, loaded when the first one is asked for.

The first Danish lemma costs 0.6 s and 100 MB, so what was found is remembered in a
:class:`Lexicon` that is saved with the tokens; a later run need not load the dictionary.

The lemma of a word that the dictionary does not hold costs 40 µs, for it is tried in all
its parts. Rules only ask which of many forms have one of a few lemmas; ``inflections``
answers that without looking at most of the others, see ``_families``.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib.metadata import PackageNotFoundError, version

from qualcode.language.dictionary import Kept
from qualcode.language.folding import fold

# Longer runs of letters are no words: taking them apart costs the square of their length.
LONGEST_WORD = 100


def lemma(form: str, *, language: str) -> str:
    """Give the dictionary form of a word form, folded; the form itself where unknown.

    >>> lemma("naboernes", language="da"), lemma("Qxz", language="da")
    ('nabo', 'qxz')
    """
    return _lemma(fold(form), language)


def is_known(form: str, *, language: str) -> bool:
    """Tell whether a word form is in the dictionary of a language."""
    return _is_known(fold(form), language)


def entry(form: str, *, language: str) -> str:
    """Give the dictionary form of this very spelling, capitals and all; empty where unknown.

    The dictionary keeps its capitals: what is only there with one is a name.

    >>> entry("Hassans", language="da"), entry("hassan", language="da")
    ('Hassan', '')
    """
    return _entry(form, language)


@cache
def _entry(form: str, language: str) -> str:
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY  # noqa: PLC0415 - as below

    try:
        return str(DEFAULT_DICTIONARY_FACTORY.get_dictionary(language).get(form, ""))
    except ValueError:
        return ""


@cache
def _lemma(form: str, language: str) -> str:
    import simplemma  # noqa: PLC0415 - 70 ms that most commands do not need

    try:
        return fold(simplemma.lemmatize(form, lang=language))
    except ValueError:
        return form


@cache
def _is_known(form: str, language: str) -> bool:
    import simplemma  # noqa: PLC0415 - 70 ms that most commands do not need

    try:
        return bool(simplemma.is_known(form, lang=language))
    except ValueError:
        return False


def dictionary_version() -> str:
    """Give the version of the dictionary that lemmas come from, without loading it."""
    try:
        return version("simplemma")
    except PackageNotFoundError:
        return ""


@dataclass(slots=True)
class Lexicon:
    """What the dictionary of one language said of folded forms, remembered.

    ``families`` holds, by lemma, the forms that may have it. ``source`` is where the
    dictionary is kept ready to be asked; ``None`` asks simplemma itself.
    """

    language: str
    lemmas: dict[str, str] = field(default_factory=dict)
    known: dict[str, bool] = field(default_factory=dict)
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)
    source: Kept | None = field(default=None, compare=False, repr=False)

    def lemma(self, form: str) -> str:
        """Give the lemma of a folded form."""
        if len(form) > LONGEST_WORD:
            return form
        found = self.lemmas.get(form)
        if found is None:
            source = self.source
            found = source.lemma(form) if source else _lemma(form, self.language)
            self.lemmas[form] = found
        return found

    def is_known(self, form: str) -> bool:
        """Tell whether the dictionary holds a folded form."""
        if len(form) > LONGEST_WORD:
            return False
        found = self.known.get(form)
        if found is None:
            source = self.source
            found = source.is_known(form) if source else _is_known(form, self.language)
            self.known[form] = found
        return found

    def inflections(
        self, forms: Sequence[str], *, lemmas: Collection[str]
    ) -> Iterator[tuple[int, str]]:
        """Give the place and the lemma of every folded form whose lemma is one of some."""
        wanted = frozenset(lemmas)
        if not wanted:
            return
        members = self._members(wanted) if self._is_sieved() else None
        for place, form in enumerate(forms):
            if members is None or form in self.lemmas or _may_be(form, members):
                found = self.lemma(form)
                if found in wanted:
                    yield place, found

    def _is_sieved(self) -> bool:
        return self.language == _SIEVED and dictionary_version().startswith(_SIEVED_VERSION)

    def _members(self, wanted: frozenset[str]) -> frozenset[str]:
        """Give the forms that, by themselves or before one or two letters, may be meant."""
        new = frozenset(wanted - self.families.keys())
        if new:
            source = self.source
            self.families |= (
                _families(new, under=source.under) if source else _shipped(new, self.language)
            )
        return wanted.union(*(self.families[lemma] for lemma in wanted))

    def only(self, forms: Collection[str]) -> "Lexicon":
        """Give a copy that remembers nothing of other forms."""
        return Lexicon(
            self.language,
            {form: found for form, found in self.lemmas.items() if form in forms},
            {form: found for form, found in self.known.items() if form in forms},
            dict(self.families),
            self.source,
        )


# The language, and the version of the dictionary package, that ``_families`` is true of.
_SIEVED = "da"
_SIEVED_VERSION = "2.0."
_SHORTEST_PART = 4


def _may_be(form: str, members: Collection[str]) -> bool:
    """Tell whether the lemma of a folded form must be looked up; signs have rules of their own."""
    return form in members or form[:-1] in members or form[:-2] in members or not form.isalpha()


@lru_cache(maxsize=16)
def _shipped(lemmas: frozenset[str], language: str) -> Mapping[str, tuple[str, ...]]:
    """Give the families as simplemma's own dictionary has them; workers are asked part by part."""
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY  # noqa: PLC0415 - as above

    dictionary: Mapping[str, str] = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
    return _families(lemmas, under=partial(_under, dictionary=dictionary))


def _families(
    lemmas: Collection[str], *, under: Callable[[Collection[str]], Iterator[tuple[str, str]]]
) -> Mapping[str, tuple[str, ...]]:
    """Give, by lemma, the folded forms that have it, give or take one or two last letters.

    A word has a lemma by the dictionary, as it stands or without its last one or two
    letters. Else it has the lemma of a part at its end, behind a part of four letters or
    more that stays as it is.
    """
    ends = {
        (lemma[:cut], lemma[cut:]): lemma
        for lemma in lemmas
        for cut in (0, *range(_SHORTEST_PART, len(lemma)))
    }
    forms: dict[str, list[str]] = {end: [] for _, end in ends}
    for form, end in under(forms.keys()):
        forms[end].append(fold(form))
    found: dict[str, set[str]] = {lemma: set() for lemma in lemmas}
    for (before, end), lemma in ends.items():
        found[lemma].update(before + form for form in forms[end])
    return {lemma: tuple(sorted(some)) for lemma, some in found.items()}


def _under(lemmas: Collection[str], *, dictionary: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the entries under some lemmas, form and folded lemma; the bytes inside if it can."""
    inside = getattr(dictionary, "_dict", None)
    if isinstance(inside, dict):
        spellings = {one: fold(one.decode()) for one in set(inside.values())}
        wanted = {one for one, lemma in spellings.items() if lemma in lemmas}
        yield from ((k.decode(), spellings[v]) for k, v in inside.items() if v in wanted)
    else:
        folded = ((form, fold(lemma)) for form, lemma in dictionary.items())
        yield from ((form, lemma) for form, lemma in folded if lemma in lemmas)

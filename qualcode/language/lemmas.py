"""Lemmas from simplemma's dictionary, loaded when the first one is asked for.

The first Danish lemma costs 0.6 s and 100 MB, so what was found is remembered in a
:class:`Lexicon` that is saved with the tokens; a later run need not load the dictionary.

The lemma of a word that the dictionary does not hold costs 40 µs, for it is tried in all
its parts. Rules only ask which of many forms have one of a few lemmas; ``inflections``
answers that without looking at the others, see ``_Sieve``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from qualcode.language.folding import fold


def lemma(form: str, *, language: str) -> str:
    """Give the dictionary form of a word form, folded; the form itself where unknown.

    >>> lemma("naboernes", language="da"), lemma("Qxz", language="da")
    ('nabo', 'qxz')
    """
    return _lemma(fold(form), language)


def is_known(form: str, *, language: str) -> bool:
    """Tell whether a word form is in the dictionary of a language."""
    return _is_known(fold(form), language)


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

    ``families`` holds, by lemma, the forms that stand under it in the dictionary.
    """

    language: str
    lemmas: dict[str, str] = field(default_factory=dict)
    known: dict[str, bool] = field(default_factory=dict)
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lemma(self, form: str) -> str:
        """Give the lemma of a folded form."""
        found = self.lemmas.get(form)
        if found is None:
            found = self.lemmas[form] = _lemma(form, self.language)
        return found

    def is_known(self, form: str) -> bool:
        """Tell whether the dictionary holds a folded form."""
        found = self.known.get(form)
        if found is None:
            found = self.known[form] = _is_known(form, self.language)
        return found

    def inflections(
        self, forms: Sequence[str], *, lemmas: Collection[str]
    ) -> Iterator[tuple[int, str]]:
        """Give the place and the lemma of every folded form whose lemma is one of some."""
        wanted = frozenset(lemmas)
        if not wanted:
            return
        sieve = self._sieve(wanted) if self._is_sieved() else None
        for place, form in enumerate(forms):
            if sieve is None or form in self.lemmas or sieve.lets_through(form):
                found = self.lemma(form)
                if found in wanted:
                    yield place, found

    def _is_sieved(self) -> bool:
        return self.language in _SIEVED and dictionary_version().startswith(_SIEVED_VERSION)

    def _sieve(self, wanted: frozenset[str]) -> "_Sieve":
        new = wanted - self.families.keys()
        if new:
            self.families.update(_families(new, language=self.language))
        members = (form for lemma in wanted for form in self.families[lemma])
        return _Sieve(frozenset(members), frozenset(lemma[:_HEAD] for lemma in wanted))

    def only(self, forms: Collection[str]) -> "Lexicon":
        """Give a copy that remembers nothing of other forms."""
        return Lexicon(
            self.language,
            {form: found for form, found in self.lemmas.items() if form in forms},
            {form: found for form, found in self.known.items() if form in forms},
            dict(self.families),
        )


# Languages, and the version of the dictionary package, that the sieve is known to fit.
_SIEVED = ("da", "en")
_SIEVED_VERSION = "2.0."
_HEAD = 4


@dataclass(frozen=True, slots=True)
class _Sieve:
    """Lets through every form that can have one of a few lemmas, and few others.

    A form has a lemma by the dictionary, as it stands or without its last one or two
    letters; or else by rules that change nothing but its end, so that form and lemma have
    their first four letters in common, or all of a lemma of three. Hyphens and apostrophes
    have rules of their own.
    """

    members: frozenset[str]
    heads: frozenset[str]

    def lets_through(self, form: str) -> bool:
        """Tell whether the lemma of a folded form must be looked up."""
        return (
            form[:_HEAD] in self.heads
            or form[: _HEAD - 1] in self.heads
            or form in self.members
            or form[:-1] in self.members
            or form[:-2] in self.members
            or not form.isalpha()
        )


def _families(lemmas: Collection[str], *, language: str) -> dict[str, tuple[str, ...]]:
    """Give the forms that stand under each of some lemmas in the dictionary, folded."""
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY  # noqa: PLC0415 - as above

    dictionary: Mapping[str, str] = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
    found: dict[str, list[str]] = {lemma: [] for lemma in lemmas}
    for form, lemma in _under(found.keys(), dictionary=dictionary):
        found[lemma].append(fold(form))
    return {lemma: tuple(sorted(set(forms))) for lemma, forms in found.items()}


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

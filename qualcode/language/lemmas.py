"""Lemmas from simplemma's dictionary, loaded when the first one is asked for.

The first Danish lemma costs 0.6 s and 100 MB, so what was found is remembered in a
:class:`Lexicon` that is saved with the tokens; a later run need not load the dictionary.
"""

from collections.abc import Collection
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
    """What the dictionary of one language said of folded forms, remembered."""

    language: str
    lemmas: dict[str, str] = field(default_factory=dict)
    known: dict[str, bool] = field(default_factory=dict)

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

    def only(self, forms: Collection[str]) -> "Lexicon":
        """Give a copy that remembers nothing but these forms."""
        return Lexicon(
            self.language,
            {form: found for form, found in self.lemmas.items() if form in forms},
            {form: found for form, found in self.known.items() if form in forms},
        )

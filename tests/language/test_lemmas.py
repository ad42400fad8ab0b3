"""Lemmas, compounds, and the dictionary that is only loaded when it is needed."""

import random
import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from qualcode.language import Lexicon, holds_part, is_inflection, is_known, lemma, lemmas


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("Lygterne", "da", "lygte"),
        ("NABOERNES", "da", "nabo"),
        ("neighbours", "en", "neighbour"),
        ("qxzq", "da", "qxzq"),
        ("nabo", "xx", "nabo"),
    ],
)
def test_gives_the_dictionary_form(form: str, language: str, expected: str) -> None:
    """Folded; what is unknown stays as it is, in unknown languages too."""
    assert lemma(form, language=language) == expected


def test_knows_the_words_of_the_dictionary() -> None:
    """Any inflection counts, and an unknown language knows nothing."""
    assert is_known("Lygterne", language="da")
    assert not is_known("qxzq", language="da")
    assert not is_known("nabo", language="xx")


def test_a_word_is_met_under_itself_and_under_its_lemma() -> None:
    """The lemma of an agent noun is its verb: two keys find both."""
    lexicon = Lexicon("da")
    for form in ("sagsbehandler", "sagsbehandlere", "sagsbehandlerne", "sagsbehandlerens"):
        assert is_inflection(form, "sagsbehandler", lexicon=lexicon)
    assert not is_inflection("sag", "sagsbehandler", lexicon=lexicon)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("almenbolig", "bolig"),
        ("almenboligerne", "bolig"),
        ("boligområdet", "bolig"),
        ("boligselskaber", "bolig"),
        ("ungdomsbolig", "bolig"),
        ("huslejestigning", "leje"),
        ("Naboerne", "nabo"),
        ("gadelygten", "lygte"),
    ],
)
def test_a_compound_holds_its_parts(form: str, stem: str) -> None:
    """With linking letters, inflections and a further part behind."""
    assert holds_part(form, stem, language="da")


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("obligation", "bolig"),
        ("beklage", "klage"),
        ("område", "råd"),
        ("kommunikation", "kommune"),
        ("huske", "hus"),
        ("venstre", "ven"),
        ("Samsung", "ung"),
    ],
)
def test_a_word_that_only_looks_like_a_compound_holds_none(form: str, stem: str) -> None:
    """Letters in a row are not a part; short stems are parts of nothing."""
    assert not holds_part(form, stem, language="da")


def test_a_lexicon_asks_once() -> None:
    """What it remembers is not looked up again."""
    lexicon = Lexicon("da", lemmas={"naboer": "husket"}, known={"qxzq": True})
    assert lexicon.lemma("naboer") == "husket"
    assert lexicon.is_known("qxzq")
    assert lexicon.only({"qxzq"}) == Lexicon("da", known={"qxzq": True})


def test_the_dictionary_is_not_loaded_until_a_lemma_is_asked_for() -> None:
    """Half a second and a hundred megabytes that most runs do not need."""
    code = (
        "import sys, qualcode.language as language, qualcode.rules\n"
        "language.tokenise({'a': 'naboerne hilser'})\n"
        "print([one for one in ('simplemma', 're2', 'spacy', 'sklearn') if one in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_the_dictionary_package_its_version_is_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Tokens can be saved and loaded all the same."""

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(lemmas, "version", missing)
    assert lemmas.dictionary_version() == ""


@pytest.mark.parametrize("language", ["da", "en"])
def test_finding_inflections_of_a_few_words_is_asking_for_every_lemma(language: str) -> None:
    """Words of the dictionary, compounds and endings: none that has one of the lemmas is missed."""
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

    rng = random.Random(3)
    words = sorted(DEFAULT_DICTIONARY_FACTORY.get_dictionary(language))
    known = [one.casefold() for one in rng.sample(words, 2_000)]
    joined = [one + other for one, other in zip(known, reversed(known), strict=True)]
    endings = ["s", "en", "erne", "t", "ts", "ed", "ized", "isms", "cies", "'s", "-x", "2"]
    forms = [*known, *joined, *(one + rng.choice(endings) for one in known)]
    every = Lexicon(language)
    lemmas_of = {form: every.lemma(form) for form in forms}
    for size in (30, 1_000):
        sought = set(rng.sample(sorted(set(lemmas_of.values())), size))
        lexicon = Lexicon(language)
        found = {forms[place]: one for place, one in lexicon.inflections(forms, lemmas=sought)}
        assert found == {form: one for form, one in lemmas_of.items() if one in sought}
        assert len(lexicon.lemmas) < len(every.lemmas) or language != "da"


def test_inflections_of_nothing_are_none() -> None:
    """And nothing is looked up for them."""
    lexicon = Lexicon("da")
    assert list(lexicon.inflections(["nabo"], lemmas=())) == []
    assert lexicon == Lexicon("da")


def test_families_are_remembered() -> None:
    """The dictionary is asked for a lemma's forms once."""
    lexicon = Lexicon("da", families={"nabo": ("naboen",)}, lemmas={"naboen": "nabo"})
    assert list(lexicon.inflections(["naboen", "xyzxyz"], lemmas=["nabo"])) == [(0, "nabo")]
    assert lexicon == Lexicon("da", families={"nabo": ("naboen",)}, lemmas={"naboen": "nabo"})


@pytest.mark.parametrize(("language", "version"), [("da", "3.1.0"), ("xx", "2.0.0")])
def test_a_dictionary_nobody_tested_is_asked_for_every_word(
    language: str, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version, or language, may find lemmas in other ways."""
    monkeypatch.setattr(lemmas, "dictionary_version", lambda: version)
    lexicon = Lexicon(language)
    assert list(lexicon.inflections(["qxzqxz", "nabo"], lemmas=["nabo"])) == [(1, "nabo")]
    assert lexicon.lemmas == {"qxzqxz": "qxzqxz", "nabo": "nabo"}


def test_a_dictionary_of_another_make_is_read_entry_by_entry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is inside is a matter of the package; what it says is not."""
    from simplemma import strategies

    class Plain:
        def get_dictionary(self, _: str) -> dict[str, str]:
            return {"qvaben": "qvab", "Qvaber": "Qvab", "lygten": "lygte"}

    monkeypatch.setattr(strategies, "DEFAULT_DICTIONARY_FACTORY", Plain())
    monkeypatch.setattr(lemmas, "_shipped", lemmas._shipped.__wrapped__)
    lexicon = Lexicon("da")
    assert list(lexicon.inflections([], lemmas=["qvab"])) == []
    assert lexicon.families == {"qvab": ("qvaben", "qvaber")}

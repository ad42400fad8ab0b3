"""The dictionary that is kept says what simplemma's own says."""

import random

import pytest

from qualcode.language import Kept, Lexicon, dictionary, is_known, lemma
from qualcode.language.dictionary import Dictionary, shipped_entries

SMALL = {
    b"naboen": b"nabo",
    b"Naboer": b"Nabo",
    "æble".encode(): "æble".encode(),
    b"nabo": b"nabo",
}


class Shelf:
    """Keeps bytes, and counts."""

    def __init__(self, data: bytes | None = None) -> None:
        self.data = data
        self.loads = self.saves = 0

    def load(self) -> bytes | None:
        """Give what is kept."""
        self.loads += 1
        return self.data

    def save(self, data: bytes) -> None:
        """Keep it."""
        self.saves += 1
        self.data = data

    def kept(self, language: str = "da") -> Kept:
        """Give a dictionary that is kept here."""
        return Kept(language, load=self.load, save=self.save)


@pytest.fixture(scope="module")
def danish() -> Shelf:
    """Keep the Danish dictionary, made once."""
    shelf = Shelf()
    shelf.kept().lemma("nabo")
    return shelf


@pytest.mark.parametrize("patience", [30_000, 0])
def test_entries_come_back(patience: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """By bisection and, when much has been asked, from a table; after being written too."""
    monkeypatch.setattr(dictionary, "PATIENCE", patience)
    made = Dictionary.of(SMALL)
    read = Dictionary.read(made.written())
    for one in (made, read):
        assert one is not None
        assert dict(one) == {form.decode(): found.decode() for form, found in SMALL.items()}
        assert len(one) == 4
        for missing in ("", "n", "zebra", "\n", "\ud800"):
            assert one.get(missing) is None
        assert sorted(one.under(["nabo", "x"])) == [
            ("Naboer", "nabo"),
            ("nabo", "nabo"),
            ("naboen", "nabo"),
        ]
        with pytest.raises(KeyError):
            one["zebra"]
    assert read is not None
    assert made.written() == read.written()


def test_damage_is_nothing() -> None:
    """Bytes that are cut, foreign or of another format are not read."""
    data = Dictionary.of(SMALL).written()
    for damaged in (
        b"",
        b"x",
        data[: len(data) // 2],
        data.replace(b"dictionary 1", b"dictionary 0"),
    ):
        assert Dictionary.read(damaged) is None
    whole = Dictionary.of(SMALL)
    with pytest.raises(ValueError, match="fit"):
        Dictionary({**whole._arrays, "rows": whole._arrays["rows"][1:]})


def test_lemmas_are_simplemmas(danish: Shelf) -> None:
    """Words it holds, compounds, endings, and words it does not know."""
    words = sorted(shipped_entries("da") or {})
    rng = random.Random(5)
    known = [one.decode().casefold() for one in rng.sample(words, 300)]
    forms = [
        *known,
        *(a + b for a, b in zip(known, reversed(known), strict=True)),
        "qxz",
        "'s",
        "2",
    ]
    kept = danish.kept()
    assert [kept.lemma(one) for one in forms] == [lemma(one, language="da") for one in forms]
    assert [kept.is_known(one) for one in forms] == [is_known(one, language="da") for one in forms]


def test_families_are_simplemmas(danish: Shelf) -> None:
    """A lexicon that asks what is kept finds what one finds that unpacks the dictionary."""
    forms = ["naboerne", "lygtens", "almenboligerne", "qxz", "tunnelerne", "nabo's"]
    sought = ["nabo", "lygte", "bolig", "tunnel"]
    kept, plain = Lexicon("da", source=danish.kept()), Lexicon("da")
    assert list(kept.inflections(forms, lemmas=sought)) == list(
        plain.inflections(forms, lemmas=sought)
    )
    assert kept.families == plain.families
    assert kept == plain
    assert kept.is_known("nabo")
    assert kept.only(["nabo"]).source is kept.source


def test_it_is_made_once(danish: Shelf) -> None:
    """Loaded when the first word is asked for, and not made again."""
    before = (danish.loads, danish.saves)
    kept = danish.kept()
    assert (danish.loads, danish.saves) == before
    kept.lemma("nabo")
    kept.is_known("nabo")
    assert (danish.loads, danish.saves) == (before[0] + 1, 1)
    with pytest.raises(ValueError, match="en"):
        kept.get_dictionary("en")


def test_damage_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read is made anew and kept in its place."""
    monkeypatch.setattr(dictionary, "shipped_entries", lambda _: SMALL)
    shelf = Shelf(b"damaged")
    assert shelf.kept().lemma("naboen") == "nabo"
    assert shelf.saves == 1
    assert Dictionary.read(shelf.data or b"") is not None


def test_a_language_without_a_dictionary() -> None:
    """Forms are their own lemmas, nothing is known, and nothing is kept."""
    shelf = Shelf()
    kept = shelf.kept("xx")
    assert (kept.lemma("naboen"), kept.is_known("naboen")) == ("naboen", False)
    assert list(kept.under(["nabo"])) == []
    assert shelf.saves == 0


def test_a_dictionary_of_another_make(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is inside is a matter of the package; what it says is not."""
    from simplemma.strategies import dictionaries

    class Plain:
        def __init__(self, _: int) -> None: ...

        def get_dictionary(self, _: str) -> dict[str, str]:
            return {"naboen": "nabo"}

    monkeypatch.setattr(dictionaries, "DefaultDictionaryFactory", Plain)
    assert shipped_entries("da") == {b"naboen": b"nabo"}

"""Tests of candidates for names, without a trained pipeline."""

import pytest

from qualcode.language import entry
from qualcode.privacy import Written, base_of, find_names


def found_in(*texts: str, language: str = "da", **known: str) -> list[tuple[str, str]]:
    """Give base and kind of all candidates, in order."""
    looked = find_names(
        [Written(one, language) for one in texts],
        known=dict.fromkeys(known, "person"),
    )
    return [(one.base, one.kind) for some in looked for one in some]


def bases_in(*texts: str, language: str = "da") -> list[str]:
    """Give the names without what they are of."""
    return [base for base, _ in found_in(*texts, language=language)]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("Jeg talte med Hassan og så Fatma.", ["Hassan", "Fatma"]),
        ("Peter sagde det.", ["Peter"]),
        ("Hunden sagde ikke noget. Boligforeningen kom.", []),
        ("Vi kom, og I gik. De ved det.", []),
        ("Så ringede H.C. Andersen igen.", ["H.C. Andersen"]),
        ("H. C. Andersen kom.", ["H. C. Andersen"]),
        ("Det var Anne von Holm, ja.", ["Anne von Holm"]),
        ("Margrethe II kom ikke.", ["Margrethe II"]),
        ("Han sagde: »Kom nu,« og gik.", []),
        ("Hun råbte, Prøv lige.", []),
        ("Hun råbte, Hassan kom.", ["Hassan"]),
        ("B07 og K12 kom.", []),
        ("Undskyld, jeg går nu.", []),
    ],
)
def test_a_capital_that_grammar_does_not_ask_for_is_a_candidate(
    text: str, bases: list[str]
) -> None:
    """Inside sentences, and first words that are no common words."""
    assert bases_in(text) == bases


def test_a_first_word_is_a_name_when_other_sentences_say_so() -> None:
    """What opens one sentence is known from inside another, in any file."""
    assert bases_in("Hund kom i går.") == []
    assert bases_in("Hund kom i går.", "Jeg så Hund der.") == ["Hund", "Hund"]


def test_genitive_and_shouting_are_the_same_name() -> None:
    """Hassan, Hassans, Hassan's and HASSAN are one; Jens keeps its s."""
    texts = ("Jeg så Hassan.", "Det er Hassans bil.", "Ja, Hassan's bil.", "Jeg så HASSAN der.")
    assert set(bases_in(*texts)) == {"Hassan"}
    assert bases_in("Det er Jens der.") == ["Jens"]


def test_unknown_genitives_need_the_name_itself_elsewhere() -> None:
    """Of a name nobody knows, the form in s is its genitive only where both stand."""
    assert base_of("Zorbas", seen=frozenset(), language="da") == "Zorbas"
    assert base_of("Zorbas", seen=frozenset({"zorba"}), language="da") == "Zorba"
    assert base_of("Is", seen=frozenset(), language="da") == "Is"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jeg talte med fru Qvortrup.", "person"),
        ("Så Qvist siger altid det.", "person"),
        ("Jeg bor i Qvistby.", "place"),
        ("Det var Anne Qvist.", "person"),
        ("Det var Qvistensen.", "person"),
        ("Ned ad Qvistgade.", "place"),
        ("Det var DSB.", "organisation"),
        ("Så var det Qvistforeningen.", "organisation"),
        ("Så var det Qvist.", "name"),
        ("Så var det Qviststrup.", "place"),
    ],
)
def test_neighbours_and_letters_tell_what_a_name_is_of(text: str, kind: str) -> None:
    """Titles, verbs of saying, prepositions, endings; else it is only a name."""
    assert [one for _, one in found_in(text)] == [kind]


def test_what_the_project_knows_is_certain_everywhere() -> None:
    """A speaker's label is a person, at the start of a sentence too, and in genitive."""
    looked = find_names([Written("Sol kom. Sols hund kom.")], known={"Sol": "person"})
    assert [(one.base, one.kind, one.sure) for one in looked[0]] == [
        ("Sol", "person", "certain"),
        ("Sol", "person", "certain"),
    ]


def test_english_is_read_by_english_words() -> None:
    """Days and the first person have capitals in English and are no names."""
    text = "On Monday I met Fatima in Leeds."
    assert bases_in(text, language="en") == ["Fatima", "Leeds"]


def test_small_words_and_slips_are_no_names() -> None:
    """A common word that is mostly small is a slip, even with a capital inside a sentence."""
    assert bases_in("jeg har det, du har det, vi har det, de har det. Vi Har det.") == []


def test_a_language_without_dictionary_gives_no_entry() -> None:
    """An unknown language is nothing to stumble over."""
    assert entry("Hassan", language="xx") == ""
    assert bases_in("Og så kom Hassan.", language="xx") == ["Hassan"]


def test_no_text_has_no_names() -> None:
    """Nothing in, nothing out."""
    assert find_names([Written("")]) == ((),)

"""Words that a rule catches and most likely does not mean."""

import pytest

from qualcode.rules import FalseFriends
from qualcode.rules.false_friends import is_of
from tests.rules.examining import DANISH, examined, said


def friends(*passages: str, **rules: list[str]) -> dict[str, FalseFriends]:
    return {one.rule.text: one for one in examined(said(*passages), **rules).friends}


def test_a_short_stem_catches_other_words() -> None:
    """What is no inflection, compound or derivation of the stem is named, with counts."""
    found = friends("Stille og stil. Stien, stier, stisystemet. Stille!", strong=["sti*"])["sti*"]
    assert found.forms == (("stille", 2), ("stil", 1))
    assert found.reasons == ("another word", "another word")
    assert found.rest == (("stien", 1), ("stier", 1), ("stisystemet", 1))


@pytest.mark.parametrize(
    ("stem", "form", "own"),
    [
        ("sti", "stierne", True),
        ("sti", "cykelsti", True),
        ("sti", "stiger", False),
        ("bus", "buskene", False),
        ("lys", "lyst", False),
        ("lys", "lyser", True),
        ("støj", "støjende", True),
        ("tryg", "trygheden", True),
        ("tryg", "trygle", False),
        ("lygte", "flygtede", False),
        ("lygte", "gadelygterne", True),
        ("politi", "politik", False),
        ("hash", "hashtag", False),
        ("cykel", "cykelsti", True),
        ("bolig", "almenboligerne", True),
    ],
)
def test_own_words_are_told_from_strange_ones(stem: str, form: str, *, own: bool) -> None:
    """By the dictionary, the parts of compounds and the endings that keep the sense."""
    assert is_of(form, stem, lexicon=DANISH) is own


def test_a_stem_inside_an_unrelated_word_is_a_false_friend() -> None:
    """`*lygte*` hits flygtede; in gadelygte the lamp is meant."""
    found = friends("De flygtede fra gadelygterne og lygten.", strong=["*lygte*"])
    assert found["*lygte*"].forms == (("flygtede", 1),)


def test_a_common_word_is_a_false_friend_of_a_rule_that_does_not_write_it() -> None:
    """`tyv+` catches the number twenty; `hund*` and `hund++` catch hundred."""
    found = friends(
        "Tyve minutter, tyven. Hundrede hunde, hundredvis.", strong=["tyv+", "hund*", "hund++"]
    )
    assert found["tyv+"].forms == (("tyve", 1),)
    assert found["hund*"].forms == (("hundrede", 1), ("hundredvis", 1))
    assert "hundrede" in dict(found["hund++"].forms)
    assert set(found["tyv+"].reasons) == {"common"}


def test_what_is_written_out_is_meant() -> None:
    """A form, a rule that names the word itself, another rule of the code, an except rule."""
    words = "Stille. Tyve."
    assert not friends(words, strong=["stille", "tyve+"])
    assert not friends(words, strong=["sti*"], weak=["stille+"])
    assert not friends(words, strong=["sti*"], excepts=["stille"])
    assert not friends(words, excepts=["sti*"])


def test_rows_of_words_and_regular_expressions_say_what_they_mean() -> None:
    """Other words hold them down."""
    assert not friends("Helt stille.", strong=["helt sti*", "/sti.*/", "helt ~2 sti*"])


def test_two_words_under_one_key_are_told_apart() -> None:
    """`sagsbehandler+` is looked up as the verb too, which is another word where both occur."""
    found = friends(
        "Sagsbehandlerne og sagsbehandleren. De har sagsbehandlet.", strong=["sagsbehandler+"]
    )
    assert found["sagsbehandler+"].forms == (("sagsbehandlet", 1),)
    assert not friends("Nøgler, nøglen.", strong=["nøgler+"])


def test_a_word_said_far_more_often_than_the_rest_is_named() -> None:
    """Where the stem is no word, nothing but the counts can tell."""
    often = " ".join(["Grillparty."] * 24)
    found = friends(f"{often} Grillp. Grillpølser.", strong=["grillp*"])["grillp*"]
    assert found.forms == (("grillparty", 24),)
    assert found.reasons == ("far more often",)
    assert not friends(f"{often} {'Grillpølser. ' * 5}", strong=["grillp*"])
    assert not friends(often, strong=["grillp*"])


def test_a_single_hit_of_a_weak_rule_is_not_worth_a_word() -> None:
    """It only suggests; two are told."""
    assert not friends("Stille.", weak=["sti*"])
    assert friends("Stille, stille.", weak=["sti*"])

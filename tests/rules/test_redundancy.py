"""Rules that another rule makes redundant."""

import pytest

from qualcode.codebook import parse_term
from qualcode.rules import Redundant
from qualcode.rules.redundancy import subsumes
from tests.rules.examining import DANISH, codebook_of, examined, examined_by, rules_of, said


def redundant(*passages: str, **rules: list[str]) -> dict[str, Redundant]:
    return {one.rule.text: one for one in examined(said(*passages), **rules).redundant}


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("nabo+", "naboen"),
        ("nabo*", "naboen"),
        ("nabo*", "naboen*"),
        ("*skolen", "folkeskolen"),
        ("*abo*", "nabo*"),
        ("bolig++", "bolig+"),
        ("bolig++", "almenboliger"),
        ("min nabo+", "min naboen"),
        ("rive+ ~5 ned", "rive+ ~3 ned"),
        ("rive+ ~3 ned", "rev ~3 ned"),
        ("nabo+", "nabo+"),
    ],
)
def test_a_wider_rule_says_all_that_a_narrower_one_says(wide: str, narrow: str) -> None:
    """Judged from what is written; the other way round it is not so."""
    terms = parse_term(wide), parse_term(narrow)
    assert subsumes(*terms, lexicon=DANISH)
    assert wide == narrow or not subsumes(*reversed(terms), lexicon=DANISH)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("nabo+", "nabo*"),
        ("gå*", "gå+"),
        ("nabo+", "min nabo"),
        ("bolig++", "obligation"),
        ("*lys", "lyset"),
        ("/nabo.*/", "nabo"),
        ("nabo+ & lys", "nabo & lys"),
        ("rive+ ~3 ned", "rive+ ned"),
    ],
)
def test_what_writing_alone_cannot_tell_is_not_claimed(wide: str, narrow: str) -> None:
    """Wildcards reach further than a lemma, and rows of words further than one."""
    assert not subsumes(parse_term(wide), parse_term(narrow), lexicon=DANISH)


def test_a_form_beside_its_lemma_is_redundant_wherever_it_is_said() -> None:
    """It need not be said at all; the wider rule is named."""
    found = redundant("Naboen.", strong=["naboen", "naboers", "nabo+"])
    assert set(found) == {"naboen", "naboers"}
    assert all(one.always and one.by.text == "nabo+" for one in found.values())


def test_of_two_rules_that_say_the_same_the_later_goes() -> None:
    """Never both."""
    found = redundant("Naboen.", strong=["nabo+", "Nabo+"])
    assert [one.rule.text for one in found.values()] == ["Nabo+"]


def test_a_stronger_rule_makes_a_weaker_one_redundant_not_the_other_way() -> None:
    """What suggests cannot take the place of what codes; excepts are a world of their own."""
    assert set(redundant("Naboen.", strong=["nabo+"], weak=["naboen"])) == {"naboen"}
    assert not redundant("Naboen.", strong=["naboen"], weak=["nabo+"])
    assert not redundant("Naboen.", strong=["naboen"], excepts=["nabo+"])
    assert set(redundant("Naboen.", excepts=["naboen", "nabo+"])) == {"naboen"}


def test_a_rule_for_some_roles_covers_only_rules_for_the_same() -> None:
    """A rule for everybody covers one for staff."""
    staff = rules_of("strong", ["naboen"], roles=("staff",))
    everybody = rules_of("strong", ["nabo+"])
    corpus = said("Anna: Naboen.", "Bent: Naboen.", roles={"Bent": "staff"})
    one = examined_by(corpus, codebook_of({"a": (*staff, *everybody)}))
    assert [r.rule.text for r in one.redundant] == ["naboen"]
    wide = rules_of("strong", ["nabo+"], roles=("staff",))
    other = examined_by(corpus, codebook_of({"a": (*rules_of("strong", ["naboen"]), *wide)}))
    assert not other.redundant


def test_a_rule_whose_every_hit_another_has_is_redundant_here() -> None:
    """From three hits on; fewer may be chance. One hit outside, and it is not."""
    words = ["Min nabo her.", "Min nabo der.", "Min nabo igen."]
    found = redundant(*words, strong=["min", "min nabo"])
    assert [(one.rule.text, one.hits, one.always) for one in found.values()] == [("min", 3, False)]
    assert not redundant(*words[:2], strong=["min", "min nabo"])
    assert not redundant(*words, "Min hat.", strong=["min", "min nabo"])


def test_a_strong_rule_inside_longer_weak_hits_never_codes() -> None:
    """The longest match wins inside a code: worth a warning."""
    words = ["Min nabo her.", "Min nabo der.", "Min nabo igen."]
    found = redundant(*words, strong=["nabo"], weak=["min nabo"])
    assert found["nabo"].is_beaten
    assert set(redundant(*words, strong=["nabo"], weak=["nabo*"])) == {"nabo*"}


def test_a_rule_with_false_friends_makes_none_redundant() -> None:
    """It is itself to be mended first."""
    assert not redundant("Stille på stien.", strong=["sti*", "stien"])

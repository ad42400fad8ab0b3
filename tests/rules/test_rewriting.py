"""Rules written anew, and what that changes."""

from qualcode.language import tokenise
from qualcode.model import Settings
from qualcode.rules import Rewriting, examine
from tests.rules.examining import codebook_of, examined, examined_by, rules_of, said


def rewritten(*passages: str, **rules: list[str]) -> dict[tuple[str, ...], Rewriting]:
    found = examined(said(*passages), **rules).rewritings
    return {tuple(rule.text for rule in one.rules): one for one in found}


NEIGHBOURS = ["nabo", "naboen*", "naboer*"]


def test_several_forms_of_one_word_become_one_rule_when_the_hits_are_the_same() -> None:
    """Forms and wildcards of one lemma; the rules beside them stay out of it."""
    found = rewritten("Nabo, naboen, naboerne, lys.", strong=[*NEIGHBOURS, "lys"])
    assert list(found) == [("nabo", "naboen*", "naboer*")]
    one = found["nabo", "naboen*", "naboer*"]
    assert (one.by, one.reason, one.gained, one.lost) == (("nabo+",), "one notation", (), ())


def test_what_one_rule_hits_beyond_them_is_shown() -> None:
    """Gains are listed with counts, those that an except rule voids left out."""
    words = "Nabo, naboen, naboerne, nabos."
    one = rewritten(words, strong=NEIGHBOURS)["nabo", "naboen*", "naboer*"]
    assert one.gained == (("nabos", 1),)
    one = rewritten(words, strong=NEIGHBOURS, excepts=["nabos"])["nabo", "naboen*", "naboer*"]
    assert one.gained == ()


def test_compounds_are_kept_with_two_signs() -> None:
    """Where one + would lose them, ++ is offered if it hits the same."""
    found = rewritten("Lampe, lamper, lampeskærm.", strong=["lampe", "lamper", "lampes*"])
    assert found["lampe", "lamper", "lampes*"].by == ("lampe++",)


def test_nothing_is_offered_that_would_lose_a_hit() -> None:
    """A compound that neither + nor ++ catches keeps the wildcards."""
    assert not rewritten("Nabo, naboen, naboerxyz.", strong=NEIGHBOURS)


def test_two_plain_forms_are_left_alone() -> None:
    """Who writes two of many forms means those two."""
    assert not rewritten("Lyst, lysten.", strong=["lyst", "lysten"])


def test_forms_of_another_lemma_are_left_alone() -> None:
    """`dyrt` is dear, and `dyr+` is animals too: only a lemma that stands there is offered."""
    assert not rewritten("Rødder, rødderne.", strong=["rødder", "rødderne", "røddernes*"])


def test_strengths_and_roles_are_not_mixed() -> None:
    """A strong form beside a weak one is a choice."""
    assert not rewritten("Nabo, naboen, naboer.", strong=["nabo", "naboen*"][:1], weak=["naboen*"])
    corpus = said("Anna: Nabo, naboen, naboer.")
    staff = rules_of("strong", ["naboen*", "naboer*"], roles=("staff",))
    assert not examined_by(
        corpus, codebook_of({"a": (*rules_of("strong", ["nabo"]), *staff)})
    ).rewritings


def test_wildcards_beside_their_lemma_go_when_it_hits_the_same() -> None:
    """The lemma's rule stays as it is."""
    found = rewritten("Nabo, naboen.", strong=["nabo+", "naboen*"])
    assert found["naboen*",].by == ()
    assert not rewritten("Nabo, naboenxyz.", strong=["nabo+", "naboen*"])


def test_rules_that_nobody_hits_are_left_alone() -> None:
    """There is nothing to compare."""
    assert not rewritten("Goddag.", strong=NEIGHBOURS)


def test_false_friends_are_written_out_of_a_wildcard() -> None:
    """What is lost is exactly what was named; compounds get a rule of their own."""
    found = rewritten("Stille, stil, stien, stisystemet.", strong=["sti*"])
    one = found["sti*",]
    assert one.by == ("sti+", "stisystem+")
    assert one.lost == (("stil", 1), ("stille", 1))
    assert one.reason == "false friends"


def test_false_friends_of_a_lemma_leave_the_other_forms() -> None:
    """`tyv+` without the number."""
    one = rewritten("Tyve, tyven, tyvene.", strong=["tyv+"])["tyv+",]
    assert (one.by, one.lost) == (("tyven", "tyvene"), (("tyve", 1),))


def test_no_rule_is_in_two_suggestions_and_redundant_ones_simply_go() -> None:
    """What is redundant in any corpus needs no other notation."""
    found = rewritten("Lampe, lampen.", strong=["lampen", "lamper", "lampe*"])
    assert set(found) == {("lampen",), ("lamper",)}
    assert {one.reason for one in found.values()} == {"redundant"}


def test_what_is_suggested_codes_the_same_passages_when_it_says_so() -> None:
    """Putting a suggestion without gains and losses into the codebook changes no coding."""
    corpus = said("Nabo.", "Naboen og lys.", "Naboerne.", "Nabolaget.")
    before = examined_by(corpus, codebook_of({"a": rules_of("strong", NEIGHBOURS)}))
    [one] = before.rewritings
    after = examine(
        corpus,
        codebook=codebook_of({"a": rules_of("strong", one.by)}),
        tokenised=tokenise({t.fingerprint: t.text for t in corpus.transcripts}),
        settings=Settings(),
    )
    assert after.coded == before.coded

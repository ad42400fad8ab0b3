"""Findings about rules, in words."""

from qualcode.analyse import Overlap
from qualcode.workflow.remarking import Remark, listed, remarks
from tests.rules.examining import codebook_of, examined, said


def told(*passages: str, **rules: list[str]) -> list[Remark]:
    found = examined(said(*passages), **rules)
    return list(remarks(found, (), codebook=codebook_of({}), file="codebook.yaml"))


HOME = ("Min nabo her.", "Min nabo der.", "Min nabo igen.")


def test_long_lists_of_forms_are_cut_with_the_number_of_the_rest() -> None:
    """Said in words."""
    forms = [("stille", 8), ("stil", 2), ("stiger", 1)]
    assert listed(forms, most=3) == "stille 8, stil 2, stiger 1"
    assert listed(forms, most=2) == "stille 8, stil 2 and 1 more form"
    assert listed(forms, most=1) == "stille 8 and 2 more forms"


def test_a_strong_rule_that_never_codes_is_a_warning() -> None:
    """With the weak rule that takes its hits, and how to mend it."""
    [one] = told(*HOME, strong=["nabo"], weak=["min nabo"])
    assert str(one.problem) == (
        'codebook.yaml:1:5: the rule "nabo" of a never codes here: its 3 hits lie inside longer '
        'ones of the weak rule "min nabo". Make "min nabo" strong, or take this rule away.'
    )
    assert one.problem.severity == "warning"


def test_a_rule_redundant_in_this_corpus_only_is_not_to_be_fixed() -> None:
    """It is a note that leaves the choice."""
    [one] = told(*HOME, strong=["min", "min nabo"])
    assert str(one.problem) == (
        'codebook.yaml:1:5: all 3 hits of the rule "min" of a are hits of the rule "min nabo" too. '
        "Keep it only if you expect other words."
    )
    assert one.problem.severity == "note"


def test_a_form_that_outweighs_the_rest_is_told_with_both_counts() -> None:
    """Nothing can be suggested where the stem is no word."""
    [one] = told("Grillparty. " * 24 + "Grillp. Grillpølser.", strong=["grillp*"])
    assert str(one.problem) == (
        'codebook.yaml:1:5: the rule "grillp*" of a catches grillparty 24: far more often than all '
        'else it catches (2). If they are not meant, set them under "except:" or write the forms '
        "you mean."
    )


def test_what_a_narrower_rule_changes_beside_the_false_friends_is_told() -> None:
    """A false friend that another rule holds stays, so what is lost is not all of them."""
    [one] = told("Stille, stille. Helt stille. Stien.", strong=["sti*", "helt stille"])
    assert "also catches stille 3: 3 of its 4 hits." in one.problem.what
    assert one.problem.remedy == (
        "Write sti+ instead? It no longer hits stille 2: qualcode check --fix"
    )


def test_wildcards_that_a_lemma_has_can_go() -> None:
    """One notation is there already."""
    [one] = told("Nabo, naboen.", strong=["nabo+", "naboen*"])
    assert one.problem.what == "naboen* of a can go: a rule for all forms has the same hits."


def test_an_overlap_stands_where_the_smaller_code_does() -> None:
    """With all three numbers."""
    pair = Overlap("a", "b", 5, 9, 5)
    empty = examined(said("Hej."), strong=["hej"])
    [one] = remarks(empty, (pair,), codebook=codebook_of({"a": (), "b": ()}), file="c.yaml")
    assert (one.kind, one.code) == ("codes alike", "a")
    assert one.problem.what == "5 of the 5 passages of a are coded b too (which has 9)."

"""Rules drafted from a word."""

import pytest

from qualcode.errors import NotationError
from qualcode.language import tokenise
from qualcode.model import Settings
from qualcode.rules import Draft, draft_rules
from tests.building import corpus_of


def draft(word: str, *said: str, language: str = "da") -> Draft | None:
    """Draft rules for a word in a corpus where each participant says one thing."""
    corpus = corpus_of(
        {f"K{number}": [("A", words)] for number, words in enumerate(said)}
        | {"F1": [("", "Hundefoder og en gravhund i feltnoten.")]},
        language=language,
    )
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    return draft_rules(word, corpus=corpus, tokenised=tokenised, settings=Settings())


def test_inflections_where_there_are_no_compounds() -> None:
    """One rule catches all forms; reach is counted in passages and participants."""
    found = draft("hund", "Hunden er løs.", "Løse hunde.", "En kat.")
    assert found == Draft(
        "da", ("hund+",), (("hunde", 1), ("hunden", 1)), (), ("K0:1.1", "K1:1.1"), ("K0-A", "K1-A")
    )


def test_compounds_where_they_are_said_and_no_false_friend_is() -> None:
    """Then the rule reads ++."""
    found = draft("hund", "Hunden er løs.", "En gravhund.")
    assert found is not None
    assert found.rules == ("hund++",)


def test_a_false_friend_makes_each_compound_a_rule_of_its_own() -> None:
    """A hundred is no dog, nor are three hundred."""
    found = draft("hunde", "En hund.", "To gravhunde.", "Hundrede gange, trehundrede.")
    assert found is not None
    assert found.rules == ("hund+", "gravhund+")
    assert found.left_out == (("hundrede", 1), ("trehundrede", 1))
    assert found.passage_ids == ("K0:1.1", "K1:1.1")


def test_a_compound_said_far_more_than_the_word_stands_for_itself() -> None:
    """The housing association is not the dwelling."""
    found = draft("bolig", "Min bolig.", "Boligforeningen, boligforeningen. " * 3)
    assert found is not None
    assert found.rules == ("bolig+",)
    assert found.left_out == (("boligforeningen", 6),)


def test_a_lemma_that_nobody_says_is_not_taken() -> None:
    """The dictionary thinks a lead (snor) is a form of a verb."""
    found = draft("snor", "Hunden er uden snor.")
    assert found is not None
    assert found.rules == ("snor+",)


def test_inflections_that_are_common_words_are_left_out() -> None:
    """Twenty is no thief: the other forms are written out."""
    found = draft("tyv", "Der kom en tyv.", "Tyve gange tyve.", "Tyven løb.")
    assert found is not None
    assert found.rules == ("tyv", "tyven")
    assert found.left_out == (("tyve", 2),)


def test_what_nobody_says_gives_no_draft() -> None:
    """A field note is nobody's words; a common word alone is nothing to draft from."""
    assert draft("papegøje", "En hund.") is None
    assert draft("gravhund", "En kat.") is None


def test_the_language_is_the_one_it_is_said_in() -> None:
    """English talk gets English inflections."""
    found = draft("dog", "Two dogs bark.", language="en")
    assert found is not None
    assert (found.language, found.rules) == ("en", ("dog+",))


@pytest.mark.parametrize("word", ["to ord", "hund+", "/h.*/", "hund & kat", "", "hund,"])
def test_only_one_plain_word_can_be_drafted_from(word: str) -> None:
    """A rule is no word; the message says so."""
    with pytest.raises(NotationError):
        draft(word, "En hund.")

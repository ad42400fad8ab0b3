"""Long passages are quoted as whole sentences around the evidence."""

from dataclasses import replace

import pytest

from qualcode.analyse import QuoteChoice, choose_quotes
from qualcode.analyse.excerpt import excerpt
from qualcode.model import Claim, Code, Codebook, Coding, Decision, Hit, Span, Theme, Weight
from tests.building import corpus_of

SENTENCES = [
    "Vi flyttede ind i maj.",
    "Det var en god sommer.",
    "Så gik lampen i stykker.",
    "Ingen kom og så på den.",
    "Nu går jeg en anden vej.",
]
TEXT = " ".join(SENTENCES)
CORPUS = corpus_of({"K01": [("S", TEXT)]})
PASSAGE = CORPUS.passages[0]
BARE = Claim(PASSAGE, "fysiske", "lys", "rules", ())


def place(words: str) -> Span:
    start = CORPUS.transcript("K01").text.index(words)
    return Span(start, start + len(words))


def coding(*hits: Span, span: Span = PASSAGE.span, in_question: bool = False) -> Coding:
    made = tuple(Hit("lys", one, "lampe+", "strong", in_question=in_question) for one in hits)
    return Coding(PASSAGE, span, "fysiske", "lys", "rules", "rule", strength="strong", hits=made)


def cut(claim: Claim, longest: int = 16) -> str:
    return CORPUS.cut("K01", excerpt(claim, corpus=CORPUS, longest=longest))


def test_a_passage_within_the_limit_is_quoted_whole() -> None:
    """27 words are not too many for 27."""
    assert PASSAGE.words == 27
    assert cut(replace(BARE, codings=(coding(place("lampen")),)), longest=27) == TEXT


def test_a_long_passage_keeps_the_sentences_around_its_evidence() -> None:
    """Three sentences of five or six words fit into 16, with the hit in their middle."""
    assert cut(replace(BARE, codings=(coding(place("lampen")),))) == " ".join(SENTENCES[1:4])


def test_most_of_the_evidence_decides_where_two_places_are_too_far_apart() -> None:
    """Two hits in one sentence outweigh one in another."""
    claim = replace(BARE, codings=(coding(place("maj"), place("anden"), place("vej")),))
    assert cut(claim, longest=6) == SENTENCES[4]


def test_a_sentence_longer_than_the_limit_is_not_cut() -> None:
    """Words are never altered inside a sentence."""
    assert cut(replace(BARE, codings=(coding(place("lampen")),)), longest=2) == SENTENCES[2]


def test_what_a_person_marked_is_evidence() -> None:
    """A person's span narrower than the passage says what they meant."""
    decision = Decision("e", "maja", "K01", "", place("god sommer"), "lys", "accept", "god sommer")
    assert cut(replace(BARE, decisions=(decision,)), longest=6) == SENTENCES[1]


def test_the_words_that_weighed_are_evidence_where_nothing_else_is() -> None:
    """A suggestion without hits is quoted around the classifier's words."""
    guess = replace(coding(), weights=(Weight("vej", 1.2),))
    assert cut(replace(BARE, codings=(guess,)), longest=6) == SENTENCES[4]


@pytest.mark.parametrize(
    "claim", [BARE, replace(BARE, codings=(coding(place("lampen"), in_question=True),))]
)
def test_without_evidence_the_passage_is_quoted_from_its_start(claim: Claim) -> None:
    """The question's words are no evidence of what was answered."""
    assert cut(claim) == " ".join(SENTENCES[:3])


def test_a_passage_without_words_to_split_is_quoted_as_it_is() -> None:
    """Should there be no sentence, there is nothing to cut."""
    blank = corpus_of({"K01": [("S", "   ")]})
    passage = replace(blank.passages[0], words=99)
    claim = replace(BARE, passage=passage)
    assert excerpt(claim, corpus=blank, longest=5) == passage.span


def test_a_cut_quote_says_on_which_side_it_was_cut() -> None:
    """The appendix shows […] where the passage goes on."""
    book = Codebook("prøve", ("da",), (Theme("fysiske", codes=(Code("lys", "fysiske"),)),))
    claim = replace(BARE, codings=(coding(place("maj")),))
    (quote,) = choose_quotes([claim], corpus=CORPUS, codebook=book, choice=QuoteChoice(longest=12))
    assert quote.quote == " ".join(SENTENCES[:2])
    assert (quote.cut_before, quote.cut_after) == (False, True)

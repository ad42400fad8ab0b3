"""Words that several people use and that no coding rests on."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analyse import OpenWord, open_words, uncoded
from qualcode.codebook import load_codebook
from qualcode.language import tokenise
from qualcode.model import Claim, Corpus, Settings
from qualcode.review import Policy, settle
from qualcode.rules import code_by_rules, words_said
from tests.building import corpus_of

CODEBOOK = """
codebook: t
languages: [da, en]
themes:
  - id: sociale
    codes:
      - id: naboskab
        rules: {da: {strong: [nabo+], weak: [trappe+]}, en: {strong: [neighbour+]}}
"""
FOUR = {
    "K01": [("A", "Naboen er rar på trappen. Hunden er løs. En gravhund gøede.")],
    "K02": [("B", "Min nabo hilser. Løse hunde, siger Balder. Hund, hund, hund!")],
    "K03": [("C", "Naboer kommer hjem. Der er hundrede (hunden gør) hunde.")],
    "K04": [("D", "Naboerne maler. Cyklen er væk, cyklen, cyklen.")],
}


def claims_on(corpus: Corpus, *, text: str = CODEBOOK) -> tuple[Claim, ...]:
    """Code a corpus by the rules of a codebook."""
    codebook = load_codebook(text.encode()).codebook
    assert codebook is not None
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    codings = code_by_rules(corpus, codebook=codebook, tokenised=tokenised, settings=Settings())
    policy = Policy(codes=codebook.codes)
    return settle(codings, decisions=(), readings=(), corpus=corpus, policy=policy)


def offered(
    interviews: Mapping[str, Sequence[tuple[str, str]]],
    *,
    language: str = "da",
    claims: Sequence[Claim] | None = None,
) -> dict[str, OpenWord]:
    """Give the words offered for a small corpus, by word, in order."""
    corpus = corpus_of(interviews, language=language)
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    claims = claims_on(corpus) if claims is None else claims
    none = uncoded(claims, corpus=corpus, passages=corpus.passages)
    said = words_said(none.passages, corpus=corpus, tokenised=tokenised, settings=Settings())
    words = open_words(said, claims=claims, corpus=corpus, uncoded=none)
    return {one.word: one for one in words}


def test_a_theme_inside_coded_passages_is_found() -> None:
    """Every passage is coded with something; the dogs stand in their open sentences."""
    words = offered(FOUR)
    dog = words["hund"]
    assert next(iter(words)) == "hund"
    assert (dog.participants, dog.passages, dog.covered, dog.uncoded) == (3, 3, 0, 0)
    assert dict(dog.forms) == {"hund": 3, "hunde": 2, "hunden": 1, "gravhund": 1}
    assert dog.keyness > 0
    assert dog.score == round(3 * dog.keyness**0.5, 3)


def test_one_voice_is_not_enough_where_there_are_four() -> None:
    """A word of one participant is a habit; with fewer participants it is offered."""
    assert "cyklen" not in offered(FOUR)
    assert "cyklen" in offered({name: FOUR[name] for name in ("K03", "K04")})


def test_covered_words_names_numbers_and_comments_are_not_offered() -> None:
    """Nor common words: nothing that a code already explains or that says nothing."""
    few = offered({"K01": FOUR["K02"], "K02": FOUR["K03"]})
    assert not {"nabo", "balder", "hundrede", "siger", "komme", "gør"} & set(few)


def test_a_passage_counts_once_however_often_it_says_a_word() -> None:
    """One ranting passage cannot dominate: the figures are those of a single remark."""
    ranting = offered(FOUR | {"K02": [("B", "Min nabo hilser. " + "Løs hund! " * 40)]})
    once = offered(FOUR | {"K02": [("B", "Min nabo hilser. Løs hund!")]})
    assert ranting["hund"].score == once["hund"].score


def test_with_nothing_coded_words_are_ranked_by_participants() -> None:
    """There is then nothing to compare with, and keyness is 0."""
    words = offered(FOUR, claims=())
    assert next(iter(words.values())).participants == 4
    assert {one.keyness for one in words.values()} == {0.0}
    assert words["hund"].uncoded == words["hund"].passages == 3


def test_another_language_has_its_own_common_words() -> None:
    """English passages are read with English lemmas; hyphens and digits do no harm."""
    words = offered(
        {
            "E1": [("A", "My neighbour is kind. The dogs bark at 7-Eleven.")],
            "E2": [("B", "Neighbours wave. I think that dog is loose, and the dog is big.")],
        },
        language="en",
    )
    assert dict(words["dog"].forms) == {"dog": 2, "dogs": 1}
    assert not {"think", "the", "neighbour"} & set(words)


def test_a_language_nobody_prepared_still_works() -> None:
    """Without a list of common words everything of three letters is a candidate."""
    words = offered({"S1": [("A", "hundarna skäller")]}, language="sv", claims=())
    assert len(words) == 2


def test_nothing_said_gives_nothing() -> None:
    """An empty corpus has no words."""
    assert offered({}) == {}


def test_a_capital_inside_a_sentence_makes_a_name() -> None:
    """A word that is written with a capital at starts only is no name, if it is a word."""
    words = offered(
        {
            "K01": [("A", "Hunden er sød. Vi gik med Musse. »Katten er sur,« sagde hun.")],
            "K02": [("B", "Katten sover. Så kom Musse og Qrzt. Qwzx er væk.")],
        },
        claims=(),
    )
    assert {"hunden", "katten"} <= set(words)
    assert not {"musse", "qrzt", "qwzx"} & set(words)


@settings(max_examples=25, deadline=None)
@given(st.permutations(sorted(FOUR)))
def test_the_order_of_interviews_is_of_no_account(order: list[str]) -> None:
    """The same talk under the same names gives the same list."""
    assert offered({name: FOUR[name] for name in order}) == offered(FOUR)

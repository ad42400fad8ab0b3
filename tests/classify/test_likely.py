"""Questions in the order of how likely their answer is yes."""

from dataclasses import replace

import numpy as np
import pytest

from qualcode.classify import Labels, Likely, most_likely
from qualcode.classify.likely import chances_of, level, likely_in
from qualcode.classify.material import UNDECIDED
from qualcode.language import Tokenised
from qualcode.model import Codebook, Corpus
from tests.building import corpus_of
from tests.classify.samples import (
    BOOK,
    CODINGS,
    CORPUS,
    HUNDE,
    LYS,
    book_of,
    hits_of,
    material_of,
    talk,
    truth_of,
)


def ranked(
    labels: Labels | None = None,
    *,
    corpus: Corpus = CORPUS,
    codebook: Codebook = BOOK,
    code: str = "",
) -> tuple[Likely, ...]:
    return most_likely(
        corpus,
        codebook=codebook,
        rule_codings=[one for one in CODINGS if one.passage in corpus.passages],
        labels=labels or {},
        tokenised=Tokenised(),
        code=code,
    )


def test_every_undecided_question_is_asked_once_and_no_other() -> None:
    """Passages without a hit or suggestion are in the order as well; decided ones are not."""
    decided = truth_of(CORPUS, "K01", "K02")
    found = ranked({"lys": decided})
    asked = {(one.passage.id, one.code) for one in found}
    every = {(passage.id, code) for passage in CORPUS.passages for code in ("lys", "hunde")}
    assert len(found) == len(asked)
    assert asked == every - {(passage, "lys") for passage in decided}


def test_the_likely_stand_first_with_or_without_a_hit() -> None:
    """What is about light comes before what is not, though no rule hits half of it."""
    decided = {
        one: yes for one, yes in truth_of(CORPUS).items() if one.split(":")[0] not in ("K05", "K06")
    }
    about_light = truth_of(CORPUS, "K05", "K06")
    found = ranked({"lys": decided}, code="lys")
    first = [about_light[one.passage.id] for one in found[: sum(about_light.values())]]
    assert all(first)
    assert [one.chance for one in found] == sorted((one.chance for one in found), reverse=True)


def test_a_code_that_people_find_more_of_is_asked_sooner() -> None:
    """Noes to every hit of a code put it behind a code whose hits were right."""
    hits = hits_of(CORPUS, {"lys": "lampe", "hunde": "hund"})
    early = {one.passage.id for one in hits if one.passage.transcript in ("K01", "K02", "K03")}
    lamps = {one.passage.id: True for one in hits if one.code == "lys"}
    dogs = {one.passage.id: False for one in hits if one.code == "hunde"}
    labels = {
        "lys": {one: yes for one, yes in lamps.items() if one in early},
        "hunde": {one: yes for one, yes in dogs.items() if one in early},
    }
    asked = [(one.passage.id, one.code) for one in ranked(labels)]
    late_lamps = [asked.index((one, "lys")) for one in lamps if one not in early]
    late_dogs = [asked.index((one, "hunde")) for one in dogs if one not in early]
    assert max(late_lamps) < min(late_dogs)


def test_one_code_keeps_its_order_among_all() -> None:
    """Asking for one code changes neither its order nor its scores."""
    labels = {"lys": truth_of(CORPUS, "K01", "K02")}
    assert ranked(labels, code="lys") == tuple(one for one in ranked(labels) if one.code == "lys")


def test_who_said_little_is_not_asked_about_first() -> None:
    """A yes or no holds nothing against any code, and yet is the least likely to have one."""
    corpus = corpus_of(
        {
            name: [*turns, ("S", "Næh."), ("S", "Jo, jo.")]
            for name, turns in talk(transcripts=4).items()
        }
    )
    material = material_of(corpus, codebook=book_of(LYS), labels={"lys": truth_of(corpus, "K01")})
    chances = chances_of(material, columns=[0])[1][:, 0]
    words = np.array([one.words for one in material.passages])
    undecided = material.decided[:, 0] == UNDECIDED
    assert chances[undecided & (words <= 2)].max() < chances[undecided & (words > 2)].min()


def test_chances_add_up_to_the_yeses_that_were_found() -> None:
    """With many decisions, what was expected of decided passages is what people said."""
    labels = {"lys": truth_of(CORPUS)}
    material = material_of(CORPUS, codebook=book_of(LYS), codings=CODINGS, labels=labels)
    scores = np.linspace(-2, 2, len(material.passages))
    expected = (1 / (1 + np.exp(-scores - level(material, 0, scores=scores)))).sum()
    assert expected == pytest.approx(sum(labels["lys"].values()), rel=0.1)


def test_a_code_without_rules_or_decisions_keeps_a_chance() -> None:
    """One passage in all is expected to have it, so it is asked about, if late."""
    material = material_of(CORPUS, codebook=book_of(HUNDE))
    chances = chances_of(material, columns=[0])[1]
    assert chances.min() > 0
    assert chances.sum() == pytest.approx(1, abs=0.01)


def test_ever_more_noes_lower_the_level() -> None:
    """The level follows the answers, and stays finite when all of them are no."""
    material = material_of(CORPUS, codebook=book_of(LYS), codings=CODINGS)
    none = np.full_like(material.decided, UNDECIDED)
    scores = np.zeros(len(material.passages))
    levels = []
    for noes in (0, 10, 40):
        decided = none.copy()
        decided[:noes] = 0
        levels.append(level(replace(material, decided=decided), 0, scores=scores))
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 3
    assert np.isfinite(levels).all()


def test_equal_chances_keep_the_order_of_passages_and_codes() -> None:
    """Without rules or decisions all that tells passages apart is how much was said."""
    corpus = corpus_of({"K01": [("S", "Vi bor her nu."), ("S", "Det er fint nok.")]})
    found = ranked(corpus=corpus)
    places = [(one.passage.turn, one.code) for one in found]
    assert places == [(1, "lys"), (1, "hunde"), (2, "lys"), (2, "hunde")]


def test_the_same_questions_twice_come_in_the_same_order() -> None:
    """Nothing is left to chance."""
    labels = {"lys": truth_of(CORPUS, "K01", "K02")}
    assert ranked(labels) == ranked(labels)


def test_each_language_is_learned_by_itself_and_all_stand_in_one_order() -> None:
    """English and Danish transcripts of one study are asked about together."""
    corpus = replace(CORPUS, languages={**CORPUS.languages, "K06": "en"})
    found = ranked({"lys": truth_of(CORPUS, "K01")}, corpus=corpus)
    assert {corpus.languages[one.passage.transcript] for one in found} == {"da", "en"}
    assert [one.chance for one in found] == sorted((one.chance for one in found), reverse=True)


def test_without_passages_or_codes_there_is_nothing_to_ask() -> None:
    """An empty study is no error."""
    assert ranked(corpus=Corpus()) == ()
    assert ranked(codebook=Codebook("tom", ("da",), ())) == ()


def test_scores_and_chances_are_rounded() -> None:
    """Three and six decimals, so that the same study gives the same bytes."""
    material = material_of(CORPUS, codebook=BOOK, codings=CODINGS)
    for one in likely_in(material):
        assert one.score == round(one.score, 3)
        assert one.chance == round(one.chance, 6)
        assert 0 <= one.chance <= 1

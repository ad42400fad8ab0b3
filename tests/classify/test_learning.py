"""Lessons, folds, trials, scores and the words that weighed."""

from dataclasses import replace

import numpy as np
import pytest

from qualcode.classify.evidence import words_behind
from qualcode.classify.folds import deal
from qualcode.classify.lessons import lesson_of, needs_weak
from qualcode.classify.scoring import score, score_unseen, standardise
from qualcode.classify.trial import common_cuts, cut_for, f1_of, given, try_out
from qualcode.classify.words import Reader
from qualcode.language import Tokenised
from qualcode.model import Code
from tests.building import corpus_of
from tests.classify.samples import (
    BOOK,
    CODINGS,
    CORPUS,
    LYS,
    book_of,
    hits_of,
    material_of,
    talk,
    truth_of,
    with_examples,
)


def test_decisions_weigh_one_and_what_stands_in_for_them_a_tenth() -> None:
    """Undecided passages are a weak yes where a rule hits, else a weak no."""
    material = material_of(
        CORPUS, codebook=BOOK, codings=CODINGS, labels={"lys": {"K01:1.1": False, "K01:3.1": True}}
    )
    lesson = lesson_of(material, 0)
    assert lesson.rows.tolist() == list(range(48))
    assert lesson.weights[:4].tolist() == [1.0, 0.1, 1.0, 0.1]
    assert lesson.answers[:4].tolist() == [False, False, True, False]
    assert lesson.answers[lesson.weights == 0.1].sum() == 5


def test_from_a_hundred_decisions_on_nothing_stands_in_for_them() -> None:
    """Then the decided passages are learned from, and no others."""
    corpus = corpus_of(talk(14))
    decided = truth_of(corpus)
    few = dict(list(decided.items())[:99])
    enough = dict(list(decided.items())[:100])
    for labels, rows in ((few, 112), (enough, 100)):
        material = material_of(corpus, codebook=BOOK, labels={"lys": labels})
        assert needs_weak(material, 0) == (rows == 112)
        assert len(lesson_of(material, 0).rows) == rows


def test_examples_are_part_of_every_lesson_of_their_code() -> None:
    """False friends are a no, typical ones a yes, both with full weight."""
    code = with_examples(LYS, typical=["Lampen er gået"], false_friends=["Let som en fjer"])
    material = material_of(CORPUS, codebook=book_of(code, BOOK.codes[1]))
    lesson = lesson_of(material, 0, left_out=np.ones(48, dtype=np.bool_))
    assert lesson.rows.tolist() == [48, 49]
    assert lesson.answers.tolist() == [True, False]
    assert lesson.weights.tolist() == [1.0, 1.0]
    assert len(lesson_of(material, 1).rows) == 48


def test_examples_in_another_language_are_not_learned_from() -> None:
    """An English example says nothing about Danish words."""
    code = with_examples(LYS, typical=["Lampen er gået"])
    english = replace(
        code,
        examples=replace(
            code.examples,
            typical=tuple(replace(one, language="en") for one in code.examples.typical),
        ),
    )
    assert len(material_of(CORPUS, codebook=book_of(code)).examples) == 1
    assert material_of(CORPUS, codebook=book_of(english)).examples == ()
    assert material_of(CORPUS, codebook=book_of(code, languages=())).examples == ()


def test_a_lesson_of_one_answer_leaves_the_word_to_the_rules() -> None:
    """Without yeses the classifier's part is nought everywhere."""
    material = material_of(CORPUS, codebook=BOOK)
    scores = score(material, 0, lesson=lesson_of(material, 0))
    assert not scores.classifier.any()
    assert not scores.total.any()


def test_standardised_scores_are_distances_in_standard_deviations() -> None:
    """1, 2, 3 are -1.225, 0 and 1.225; equal scores are all nought."""
    assert np.allclose(standardise(np.array([1.0, 2.0, 3.0])), [-1.2247, 0, 1.2247], atol=1e-4)
    assert standardise(np.array([2.0, 2.0])).tolist() == [0.0, 0.0]


def test_scores_of_themes_are_smoothed_and_those_of_utterances_are_not() -> None:
    """Beside a lamp, a passage without one has a share in it only where themes run on."""
    corpus = corpus_of({"K01": [("S", "Lampen."), ("S", "Ja."), ("S", "Nå."), ("S", "Nej.")]})
    codings = hits_of(corpus, {"lys": "lampe"})
    totals = []
    for scope in ("passage", "utterance"):
        code = Code("lys", "fysiske", scope=scope)
        material = material_of(corpus, codebook=book_of(code), codings=codings)
        nothing = lesson_of(material, 0, left_out=np.ones(4, dtype=np.bool_))
        totals.append(score(material, 0, lesson=nothing).total)
    smoothed, plain = totals
    assert smoothed[1] > smoothed[3]
    assert plain[1] == plain[3]


def test_interviews_are_dealt_whole_and_evenly() -> None:
    """Six interviews with decisions in five folds; no interview is split."""
    material = material_of(CORPUS, codebook=BOOK, labels={"lys": truth_of(CORPUS)})
    folds = deal(material)
    assert sorted(np.bincount(folds).tolist()) == [8, 8, 8, 8, 16]
    assert all(len(set(folds[material.groups == one].tolist())) == 1 for one in range(6))


def test_there_are_three_folds_where_nothing_is_decided_and_never_more_than_interviews() -> None:
    """Two interviews with decisions never share a fold while there is another."""
    assert len(set(deal(material_of(CORPUS, codebook=BOOK)).tolist())) == 3
    two = material_of(corpus_of(talk(2)), codebook=BOOK)
    assert len(set(deal(two).tolist())) == 2
    labels = {"lys": truth_of(CORPUS, "K01", "K02")}
    some = material_of(CORPUS, codebook=BOOK, labels=labels)
    folds = deal(some)
    assert folds[0] != folds[8]


def test_a_passage_is_scored_by_a_model_that_did_not_learn_from_its_interview() -> None:
    """Swapping one interview's labels changes nothing about its own unseen scores."""
    truth = truth_of(CORPUS)
    swapped = {one: not yes if one.startswith("K01") else yes for one, yes in truth.items()}
    unseen = []
    for labels in (truth, swapped):
        material = material_of(CORPUS, codebook=BOOK, labels={"lys": labels})
        folds = deal(material)
        unseen.append(score_unseen(material, 0, folds=folds).total[folds == folds[0]])
    assert np.array_equal(*unseen)


def test_a_trial_needs_decisions_in_two_folds() -> None:
    """Otherwise there would be nothing to learn from when they are left out."""
    for transcripts, there in ((("K01",), False), (("K01", "K02"), True)):
        labels = {"lys": truth_of(CORPUS, *transcripts)}
        material = material_of(CORPUS, codebook=BOOK, codings=CODINGS, labels=labels)
        scores = score_unseen(material, 0, folds=deal(material))
        assert (try_out(material, 0, scores=scores) is not None) == there


def test_f1_is_worked_out_by_hand() -> None:
    """Three chosen, two right, of four sought: precision 2/3, recall 1/2, F1 4/7."""
    chosen = np.array([True, True, True, False, False])
    truth = np.array([True, True, False, True, True])
    assert f1_of(chosen, truth) == 0.571
    assert f1_of(~chosen, ~chosen) == 1.0
    assert f1_of(np.zeros(5, dtype=np.bool_), np.zeros(5, dtype=np.bool_)) == 0.0


def test_from_two_hundred_decisions_on_the_cut_is_found_in_the_other_folds() -> None:
    """26 interviews of eight passages: nothing else is taken for light, hardly any is missed."""
    corpus = corpus_of(talk(26))
    material = material_of(
        corpus,
        codebook=BOOK,
        codings=hits_of(corpus, {"lys": "lampe"}),
        labels={"lys": truth_of(corpus)},
    )
    scores = score_unseen(material, 0, folds=deal(material))
    trial = try_out(material, 0, scores=scores)
    assert trial is not None
    assert trial.is_cut
    common = common_cuts([trial])
    assert sorted(common) == [-1, 0, 1, 2, 3, 4]
    chosen, missed = given(trial, common), trial.truth & ~trial.strong
    assert not (chosen & ~missed).any()
    assert (chosen & missed).sum() > 0.9 * missed.sum()
    # One code: its own cut and that of all codes are the same.
    assert cut_for(trial, common) == pytest.approx(common[-1])
    assert common_cuts([]) == {}


def test_letters_count_for_the_word_that_holds_them() -> None:
    """A compound the classifier never met is named because "lampe" stands in it."""
    lamps = [("S", f"Lampen lampe lamper nummer{at}.") for at in range(12)]
    dogs = [("S", f"Hunden gøer altid vildt{at}.") for at in range(12)]
    corpus = corpus_of({"K01": lamps, "K02": dogs, "K03": [("S", "Gadelamperne sover.")]})
    labels = {"lys": {one.id: one.transcript == "K01" for one in corpus.passages[:-1]}}
    material = material_of(corpus, codebook=BOOK, labels=labels)
    learned = score(material, 0, lesson=lesson_of(material, 0))
    words = words_behind(material, 24, coefficients=learned.coefficients[0])
    assert words[0].word == "gadelamperne"
    assert words == tuple(sorted(words, key=lambda one: -one.weight))


def test_words_that_stand_everywhere_are_named_only_when_nothing_else_weighs() -> None:
    """A reader learns nothing from "der"."""
    material = material_of(CORPUS, codebook=BOOK, labels={"lys": truth_of(CORPUS)})
    ones = np.ones(material.features.matrix.shape[1])
    named = {one.word for one in words_behind(material, 0, coefficients=ones)}
    assert named.isdisjoint(material.features.common)
    only = material_of(
        corpus_of({"K01": [("S", "Ja ja ja.")], "K02": [("S", "Ja.")]}), codebook=BOOK
    )
    ones = np.ones(only.features.matrix.shape[1])
    assert [one.word for one in words_behind(only, 0, coefficients=ones)] == ["ja"]


def test_fillers_are_skipped_and_spoken_spellings_are_one_word() -> None:
    """Nobody learns from "øh", and "ka'" is the word "kan"."""
    read = Reader("da", Tokenised()).words_in("Øh, det ka' jeg sige")
    assert read == ("det", "kan", "jeg", "sige")
    assert Reader("xx", Tokenised()).words_in("Øh, ik'") == ("øh", "ik'")

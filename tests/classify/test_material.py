"""Passages as arrays: hits, decisions, neighbours, interviews."""

from dataclasses import replace

import numpy as np

from qualcode.model import Corpus, Hit
from tests.building import corpus_of
from tests.classify.samples import BOOK, CORPUS, hits_of, material_of

TWO = corpus_of(
    {
        "K01": [("S", "Lampen lampen lampen lampen."), ("S", "Ja."), ("S", "Hunden.")],
        "K02": [("B", "Nej."), ("B", "Lampen.")],
    }
)
RULES = hits_of(TWO, {"lys": "lampe", "hunde": "hund"})


def test_hits_in_own_words_count_to_three() -> None:
    """Four lamps are three, an echo of the question is none."""
    echo = replace(
        RULES[0],
        passage=TWO.passages[1],
        hits=(Hit("lys", TWO.passages[0].span, "lampe", "weak", in_question=True),),
        strength="weak",
    )
    material = material_of(TWO, codebook=BOOK, codings=[*RULES, echo])
    assert material.hits[:, 0].tolist() == [3, 0, 0, 0, 1]
    assert material.strong[:, 0].tolist() == [True, False, False, False, True]
    assert material.hits[:, 1].tolist() == [0, 0, 1, 0, 0]


def test_codings_by_others_or_of_other_codes_are_no_hits() -> None:
    """A classifier's own suggestion does not feed the next one."""
    guess = replace(RULES[0], source="classifier")
    gone = replace(RULES[0], code="nedlagt")
    material = material_of(TWO, codebook=BOOK, codings=[guess, gone])
    assert not material.hits.any()


def test_a_strong_coding_without_hits_counts_as_one() -> None:
    """Imported rule codings carry no places."""
    material = material_of(TWO, codebook=BOOK, codings=[replace(RULES[0], hits=())])
    assert material.hits[0, 0] == 1


def test_decisions_are_yes_no_or_unknown() -> None:
    """Labels of passages that are not there are passed over."""
    labels = {"lys": {"K01:1.1": True, "K01:2.1": False, "K99:1.1": True}}
    material = material_of(TWO, codebook=BOOK, labels=labels)
    assert material.decided[:, 0].tolist() == [1, 0, -1, -1, -1]
    assert set(material.decided[:, 1].tolist()) == {-1}


def test_neighbours_never_stand_in_another_transcript() -> None:
    """Half of a score is blended from up to two passages on each side of the same interview."""
    material = material_of(TWO, codebook=BOOK)
    around = material.around.toarray()
    assert around[:3, 3:].sum() == around[3:, :3].sum() == 0
    assert np.allclose(around.sum(axis=1), 1)
    assert np.allclose(around[0, :3], [0.5, 0.3125, 0.1875])
    assert np.allclose(around[3, 3:], [0.5, 0.5])
    assert material.context.toarray()[:3, :3].tolist() == [[1, 1, 0], [1, 1, 1], [0, 1, 1]]


def test_a_passage_alone_keeps_its_score() -> None:
    """Nothing is blended in where there is no neighbour."""
    alone = material_of(corpus_of({"K01": [("S", "Lampen.")]}), codebook=BOOK)
    assert alone.around.toarray().tolist() == [[1.0]]


def test_interviews_with_the_same_person_are_one_group() -> None:
    """Nobody stands on both sides of a test; field notes stand by themselves."""
    base = corpus_of(
        {
            "F01": [("", "Note.")],
            "K01": [("S", "Et.")],
            "K02": [("B", "To.")],
            "K03": [("C", "Tre.")],
        }
    )
    again = tuple(
        replace(one, participant="K01-S") if one.transcript == "K03" else one
        for one in base.passages
    )
    groups = material_of(replace(base, passages=again), codebook=BOOK).groups.tolist()
    assert groups[1] == groups[3]
    assert len(set(groups)) == 3


def test_passages_of_field_notes_alone_are_gathered() -> None:
    """No participant at all is no error."""
    notes = corpus_of({"F01": [("", "Lampen.")], "F02": [("", "Hunden.")]})
    assert len(set(material_of(notes, codebook=BOOK).groups.tolist())) == 2


def test_only_one_language_is_gathered() -> None:
    """Passages of other languages are another material's."""
    corpus: Corpus = replace(CORPUS, languages={**CORPUS.languages, "K01": "en"})
    assert len(material_of(corpus, codebook=BOOK).passages) == 40
    assert len(material_of(corpus, codebook=BOOK, language="en").passages) == 8

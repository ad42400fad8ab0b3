"""Suggestions: where, why, and when there are none."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.classify import (
    CodeVerdict,
    Labels,
    Learned,
    Lessons,
    Vectors,
    suggest,
    suggest_again,
    train_all,
)
from qualcode.language import Tokenised, tokenise
from qualcode.model import Codebook, Coding, Corpus
from tests.building import corpus_of
from tests.classify.samples import (
    BOOK,
    CODINGS,
    CORPUS,
    HUNDE,
    LYS,
    book_of,
    hits_of,
    talk,
    truth_of,
    with_examples,
)


def learn(
    labels: Labels | None = None,
    *,
    corpus: Corpus = CORPUS,
    codebook: Codebook = BOOK,
    codings: list[Coding] | None = None,
) -> Learned:
    return suggest(
        corpus,
        codebook=codebook,
        rule_codings=CODINGS if codings is None else codings,
        labels=labels or {},
        tokenised=Tokenised(),
    )


def lessons_of(labels: Labels, *, corpus: Corpus = CORPUS) -> Lessons:
    return Lessons(corpus, BOOK, hits_of(corpus, {"lys": "lampe"}), labels, Tokenised())


def verdict_of(learned: Learned, code: str = "lys") -> CodeVerdict:
    return next(verdict for verdict in learned.verdicts if verdict.code == code)


def test_before_anything_is_decided_suggestions_are_untested() -> None:
    """Rule hits teach what their passages have in common; nobody has said it is right."""
    learned = learn()
    assert learned.decided == 0
    assert verdict_of(learned) == CodeVerdict("lys", "da", 0, 0, used=True, reason="untested")
    assert learned.suggestions
    assert all(one.untested for one in learned.suggestions)


def test_suggestions_find_passages_about_the_same_that_no_rule_hits() -> None:
    """The rule's passages speak of dark tunnels, and so do those that are suggested."""
    about_light = truth_of(CORPUS)
    found = [one for one in learn().suggestions if one.code == "lys"]
    assert found
    assert all(about_light[one.passage.id] for one in found)


def test_a_suggestion_carries_what_a_reader_wants_to_know() -> None:
    """Coder, source, score in three decimals, the words, the codebook; no strength."""
    one = next(one for one in learn().suggestions if one.code == "lys")
    assert (one.coder, one.source, one.strength) == ("classifier", "classifier", "")
    assert (one.theme, one.span, one.codebook) == ("fysiske", one.passage.span, "f00d")
    assert one.score == round(one.score or 0, 3)
    assert 1 <= len(one.weights) <= 5
    assert {weight.word for weight in one.weights} & {"mørkt", "mørket", "tunnelen", "pæren"}
    assert all(weight.weight > 0 for weight in one.weights)


def test_nothing_is_suggested_where_a_strong_rule_codes_or_somebody_has_decided() -> None:
    """Rules have spoken there, and a person's answer is not asked for again."""
    decided = truth_of(CORPUS, "K01", "K02", "K03", "K04")
    learned = learn({"lys": decided})
    coded = {(one.passage.id, one.code) for one in CODINGS}
    for one in learned.suggestions:
        assert (one.passage.id, one.code) not in coded
        assert one.code != "lys" or one.passage.id not in decided


def test_a_code_that_beats_rules_and_every_passage_is_used_and_says_how_right_it_was() -> None:
    """Half of the light passages have no lamp in them: rules miss them, words do not."""
    verdict = verdict_of(learn({"lys": truth_of(CORPUS, "K01", "K02", "K03", "K04")}))
    assert (verdict.used, verdict.reason, verdict.untested) == (True, "", False)
    assert (verdict.examples, verdict.decided) == (8, 32)
    assert (verdict.made, verdict.right, verdict.missed) == (3, 3, 4)
    assert (verdict.precision, verdict.recall, verdict.f1) == (1.0, 0.75, 0.933)
    assert (verdict.rules_f1, verdict.everything_f1) == (0.667, 0.4)
    assert (verdict.interviews, verdict.bound, verdict.bar) == (3, 0.526, 0.334)


def test_tested_suggestions_are_no_longer_called_untested() -> None:
    """Once interviews were left out to test it, a suggestion stands on that."""
    learned = learn({"lys": truth_of(CORPUS, "K01", "K02", "K03", "K04")})
    found = [one for one in learned.suggestions if one.code == "lys"]
    assert found
    assert not any(one.untested for one in found)


def test_codes_with_fewer_than_five_accepted_passages_are_declined() -> None:
    """Once people decide, a code without examples is left to the rules."""
    learned = learn({"lys": truth_of(CORPUS, "K01", "K02", "K03", "K04")})
    verdict = verdict_of(learned, "hunde")
    assert (verdict.used, verdict.reason, verdict.examples) == (False, "too_few", 0)
    assert all(one.code == "lys" for one in learned.suggestions)


def test_a_code_whose_rules_do_better_is_declined() -> None:
    """Where the rules are always right, there is nothing to add."""
    perfect = {passage.id: False for passage in CORPUS.passages}
    perfect |= {one.passage.id: True for one in CODINGS if one.code == "hunde"}
    verdict = verdict_of(learn({"hunde": perfect}), "hunde")
    assert (verdict.used, verdict.reason, verdict.rules_f1) == (False, "rules_better", 1.0)


def test_a_code_that_fits_every_passage_is_declined() -> None:
    """A guess that cannot be wrong is no help."""
    verdict = verdict_of(learn({"lys": dict.fromkeys(truth_of(CORPUS), True)}, codings=[]))
    assert (verdict.used, verdict.reason) == (False, "every_passage_better")
    assert verdict.everything_f1 == 1.0


def test_what_may_be_luck_is_declined() -> None:
    """Two interviews hold too little: three finds are asked for, however right they are."""
    verdict = verdict_of(learn({"lys": truth_of(CORPUS, "K01", "K02", "K03")}))
    assert verdict.right < 3
    assert (verdict.used, verdict.reason) == (False, "may_be_luck")
    assert verdict.f1 is not None
    assert verdict.rules_f1 is not None
    assert verdict.f1 > verdict.rules_f1


def test_decisions_on_rule_hits_alone_teach_but_cannot_test() -> None:
    """What the classifier would add is never tried there; the verdict says so."""
    corpus = corpus_of(talk(12))
    codings = hits_of(corpus, {"lys": "lampe"})
    hits = [one.passage.id for one in codings]
    labels = {one: at > 0 for at, one in enumerate(hits)}
    learned = learn({"lys": labels}, corpus=corpus, codings=codings)
    verdict = verdict_of(learned)
    assert (verdict.used, verdict.reason, verdict.f1) == (True, "only_hits", None)
    assert learned.suggestions
    assert all(one.untested for one in learned.suggestions)


def test_a_review_of_suggestions_alone_opens_no_floodgate() -> None:
    """Passages that were shown have the code more often; the rest is not expected to."""
    corpus = corpus_of(talk(20))
    codings = hits_of(corpus, {"lys": "lampe"})
    hit = {one.passage.id for one in codings}
    truth = truth_of(corpus, *[one.id for one in corpus.transcripts[:12]])
    shown = {one: True for one, yes in truth.items() if yes and one not in hit}
    shown |= dict.fromkeys([one for one, yes in truth.items() if not yes][:20], False)
    learned = learn({"lys": shown}, corpus=corpus, codings=codings)
    about_light = truth_of(corpus)
    assert verdict_of(learned).used
    assert learned.suggestions
    assert all(about_light[one.passage.id] for one in learned.suggestions)


def test_what_was_learned_suggests_the_same_again() -> None:
    """Kept weights and the same material give equal suggestions, words and scores."""
    lessons = lessons_of({"lys": truth_of(CORPUS, "K01", "K02", "K03", "K04")})
    trained, learned = train_all(lessons)
    assert learned.suggestions
    assert suggest_again(trained, lessons) == learned


def test_what_was_learned_from_other_texts_is_not_used() -> None:
    """Weights belong to words: with other words, or fewer languages, they mean nothing."""
    trained, _ = train_all(lessons_of({}))
    other = corpus_of(talk(5))
    assert suggest_again(trained, lessons_of({}, corpus=other)) is None
    assert suggest_again((), lessons_of({})) is None
    assert train_all(lessons_of({}, corpus=Corpus())) == ((), Learned())


def test_vectors_of_sentences_are_further_features() -> None:
    """A model that knows what light is finds passages whose words it never met."""

    def embed(texts: Sequence[str]) -> Vectors:
        light = ("lampe", "pære", "mørk")
        return np.array(
            [
                [1.0, 0.0] if any(one in text.casefold() for one in light) else [0.0, 1.0]
                for text in texts
            ]
        )

    labels = {"lys": truth_of(CORPUS, "K01", "K02", "K03", "K04")}
    with_it = train_all(replace(lessons_of(labels), embed=embed))
    assert with_it[1].suggestions
    assert with_it[1] == train_all(replace(lessons_of(labels), embed=embed))[1]
    assert suggest_again(with_it[0], lessons_of(labels)) is None
    found = with_it[1].suggestions[0]
    assert all(weight.word for weight in found.weights)


def test_decisions_in_one_interview_teach_but_cannot_test() -> None:
    """Suggestions go on untested, and the verdict says why."""
    interviews = talk(2)
    interviews["K01"] = [*interviews["K01"], *interviews["K02"], *talk(4)["K04"]]
    corpus = corpus_of(interviews)
    learned = learn(
        {"lys": truth_of(corpus, "K01")},
        corpus=corpus,
        codings=hits_of(corpus, {"lys": "lampe"}),
    )
    verdict = verdict_of(learned)
    assert (verdict.used, verdict.reason, verdict.f1) == (True, "one_transcript", None)
    assert verdict.untested


def test_a_corpus_of_one_interview_is_learned_without_leaving_it_out() -> None:
    """With nothing to leave out, rule hits still teach."""
    one = {"K01": [turn for turns in talk(4).values() for turn in turns]}
    corpus = corpus_of(one)
    learned = learn(corpus=corpus, codings=hits_of(corpus, {"lys": "lampe"}))
    assert verdict_of(learned).reason == "untested"
    assert {one.code for one in learned.suggestions} == {"lys"}


def test_codes_without_hits_or_decisions_have_nothing_to_learn_from() -> None:
    """No suggestion is made up."""
    learned = learn(codings=[])
    assert learned.suggestions == ()
    assert {verdict.reason for verdict in learned.verdicts} == {"nothing_to_learn"}
    assert not any(verdict.used for verdict in learned.verdicts)


def test_nothing_to_read_gives_nothing() -> None:
    """An empty corpus and an empty codebook are no error."""
    assert learn(corpus=Corpus(), codings=[]) == Learned()
    assert learn(codebook=Codebook("tom", ("da",), ())) == Learned()


@pytest.mark.parametrize("words", ["Lampen er gået.", "…", ""])
def test_a_single_passage_is_no_error(words: str) -> None:
    """One answer, even one without a word, is learned from as far as it goes."""
    corpus = corpus_of({"K01": [("S", words)]})
    learned = learn(corpus=corpus, codings=hits_of(corpus, {"lys": "lampe"}))
    assert learned.suggestions == ()


def test_field_notes_are_suggested_for_too() -> None:
    """Their passages say themselves that they are not counted."""
    note = [("", "Der er mørkt ved tunnelen, pæren er sprunget, man kan ikke se noget.")]
    corpus = corpus_of({"F01": note, **talk()})
    learned = learn(corpus=corpus, codings=hits_of(corpus, {"lys": "lampe"}))
    notes = [one for one in learned.suggestions if one.passage.transcript == "F01"]
    assert [(one.code, one.passage.counts) for one in notes] == [("lys", False)]


def test_languages_are_learned_apart() -> None:
    """Decisions in Danish say nothing of English passages, which stay untested."""
    english = {
        "L01": [
            ("S", f"{said} number {at}.")
            for at, said in enumerate(
                ["the lamp is broken and the tunnel is dark"] * 3
                + ["it is dark in the tunnel at night"] * 2
                + ["my dog barks at the neighbour", "the rent is too high", "buses are late"] * 3
            )
        ]
    }
    both = corpus_of({**talk(), **english})
    corpus = replace(both, languages={**both.languages, "L01": "en"})
    codings = hits_of(corpus, {"lys": "lamp"})
    learned = learn(
        {"lys": truth_of(corpus, "K01", "K02", "K03", "K04")},
        corpus=corpus,
        codebook=book_of(LYS, languages=("da", "en")),
        codings=codings,
    )
    assert [(one.language, one.reason) for one in learned.verdicts] == [
        ("da", ""),
        ("en", "untested"),
    ]
    untested = {one.passage.transcript for one in learned.suggestions if one.untested}
    assert untested <= {"L01"}
    assert learned.decided == 32


def test_examples_of_the_codebook_teach() -> None:
    """A sentence that the codebook gives as typical draws passages like it."""
    dog = with_examples(
        HUNDE, typical=["Huslejen stiger hvert år"] * 3, false_friends=["Der er mørkt ved tunnelen"]
    )
    plain = learn(codebook=book_of(HUNDE))
    taught = learn(codebook=book_of(dog))

    def rents(learned: Learned) -> int:
        return sum("Huslejen" in CORPUS.text(one.passage) for one in learned.suggestions)

    assert rents(taught) > rents(plain)


def test_the_same_material_gives_the_same_suggestions() -> None:
    """Order of codings and labels, and how often it is run, are of no account."""
    labels = truth_of(CORPUS, "K01", "K02", "K03", "K04")
    once = learn({"lys": labels})
    turned = dict(reversed(labels.items()))
    assert learn({"lys": turned}, codings=list(reversed(CODINGS))) == once


def test_suggestions_stand_in_the_order_of_passages_and_codebook() -> None:
    """Scores do not reorder what a reader meets."""
    place = {passage.id: at for at, passage in enumerate(CORPUS.passages)}
    rank = {"lys": 0, "hunde": 1}
    found = [(place[one.passage.id], rank[one.code]) for one in learn().suggestions]
    assert found == sorted(found)


def test_tokens_that_are_known_are_not_read_again() -> None:
    """With the corpus's own tokens the result is the same as without any."""
    known = tokenise({one.fingerprint: one.text for one in CORPUS.transcripts})
    told = suggest(CORPUS, codebook=BOOK, rule_codings=CODINGS, labels={}, tokenised=known)
    assert told == learn()


def test_with_two_hundred_decisions_suggestions_start_at_the_cut() -> None:
    """26 interviews, the last of them undecided: its passages about light are suggested."""
    corpus = corpus_of(talk(26))
    labels = truth_of(corpus, *[one.id for one in corpus.transcripts[:-1]])
    learned = learn({"lys": labels}, corpus=corpus, codings=hits_of(corpus, {"lys": "lampe"}))
    assert len(labels) == 200
    assert verdict_of(learned).used
    assert [(one.passage.id, one.code) for one in learned.suggestions] == [("K26:1.1", "lys")]


def test_importing_the_floor_does_not_import_scikit_learn() -> None:
    """Commands that do not learn do not wait for it."""
    told = subprocess.run(
        [sys.executable, "-c", "import qualcode.classify, sys; print('sklearn' in sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.strip() == "False"


IDS = [passage.id for passage in CORPUS.passages]


@settings(max_examples=15, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["lys", "hunde", "nedlagt"]),
        st.dictionaries(st.sampled_from([*IDS, "K99:1.1"]), st.booleans(), max_size=40),
        max_size=3,
    )
)
def test_whatever_was_decided_no_rule_of_suggesting_is_broken(
    labels: dict[str, dict[str, bool]],
) -> None:
    """Any labels, also of codes and passages not there, give suggestions only where allowed."""
    learned = learn(labels)
    coded = {(one.passage.id, one.code) for one in CODINGS}
    used = {verdict.code: verdict for verdict in learned.verdicts if verdict.used}
    assert [verdict.code for verdict in learned.verdicts] == ["lys", "hunde"]
    for one in learned.suggestions:
        assert (one.passage.id, one.code) not in coded
        assert one.passage.id not in labels.get(one.code, {})
        assert one.untested == used[one.code].untested

"""Codings by rule: strength, span, marks, roles, languages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.codebook import parse_term
from qualcode.language import tokenise
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Corpus,
    Rule,
    Settings,
    Span,
    SpeakerSetting,
    Theme,
)
from qualcode.rules import code_by_rules
from tests.building import corpus_of

Turns = Sequence[tuple[str, str]]


def rule(
    text: str, strength: str = "strong", *, roles: tuple[str, ...] = (), language: str = "da"
) -> Rule:
    return Rule(text, parse_term(text), strength, language, roles)  # type: ignore[arg-type]


def codebook_of(**codes: Sequence[Rule]) -> Codebook:
    made = tuple(Code(name, "t", rules=tuple(rules)) for name, rules in codes.items())
    return Codebook("k", ("da", "en"), (Theme("t", codes=made),), fingerprint="f00")


TRYG = codebook_of(
    tryghed=[rule("tryg"), rule("bange"), rule("om aftenen", "weak"), rule("tryg i", "except")],
    lys=[rule("lys*"), rule("lyst*", "except")],
)


def code(
    corpus: Corpus, codebook: Codebook = TRYG, settings: Settings | None = None
) -> tuple[Coding, ...]:
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    return code_by_rules(
        corpus, codebook=codebook, tokenised=tokenised, settings=settings or Settings()
    )


def only(turns: Turns, codebook: Codebook = TRYG) -> Coding:
    codings = code(corpus_of({"K1": turns}), codebook)
    assert len(codings) == 1
    return codings[0]


def marks(words: str, question: str = "") -> tuple[str, ...]:
    turns = [("I", question)] if question else []
    return only([*turns, ("A", words)]).marks


def test_a_coding_says_who_made_it_and_why() -> None:
    """Coder, source, theme, codebook, the hits and the rules as written."""
    coding = only([("A", "Jeg er tryg, ikke om aftenen.")])
    assert (coding.coder, coding.source, coding.theme, coding.code) == (
        "rules",
        "rule",
        "t",
        "tryghed",
    )
    assert coding.codebook == "f00"
    assert coding.rule == "tryg | om aftenen"
    assert coding.strength == "strong"
    assert coding.score is None


def test_the_span_reaches_from_the_first_hit_to_the_last() -> None:
    """In the canonical text, label not counted."""
    corpus = corpus_of({"K1": [("I", "Nå?"), ("Anna", "Jo, jeg er bange, mest om aftenen, ja.")]})
    (coding,) = code(corpus)
    assert corpus.cut("K1", coding.span) == "bange, mest om aftenen"
    assert [corpus.cut("K1", hit.span) for hit in coding.hits] == ["bange", "om aftenen"]


def test_a_weak_hit_alone_is_a_suggestion() -> None:
    """Strength tells."""
    assert only([("A", "Vi går ud om aftenen.")]).strength == "weak"


def test_labels_are_not_read() -> None:
    """A participant may be called what a rule says."""
    assert (
        code(corpus_of({"K1": [("Tryg", "Ja ja, jeg bor her."), ("Lys", "Det gør jeg med.")]}))
        == ()
    )


def test_rules_do_not_cross_from_one_turn_to_the_next() -> None:
    """Words of two speakers are no phrase, are not near, not together, and do not negate."""
    codebook = codebook_of(
        a=[rule("blå bil"), rule("blå ~9 bil"), rule("blå & bil")], b=[rule("bil")]
    )
    codings = code(corpus_of({"K1": [("A", "Den er ikke blå"), ("B", "bil.")]}), codebook)
    assert [(one.code, one.marks) for one in codings] == [("b", ())]


def test_rules_do_not_cross_from_one_transcript_to_the_next() -> None:
    """The words of all transcripts stand in one row, but not for a rule."""
    codebook = codebook_of(a=[rule("blå bil"), rule("blå ~9 bil")])
    assert code(corpus_of({"K1": [("A", "blå")], "K2": [("A", "bil")]}), codebook) == ()


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("Jeg er ikke tryg her.", True),
        ("Tryg er jeg altså ikke.", True),
        ("Ikke at jeg altid er tryg.", False),
        ("Ikke at jeg er tryg.", True),
        ("Ikke, øh, at (hoster) jeg øhm er tryg.", True),
        ("Jeg er ik tryg.", True),
        ("Jeg er tryg, ik'.", False),
        ("Aldrig tryg.", True),
        ("Jeg er tryg.", False),
    ],
)
def test_a_negation_within_four_words_marks_the_coding(words: str, negated: bool) -> None:  # noqa: FBT001 - a case has its answer
    """On either side, fillers and comments not counted; the tag ik' is none."""
    assert ("negated" in marks(words)) is negated


def test_a_hit_that_holds_the_negation_is_not_negated_by_it() -> None:
    """»tør ikke« is what the rule says."""
    codebook = codebook_of(tryghed=[rule("tør ikke")])
    assert only([("A", "Hun tør ikke, aldrig.")], codebook).marks == ()


def test_a_coding_is_negated_when_one_of_its_hits_is() -> None:
    """Each hit tells for itself."""
    coding = only([("A", "Jeg er bange her hjemme i lejligheden, men hun er ikke bange.")])
    assert [hit.negated for hit in coding.hits] == [False, True]
    assert coding.marks == ("negated",)


@pytest.mark.parametrize(
    ("words", "ironic"),
    [
        ("Jeg er tryg (griner lidt).", True),
        ("(sukker) Jeg er tryg.", True),
        ("Jeg er tryg [begge ler].", True),
        ("Jeg er tryg *ironisk*.", True),
        ("Jeg er tryg (pause).", False),
        ("Jeg er tryg og griner.", False),
        ("Jeg er tryg (ler i jorden, det er det hele, der er).", False),
    ],
)
def test_noted_laughter_is_marked_as_irony(words: str, ironic: bool) -> None:  # noqa: FBT001 - a case has its answer
    """Only what the transcriber noted, not what was said."""
    assert ("irony" in marks(words)) is ironic


def test_a_label_that_laughs_is_no_irony() -> None:
    """Only comments inside the words count."""
    corpus = corpus_of({"K1": [("Ole (griner)", "Jeg er tryg."), ("Bo (griner)", "Jeg er bange.")]})
    assert [one.marks for one in code(corpus)] == [(), ()]


def test_irony_is_marked_on_every_passage_of_the_turn() -> None:
    """A long turn is cut, the laughter is heard in all of it."""
    corpus = corpus_of({"K1": [("A", "Jeg er tryg. (griner) Jeg er bange.")]})
    (whole,) = corpus.passages
    first = replace(whole, span=Span(whole.span.start, whole.span.start + 12))
    second = replace(whole, number=2, span=Span(whole.span.start + 22, whole.span.end))
    cut = replace(corpus, passages=(first, second))
    assert [one.marks for one in code(cut)] == [("irony",), ("irony",)]


def test_a_word_of_the_code_in_the_question_prompts() -> None:
    """Strong or weak; the theme was not raised by the participant."""
    assert marks("Ja, jeg er tryg.", "Er du tryg?") == ("prompted",)
    assert marks("Ja, jeg er tryg.", "Hvad med om aftenen?") == ("prompted",)
    assert marks("Ja, jeg er tryg.", "Er du glad?") == ()


def test_what_an_except_rule_voids_does_not_prompt() -> None:
    """The question is read as the answer is."""
    assert marks("Ja, jeg er tryg.", "Er I medlem af Tryg i byen?") == ()


@pytest.mark.parametrize(
    "answer", ["Ja.", "Næh.", "Jo, jo.", "Øh, nej.", "(tænker) Ja, det tror jeg.", "Mm."]
)
def test_a_short_answer_echoes_the_question(answer: str) -> None:
    """A weak coding on the whole passage; the hits are the interviewer's words."""
    corpus = corpus_of({"K1": [("I", "Er du bange om aftenen?"), ("A", answer)]})
    passages = tuple(replace(one, words=4) for one in corpus.passages)
    (coding,) = code(replace(corpus, passages=passages))
    assert (coding.strength, coding.marks) == ("weak", ("echo",))
    assert coding.span == coding.passage.span
    assert [corpus.cut("K1", hit.span) for hit in coding.hits] == ["bange", "om aftenen"]
    assert all(hit.in_question for hit in coding.hits)


@pytest.mark.parametrize("answer", ["Det ved jeg ikke.", "Hund.", "…", "(griner)"])
def test_a_short_passage_that_does_not_answer_is_no_echo(answer: str) -> None:
    """It must begin with a yes or a no."""
    assert code(corpus_of({"K1": [("I", "Er du bange?"), ("A", answer)]})) == ()


def test_a_longer_answer_is_no_echo() -> None:
    """Six words say something of their own."""
    turns = [("I", "Er du bange?"), ("A", "Nej, det er jeg slet ikke.")]
    assert code(corpus_of({"K1": turns})) == ()


def test_a_short_answer_with_a_hit_of_its_own_is_a_coding_of_its_own() -> None:
    """Prompted, not echoed; other codes of the question still echo."""
    codings = code(corpus_of({"K1": [("I", "Er du bange, når lyset går?"), ("A", "Ja, bange.")]}))
    assert [(one.code, one.strength, one.marks) for one in codings] == [
        ("tryghed", "strong", ("prompted",)),
        ("lys", "weak", ("echo",)),
    ]


def test_marks_come_in_a_fixed_order() -> None:
    """So that tables are equal byte for byte."""
    assert marks("Nej, jeg er ikke tryg (griner) her mere.", "Tryg?") == (
        "negated",
        "prompted",
        "irony",
    )


def test_rules_limited_to_roles_run_on_those_only() -> None:
    """An except rule of that role takes nothing from others."""
    codebook = codebook_of(
        a=[rule("lås", roles=("staff",)), rule("dør"), rule("dør", "except", roles=("resident",))]
    )
    corpus = corpus_of({"K1": [("A", "lås og dør"), ("B", "lås og dør")]}, roles={"B": "staff"})
    (coding,) = code(corpus, codebook)
    assert coding.passage.speaker == "B"
    assert coding.rule == "lås | dør"


def test_only_rules_of_the_transcripts_language_run() -> None:
    """English gang would hit »en gang«."""
    codebook = codebook_of(a=[rule("gang*", language="en"), rule("gade*")])
    corpus = corpus_of(
        {"K1": [("A", "en gang på gaden"), ("I", "Ja?")], "K2": [("A", "the gang på gaden")]}
    )
    mixed = replace(corpus, languages={"K1": "da", "K2": "en"})
    found = [(one.passage.transcript, one.rule) for one in code(mixed, codebook)]
    assert found == [("K1", "gade*"), ("K2", "gang*")]


def test_a_language_without_rules_has_no_codings() -> None:
    """Nothing is guessed."""
    corpus = corpus_of({"K1": [("A", "tryg")]}, language="sv")
    assert code(corpus) == ()


def test_field_notes_are_coded_and_their_parentheses_read() -> None:
    """Written text has no transcriber, no laughter, no question."""
    coding = only([("", "Formanden (han virkede bange) gik. (griner)")])
    assert coding.rule == "bange"
    assert coding.marks == ()
    assert not coding.passage.counts


def test_spellings_of_the_project_hold_for_everybody() -> None:
    """They add to the language's own table."""
    settings = Settings(spoken={"da": {"bang'": "bange", "TRY": "tryg"}})
    codings = code(
        corpus_of({"K1": [("A", "jeg er bang’"), ("B", "hun er try")]}), settings=settings
    )
    assert [one.rule for one in codings] == ["bange", "tryg"]


def test_spellings_of_a_speaker_take_the_place_of_the_word() -> None:
    """In this mouth »it« is not the English word; the setting of the file beats the general one."""
    codebook = codebook_of(a=[rule("tør ikke"), rule("it"), rule("tør vist")])
    speakers = (
        SpeakerSetting("Bent", transcript="K1", spoken={"it": "ikke"}),
        SpeakerSetting("Bent", spoken={"it": "vist"}),
        SpeakerSetting("Ole", role="staff"),
    )
    turns = [("Bent", "hun tør it"), ("Ole", "hun tør it")]
    codings = code(corpus_of({"K1": turns, "K2": turns[:1]}), codebook, Settings(speakers=speakers))
    found = [(one.passage.transcript, one.passage.speaker, one.rule) for one in codings]
    assert found == [("K1", "Bent", "tør ikke"), ("K1", "Ole", "it"), ("K2", "Bent", "tør vist")]


def test_rules_that_come_to_the_same_are_each_found() -> None:
    """Spoken and standard form in two codes, and the same term in two codes."""
    codebook = codebook_of(a=[rule("ka ik")], b=[rule("kan ikke")], c=[rule("kan ikke")])
    codings = code(corpus_of({"K1": [("A", "jeg ka' ik")]}), codebook)
    assert [one.code for one in codings] == ["a", "b", "c"]


def test_codings_come_in_order_of_passages_and_of_the_codebook() -> None:
    """Whatever the order of hits."""
    turns = [("A", "lys og tryg"), ("B", "tryg, lys")]
    codings = code(corpus_of({"K1": turns, "K2": turns}))
    assert [(one.passage.id, one.code) for one in codings] == [
        (f"{name}:{turn}.1", one)
        for name in ("K1", "K2")
        for turn in (1, 2)
        for one in ("tryghed", "lys")
    ]
    assert [hit.rule for hit in codings[1].hits] == ["lys*"]


def test_an_empty_corpus_and_an_empty_codebook_give_nothing() -> None:
    """Neither is an error."""
    assert code(Corpus()) == ()
    assert code(corpus_of({"K1": [("A", "tryg")]}), codebook_of()) == ()
    assert code(corpus_of({"K1": [("A", "")]})) == ()


def test_a_transcript_without_tokens_is_an_error() -> None:
    """Rather than a transcript that seems to hold nothing."""
    with pytest.raises(KeyError):
        code_by_rules(
            corpus_of({"K1": [("A", "tryg")]}),
            codebook=TRYG,
            tokenised=tokenise({}),
            settings=Settings(),
        )


WORDS = st.lists(
    st.sampled_from("bange for ikke tryg om aftenen lys lyset lyst ja nej (griner) øh".split()),  # noqa: SIM905 - a sentence
    max_size=8,
).map(" ".join)
INTERVIEWS = st.lists(
    st.lists(st.tuples(st.sampled_from("IAB"), WORDS), min_size=1, max_size=5),
    min_size=1,
    max_size=3,
)
MORE = st.lists(
    st.sampled_from(["bange for", "lys", "ikke ~2 tryg", "om aftenen", "lys & tryg", "*"]),
    max_size=3,
)


@given(INTERVIEWS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_transcripts_makes_no_difference(
    interviews: list[Turns], random: object
) -> None:
    """Matching knows passages, not their neighbours."""
    named = {f"K{number}": turns for number, turns in enumerate(interviews)}
    shuffled = list(named.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(map(repr, code(corpus_of(named)))) == set(map(repr, code(corpus_of(dict(shuffled)))))


@given(INTERVIEWS, MORE)
@settings(max_examples=100, deadline=None)
def test_an_except_rule_never_adds_a_hit(interviews: list[Turns], more: list[str]) -> None:
    """Nor a coding, nor a stronger one, whatever it covers."""
    corpus = corpus_of({f"K{number}": turns for number, turns in enumerate(interviews)})
    wider = codebook_of(
        tryghed=[*TRYG.codes[0].rules, *(rule(text, "except") for text in more)],
        lys=[*TRYG.codes[1].rules, *(rule(text, "except") for text in more)],
    )
    before, after = _hits(code(corpus)), _hits(code(corpus, wider))
    assert all(after[key] <= before.get(key, set()) for key in after)


def _hits(codings: Sequence[Coding]) -> Mapping[tuple[str, str], set[object]]:
    """Give the hits by passage and code; an echo may appear where a hit has gone."""
    return {
        (one.passage.id, one.code): {
            (hit.span, hit.strength) for hit in one.hits if not hit.in_question
        }
        for one in codings
        if "echo" not in one.marks
    }

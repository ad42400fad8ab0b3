"""The traps planted in the starter codebook and the practice corpus, each by name."""

import pytest

from qualcode.rules import check_examples, match_text
from tests.building import corpus_of
from tests.rules.klokkevangen import codebook, coded, codes_of, interview, said, strong


def test_every_example_of_the_shipped_codebook_holds() -> None:
    """Typical ones are hit by strong rules, false friends are not."""
    assert check_examples(codebook()) == ()


def test_examples_without_keywords_are_missed_on_purpose() -> None:
    """They are for the classifier and the reader; a rule that finds one was tuned to it."""
    for code in codebook():
        for example in code.examples.without_keywords:
            hits = match_text(example.text, codebook=codebook(), language="da")
            assert not [one for one in hits if one.code == code.id and one.strength == "strong"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Det er ikke, fordi vi ikke har lyst.", "belysning"),
        ("For jeg kan ikke hjælpe med dansk stil.", "stier_trafik"),
        ("Det har været i stykker siden ramadanen.", "sprog_kultur"),
        ("Man bliver træt af det.", "groent_natur"),
        ("Jeg talte gennem brevsprækken.", "inddragelse_information"),
        ("Jeg har overhovedet ikke noget imod ham.", "inddragelse_information"),
        ("Hende med postkassen, hun har ikke tømt den.", "indgange_opgange"),
        ("Det gælder også for os.", "arbejde_hverdagsoekonomi"),
        ("Det vakte stor opsigt.", "genhusning_proces"),
        ("Det er bare politik, det der.", "unge_uro"),
        ("Så tog jeg hjem.", "stier_trafik"),
        ("Det må vi tale om ved lejlighed.", "boligens_stand"),
        ("Og så ville jeg have én ting mere.", "groent_natur"),
        ("Det bliver dyrere, er jeg bange for.", "tryghed"),
        ("Regnskabet, det stemte ikke.", "beboerdemokrati"),
        ("De kan ikke stille noget op.", "beboerdemokrati"),
        ("Jeg har god sparring med min kollega.", "husleje_finansiering"),
        ("Hun står på ventelisten til en ældrebolig.", "lovgivning_lister"),
        ("Han parkerer altid på tværs af stien.", "samarbejde_koordinering"),
    ],
)
def test_a_false_friend_is_not_coded(words: str, code: str) -> None:
    """The word is there, or looks as if it were; the theme is not."""
    assert code not in strong(words)


def test_dialect_it_is_not_only_where_the_speaker_is_marked() -> None:
    """»it tør« is »ikke tør« in Bent's mouth and means nothing in anybody else's."""
    words = "Hun siger, hun it tør gå ned til bussen."
    assert "tryghed" in strong(words, label="Bent")
    assert "tryghed" not in strong(words, label="Samira")


def test_dialect_it_negates() -> None:
    """»Jeg er it bange« is marked as negated for the marked speaker only."""
    assert said("Jeg er it bange.", label="Bent")["tryghed"].marks == ("negated",)
    assert said("Jeg er it bange.", label="Samira")["tryghed"].marks == ()


def test_it_in_capitals_is_an_abbreviation_in_every_mouth() -> None:
    """IT is a word too, also for a speaker of the dialect."""
    assert "tryghed" not in strong("Hun tør godt tage IT, tør IT", label="Bent") - {"tryghed"}
    assert said("Vi er bange for IT.", label="Bent")["tryghed"].marks == ()


def test_one_entrance_to_the_municipality_is_no_doorway() -> None:
    """»én indgang« is about coordination, not about the door."""
    codes = strong("De lovede os én indgang til kommunen.")
    assert "samarbejde_koordinering" in codes
    assert "kommune_myndighed" not in codes


def test_the_interviewers_words_never_make_a_coding() -> None:
    """K01 and K02 are full of questions that hold the keywords."""
    for name in ("K01", "K02"):
        corpus = interview(name)
        askers = {turn.number for turn in corpus.transcripts[0].turns if turn.number % 2}
        for coding in coded(corpus):
            assert coding.passage.turn not in askers
            if "echo" not in coding.marks:
                assert all(coding.passage.span.covers(hit.span) for hit in coding.hits)


@pytest.mark.parametrize(
    ("name", "turn", "answer", "code"),
    [("K01", 6, "Ja.", "naboskab"), ("K02", 16, "Næh.", "tryghed")],
)
def test_a_one_word_answer_is_an_echo_of_the_question(
    name: str, turn: int, answer: str, code: str
) -> None:
    """A suggestion by way of the question, for a person to take or leave."""
    corpus = interview(name)
    coding = codes_of(corpus, turn)[code]
    assert corpus.text(coding.passage) == answer
    assert (coding.strength, coding.marks) == ("weak", ("echo",))
    assert coding.span == coding.passage.span
    assert coding.passage.question is not None
    for hit in coding.hits:
        assert hit.in_question
        assert coding.passage.question.covers(hit.span)


def test_light_and_path_only_in_the_question_are_not_coded() -> None:
    """K01 turn 16: she denies for herself; stien and lys are the interviewer's words."""
    codes = codes_of(interview("K01"), 16)
    assert "belysning" not in codes
    assert codes["tryghed"].strength == "strong"
    assert {"negated", "prompted", "irony"} <= set(codes["tryghed"].marks)


def test_a_subject_is_not_a_verdict() -> None:
    """K01 turn 8: »de siger ikke hej« is about neighbours all the same, and marked."""
    assert "negated" in said("De siger ikke hej på trappen, naboerne.")["naboskab"].marks


def test_irony_is_marked_where_laughter_is_noted() -> None:
    """K01 turn 22: the dolma for three project managers."""
    assert "irony" in codes_of(interview("K01"), 22)["boligsocial_indsats"].marks


def test_the_lamp_is_the_same_story_from_two_sides() -> None:
    """Resident and caretaker are coded alike; he speaks the dialect."""
    for name, turn in (("K01", 18), ("K02", 8)):
        codes = {
            code
            for code, one in codes_of(interview(name), turn).items()
            if one.strength == "strong"
        }
        assert {"belysning", "samarbejde_koordinering"} <= codes


def test_stage_directions_are_not_read() -> None:
    """»[taler somali]« says what is heard, not what is said."""
    assert "sprog_kultur" not in said("Ja. [taler somali] Det er godt.")


def test_a_dialect_setting_of_another_file_does_not_apply() -> None:
    """The label Bent may be another man elsewhere."""
    turns = [("Bent", "Hun it tør gå ned til bussen.")]
    in_his_file, in_another = corpus_of({"K02": turns}), corpus_of({"K09": turns})
    assert "tryghed" in {one.code for one in coded(in_his_file)}
    assert "tryghed" not in {one.code for one in coded(in_another)}


def test_the_smell_of_the_grill_is_a_known_mistake() -> None:
    """»lugter af« means a complaint but for this once: right about the word, not the point."""
    assert "renhold_haervaerk" in strong("Om sommeren lugter der af grill, der lugter af grill.")

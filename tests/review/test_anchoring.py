"""A decision's words are found again in a changed text, or said to be unclear."""

import doctest
import importlib

import pytest

from qualcode.model import Decision, Span
from qualcode.review import Finding, find_again, speech_of
from qualcode.review.spelling import is_respelling, paired_end
from tests.building import transcript_of

Turns = list[tuple[str, str]]

LAMP = "Ja, lampen i tunnelen har været i stykker siden påske, og ingen kommer."
THEN: Turns = [
    ("I", "Er her mørkt om aftenen?"),
    ("S", LAMP),
    ("I", "Føler du dig tryg der?"),
    ("S", "Nej."),
    ("I", "Hvad gør du så?"),
    ("S", "Jeg går hele vejen rundt om skolen, når det er vinter."),
    ("I", "Hver dag om vinteren?"),
    ("S", "Nej."),
]


def decide(words: str, turns: Turns = THEN, *, nth: int = 0, speaker: str = "") -> Decision:
    """Decide on the nth place where the words stand."""
    transcript = transcript_of("K01", turns)
    start = -1
    for _ in range(nth + 1):
        start = transcript.text.index(words, start + 1)
    end = start + len(words)
    text = transcript.text
    return Decision(
        "e1",
        "maja",
        "K01",
        transcript.fingerprint,
        Span(start, end),
        "tryghed",
        "accept",
        words,
        before=text[max(0, start - 32) : start],
        after=text[end : end + 32],
        speaker=speaker,
    )


def with_turn(number: int, words: str, *, label: str = "") -> Turns:
    """Give the turns with one of them (from 1) said otherwise."""
    now = list(THEN)
    now[number - 1] = (label or now[number - 1][0], words)
    return now


def found(decision: Decision, now: Turns) -> tuple[str, str]:
    """Give likeness and words of the place, or an empty pair where there is none."""
    transcript = transcript_of("K01", now)
    finding = find_again(decision, speech_of(transcript))
    if finding.place is None:
        return "", ""
    return finding.place.likeness, finding.place.span.of(transcript.text)


def listed(decision: Decision, now: Turns) -> tuple[Finding, list[str]]:
    """Give the finding and the words of its candidates."""
    transcript = transcript_of("K01", now)
    finding = find_again(decision, speech_of(transcript))
    return finding, [one.span.of(transcript.text) for one in finding.candidates]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("lampen i tunnelen", "lamppen i tunnelen"),
        ("lampen i tunnelen", "Lamp en i tunnelen"),
        ("lampen i tunnelen", "lampen i tunelen"),
        ("i tunnelen har", "i tunnelen øh har"),
        ("været i stykker", "været, i stykker"),
    ],
)
def test_a_slip_mended_in_the_quote_is_followed_and_said(was: str, now: str) -> None:
    """A typo, a comma, a filler: the decision follows, and its words count as changed."""
    changed = LAMP.replace(was, now)
    decision = decide("lampen i tunnelen har været i stykker siden påske")
    likeness, words = found(decision, with_turn(2, changed))
    assert likeness == "changed"
    assert words in changed
    assert words.endswith("siden påske")


@pytest.mark.parametrize(
    "now",
    [
        LAMP.replace("lampen i tunnelen", "Lampen  i\ttunnelen"),
        LAMP.replace("lampen i tunnelen", "lampen i\ntunnelen"),
        LAMP.replace("lampen", "lam\u00adpen"),
    ],
)
def test_case_and_white_space_are_of_no_account(now: str) -> None:
    """The same words, spelt otherwise, are the same words."""
    decision = decide("lampen i tunnelen har været i stykker siden påske")
    likeness, words = found(decision, with_turn(2, now))
    assert likeness == "respelt"
    assert words.endswith("siden påske")


def test_other_quotation_marks_and_dashes_all_over_a_file_move_nothing() -> None:
    """A reader that writes other marks gives the same words at the same places."""
    then: Turns = [("I", "Hvad siger de?"), ("S", "»Pas på« – siger de – »her er’et mørkt«…")]
    now: Turns = [("I", "Hvad siger de?"), ("S", '"Pas på" - siger de - "her er\'et mørkt"...')]
    decision = decide("»her er’et mørkt«…", then)
    assert found(decision, now) == ("respelt", '"her er\'et mørkt"...')


@pytest.mark.parametrize(
    "now",
    [
        LAMP.replace("lampen i tunnelen har", "lampen i tunnelen har ikke"),
        LAMP.replace("tunnelen", "opgangen"),
        LAMP.replace("siden påske", "siden jul"),
        "Det ved jeg ikke noget om.",
    ],
)
def test_other_words_are_listed_with_what_stands_there_now(now: str) -> None:
    """A word that came in, went or was exchanged is no slip: a person looks at it."""
    decision = decide("lampen i tunnelen har været i stykker siden påske")
    finding, _ = listed(decision, with_turn(2, now))
    assert finding.place is None


def test_words_between_the_old_surroundings_are_offered() -> None:
    """What stands where the quote stood is a candidate, never the place."""
    finding, words = listed(decide("Nej."), with_turn(4, "Jo, det gør jeg."))
    assert finding.place is None
    assert words[0] == "Jo, det gør jeg."
    assert finding.candidates[0].likeness == "other"


def test_a_short_answer_does_not_jump_to_a_like_answer() -> None:
    """When the answer is gone, the »Nej.« of another question is not taken for it."""
    finding, words = listed(decide("Nej."), [*THEN[:2], *THEN[4:]])
    assert finding.place is None
    assert words == ["Nej."]


def test_a_short_answer_keeps_its_place_when_its_question_is_corrected() -> None:
    """One side the same and the other nearly: that is the same »Nej.«."""
    now = with_turn(3, "Føler du dig egentlig tryg der?")
    transcript = transcript_of("K01", now)
    finding = find_again(decide("Nej."), speech_of(transcript))
    assert finding.place is not None
    assert finding.place.span == transcript.turns[3].span


def test_a_long_turn_that_was_moved_is_found_by_its_own_words() -> None:
    """Eight words and more, once in the text, under the same label, need no surroundings."""
    words = "Jeg går hele vejen rundt om skolen, når det er vinter."
    now = [THEN[4], THEN[5], *THEN[:4], *THEN[6:]]
    assert found(decide(words), now) == ("same", words)
    turned = [("I", "Ja?"), ("O", words), ("I", "Nå?")]
    assert found(decide(words), turned) == ("", "")


def test_a_turn_that_was_split_keeps_its_decision_on_the_same_speaker() -> None:
    """A turn broken in two is a matter of layout; its second half given to another is not."""
    decision = decide(LAMP)
    half = LAMP.index("og ingen")
    split = [THEN[0], ("S", LAMP[:half].strip()), ("S", LAMP[half:]), *THEN[2:]]
    assert found(decision, split)[0] == "respelt"
    other = [THEN[0], ("S", LAMP[:half].strip()), ("I", LAMP[half:]), *THEN[2:]]
    assert found(decision, other) == ("", "")


def test_turns_that_were_joined_keep_a_decision_that_covered_both() -> None:
    """A label that fell away between two turns of one speaker is no word."""
    then = [THEN[0], ("S", "Her er mørkt."), ("S", "Meget mørkt om vinteren."), *THEN[2:]]
    decision = decide("Her er mørkt.\n\nS: Meget mørkt om vinteren.", then)
    now = [THEN[0], ("S", "Her er mørkt. Meget mørkt om vinteren."), *THEN[2:]]
    assert found(decision, now) == ("respelt", "Her er mørkt. Meget mørkt om vinteren.")


def test_new_labels_all_over_a_file_move_nothing() -> None:
    """Labels are no surroundings: with other pseudonyms every decision stays."""
    names = {"I": "Interviewer", "S": "Samira (beboer)"}
    now = [(names[label], words) for label, words in THEN]
    transcript = transcript_of("K01", now)
    for nth, turn in ((0, 3), (1, 7)):
        place = find_again(decide("Nej.", nth=nth), speech_of(transcript)).place
        assert place is not None
        assert place.span == transcript.turns[turn].span


def test_a_part_of_a_word_stays_a_part_of_a_word() -> None:
    """A decision on the letters lampe is not taken for the word lampe."""
    decision = decide("lampe")
    assert found(decision, with_turn(1, "Er her altid mørkt?")) == ("same", "lampe")
    assert found(decision, with_turn(2, LAMP.replace("lampen", "lampe"))) == ("", "")


def test_without_words_only_the_same_signs_count() -> None:
    """A decision on signs alone is found sign for sign or not at all."""
    then = with_turn(4, "(…)")
    decision = decide("(…)", then)
    assert found(decision, [("I", "Hvad?"), *then[1:]]) == ("same", "(…)")
    assert found(decision, with_turn(4, "(...)")) == ("", "")


def test_a_field_note_has_no_labels_to_leave_out() -> None:
    """In prose, what stands before a colon is words."""
    then: Turns = [("", "Vi gik ind."), ("", "Han sagde: Her er koldt og mørkt om vinteren.")]
    now: Turns = [("", "Vi gik så ind."), ("", "Hun sagde: Her er koldt og mørkt om vinteren.")]
    assert found(decide("Han sagde: Her er koldt", then), now) == ("", "")
    assert found(decide("koldt og mørkt om vinteren.", then), now)[0] == "same"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("gaaet", "gået", True),
        ("tunnelen", "tunelen", True),
        ("jge", "jeg", True),
        ("tryg", "utryg", False),
        ("hun", "han", False),
        ("ikke", "ikkke", False),
        ("2019er", "2018er", False),
        ("lampen", "lamperne", True),
        ("lampen", "landet", False),
        ("lampe", "lampetterne", False),
    ],
)
def test_what_is_a_slip_of_the_pen(one: str, other: str, *, same: bool) -> None:
    """The first letter stays, few letters differ, numbers and negations stay as they are."""
    assert is_respelling(one, other) is same
    assert is_respelling(other, one) is same


@pytest.mark.parametrize(
    ("words", "other", "end"),
    [
        ("jeg går hjem", "jeg går hjem", 3),
        ("jeg jeg går hjem", "jeg går hjem", 3),
        ("jeg går hjem", "jeg går går hjem", 4),
        ("parkerings plads ved huset", "parkeringsplads ved huset", 3),
        ("parkeringsplads ved huset", "parkerings plads ved huset", 4),
        ("jeg går hjem", "jeg går ikke hjem", -1),
        ("jeg går hjem", "jeg går", -1),
    ],
)
def test_rows_of_words_pair_up_when_no_word_comes_or_goes(words: str, other: str, end: int) -> None:
    """Joined, split and doubled words pair up; a word more or less does not."""
    assert paired_end(words.split(), other.split(), start=0, most=1) == end


@pytest.mark.parametrize("name", ["speech", "spelling"])
def test_examples_in_docstrings_hold(name: str) -> None:
    """What the docstrings show is so."""
    result = doctest.testmod(importlib.import_module(f"qualcode.review.{name}"))
    assert result.attempted
    assert not result.failed

"""Persons and passages by state, worked out by hand."""

from dataclasses import replace

import pytest

from qualcode.analyse import Frequency, by_role, frequencies
from qualcode.model import Claim, Code, Codebook, Corpus, Counting, Participant, Theme
from qualcode.model.coding import Mark, State
from tests.building import corpus_of

# Samira 4 + 6 words, Bent 5 words, Ole (resident, silent), and a field note of 3 words.
SPOKEN = corpus_of(
    {
        "F01": [("", "Lampen blinker igen.")],
        "K01": [
            ("I", "Er her mørkt?"),
            ("Samira", "Ja, der er mørkt."),
            ("I", "Og stien?"),
            ("Samira", "Stien er mørk og glat, ja."),
        ],
        "K02": [("Bent", "Vi skifter selv pærerne her.")],
    },
    roles={"Bent": "staff"},
)
CORPUS = replace(
    SPOKEN, participants=(*SPOKEN.participants, Participant("K03-Ole", role="resident"))
)
BOOK = Codebook(
    "prøve",
    ("da",),
    (
        Theme("fysiske", codes=(Code("lys", "fysiske"), Code("stier", "fysiske"))),
        Theme("organisatoriske", codes=(Code("drift", "organisatoriske"),)),
    ),
)


def claim(place: int, code: str, state: State, *marks: Mark) -> Claim:
    return Claim(CORPUS.passages[place], "", code, state, (), marks=marks)


def rows(
    *claims: Claim, counting: Counting = "rules", corpus: Corpus = CORPUS
) -> dict[tuple[str, str, str], Frequency]:
    found = frequencies(
        claims,
        corpus=corpus,
        codebook=BOOK,
        groups=by_role(corpus, ["resident", "staff", "other"]),
        counting=counting,
    )
    return {(row.theme, row.code, row.role): row for row in found}


NOTE, DARK, PATH, BULBS = range(4)


def test_every_theme_and_code_has_a_row_for_all_and_for_each_role_that_has_participants() -> None:
    """Rows come in the order of the codebook; a role nobody has makes no row."""
    found = list(rows())
    assert found[:4] == [
        ("fysiske", "", ""),
        ("fysiske", "", "resident"),
        ("fysiske", "", "staff"),
        ("fysiske", "lys", ""),
    ]
    assert len(found) == 5 * 3


def test_participants_are_cumulative_and_passages_disjoint() -> None:
    """Samira is read in one passage and a rule's in another; Bent is only suggested."""
    row = rows(
        claim(DARK, "lys", "read"), claim(PATH, "lys", "rules"), claim(BULBS, "lys", "suggested")
    )["fysiske", "lys", ""]
    assert (row.participants_read, row.participants_rules, row.participants_all) == (1, 1, 2)
    assert row.participants_total == 3
    assert (row.passages_read, row.passages_rules, row.passages_suggested) == (1, 1, 1)


def test_each_role_is_counted_with_its_own_denominator() -> None:
    """Residents are two, one of them silent; the rule's hit is the caretaker's."""
    found = rows(claim(BULBS, "lys", "rules"))
    residents, staff = found["fysiske", "lys", "resident"], found["fysiske", "lys", "staff"]
    assert (residents.participants, residents.participants_total) == (0, 2)
    assert (staff.participants, staff.participants_total) == (1, 1)


@pytest.mark.parametrize(
    ("counting", "participants", "passages", "rate"),
    [("read", 1, 1, 66.7), ("rules", 1, 2, 133.3), ("all", 2, 3, 200.0)],
)
def test_counting_says_what_heads_the_row(
    counting: Counting, participants: int, passages: int, rate: float
) -> None:
    """1, 2 or 3 passages of the 15 words that participants spoke."""
    row = rows(
        claim(DARK, "lys", "read"),
        claim(PATH, "lys", "rules"),
        claim(BULBS, "lys", "suggested"),
        counting=counting,
    )["fysiske", "lys", ""]
    assert (row.participants, row.passages, row.words) == (participants, passages, 15)
    assert row.per_1000_words == rate


def test_states_that_are_shown_are_not_counted() -> None:
    """Rejected, unsure and disputed passages stand apart and count for nobody."""
    row = rows(
        claim(DARK, "lys", "rejected"),
        claim(PATH, "lys", "unsure"),
        claim(BULBS, "lys", "disputed"),
        counting="all",
    )["fysiske", "lys", ""]
    assert (row.passages_rejected, row.passages_unsure, row.passages_disputed) == (1, 1, 1)
    assert (row.participants_all, row.passages, row.per_1000_words) == (0, 0, 0.0)
    assert row.read_share == 1.0


def test_a_themes_row_counts_distinct_passages_by_their_best_state() -> None:
    """One passage under two codes is one passage of the theme, and it has been read."""
    found = rows(
        claim(PATH, "lys", "rules"), claim(PATH, "stier", "read"), claim(DARK, "lys", "suggested")
    )
    theme = found["fysiske", "", ""]
    assert (theme.passages_read, theme.passages_rules, theme.passages_suggested) == (1, 0, 1)
    assert (theme.participants_read, theme.participants_rules) == (1, 1)
    assert found["organisatoriske", "", ""].passages == 0


def test_read_share_is_what_people_have_looked_at() -> None:
    """One of three claims decided is .333; without claims there is no share."""
    found = rows(
        claim(DARK, "lys", "rejected"), claim(PATH, "lys", "rules"), claim(BULBS, "lys", "rules")
    )
    assert found["fysiske", "lys", ""].read_share == 0.333
    assert found["fysiske", "lys", ""].claims == 3
    assert found["fysiske", "stier", ""].read_share is None


def test_self_raised_needs_one_counted_claim_that_no_question_prompted() -> None:
    """Samira was asked once and raised it once; Bent was only ever asked."""
    row = rows(
        claim(DARK, "lys", "rules", "prompted"),
        claim(PATH, "lys", "read"),
        claim(BULBS, "lys", "rules", "prompted", "echo"),
    )["fysiske", "lys", ""]
    assert (row.participants, row.self_raised) == (2, 1)
    only_suggested = rows(claim(PATH, "lys", "suggested"))["fysiske", "lys", ""]
    assert only_suggested.self_raised == 0


def test_field_notes_stand_apart() -> None:
    """A note's claim is never in "n of N" nor in any role, also when it was read."""
    found = rows(claim(NOTE, "lys", "read"), claim(NOTE, "stier", "rules"))
    row = found["fysiske", "lys", ""]
    assert (row.participants_all, row.passages_read, row.claims) == (0, 0, 0)
    assert row.field_note_passages == 1
    assert found["fysiske", "", ""].field_note_passages == 1
    assert found["fysiske", "lys", "resident"].field_note_passages == 0


def test_somebody_who_is_no_counted_participant_is_left_out() -> None:
    """N can never be more than N: an unknown speaker's words count nowhere."""
    stranger = replace(CORPUS.passages[PATH], participant="K09-X")
    found = rows(Claim(stranger, "", "lys", "read", ()))
    assert all(row.participants_all == row.passages_read == 0 for row in found.values())


def test_without_words_there_is_no_rate() -> None:
    """Nothing per 1,000 words where nobody spoke."""
    silent = Corpus(participants=(Participant("P", role="resident"),))
    assert rows(corpus=silent)["fysiske", "lys", "resident"].per_1000_words is None


def test_codes_that_the_codebook_does_not_have_are_not_counted() -> None:
    """A claim under an unknown code makes no row and no sum."""
    assert all(row.claims == 0 for row in rows(claim(PATH, "nedlagt", "read")).values())

"""How far the codings reach into what was said."""

from qualcode.analyse import by_role, coverage
from qualcode.model import Claim
from qualcode.model.coding import Counting, State
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "F01": [("", "Lampen blinker igen.")],
        "K01": [("I", "Er her mørkt?"), ("Samira", "Ja, der er mørkt."), ("Bent", "Ja.")],
        "K02": [("Bent", "Vi skifter selv pærerne her.")],
    },
    roles={"Bent": "staff"},
)
NOTE, DARK, YES, BULBS = CORPUS.passages


def rows(
    *states: tuple[int, State], counting: Counting = "rules"
) -> dict[tuple[str, str], tuple[int, ...]]:
    claims = [Claim(CORPUS.passages[place], "t", "c", state, ()) for place, state in states]
    found = coverage(
        claims,
        corpus=CORPUS,
        read={DARK.id},
        groups=by_role(CORPUS, ["resident", "staff"]),
        counting=counting,
    )
    return {
        (one.unit, one.name): (
            *(one.passages_coded, one.passages_uncoded, one.passages_read),
            *(one.words_coded, one.words, one.words_read),
        )
        for one in found
    }


def test_all_roles_transcripts_and_people_have_a_row_and_field_notes_none() -> None:
    """4 + 1 + 5 words of participants; the note is in none of them."""
    found = rows((0, "read"), (1, "rules"))
    assert list(found) == [
        ("", ""),
        ("role", "resident"),
        ("role", "staff"),
        ("transcript", "K01"),
        ("transcript", "K02"),
        ("participant", "K01-Samira"),
        ("participant", "K01-Bent"),
        ("participant", "K02-Bent"),
    ]
    assert found["", ""] == (1, 2, 1, 4, 10, 4)
    assert found["role", "staff"] == (0, 2, 0, 0, 6, 0)
    assert found["transcript", "K01"] == (1, 1, 1, 4, 5, 4)


def test_only_counted_codings_cover_and_a_passage_is_covered_once() -> None:
    """Two codes on one passage are one; a rejected or a suggested one covers nothing."""
    assert rows((1, "read"), (1, "rules"), (3, "rejected"))["", ""][0] == 1
    assert rows((3, "suggested"))["", ""][0] == 0
    assert rows((3, "suggested"), counting="all")["", ""][0] == 1


def test_without_words_there_is_no_share() -> None:
    """Somebody who said nothing has no share; else it is what is not coded."""
    empty = coverage([], corpus=corpus_of({}))
    assert [one.uncoded_share for one in empty] == [None]
    claims = [Claim(BULBS, "t", "c", "rules", ())]
    assert coverage(claims, corpus=CORPUS)[0].uncoded_share == 0.5

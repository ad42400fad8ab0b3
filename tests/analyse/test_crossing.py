"""Codes that meet, counted by person and passage."""

from qualcode.analyse import Crossing, Group, by_role, crossings, crossings_by, people_of
from qualcode.model import Claim, Code, Codebook, Counting, Theme
from qualcode.model.coding import State
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "F01": [("", "Lampen ved stien.")],
        "K01": [("S", "Lampen ved stien."), ("I", "Og?"), ("S", "Stien igen.")],
        "K02": [("B", "Lampen er min."), ("I", "Og?"), ("B", "Drift er drift.")],
    }
)
BOOK = Codebook(
    "prøve",
    ("da",),
    (
        Theme("fysiske", codes=(Code("lys", "fysiske"), Code("stier", "fysiske"))),
        Theme("organisatoriske", codes=(Code("drift", "organisatoriske"),)),
    ),
)


def claims(*given: str, state: State = "rules") -> list[Claim]:
    """Make claims of "place code code …"."""
    made = []
    for line in given:
        place, *codes = line.split()
        made += [Claim(CORPUS.passages[int(place)], "", code, state, ()) for code in codes]
    return made


def cross(found: list[Claim], counting: Counting = "rules") -> tuple[Crossing, ...]:
    return crossings(found, corpus=CORPUS, codebook=BOOK, counting=counting)


def test_pairs_come_by_participants_then_passages_then_codebook() -> None:
    """lys×drift has two persons, lys×stier one person twice, stier×drift one once."""
    found = cross(claims("1 drift lys stier", "2 stier lys", "3 lys drift"))
    assert [(one.code, one.other, one.participants, one.passages) for one in found] == [
        ("lys", "drift", 2, 2),
        ("lys", "stier", 1, 2),
        ("stier", "drift", 1, 1),
    ]
    assert [one.cross_theme for one in found] == [True, False, True]
    assert found[0].passage_ids == ("K01:1.1", "K02:1.1")


def test_equal_pairs_come_in_the_order_of_the_codebook() -> None:
    """Neither the order of claims nor the alphabet decides a tie."""
    found = cross(claims("1 drift stier lys"))
    assert [(one.code, one.other) for one in found] == [
        ("lys", "stier"),
        ("lys", "drift"),
        ("stier", "drift"),
    ]


def test_only_counted_claims_cross_and_read_ones_are_told() -> None:
    """A rejected code meets nothing; a passage is read when both its codings are."""
    read = claims("1 lys stier", state="read")
    mixed = claims("2 lys", state="read") + claims("2 stier")
    rejected = claims("3 lys") + claims("3 drift", state="rejected")
    (pair,) = cross(read + mixed + rejected)
    assert (pair.passages, pair.passages_read) == (2, 1)
    assert [one.passages for one in cross(read + mixed, "read")] == [1]


def test_field_notes_and_unknown_codes_do_not_cross() -> None:
    """Participants' words only, under codes the codebook has."""
    assert cross(claims("0 lys stier", "1 lys nedlagt")) == ()


def test_pairs_are_counted_in_every_group_and_zeros_stand_too() -> None:
    """All together first, then each group; a group in which they do not meet has zeros."""
    found = claims("1 lys drift", "2 lys stier", "3 lys drift")
    people = by_role(CORPUS, ["resident"])
    groups = [Group("who", one, frozenset({one})) for one in ("K01-S", "K02-B")]
    rows = crossings_by(found, corpus=CORPUS, codebook=BOOK, groups=[*people, *groups])
    told = [
        (one.code, one.other, one.column, one.participants, one.participants_total, one.passages)
        for one in rows
    ]
    assert told == [
        ("lys", "drift", "", 2, 2, 2),
        ("lys", "drift", "role", 2, 2, 2),
        ("lys", "drift", "who", 1, 1, 1),
        ("lys", "drift", "who", 1, 1, 1),
        ("lys", "stier", "", 1, 2, 1),
        ("lys", "stier", "role", 1, 2, 1),
        ("lys", "stier", "who", 1, 1, 1),
        ("lys", "stier", "who", 0, 1, 0),
    ]
    assert people_of(cross(found)[0], corpus=CORPUS) == {"K01-S", "K02-B"}

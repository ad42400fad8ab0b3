"""Quotes by fixed rules: starred, spread, from every role, one that disagrees."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analyse import Quote, QuoteChoice, choose_quotes, dominance
from qualcode.analyse.excerpt import sentence_after
from qualcode.model import Claim, Code, Codebook, Coding, Decision, Span, Theme, TimeRange
from qualcode.model.coding import Mark, State
from tests.building import corpus_of

WORDS = "Der er mørkt på stien om aftenen, og lampen er gået igen."
INTERVIEWS: Mapping[str, Sequence[tuple[str, str]]] = {
    "F01": [("", f"Note. {WORDS}")],
    "K01": [("I", "Hvad med lyset?"), *[("A", f"{number}. {WORDS}") for number in range(4)]],
    "K02": [("B", f"Bent. {WORDS}"), ("B", "Ja."), ("B", f"Bent igen. {WORDS}")],
    "K03": [("C", f"Cecilie. {WORDS}")],
    "K04": [("D", f"Driftsleder. {WORDS}")],
}
CORPUS = corpus_of(INTERVIEWS, roles={"D": "staff"})
BOOK = Codebook("prøve", ("da",), (Theme("fysiske", codes=(Code("lys", "fysiske"),)),))
PLACE = {passage.id: passage for passage in CORPUS.passages}
NO_LIMITS: Mapping[str, None] = {"per_code": None, "per_participant": None}


def claim(where: str, state: State = "rules", *marks: Mark, starred: bool = False) -> Claim:
    passage = PLACE[where]
    star = Decision(
        "e", "maja", passage.transcript, "", passage.span, "lys", "accept", "", starred=True
    )
    return Claim(
        passage, "fysiske", "lys", state, (), decisions=(star,) if starred else (), marks=marks
    )


def choose(*claims: Claim, **choice: object) -> tuple[Quote, ...]:
    wanted = replace(QuoteChoice(), **choice)  # type: ignore[arg-type]
    return choose_quotes(claims, corpus=CORPUS, codebook=BOOK, choice=wanted)


def ids(quotes: tuple[Quote, ...]) -> list[str]:
    return [quote.quote_id.removeprefix("lys:") for quote in quotes]


EVERYONE = [claim(where) for where in PLACE if where not in {"F01:1.1", "K02:2.1"}]


def test_nobody_is_quoted_more_than_twice_under_a_code() -> None:
    """Four passages of one participant give two quotes."""
    assert len(choose(*EVERYONE[:4])) == 2


def test_quotes_are_spread_over_participants_and_stand_in_the_corpus_order() -> None:
    """With room for four of seven passages, each of the four participants has one."""
    quotes = choose(*EVERYONE, per_code=4)
    assert [quote.participant for quote in quotes] == ["K01-A", "K02-B", "K03-C", "K04-D"]


def test_read_claims_come_before_rules_and_rules_before_suggestions() -> None:
    """Spreading does not make unread passages go before read ones."""
    pool = [claim("K01:2.1", "read"), claim("K01:3.1", "read"), claim("K03:1.1")]
    assert ids(choose(*pool, per_code=2)) == ["K01:2.1", "K01:3.1"]
    pool = [claim("K01:2.1", "suggested"), claim("K03:1.1")]
    assert ids(choose(*pool, per_code=1, counting="all")) == ["K03:1.1"]


@pytest.mark.parametrize(
    ("counting", "found"),
    [
        ("read", ["K01:2.1"]),
        ("rules", ["K01:2.1", "K02:1.1"]),
        ("all", ["K01:2.1", "K02:1.1", "K03:1.1"]),
    ],
)
def test_suggestions_are_only_quoted_when_all_is_counted(counting: str, found: list[str]) -> None:
    """What is not counted is not quoted, and rejected passages never are."""
    pool = [
        claim("K01:2.1", "read"),
        claim("K02:1.1"),
        claim("K03:1.1", "suggested"),
        claim("K04:1.1", "rejected"),
    ]
    assert ids(choose(*pool, counting=counting)) == found


def test_starred_quotes_come_first_also_in_the_list() -> None:
    """A star outweighs state and spreading."""
    star = claim("K02:3.1", starred=True)
    quotes = choose(star, claim("K01:2.1", "read"), claim("K03:1.1", "read"), per_code=2)
    assert ids(quotes)[0] == "K02:3.1"
    assert quotes[0].starred


def test_both_roles_are_quoted_when_both_spoke() -> None:
    """The only staff passage is suggested, the residents' are read; it is quoted still."""
    pool = [claim("K01:2.1", "read"), claim("K02:1.1", "read"), claim("K04:1.1")]
    assert {quote.role for quote in choose(*pool, per_code=2)} == {"resident", "staff"}
    assert {quote.role for quote in choose(*pool, per_code=1)} == {"resident"}


@pytest.mark.parametrize("mark", ["negated", "counter-story"])
def test_one_dissenting_voice_is_quoted_when_there_is_one(mark: Mark) -> None:
    """Three read passages say yes; the fourth, unread, disagrees and takes a place."""
    pool = [claim("K01:2.1", "read"), claim("K02:1.1", "read"), claim("K03:1.1", "rules", mark)]
    quotes = choose(*pool, per_code=2)
    assert [quote.dissents for quote in quotes] == [False, True]


def test_the_dissenting_voice_keeps_a_place_under_the_cap_of_its_participant() -> None:
    """One person with two read passages and one that disagrees gives one of each."""
    pool = [
        claim("K01:2.1", "read"),
        claim("K01:3.1", "read"),
        claim("K01:4.1", "rules", "negated"),
    ]
    quotes = choose(*pool)
    assert len(quotes) == 2
    assert any(quote.dissents for quote in quotes)


def test_a_bare_answer_is_only_quoted_when_there_is_nothing_more() -> None:
    """A bare yes gives way to a sentence by the same person."""
    assert ids(choose(claim("K02:2.1"), claim("K02:1.1"), per_code=1)) == ["K02:1.1"]
    assert ids(choose(claim("K02:2.1"), per_code=1)) == ["K02:2.1"]


def test_what_only_echoes_the_question_is_not_quoted_until_a_person_accepts_it() -> None:
    """An echo is counted nowhere unaided, and never put into somebody's mouth."""
    passage = PLACE["K01:2.1"]
    echo = Coding(
        passage, passage.span, "fysiske", "lys", "rules", "rule", strength="weak", marks=("echo",)
    )
    suggested = replace(claim("K01:2.1", "suggested", "echo"), codings=(echo,))
    assert choose(suggested, counting="all") == ()
    assert ids(choose(replace(suggested, state="read"))) == ["K01:2.1"]


def test_field_notes_are_quoted_only_when_starred() -> None:
    """They have no participant, role or cap of their own."""
    assert choose(claim("F01:1.1", "read")) == ()
    (quote,) = choose(claim("F01:1.1", "read", starred=True))
    assert (quote.participant, quote.role, quote.area) == ("", "", "")


def test_a_quote_carries_what_a_reader_needs() -> None:
    """Id, place, time, speaker, area, question, status and the words as they stand."""
    transcripts = list(CORPUS.transcripts)
    turns = list(transcripts[1].turns)
    turns[1] = replace(turns[1], time=TimeRange(14000, None))
    transcripts[1] = replace(transcripts[1], turns=tuple(turns))
    people = [replace(one, area="Nordvangen") for one in CORPUS.participants]
    corpus = replace(CORPUS, transcripts=tuple(transcripts), participants=tuple(people))
    (quote,) = choose_quotes([claim("K01:2.1", "read", "negated")], corpus=corpus, codebook=BOOK)
    assert quote.quote_id == "lys:K01:2.1"
    assert (quote.transcript, quote.turn, quote.passage, quote.time) == ("K01", 2, 1, 14000)
    assert (quote.participant, quote.role, quote.area) == ("K01-A", "resident", "Nordvangen")
    assert (quote.question, quote.status, quote.state) == ("Hvad med lyset?", "accepted", "read")
    assert quote.quote == f"0. {WORDS}" == corpus.cut("K01", quote.span)
    assert not quote.cut_before
    assert not quote.cut_after


@given(
    states=st.lists(
        st.sampled_from(["read", "rules", "suggested", "rejected", "disputed"]),
        min_size=len(PLACE),
        max_size=len(PLACE),
    ),
    negated=st.sets(st.sampled_from(sorted(PLACE))),
    per_code=st.integers(1, 6),
    chance=st.randoms(use_true_random=False),
)
def test_the_choice_keeps_its_rules_whatever_the_claims(
    states: list[State], negated: set[str], per_code: int, chance: object
) -> None:
    """Caps, counted states and the order of the inputs hold for any pool."""
    pool = [
        claim(where, state, *(("negated",) if where in negated else ()))
        for where, state in zip(sorted(PLACE), states, strict=True)
    ]
    quotes = choose(*pool, per_code=per_code, counting="all")
    counts = Counter(quote.participant for quote in quotes)
    assert len(quotes) <= per_code
    assert max(counts.values(), default=0) <= 2
    assert {quote.state for quote in quotes} <= {"read", "rules", "suggested"}
    chance.shuffle(pool)  # type: ignore[attr-defined]
    assert choose(*pool, per_code=per_code, counting="all") == quotes


def test_dominance_names_the_commonest_voice_of_all_and_of_each_code() -> None:
    """Two of the three quotes are one person's; ties go to the first id; notes are left out."""
    quotes = choose(claim("K01:2.1"), claim("K01:3.1"), claim("K03:1.1"))
    note = choose(claim("F01:1.1", "read", starred=True))
    overall, of_code = dominance((*note, *quotes))
    assert (overall.code, of_code.code) == ("", "lys")
    assert (of_code.participant, of_code.amount, of_code.total) == ("K01-A", 2, 3)
    assert of_code.share == 0.667
    tied = dominance(choose(claim("K04:1.1"), claim("K03:1.1")))
    assert [one.participant for one in tied] == ["K03-C", "K03-C"]


def test_a_starred_passage_of_somebody_who_does_not_count_is_not_quoted() -> None:
    """A star does not make a stranger a participant."""
    stranger = replace(PLACE["K03:1.1"], counts=False)
    starred = replace(claim("K03:1.1", starred=True), passage=stranger)
    assert choose(starred) == ()


def test_starred_quotes_are_all_those_that_a_person_starred() -> None:
    """Without limits none is left out, and nothing that nobody starred comes in."""
    stars = [claim(f"K01:{turn}.1", "read", starred=True) for turn in (2, 3, 4)]
    quotes = choose(*stars, claim("K03:1.1", "read"), **NO_LIMITS, picked="starred")
    assert ids(quotes) == ["K01:2.1", "K01:3.1", "K01:4.1"]


def test_read_quotes_are_only_those_that_a_person_accepted() -> None:
    """A rule hit is never among them, and the limits hold."""
    read = [claim(f"K01:{turn}.1", "read") for turn in (2, 3, 4)]
    quotes = choose(*read, claim("K03:1.1"), claim("K02:1.1", "read"), picked="read")
    assert {quote.participant for quote in quotes} == {"K01-A", "K02-B"}
    assert len(quotes) == 3


def test_all_is_every_passage_that_is_counted() -> None:
    """As many of one person as there are; a field note is still nobody's."""
    quotes = choose(*EVERYONE, claim("F01:1.1"), **NO_LIMITS, picked="all")
    assert ids(quotes) == [one.passage.id for one in EVERYONE]


def test_echoes_are_quoted_only_where_all_are_asked_for() -> None:
    """The question's words alone speak for them, but they are counted."""
    passage = PLACE["K01:2.1"]
    echo = Coding(passage, passage.span, "fysiske", "lys", "rules", "rule", marks=("echo",))
    claimed = Claim(passage, "fysiske", "lys", "suggested", (echo,))
    assert choose(claimed, counting="all") == ()
    assert len(choose(claimed, counting="all", picked="all", **NO_LIMITS)) == 1


def test_one_limit_may_stand_without_the_other() -> None:
    """A limit for each participant, and none for the code; and the other way round."""
    each = choose(*EVERYONE, per_code=None, per_participant=1)
    assert sorted(quote.participant for quote in each) == ["K01-A", "K02-B", "K03-C", "K04-D"]
    assert len(choose(*EVERYONE[:4], per_code=3, per_participant=None)) == 3


def test_what_follows_a_quote_ends_with_its_turn() -> None:
    """The next sentence of the same turn, and nothing where the passage ends it."""
    corpus = corpus_of({"K01": [("A", "Lampen er gået. Den gik i går. Og i dag."), ("I", "Nå?")]})
    (passage,) = corpus.passages
    text = corpus.transcript("K01").text
    first = Span(passage.span.start, passage.span.start + len("Lampen er gået."))
    assert first.of(text) == "Lampen er gået."
    assert sentence_after(first, passage, corpus=corpus) == "Den gik i går."
    middle = Span(first.start, first.end + len(" Den gik"))
    assert sentence_after(middle, passage, corpus=corpus) == "i går."
    assert sentence_after(passage.span, passage, corpus=corpus) == ""

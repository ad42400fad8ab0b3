"""What stands after everybody has spoken."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Claim, Code, Coding, Decision, Hit, Reading, Span, Verdict
from qualcode.model.coding import Mark
from qualcode.review import Policy, settle
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "K01": [("I", "Er her mørkt?"), ("S", "Lampen er gået."), ("I", "Og?"), ("S", "Ja.")],
        "K02": [("B", "Jeg skifter pærer."), ("I", "Tit?"), ("B", "Hver uge.")],
    }
)
CODES = (Code("lys", "fysiske"), Code("drift", "organisatoriske"))
POLICY = Policy(codes=CODES)


def rule(place: int = 0, code: str = "lys", **given: object) -> Coding:
    passage = CORPUS.passages[place]
    made = Coding(passage, passage.span, "fysiske", code, "rules", "rule", strength="strong")
    return replace(made, **given)  # type: ignore[arg-type]


def guess(place: int = 0, code: str = "lys") -> Coding:
    passage = CORPUS.passages[place]
    return Coding(passage, passage.span, "fysiske", code, "classifier", "classifier", score=1.5)


def say(
    verdict: Verdict, place: int = 0, *, coder: str = "maja", code: str = "lys", **given: object
) -> Decision:
    passage = CORPUS.passages[place]
    made = Decision(
        id=f"{coder}-{place}-{code}-{verdict}",
        coder=coder,
        transcript=passage.transcript,
        fingerprint=CORPUS.transcript(passage.transcript).fingerprint,
        span=passage.span,
        code=code,
        verdict=verdict,
        quote=CORPUS.text(passage),
        time="2022-10-04T10:00:00Z",
    )
    return replace(made, **given)  # type: ignore[arg-type]


def read(*places: int, coder: str = "maja", codes: tuple[str, ...] = ("lys", "drift")) -> Reading:
    spans = tuple(CORPUS.passages[place].span for place in places)
    transcript = CORPUS.passages[places[0]].transcript
    return Reading(
        f"r-{coder}-{transcript}", coder, transcript,
        CORPUS.transcript(transcript).fingerprint, spans, codes,
    )  # fmt: skip


def settled(
    *codings: Coding,
    decisions: tuple[Decision, ...] = (),
    readings: tuple[Reading, ...] = (),
    decider: str = "",
) -> tuple[Claim, ...]:
    return settle(
        codings,
        decisions=decisions,
        readings=readings,
        corpus=CORPUS,
        policy=replace(POLICY, decider=decider),
    )


def states(claims: tuple[Claim, ...]) -> dict[tuple[str, str], str]:
    return {(claim.passage.id, claim.code): claim.state for claim in claims}


def test_unread_codings_are_rules_or_suggested() -> None:
    """A strong hit is counted as a rule's; weak ones and guesses are suggestions."""
    claims = settled(rule(0), rule(1, strength="weak"), guess(2), guess(0))
    assert states(claims) == {
        ("K01:2.1", "lys"): "rules",
        ("K01:4.1", "lys"): "suggested",
        ("K02:1.1", "lys"): "suggested",
    }
    assert [coding.source for coding in claims[0].codings] == ["rule", "classifier"]


def test_an_echo_is_never_counted_as_a_rules_coding() -> None:
    """Words that stand only in the question are a suggestion, even if called strong."""
    hit = Hit("lys", Span(0, 5), "mørk+", "strong", in_question=True)
    echo = rule(1, hits=(hit,), marks=("prompted", "echo"))
    both = rule(0, hits=(hit, replace(hit, in_question=False)), marks=("echo",))
    claims = settled(echo, both)
    assert [claim.state for claim in claims] == ["rules", "suggested"]
    assert claims[1].marks == ("prompted", "echo")


@pytest.mark.parametrize(
    ("verdict", "state", "status"),
    [
        ("accept", "read", "accepted"),
        ("reject", "rejected", "rejected"),
        ("unsure", "unsure", "unsure"),
    ],
)
def test_a_decision_is_the_claims_state(verdict: Verdict, state: str, status: str) -> None:
    """What a person said stands, whatever rules and classifier claim."""
    (claim,) = settled(rule(), guess(), decisions=(say(verdict),))
    assert (claim.state, claim.status) == (state, status)


def test_a_persons_own_coding_makes_a_claim() -> None:
    """Where no machine saw anything, the person is the coder and the codebook gives the theme."""
    decision = say("accept", 3, code="drift", marks=("counter-story",), starred=True)
    (claim,) = settled(decisions=(decision,))
    assert (claim.theme, claim.code, claim.state) == ("organisatoriske", "drift", "read")
    (coding,) = claim.codings
    assert (coding.coder, coding.source, coding.span) == ("maja", "person", decision.span)
    assert claim.marks == ("counter-story",)
    assert claim.starred


def test_a_reject_without_any_coding_is_a_claim_without_codings() -> None:
    """A no is kept in sight, but nobody claims that the code fits."""
    (claim,) = settled(decisions=(say("reject"),))
    assert (claim.state, claim.codings) == ("rejected", ())


def test_people_stand_first_among_the_codings() -> None:
    """An accept stands beside the rule's coding it agrees with."""
    (claim,) = settled(guess(), rule(), decisions=(say("accept"), say("accept", coder="jonas")))
    assert [coding.coder for coding in claim.codings] == ["jonas", "maja", "rules", "classifier"]


def test_the_latest_decision_of_a_coder_stands() -> None:
    """Time orders one coder's decisions, ids break ties."""
    early = say("accept", id="b", time="2022-10-04T10:00:00Z")
    late = say("reject", id="a", time="2022-10-05T10:00:00Z")
    tied = say("unsure", id="c", time="2022-10-05T10:00:00Z")
    assert settled(decisions=(late, early))[0].state == "rejected"
    assert settled(decisions=(tied, late, early))[0].decisions == (tied,)


def test_a_superseded_decision_drops_out_whatever_the_clocks_say() -> None:
    """The event that names another takes its place, also on a device whose clock is slow."""
    first = say("accept", id="a", time="2022-10-09T10:00:00Z")
    second = say("reject", id="b", time="2022-10-04T10:00:00Z", supersedes=("a", "b"))
    (claim,) = settled(rule(), decisions=(first, second))
    assert (claim.state, claim.decisions) == ("rejected", (second,))


def test_nobody_supersedes_what_another_coder_said() -> None:
    """An event that names another coder's decision takes nobody's place but one's own."""
    said = say("accept", id="a"), say("reject", id="b", coder="jonas", supersedes=("a",))
    (claim,) = settled(decisions=said)
    assert (claim.state, len(claim.decisions)) == ("disputed", 2)


def test_coders_who_disagree_make_a_passage_disputed_unless_there_is_a_decider() -> None:
    """The decider's word counts where the decider has spoken."""
    said = (say("accept"), say("reject", coder="jonas"))
    assert settled(rule(), decisions=said)[0].state == "disputed"
    assert settled(rule(), decisions=said, decider="jonas")[0].state == "rejected"
    assert settled(rule(), decisions=said, decider="ane")[0].state == "disputed"


def test_unsure_beside_an_accept_is_a_disagreement() -> None:
    """Two coders who do not say the same have something to talk about."""
    said = (say("accept"), say("unsure", coder="jonas"))
    assert settled(decisions=said)[0].state == "disputed"


def test_having_read_a_passage_through_is_a_no_to_the_codes_not_given() -> None:
    """The accepted code stands, the rule's other code is rejected, unread passages wait."""
    claims = settled(
        rule(0),
        rule(0, "drift"),
        rule(1),
        decisions=(say("accept"),),
        readings=(read(0),),
    )
    assert states(claims) == {
        ("K01:2.1", "lys"): "read",
        ("K01:2.1", "drift"): "rejected",
        ("K01:4.1", "lys"): "rules",
    }


def test_a_reading_says_nothing_of_codes_born_later() -> None:
    """Only codes that the codebook held at the time are a no."""
    (claim,) = settled(rule(0, "drift"), readings=(read(0, codes=("lys",)),))
    assert claim.state == "rules"


def test_a_reading_alone_makes_no_claim() -> None:
    """A passage that nobody coded does not become a list of noes."""
    assert settled(readings=(read(0, 1),)) == ()


def test_one_coders_reading_disagrees_with_the_others_accept() -> None:
    """Silence of one who has read it through is an answer."""
    said = (say("accept", coder="jonas"),)
    assert settled(decisions=said, readings=(read(0),))[0].state == "disputed"
    assert settled(decisions=said, readings=(read(0),), decider="maja")[0].state == "rejected"


def test_a_decision_belongs_to_the_passage_that_holds_most_of_its_span() -> None:
    """A span over neighbouring turns counts once, where most of it stands."""
    wide = Span(CORPUS.passages[0].span.end - 4, CORPUS.passages[1].span.end)
    (claim,) = settled(decisions=(say("accept", span=wide),))
    assert claim.passage.id == "K01:2.1"
    question = CORPUS.transcript("K01").turns[0].span
    assert settled(decisions=(say("accept", span=question),)) == ()


def test_what_is_said_of_codes_or_passages_not_there_is_left_out() -> None:
    """Placing lists such decisions; counting passes over them."""
    elsewhere = corpus_of({"K09": [("S", "Noget helt andet.")]}).passages[0]
    claims = settled(
        rule(0, "nedlagt"),
        replace(rule(0), passage=elsewhere),
        decisions=(say("accept", code="nedlagt"),),
    )
    assert claims == ()


def test_codings_by_people_are_only_taken_from_their_decisions() -> None:
    """Settling the codings of settled claims again changes nothing."""
    once = settled(rule(), guess(2), decisions=(say("accept"),))
    codings = [coding for claim in once for coding in claim.codings]
    assert settled(*codings, decisions=(say("accept"),)) == once


def test_a_yes_under_one_earlier_id_is_a_yes_to_the_merged_code() -> None:
    """A later no to the other half does not undo it; a later no to the whole does."""
    half = say("accept", id="a", was="lamper")
    other = say("reject", id="b", was="mørke", time="2022-10-05T10:00:00Z")
    whole = say("reject", id="c", time="2022-10-06T10:00:00Z")
    assert settled(decisions=(half, other))[0].decisions == (half,)
    assert settled(decisions=(half, other, whole))[0].decisions == (whole,)


def test_claims_stand_in_the_order_of_passages_then_of_the_codebook() -> None:
    """Neither the machines' order nor the alphabet decides."""
    claims = settled(rule(2), rule(0, "drift"), rule(0))
    assert [(claim.passage.id, claim.code) for claim in claims] == [
        ("K01:2.1", "lys"),
        ("K01:2.1", "drift"),
        ("K02:1.1", "lys"),
    ]


PLACES = st.integers(0, 3)
IDS = st.sampled_from(["lys", "drift"])
MARKS: list[Mark] = ["negated", "prompted", "echo"]


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    strength = draw(st.sampled_from(["strong", "weak"]))
    made = rule(draw(PLACES), draw(IDS), strength=strength)
    made = replace(made, marks=tuple(draw(st.sets(st.sampled_from(MARKS)))))
    return made if draw(st.booleans()) else guess(draw(PLACES), draw(IDS))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    verdicts: list[Verdict] = ["accept", "reject", "unsure"]
    return say(
        draw(st.sampled_from(verdicts)),
        draw(PLACES),
        coder=draw(st.sampled_from(["maja", "jonas"])),
        code=draw(IDS),
        time=draw(st.sampled_from(["2022-10-04", "2022-10-05"])),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    places = draw(st.sampled_from([(0,), (0, 1), (2, 3)]))
    return read(*places, coder=draw(st.sampled_from(["maja", "jonas"])))


CODINGS = st.lists(codings(), max_size=8)
DECISIONS = st.lists(decisions(), max_size=8)
READINGS = st.lists(readings(), max_size=2)


@given(CODINGS, DECISIONS, READINGS, st.sampled_from(["", "maja"]))
def test_no_machine_overrides_a_person(
    machines: list[Coding], said: list[Decision], read_by: list[Reading], decider: str
) -> None:
    """Whatever machines claim, decided claims keep the state they have without them."""
    alone = states(settled(decisions=tuple(said), readings=tuple(read_by), decider=decider))
    with_machines = states(
        settled(*machines, decisions=tuple(said), readings=tuple(read_by), decider=decider)
    )
    assert {key: with_machines[key] for key in alone} == alone


@given(CODINGS, CODINGS, DECISIONS, READINGS)
def test_more_machine_codings_never_change_a_decided_claim(
    machines: list[Coding], more: list[Coding], said: list[Decision], read_by: list[Reading]
) -> None:
    """Only claims that nobody decided may change, and only among unread states."""
    before = states(settled(*machines, decisions=tuple(said), readings=tuple(read_by)))
    after = states(settled(*machines, *more, decisions=tuple(said), readings=tuple(read_by)))
    unread = {"rules", "suggested"}
    assert all(after[key] == state for key, state in before.items() if state not in unread)
    assert all(after[key] in unread for key, state in before.items() if state in unread)


@given(CODINGS, DECISIONS, READINGS, st.randoms())
def test_the_order_of_the_inputs_is_of_no_account(
    machines: list[Coding], said: list[Decision], read_by: list[Reading], chance: Random
) -> None:
    """Journals merge by union, in whatever order the files are found."""
    once = settled(*machines, decisions=tuple(said), readings=tuple(read_by))
    for pile in (machines, said, read_by):
        chance.shuffle(pile)
    assert settled(*machines, decisions=tuple(said), readings=tuple(read_by)) == once

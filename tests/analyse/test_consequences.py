"""What a change of the codebook does to the coding, passage by passage."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analyse import Consequences, Void, consequences
from qualcode.codebook import compare_codebooks, parse_term
from qualcode.language import tokenise
from qualcode.model import (
    Claim,
    Code,
    Codebook,
    Decision,
    Rule,
    Settings,
    Span,
    Theme,
)
from qualcode.model.codebook import Strength
from qualcode.review import Policy, place, settle
from qualcode.rules import code_by_rules
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "K1": [("I", "Er der lys?"), ("Bo", "Der er lys i tunnelen"), ("Bo", "Jeg har lyst")],
        "K2": [("Ida", "Lys og mørke"), ("Ida", "Helt sort"), ("Ida", "Mørke stier og lys")],
        "F1": [("", "En note om lys")],
    }
)
TOKENS = tokenise({one.fingerprint: one.text for one in CORPUS.transcripts})


def rule(text: str, strength: Strength = "strong", roles: tuple[str, ...] = ()) -> Rule:
    """Give a rule."""
    return Rule(text, parse_term(text), strength, "da", roles)


def book(**codes: Sequence[Rule]) -> Codebook:
    """Give a codebook of one theme; an id ``x_was_y`` was ``y``."""
    made = []
    for name, rules in codes.items():
        own, _, was = name.partition("_was_")
        made.append(Code(own, "t", rules=tuple(rules), was=tuple(filter(None, was.split("_")))))
    return Codebook("p", ("da",), (Theme("t", codes=tuple(made)),))


def decided(passage: int, verdict: str, code: str = "x") -> Decision:
    """Give Maja's decision on a passage of CORPUS, by its place."""
    one = CORPUS.passages[passage]
    return Decision(
        f"d{passage}{verdict}",
        "maja",
        one.transcript,
        CORPUS.transcript(one.transcript).fingerprint,
        one.span,
        code,
        verdict,  # type: ignore[arg-type]
        CORPUS.text(one),
    )


def claims_of(codebook: Codebook, decisions: Sequence[Decision] = ()) -> tuple[Claim, ...]:
    """Settle rules and decisions."""
    placed = place(decisions, (), corpus=CORPUS, codebook=codebook)
    return settle(
        code_by_rules(CORPUS, codebook=codebook, tokenised=TOKENS, settings=Settings()),
        decisions=placed.decisions,
        readings=(),
        corpus=CORPUS,
        policy=Policy(codes=codebook.codes),
    )


def compared(
    before: Codebook,
    after: Codebook,
    decisions: Sequence[Decision] = (),
    voids: dict[tuple[int, str], list[Void]] | None = None,
) -> Consequences:
    """Compare two codebooks over CORPUS."""
    return consequences(
        compare_codebooks(before, after),
        before=claims_of(before, decisions),
        after=claims_of(after, decisions),
        corpus=CORPUS,
        voids=voids,
    )


def outcomes(found: Consequences) -> dict[str, str]:
    """Give the outcome by passage, of one changed code."""
    (one,) = found.codes
    return {shift.passage.id: shift.outcome for shift in one.shifts}


def test_a_removed_rule_loses_what_only_it_coded() -> None:
    """Accepted passages stay, other rules carry, a refusal stands, the rest is lost."""
    before = book(x=[rule("lys*"), rule("mørke")], y=[rule("sort")])
    after = book(x=[rule("mørke")], y=[rule("sort")])
    found = compared(before, after, [decided(0, "accept"), decided(1, "reject")])
    assert outcomes(found) == {
        "K1:2.1": "accepted",
        "K1:3.1": "refused",
        "K2:1.1": "carried",
        "K2:3.1": "carried",
        "F1:1.1": "lost",
    }
    (one,) = found.codes
    assert len(one.by_rule(0)) == 5
    assert (len(one.before.field_notes), len(one.after.field_notes)) == (1, 0)
    assert one.before.passages == one.after.passages == {"K1:2.1", "K2:1.1", "K2:3.1"}
    assert one.is_felt
    assert found.unchanged == 1


def test_an_added_rule_gains_passages_and_people() -> None:
    """Participants before passages; the hits are those of the new rule."""
    found = compared(book(x=[rule("sort")]), book(x=[rule("sort"), rule("tunnelen")]))
    (one,) = found.codes
    assert [(s.outcome, s.passage.id, s.rules) for s in one.shifts] == [("gained", "K1:2.1", (0,))]
    assert one.after.participants - one.before.participants == {"K1-Bo"}
    assert [hit.rule for hit in one.shifts[0].hits] == ["tunnelen"]
    (theme,) = found.themes
    assert (len(theme.before.passages), len(theme.after.passages)) == (1, 2)


def test_weak_rules_move_suggestions_and_strength_moves_between() -> None:
    """What is only suggested is never told as coded."""
    found = compared(book(x=[]), book(x=[rule("sort", "weak")]))
    assert outcomes(found) == {"K2:2.1": "suggested"}
    assert outcomes(compared(book(x=[rule("sort", "weak")]), book(x=[]))) == {
        "K2:2.1": "unsuggested"
    }
    found = compared(book(x=[rule("sort")]), book(x=[rule("sort", "weak")]))
    (one,) = found.codes
    assert [(s.outcome, s.after) for s in one.shifts] == [("lost", "suggested")]
    twice = [rule("mørke", "weak"), rule("stier", "weak")]
    found = compared(book(x=twice), book(x=twice[:1]))
    assert outcomes(found) == {"K2:3.1": "weak"}


def test_what_a_person_is_unsure_of_stays_open() -> None:
    """Evidence comes or goes; the question stays."""
    found = compared(book(x=[rule("sort")]), book(x=[]), [decided(3, "unsure")])
    assert outcomes(found) == {"K2:2.1": "open"}


def test_an_except_rule_is_the_cause_where_it_covers_the_hit() -> None:
    """The rule that hit did not change: the one that voids it did."""
    before = book(x=[rule("lys*")])
    after = book(x=[rule("lys*"), rule("lyst", "except")])
    place_of = CORPUS.passages[1]
    text = CORPUS.transcript("K1").text
    start = text.index("lyst")
    voids = {(0, place_of.id): [Void(0, Span(start, start + 4)), Void(0, Span(0, 3))]}
    (one,) = compared(before, after, voids=voids).codes
    assert [(s.outcome, s.passage.id, s.rules) for s in one.shifts] == [("lost", "K1:3.1", (0,))]
    (one,) = compared(before, after).codes
    assert [(s.outcome, s.rules) for s in one.shifts] == [("lost", ())]


def test_a_longer_rule_that_takes_the_place_of_another_changes_no_count() -> None:
    """The passage is carried: it stood already."""
    found = compared(book(x=[rule("mørke")]), book(x=[rule("mørke"), rule("mørke stier")]))
    assert outcomes(found) == {"K2:3.1": "carried"}
    assert not found.codes[0].is_felt
    assert found.themes == ()


def test_a_rule_for_other_roles_loses_those_it_no_longer_holds_for() -> None:
    """A narrowed rule is one change, and the cause."""
    found = compared(book(x=[rule("sort")]), book(x=[rule("sort", roles=("staff",))]))
    (one,) = found.codes
    assert [(s.outcome, s.rules) for s in one.shifts] == [("lost", (0,))]


def test_merged_codes_are_compared_together() -> None:
    """Two codes that became one lose nothing; their passages are the same."""
    before = book(x=[rule("lys*")], y=[rule("sort")])
    after = book(z_was_x_y=[rule("lys*"), rule("sort")])
    (one,) = compared(before, after, [decided(0, "accept")]).codes
    assert one.change.fate == "merged"
    assert one.shifts == ()
    assert one.before == one.after


def test_a_decision_that_loses_its_code_is_a_loss() -> None:
    """An accepted passage of a removed code is lost with its state told."""
    (one,) = compared(book(x=[]), book(), [decided(3, "accept")]).codes
    assert [(s.outcome, s.before, s.after) for s in one.shifts] == [("lost", "read", "")]


TEXTS = ("lys*", "lyst", "mørke", "mørke stier", "sort", "helt sort", "stier & lys", "tunnelen")
rules = st.lists(
    st.builds(rule, st.sampled_from(TEXTS), st.sampled_from(["strong", "weak", "except"])),
    max_size=4,
)
books = st.builds(
    lambda x, y, z: book(**{"x": x, "y": y, **({"z_was_y": z} if z is not None else {})}),
    rules,
    rules,
    st.none() | rules,
)
decisions = st.lists(
    st.builds(
        decided,
        st.integers(0, len(CORPUS.passages) - 1),
        st.sampled_from(["accept", "reject", "unsure"]),
        st.sampled_from("xyz"),
    ),
    max_size=4,
    unique_by=lambda one: (one.id, one.code),
)


@settings(max_examples=60, deadline=None)
@given(books, books, decisions)
def test_the_other_way_round_gains_what_this_way_loses(
    before: Codebook, after: Codebook, said: list[Decision]
) -> None:
    """Gained and lost change places, everything else stays; totals follow from the shifts."""
    turned = {"gained": "lost", "lost": "gained"} | {
        "suggested": "unsuggested",
        "unsuggested": "suggested",
    }
    forth, back = compared(before, after, said), compared(after, before, said)
    there = {
        (one.change.ids, shift.passage.id, turned.get(shift.outcome, shift.outcome))
        for one in forth.codes
        for shift in one.shifts
    }
    assert there == {
        (one.change.ids, shift.passage.id, shift.outcome)
        for one in back.codes
        for shift in one.shifts
    }
    for one in forth.codes:
        for outcome, gone, come in (
            ("gained", one.before, one.after),
            ("lost", one.after, one.before),
        ):
            passages = {s.passage.id for s in one.shifts if s.outcome == outcome}
            had = gone.passages | gone.field_notes
            assert passages == (come.passages | come.field_notes) - had


@settings(max_examples=30, deadline=None)
@given(books, decisions)
def test_a_codebook_against_itself_changes_nothing(state: Codebook, said: list[Decision]) -> None:
    """No code, no theme, no passage."""
    found = compared(state, state, said)
    assert found.codes == ()
    assert found.themes == ()
    assert found.unchanged == len(state.codes)

"""Which codings become comments, by whom, and what is said in them."""

from dataclasses import replace

from qualcode.model import Coding, Hit, Passage, Weight
from qualcode.report.commented import MACHINE, NO_DATE, Coded, commented
from qualcode.review import Policy, settle
from tests.commenting import codebook, coded, corpus, decision, page

LAMP = "Lampen i gården er gået"


def with_machines(coder: str, **changes: object) -> Coded:
    """Give the interview with one finding of a machine on the lamp."""
    given = corpus()
    passage: Passage = given.passages[0]
    coding = Coding(passage, passage.span, "sociale", "belysning", coder, "rule", **changes)  # type: ignore[arg-type]
    claims = settle(
        [coding], decisions=(), readings=(), corpus=given, policy=Policy(codebook().codes)
    )
    return replace(coded(given, ()), claims=claims)


def test_accepted_codings_are_comments_and_others_on_request() -> None:
    """Of the statuses asked for, none besides; an unsure one has a question mark."""
    given = corpus()
    said = [
        decision(given, LAMP, "belysning"),
        decision(given, "Nej.", "tryghed", verdict="unsure"),
        decision(given, "tunnelen", "belysning", verdict="reject"),
    ]
    assert [one.lines[0] for one in page(given, said).comments] == ["#belysning"]
    more = page(given, said, statuses=("unsure", "rejected")).comments
    assert [one.lines[0] for one in more] == ["#tryghed?", "#belysning"]


def test_each_coder_has_a_comment_and_a_dispute_is_said() -> None:
    """One yes and one no: who reads the yes is told that somebody disagrees."""
    given = corpus()
    said = [
        decision(given, LAMP, "belysning", coder="maja"),
        decision(given, LAMP, "belysning", coder="jonas", verdict="reject"),
    ]
    comments = page(given, said, statuses=("accepted", "rejected")).comments
    assert [one.author for one in comments] == ["jonas", "maja"]
    assert all("· koderne er uenige om dette udsagn" in one.lines for one in comments)


def test_what_rules_found_is_a_comment_with_its_reason() -> None:
    """By qualcode, without a date of its own, with the rule that matched."""
    hit = Hit("belysning", corpus().passages[0].span, "lampe+", "strong")
    given = with_machines("rules", strength="strong", hits=(hit,))
    assert not commented(given, "K01", statuses=("accepted",)).comments
    (one,) = commented(given, "K01", statuses=("unread",)).comments
    assert (one.author, one.date) == (MACHINE, NO_DATE)
    assert "· regel: lampe+" in one.lines


def test_what_the_classifier_suggests_shows_its_words_and_score() -> None:
    """The words that weighed most, three at most."""
    weights = tuple(Weight(f"ord{n}", 1.0) for n in range(5))
    given = with_machines("classifier", weights=weights, score=0.812)
    english = replace(given, settings=replace(given.settings, report_language="en"))
    (one,) = commented(english, "K01", statuses=("unread",)).comments
    assert "· words: ord0, ord1, ord2" in one.lines
    assert "· score 0.81" in one.lines
    assert one.lines[1] == "· Lighting"


def test_a_coding_on_no_words_is_left_out_and_counted() -> None:
    """A decision that stands on a label only has no words to stand on."""
    given = corpus()
    on_lamp = decision(given, LAMP, "belysning")
    nowhere = replace(on_lamp, id="x", span=replace(on_lamp.span, start=-5, end=-1))
    made = page(given, [nowhere])
    assert (len(made.comments), made.left_out) == (0, 0)

"""Decisions and readings keep their place when text and codebook change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Code, Codebook, Corpus, Decision, Reading, Span, Theme
from qualcode.review import place, prints_of
from tests.building import corpus_of

THEN = {"K01": [("I", "Er her mørkt?"), ("S", "Lampen er gået. Ja."), ("I", "Og?"), ("S", "Ja.")]}


def codebook_of(*codes: Code) -> Codebook:
    return Codebook("prøve", ("da",), (Theme("fysiske", codes=codes),))


BOOK = codebook_of(Code("belysning", "fysiske"), Code("drift", "fysiske"))


def decide(corpus: Corpus, words: str, **given: object) -> Decision:
    """Decide about the first place where the words stand in K01."""
    transcript = corpus.transcript("K01")
    start = transcript.text.index(words)
    end = start + len(words)
    made = Decision(
        id="e1",
        coder="maja",
        transcript="K01",
        fingerprint=transcript.fingerprint,
        span=Span(start, end),
        code="belysning",
        verdict="accept",
        quote=words,
        before=transcript.text[max(0, start - 32) : start],
        after=transcript.text[end : end + 32],
    )
    return replace(made, **given)  # type: ignore[arg-type]


def reading_of(corpus: Corpus, *, kept: bool = True) -> Reading:
    transcript = corpus.transcript("K01")
    spans = tuple(passage.span for passage in corpus.passages_of("K01"))
    return Reading(
        id="r1",
        coder="maja",
        transcript="K01",
        fingerprint=transcript.fingerprint,
        spans=spans,
        codes=("belysning", "drift"),
        prints=prints_of(transcript, spans) if kept else (),
    )


def test_same_text_leaves_a_decision_as_it_is() -> None:
    """With an equal fingerprint nothing is touched and nothing counts as moved."""
    corpus = corpus_of(THEN)
    decision = decide(corpus, "Lampen er gået")
    placed = place([decision], [], corpus=corpus, codebook=BOOK)
    assert placed.decisions == (decision,)
    assert (placed.moved, placed.lost) == (0, ())


def test_decision_follows_its_words_past_a_correction_before_them() -> None:
    """A corrected question shifts the span by exactly the letters that came in."""
    decision = decide(corpus_of(THEN), "Lampen er gået")
    now = corpus_of({"K01": [("I", "Er her virkelig mørkt?"), *THEN["K01"][1:]]})
    placed = place([decision], [], corpus=now, codebook=BOOK)
    (moved,) = placed.decisions
    assert moved.span.start == decision.span.start + len("virkelig ")
    assert now.cut("K01", moved.span) == "Lampen er gået"
    assert moved.fingerprint == now.transcript("K01").fingerprint
    assert moved.before.endswith("virkelig mørkt?\n\nS: ")
    assert placed.moved == 1


def test_context_tells_two_equal_answers_apart() -> None:
    """A quote that stands twice is placed by the words around it."""
    then = corpus_of(THEN)
    second = then.passages[1]
    decision = decide(
        then, "Ja.", span=second.span, before=then.transcript("K01").text[-35:-3], after=""
    )
    now = corpus_of({"K01": [("I", "Er der mørkt her?"), *THEN["K01"][1:]]})
    (moved,) = place([decision], [], corpus=now, codebook=BOOK).decisions
    assert moved.span == now.passages[1].span


def test_a_quote_that_stands_twice_without_its_context_is_listed() -> None:
    """Nobody guesses between two places."""
    then = corpus_of(THEN)
    decision = decide(then, "Ja.", before="noget helt andet ", after=" som er væk")
    now = corpus_of({"K01": [("I", "Er der mørkt her?"), *THEN["K01"][1:]]})
    placed = place([decision], [], corpus=now, codebook=BOOK)
    assert [(one.decision, one.reason) for one in placed.lost] == [(decision, "quote_ambiguous")]
    assert placed.decisions == ()


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ({"K01": [("I", "Er her mørkt?"), ("S", "Lygten er gået. Ja.")]}, "quote_not_found"),
        ({"K02": [("I", "Er her mørkt?"), ("S", "Noget andet.")]}, "no_transcript"),
        ({"K01": [("I", "Lampen er gået"), ("S", "Jo.")]}, "quote_ambiguous"),
        ({"K01": [("I", "Og?"), ("S", "Lampen er gåets")]}, "quote_ambiguous"),
    ],
)
def test_a_decision_without_a_place_is_listed_with_the_reason(
    now: dict[str, list[tuple[str, str]]], reason: str
) -> None:
    """Words that were rewritten, left out, or now stand in other surroundings have no place."""
    decision = decide(corpus_of(THEN), "Lampen er gået")
    placed = place([decision], [], corpus=corpus_of(now), codebook=BOOK)
    assert [(one.decision, one.reason) for one in placed.lost] == [(decision, reason)]


def test_words_that_are_nobodys_who_counts_have_no_place() -> None:
    """A decision on a turn that is no passage any more is listed."""
    then = corpus_of(THEN)
    decision = decide(then, "Lampen er gået")
    nobody = Corpus(transcripts=then.transcripts, languages=then.languages)
    (lost,) = place([decision], [], corpus=nobody, codebook=BOOK).lost
    assert lost.reason == "no_passage"


def test_a_short_answer_never_moves_to_another_turn() -> None:
    """»Nej.« said elsewhere, after another question, is not the »Nej.« that was decided."""
    then = corpus_of(
        {"K01": [("I", "Er du tryg her om aftenen?"), ("S", "Nej."), ("I", "Hvor?"), ("S", "Her.")]}
    )
    decision = decide(then, "Nej.")
    now = corpus_of(
        {"K01": [("I", "Er du tryg her om aftenen?"), ("S", "Næh."), ("I", "Hvor?"), ("S", "Nej.")]}
    )
    (lost,) = place([decision], [], corpus=now, codebook=BOOK).lost
    assert lost.reason == "quote_ambiguous"


def test_decision_without_a_quote_has_no_place_in_changed_text() -> None:
    """A redacted quote cannot find its place again."""
    decision = decide(corpus_of(THEN), "Lampen er gået", quote="", before="", after="")
    now = corpus_of({"K01": [("I", "Er der mørkt?"), *THEN["K01"][1:]]})
    (lost,) = place([decision], [], corpus=now, codebook=BOOK).lost
    assert lost.reason == "quote_not_found"


def test_decision_follows_a_transcript_that_got_another_name() -> None:
    """The same text under another id is the same interview."""
    decision = decide(corpus_of(THEN), "Lampen er gået")
    placed = place([decision], [], corpus=corpus_of({"K09": THEN["K01"]}), codebook=BOOK)
    assert [one.transcript for one in placed.decisions] == ["K09"]
    assert placed.decisions[0].span == decision.span
    assert placed.moved == 1


def test_decision_follows_a_renamed_code() -> None:
    """``was`` carries a decision to the new id, and the old one is kept beside it."""
    corpus = corpus_of(THEN)
    book = codebook_of(Code("lys", "fysiske", was=("belysning",)))
    (decision,) = place([decide(corpus, "Lampen")], [], corpus=corpus, codebook=book).decisions
    assert (decision.code, decision.was) == ("lys", "belysning")


def test_an_id_that_still_lives_is_not_followed() -> None:
    """When a code keeps its id after a split, its decisions stay with it."""
    corpus = corpus_of(THEN)
    book = codebook_of(Code("belysning", "fysiske"), Code("lys", "fysiske", was=("belysning",)))
    (decision,) = place([decide(corpus, "Lampen")], [], corpus=corpus, codebook=book).decisions
    assert (decision.code, decision.was) == ("belysning", "")


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (codebook_of(Code("drift", "fysiske")), "code_gone"),
        (
            codebook_of(
                Code("lamper", "fysiske", was=("belysning",)),
                Code("mørke", "fysiske", was=("belysning",)),
            ),
            "code_split",
        ),
    ],
)
def test_a_deleted_or_split_code_lists_its_decisions(book: Codebook, reason: str) -> None:
    """Nobody guesses which half of a split code was meant."""
    corpus = corpus_of(THEN)
    (lost,) = place([decide(corpus, "Lampen")], [], corpus=corpus, codebook=book).lost
    assert lost.reason == reason


def test_a_superseded_decision_does_not_come_back_when_its_successor_is_lost() -> None:
    """What was taken back stays taken back."""
    corpus = corpus_of(THEN)
    first = decide(corpus, "Lampen er gået")
    second = decide(corpus, "Lampen", id="e2", code="nedlagt", supersedes=("e1",))
    placed = place([first, second], [], corpus=corpus, codebook=BOOK)
    assert placed.decisions == ()
    assert [one.decision.id for one in placed.lost] == ["e2"]


def test_reading_stands_in_the_same_text_under_todays_codes() -> None:
    """Codes of a reading are followed too: a no to a split code is a no to its parts."""
    corpus = corpus_of(THEN)
    book = codebook_of(
        Code("lamper", "fysiske", was=("belysning",)),
        Code("mørke", "fysiske", was=("belysning",)),
    )
    (reading,) = place([], [reading_of(corpus)], corpus=corpus, codebook=book).readings
    assert reading.codes == ("lamper", "mørke")
    assert reading.spans == tuple(passage.span for passage in corpus.passages)


def test_reading_follows_unchanged_passages_and_lists_the_others() -> None:
    """A rewritten passage has not been read; the passages around it still have."""
    then = corpus_of(THEN)
    now = corpus_of({"K01": [*THEN["K01"][:1], ("S", "Pæren er gået."), *THEN["K01"][2:]]})
    placed = place([], [reading_of(then)], corpus=now, codebook=BOOK)
    assert [one.spans for one in placed.readings] == [(now.passages[1].span,)]
    assert [one.spans for one in placed.lost_readings] == [(then.passages[0].span,)]
    assert placed.readings[0].prints == prints_of(now.transcript("K01"), [now.passages[1].span])


def test_equal_answers_that_were_read_pair_up_only_when_none_came_or_went() -> None:
    """Two read answers of "Ja." are both read today; beside a third nobody can tell."""
    answers = [("I", "Her?"), ("S", "Ja."), ("I", "Der?"), ("S", "Ja.")]
    then = corpus_of({"K01": answers})
    same = corpus_of({"K01": [("I", "Lige her?"), *answers[1:]]})
    more = corpus_of({"K01": [*answers, ("I", "Og?"), ("S", "Ja.")]})
    kept = place([], [reading_of(then)], corpus=same, codebook=BOOK)
    assert kept.readings[0].spans == tuple(passage.span for passage in same.passages)
    assert not kept.lost_readings
    gone = place([], [reading_of(then)], corpus=more, codebook=BOOK)
    assert not gone.readings
    assert gone.lost_readings[0].spans == tuple(passage.span for passage in then.passages)


@pytest.mark.parametrize("now", [{"K01": [("S", "Helt ny tekst.")]}, {"K02": THEN["K01"][:2]}])
def test_reading_without_fingerprints_or_transcript_is_listed(
    now: dict[str, list[tuple[str, str]]],
) -> None:
    """Positions alone cannot be carried to another text."""
    reading = reading_of(corpus_of(THEN), kept=False)
    placed = place([], [reading], corpus=corpus_of(now), codebook=BOOK)
    assert placed.lost_readings == (reading,)
    assert placed.readings == ()


@given(
    before=st.text("abc .", max_size=12),
    words=st.text("abc ", min_size=1, max_size=8),
    after=st.text("abc .", max_size=12),
    start=st.integers(0, 30),
    length=st.integers(1, 30),
)
def test_a_moved_decision_always_cuts_exactly_its_quote(
    before: str, words: str, after: str, start: int, length: int
) -> None:
    """Whatever was corrected: what has a place cuts its quote, and what has none is listed.

    Where the quote is no longer letter by letter what was decided on, that is told.
    """
    then = corpus_of({"K01": [("S", before + words + after)]})
    text = then.transcript("K01").text
    quote = text[start : start + length] or text[-1:]
    decision = decide(then, quote)
    now = corpus_of({"K01": [("S", after + words + before)]})
    placed = place([decision], [], corpus=now, codebook=BOOK)
    assert len(placed.decisions) + len(placed.lost) == 1
    assert all(now.cut("K01", one.span) == one.quote for one in placed.decisions)
    told = [one.now for one in placed.moves]
    assert all(one.quote == quote or one in told for one in placed.decisions)

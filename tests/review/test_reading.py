"""A passage is read when somebody's spans cover it whole."""

from dataclasses import replace

from qualcode.model import Corpus, Decision, Reading, Span, Verdict
from qualcode.review import Pen, Say, decide, passages_read, without_spoken
from tests.building import corpus_of

CORPUS = corpus_of({"K01": [("S", "Lampen er gået. Ja."), ("I", "Og?"), ("S", "Nej.")]})


def read(corpus: Corpus, *spans: Span, coder: str = "maja", codes: str = "lys") -> Reading:
    held = corpus.transcript("K01").fingerprint
    return Reading("r", coder, "K01", held, spans, tuple(codes.split()))


def given(corpus: Corpus, span: Span, *, verdict: Verdict = "accept") -> Decision:
    """Give maja's word on the code *lys* about a span of K01."""
    say = Say("K01", span, "lys", verdict)
    return decide(corpus, Pen("maja", "2026-01-15T10:00:00Z", ""), say)


def test_a_span_over_the_whole_transcript_reads_every_passage() -> None:
    """The interviewer's words in between are no obstacle."""
    whole = Span(0, len(CORPUS.transcript("K01").text))
    read_by = passages_read([read(CORPUS, whole)], corpus=CORPUS)
    assert read_by == {
        "K01:1.1": {"maja": frozenset({"lys"})},
        "K01:3.1": {"maja": frozenset({"lys"})},
    }


def test_half_a_passage_is_not_read() -> None:
    """A span that stops inside a passage does not say no to it."""
    passage = CORPUS.passages[0]
    half = Span(passage.span.start, passage.span.end - 1)
    assert passages_read([read(CORPUS, half)], corpus=CORPUS) == {}


def test_two_parts_with_a_blank_between_read_the_passage_they_make_up() -> None:
    """Sentences read one by one are a passage read, should the unit change."""
    start = CORPUS.passages[0].span.start
    parts = Span(start, start + 15), Span(start + 16, CORPUS.passages[0].span.end)
    assert list(passages_read([read(CORPUS, *parts)], corpus=CORPUS)) == ["K01:1.1"]


def test_readings_of_one_coder_add_up_and_coders_stay_apart() -> None:
    """Codes born later are read in a second round."""
    first = CORPUS.passages[1].span
    read_by = passages_read(
        [
            read(CORPUS, first),
            read(CORPUS, first, codes="drift"),
            read(CORPUS, first, coder="jonas"),
        ],
        corpus=CORPUS,
    )
    assert read_by["K01:3.1"] == {
        "maja": frozenset({"lys", "drift"}),
        "jonas": frozenset({"lys"}),
    }


def test_a_reading_of_an_unknown_transcript_reads_nothing() -> None:
    """Placing lists it; here it is passed over."""
    reading = Reading("r", "maja", "K99", "", (Span(0, 9),), ("lys",))
    assert passages_read([reading], corpus=CORPUS) == {}


def test_a_code_given_once_in_a_turn_is_no_refusal_of_its_other_passages() -> None:
    """Who codes by turn gives a code once; the rest of a long turn is no answer of theirs."""
    whole = corpus_of({"K01": [("S", "Her er mørkt. Lampen er gået.")]})
    (turn,) = whole.passages
    first = replace(turn, span=Span(turn.span.start, turn.span.start + 13))
    second = replace(turn, number=2, span=Span(turn.span.start + 14, turn.span.end))
    corpus = Corpus(whole.transcripts, whole.speakers, whole.participants, (first, second))
    read = {one.id: {"maja": frozenset({"lys", "tryghed"})} for one in (first, second)}
    kept = without_spoken(read, [given(corpus, first.span)], corpus=corpus)
    assert kept[first.id]["maja"] == {"lys", "tryghed"}
    assert kept[second.id]["maja"] == {"tryghed"}


def test_a_coding_over_several_turns_is_no_refusal_where_it_reaches_in() -> None:
    """It counts for the passage that holds most of it; the other is no answer, a no stays one."""
    first, last = CORPUS.passages
    read = {one.id: {"maja": frozenset({"lys", "tryghed"})} for one in (first, last)}
    over = Span(first.span.start, last.span.end)
    kept = without_spoken(read, [given(CORPUS, over)], corpus=CORPUS)
    assert kept[first.id]["maja"] == {"lys", "tryghed"}
    assert kept[last.id]["maja"] == {"tryghed"}
    refused = [given(CORPUS, over, verdict="reject")]
    assert without_spoken(read, refused, corpus=CORPUS) == read

"""However a transcript is edited: no decision on other words, and undoing brings all back."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import Code, Codebook, Decision, Span, Theme
from qualcode.review import Placed, place
from qualcode.review.speech import plain
from tests.building import corpus_of, transcript_of

Turns = list[tuple[str, str]]

BOOK = Codebook("prøve", ("da",), (Theme("t", codes=(Code("c", "t"),)),))
WORDS = st.sampled_from(
    (
        *("ja", "nej", "lampen", "lamppen", "lygten", "tryg", "utryg", "ikke", "øh", "altså"),
        *("tunnelen", "stien", "Hun", "han", "2019", "går,", "går.", "»mørkt«", "(griner)", "–"),
    )
)
SAID = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
TURNS = st.lists(st.tuples(st.sampled_from("ISO"), SAID), min_size=2, max_size=8)


@dataclass(frozen=True)
class Edit:
    """One edit of a transcript: what is done, at which turn and word, with which words."""

    kind: str
    turn: int
    word: int
    words: str
    label: str

    def applied(self, turns: Turns) -> Turns:
        """Give the turns after it."""
        now = list(turns)
        at = self.turn % len(now)
        label, said = now[at]
        words = said.split()
        place_ = self.word % (len(words) + 1)
        if self.kind == "insert word":
            now[at] = (label, " ".join([*words[:place_], self.words, *words[place_:]]))
        elif self.kind == "delete word" and len(words) > 1:
            now[at] = (label, " ".join([*words[:place_], *words[place_ + 1 :]] or ["ja"]))
        elif self.kind == "replace word":
            now[at] = (label, " ".join([*words[:place_], self.words, *words[place_ + 1 :]]))
        elif self.kind == "insert turn":
            now.insert(at, (self.label, self.words))
        elif self.kind == "delete turn" and len(now) > 1:
            del now[at]
        elif self.kind == "move turn":
            now.insert(self.word % len(now), now.pop(at))
        elif self.kind == "relabel":
            now[at] = (self.label, said)
        elif self.kind == "split" and 0 < place_ < len(words):
            now[at : at + 1] = [
                (label, " ".join(words[:place_])),
                (self.label, " ".join(words[place_:])),
            ]
        elif self.kind == "capitals":
            now = [(label, said.upper()) for label, said in now]
        return now


EDITS = st.lists(
    st.builds(
        Edit,
        kind=st.sampled_from(
            [
                *("insert word", "delete word", "replace word", "insert turn", "delete turn"),
                *("move turn", "relabel", "split", "capitals"),
            ]
        ),
        turn=st.integers(0, 9),
        word=st.integers(0, 9),
        words=SAID,
        label=st.sampled_from("ISO"),
    ),
    max_size=5,
)


def decisions_on(turns: Turns) -> list[Decision]:
    """Decide on stretches of every length all over a transcript."""
    transcript = transcript_of("K01", turns)
    text = transcript.text
    made: list[Decision] = []
    for turn in transcript.turns:
        for start in range(turn.span.start, turn.span.end, 7):
            for end in (start + 3, start + 17, turn.span.end):
                if end <= turn.span.end:
                    span = Span(start, end)
                    made.append(
                        Decision(
                            f"e{len(made)}",
                            "maja",
                            "K01",
                            transcript.fingerprint,
                            span,
                            "c",
                            "accept",
                            span.of(text),
                            text[max(0, start - 32) : start],
                            text[end : end + 32],
                            speaker=turn.speaker,
                        )
                    )
    return made


def placed_in(turns: Turns, decisions: list[Decision]) -> Placed:
    return place(decisions, (), corpus=corpus_of({"K01": turns}), codebook=BOOK)


@settings(max_examples=60, deadline=None)
@given(TURNS, EDITS)
def test_no_decision_is_put_on_other_words_in_silence(turns: Turns, edits: list[Edit]) -> None:
    """What has a place cuts the quote, up to what counts as unchanged, or is told as changed."""
    now = turns
    for edit in edits:
        now = edit.applied(now)
    decisions = decisions_on(turns)
    corpus = corpus_of({"K01": now})
    placed = placed_in(now, decisions)
    assert len(placed.decisions) + len(placed.lost) == len(decisions)
    made = {one.id: one for one in decisions}
    told = {one.now.id: one for one in placed.moves}
    for one in placed.decisions:
        words = corpus.cut("K01", one.span)
        assert one.quote == words
        move = told.get(one.id)
        likeness = move.likeness if move else "same"
        assert (words == made[one.id].quote) == (likeness == "same")
        assert likeness == "changed" or plain(words) == plain(made[one.id].quote)
        passage = corpus.passage_holding("K01", one.span)
        assert passage is not None
        assert passage.speaker in (made[one.id].speaker, move.speaker_now if move else "")
    for lost in placed.lost:
        assert lost.decision is made[lost.decision.id]
        for candidate in lost.candidates:
            assert corpus.passage_holding("K01", candidate.span) is not None


@settings(max_examples=40, deadline=None)
@given(TURNS, EDITS)
def test_undoing_an_edit_brings_every_decision_back(turns: Turns, edits: list[Edit]) -> None:
    """The same text again: the same decisions at the same places, none moved, none listed."""
    decisions = [one for one in decisions_on(turns) if one.speaker != "I"]
    for edit in edits:
        placed_in(edit.applied(turns), decisions)
    placed = placed_in(turns, decisions)
    assert placed.decisions == tuple(decisions)
    assert (placed.moves, placed.lost) == ((), ())


@settings(max_examples=40, deadline=None)
@given(TURNS, SAID)
def test_what_is_added_at_the_end_moves_nothing(turns: Turns, words: str) -> None:
    """A transcript that grows keeps every decision that is not at its very end where it was."""
    turns = [*turns, ("S", "Det var det hele for i dag, og tusind tak for kaffen.")]
    decisions = [one for one in decisions_on(turns[:-1]) if one.speaker != "I"]
    text = transcript_of("K01", turns)
    decisions = [
        replace(
            one,
            fingerprint=text.fingerprint,
            before=text.text[max(0, one.span.start - 32) : one.span.start],
            after=text.text[one.span.end : one.span.end + 32],
        )
        for one in decisions
    ]
    placed = placed_in([*turns, ("I", words)], decisions)
    assert all(one.now.span == one.before.span for one in placed.moves)

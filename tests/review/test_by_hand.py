"""What people settle by hand about where decisions stand, and files that changed their names."""

from dataclasses import replace

from qualcode.model import (
    ByHand,
    Code,
    Codebook,
    Corpus,
    Decision,
    Placement,
    Reading,
    Renaming,
    Theme,
)
from qualcode.review import Placed, decision_at, likely_names, place, prints_of
from tests.building import corpus_of
from tests.review.test_anchoring import THEN, decide, with_turn

BOOK = Codebook("prøve", ("da",), (Theme("t", codes=(Code("tryghed", "t"),)),))
MADE = decide("Nej.")
NOW = corpus_of({"K01": with_turn(4, "Jo, det gør jeg.")})
LATER = corpus_of({"K01": [*with_turn(4, "Jo, det gør jeg."), ("I", "Tak.")]})


def by_hand(
    corpus: Corpus = NOW, turn: int = 4, *, decision: Decision = MADE, **given: object
) -> Placement:
    """Place a decision on a whole turn by hand."""
    (transcript,) = corpus.transcripts
    span = transcript.turns[turn - 1].span
    there = decision_at(decision, span, text=transcript.text, print_now=transcript.fingerprint)
    made = Placement(
        "p1",
        "jonas",
        decision.id,
        transcript.id,
        there.fingerprint,
        span,
        there.quote,
        there.before,
        there.after,
        "2026-02-01T00:00:00Z",
    )
    return replace(made, **given)  # type: ignore[arg-type]


def placed(corpus: Corpus, *said: Placement | Renaming, decision: Decision = MADE) -> Placed:
    placements = tuple(one for one in said if isinstance(one, Placement))
    renamings = tuple(one for one in said if isinstance(one, Renaming))
    settled = ByHand(placements, renamings)
    return place([decision], (), corpus=corpus, codebook=BOOK, by_hand=settled)


def test_a_decision_stands_where_a_person_said() -> None:
    """The decision stays its coder's; only its place is somebody else's word, and told."""
    found = placed(NOW, by_hand())
    (one,) = found.decisions
    assert (one.id, one.coder, one.verdict) == (MADE.id, "maja", "accept")
    assert NOW.cut("K01", one.span) == one.quote == "Jo, det gør jeg."
    assert [(move.by_hand, move.likeness) for move in found.moves] == [(True, "changed")]
    assert not found.lost


def test_a_place_given_by_hand_follows_its_words_through_later_changes() -> None:
    """What was settled is not asked again when the transcript changes once more."""
    (one,) = placed(LATER, by_hand()).decisions
    assert LATER.cut("K01", one.span) == "Jo, det gør jeg."


def test_the_old_text_brings_the_old_place_back() -> None:
    """With the very text a decision was made on, it stands exactly where it was made."""
    then = corpus_of({"K01": THEN})
    assert placed(then, by_hand()).decisions == (MADE,)


def test_a_dropped_decision_is_neither_counted_nor_listed() -> None:
    """It stays in the journal and can be had back."""
    found = placed(NOW, by_hand(dropped=True))
    assert (found.decisions, found.lost) == ((), ())
    assert found.dropped == (MADE,)


def test_of_two_placements_the_one_that_supersedes_stands() -> None:
    """A second thought names the first; the order in which they are read is of no account."""
    first, second = by_hand(), by_hand(turn=6, id="p2", supersedes=("p1",))
    for said in ((first, second), (second, first)):
        (one,) = placed(NOW, *said).decisions
        assert one.span == NOW.transcript("K01").turns[5].span


def test_two_people_who_say_different_places_are_asked() -> None:
    """Settled differently on two devices: listed, until somebody supersedes both."""
    other = by_hand(turn=6, id="p2", coder="maja")
    assert [one.reason for one in placed(NOW, by_hand(), other).lost] == ["quote_ambiguous"]
    same = by_hand(id="p2", coder="maja")
    assert len(placed(NOW, by_hand(), same).decisions) == 1


def test_a_place_by_hand_that_is_gone_is_listed() -> None:
    """Even a place by hand is not guessed at."""
    gone = corpus_of({"K01": [THEN[0], THEN[1]]})
    assert [one.reason for one in placed(gone, by_hand()).lost] == ["quote_not_found"]


def test_everything_said_of_a_file_follows_its_new_name() -> None:
    """One decision on the very text tells the name; those made on earlier text follow too."""
    renamed = corpus_of({"Ny": with_turn(1, "Er her meget mørkt?")})
    earlier = MADE
    sure = by_hand(renamed, 6, decision=replace(MADE, id="e2"))
    exact = replace(
        MADE,
        id="e2",
        fingerprint=sure.fingerprint,
        span=sure.span,
        quote=sure.quote,
        before=sure.before,
        after=sure.after,
    )
    found = place([earlier, exact], (), corpus=renamed, codebook=BOOK)
    assert [one.transcript for one in found.decisions] == ["Ny", "Ny"]
    assert [(one.transcript, one.now, one.decisions) for one in found.following] == [
        ("K01", "Ny", 2)
    ]


def test_two_texts_that_were_once_one_transcript_are_asked_about() -> None:
    """When both of two new files hold a text of the one that is gone, nobody guesses."""
    new = corpus_of({"A": THEN, "B": with_turn(4, "Jo, det gør jeg.")})
    on_b = replace(MADE, id="e2", fingerprint=new.transcript("B").fingerprint)
    older = replace(MADE, id="e3", fingerprint="0" * 64)
    found = place([MADE, on_b, older], (), corpus=new, codebook=BOOK)
    assert [one.transcript for one in found.decisions] == ["A", "B"]
    assert [(one.decision.id, one.reason) for one in found.lost] == [("e3", "no_transcript")]


def test_a_new_name_and_new_words_at_once_are_asked_about() -> None:
    """The likeliest file is named; only a person's word makes it the one."""
    new = corpus_of(
        {
            "Interview 3": with_turn(1, "Er her meget mørkt nu?"),
            "Andet": [("I", "Nå?"), ("S", "Ja.")],
        }
    )
    found = placed(new)
    assert [one.reason for one in found.lost] == ["no_transcript"]
    (guess,) = likely_names(found.lost, corpus=new)
    assert (guess.transcript, guess.now, guess.found, guess.tried) == ("K01", "Interview 3", 1, 1)
    told = placed(new, Renaming("r1", "maja", "K01", "Interview 3"))
    assert [one.transcript for one in told.decisions] == ["Interview 3"]
    assert [one.by_hand for one in told.following] == [True]


def test_a_transcript_without_a_likely_heir_has_none() -> None:
    """No name is proposed that none of the words speak for."""
    new = corpus_of({"Andet": [("I", "Nå?"), ("S", "Ja.")]})
    (guess,) = likely_names(placed(new).lost, corpus=new)
    assert (guess.now, guess.found) == ("", 0)
    assert likely_names((), corpus=new) == ()


def test_renamings_are_followed_one_after_the_other() -> None:
    """K01 became B and B became C; a circle leads nowhere."""
    new = corpus_of({"C": with_turn(1, "Er her meget mørkt?")})
    chain = (Renaming("r1", "maja", "K01", "B"), Renaming("r2", "maja", "B", "C"))
    assert [one.transcript for one in placed(new, *chain).decisions] == ["C"]
    circle = (Renaming("r1", "maja", "K01", "B"), Renaming("r2", "maja", "B", "K01"))
    assert [one.reason for one in placed(new, *circle).lost] == ["no_transcript"]


def test_the_old_text_under_another_name_beside_a_corrected_one_is_asked_about() -> None:
    """A copy kept beside the corrected file does not take the decisions away from it."""
    both = corpus_of({"K01": with_turn(1, "Er her meget mørkt?"), "gammel": THEN})
    assert [one.reason for one in placed(both).lost] == ["quote_ambiguous"]
    swapped = corpus_of({"K01": [("I", "Nå?"), ("S", "Noget helt andet.")], "K02": THEN})
    assert [one.transcript for one in placed(swapped).decisions] == ["K02"]


def test_readings_follow_a_new_name() -> None:
    """What was read through under the old name counts as read under the new one."""
    then = corpus_of({"K01": THEN})
    spans = tuple(one.span for one in then.passages)
    reading = Reading(
        "r9",
        "maja",
        "K01",
        then.transcript("K01").fingerprint,
        spans,
        ("tryghed",),
        prints=prints_of(then.transcript("K01"), spans),
    )
    new = corpus_of({"Ny": THEN})
    (stays,) = place((), [reading], corpus=new, codebook=BOOK).readings
    assert (stays.transcript, stays.spans) == ("Ny", spans)


def test_another_speakers_label_over_the_same_words_is_told() -> None:
    """A relabelled turn keeps its decision, and the change of speaker is said."""
    words = "Jeg går hele vejen rundt om skolen"
    now = corpus_of({"K01": with_turn(6, THEN[5][1], label="Ole")})
    for decision in (decide(words), decide("rundt om skolen, når det", speaker="S")):
        (move,) = placed(now, decision=decision).moves
        assert (move.speaker_then, move.speaker_now) == ("S", "Ole")


def test_words_that_are_the_interviewers_now_are_listed() -> None:
    """A turn given to the interviewer has no decision that counts."""
    now = corpus_of({"K01": with_turn(6, THEN[5][1], label="I")})
    found = placed(now, decision=decide("Jeg går hele vejen rundt om skolen"))
    assert [one.reason for one in found.lost] == ["no_passage"]

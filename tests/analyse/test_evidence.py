"""Which sentences a coding rests on."""

from dataclasses import replace

from qualcode.analyse.evidence import covered_sentences
from qualcode.model import Claim, Coding, Decision, Hit, Span
from qualcode.model.coding import State
from tests.building import corpus_of

WORDS = "Naboen er rar. Hunden er løs. Det regner."
CORPUS = corpus_of({"K01": [("A", WORDS)]})
PASSAGE = CORPUS.passages[0]
TEXT = CORPUS.transcripts[0].text


def span_of(words: str) -> Span:
    """Find words in the transcript."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(
    *, hits: tuple[str, ...] = (), marked: Span | None = None, state: State = "read"
) -> Claim:
    """Make a claim that rests on hits, and on what a person marked."""
    found = tuple(Hit("naboskab", span_of(one), "nabo+", "strong") for one in hits)
    coding = Coding(PASSAGE, PASSAGE.span, "t", "naboskab", "rules", "rule", "strong", found)
    decision = Decision("1", "maja", "K01", "", marked or Span(0, 0), "naboskab", "accept", "")
    given = (decision,) if marked else ()
    return Claim(PASSAGE, "t", "naboskab", state, (coding,), given)


def covered(*claims: Claim) -> list[str]:
    """Give the covered sentences as text."""
    found = covered_sentences(claims, corpus=CORPUS, passages=CORPUS.passages)
    return [span.of(TEXT) for span in found.get(PASSAGE.id, ())]


def test_a_hit_covers_its_sentence_and_no_other() -> None:
    """The rest of a coded passage may be about something else."""
    assert covered(claim(hits=("Naboen",), state="rules")) == ["Naboen er rar."]
    assert covered(claim(hits=("Naboen", "regner"))) == ["Naboen er rar.", "Det regner."]


def test_what_a_person_marked_is_covered() -> None:
    """A decision on a part of the passage covers the sentences it touches."""
    assert covered(claim(marked=span_of("er løs"))) == ["Hunden er løs."]


def test_a_yes_to_the_whole_passage_rests_on_the_hits_where_there_are_any() -> None:
    """Without hits nothing is known, and everything is covered."""
    assert covered(claim(hits=("Naboen",), marked=PASSAGE.span)) == ["Naboen er rar."]
    assert len(covered(claim(marked=PASSAGE.span))) == 3


def test_suggestions_and_refusals_cover_nothing() -> None:
    """Neither what nobody has decided on a weak hit, nor what somebody said no to."""
    assert covered(claim(hits=("Naboen",), state="suggested")) == []
    assert covered(claim(hits=("Naboen",), state="rejected")) == []


def test_weak_hits_beside_a_strong_one_count_with_it() -> None:
    """Where a code stands, all its words are its evidence."""
    weak = Hit("naboskab", span_of("regner"), "regne+", "weak")
    one = claim(hits=("Naboen",), state="rules")
    coding = replace(one.codings[0], hits=(*one.codings[0].hits, weak))
    assert covered(replace(one, codings=(coding,))) == ["Naboen er rar.", "Det regner."]


def test_words_of_the_question_cover_nothing() -> None:
    """An echo rests on what the interviewer said."""
    one = claim(hits=("Naboen",), state="rules")
    echo = replace(one.codings[0].hits[0], in_question=True)
    assert covered(replace(one, codings=(replace(one.codings[0], hits=(echo,)),))) == []

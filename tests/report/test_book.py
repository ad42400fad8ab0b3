"""The book as values: what stands in the margin, under a code, and what stays in the house."""

from dataclasses import replace
from itertools import chain

import pytest

from qualcode.analyse import Estimate, Validation
from qualcode.errors import SettingsError
from qualcode.model import (
    Codebook,
    Coding,
    Corpus,
    Decision,
    Hit,
    Passage,
    Settings,
    Span,
    Speaker,
    Transcript,
)
from qualcode.report.book import Book, Piece
from qualcode.report.dates import date_of
from qualcode.report.document import WordTable
from qualcode.report.pages import build_book
from qualcode.report.pages.anchors import places_in
from qualcode.report.pages.margin import evidence, pieces_of
from tests.building import corpus_of
from tests.report.invented import claim_of, codebook_of, study_corpus, study_of

EMPTY = Codebook("p", ("da",), ())


@pytest.fixture(scope="module")
def book() -> Book:
    """Give the book of the invented study."""
    return build_book(study_of(), language="da")


def words_of(pieces: tuple[Piece, ...]) -> str:
    """Put pieces together again."""
    return "".join(one.text for one in pieces)


def test_every_turn_is_there_word_for_word(book: Book) -> None:
    """Cutting at the evidence loses and changes nothing."""
    corpus = study_corpus()
    for transcript, shown in zip(corpus.transcripts, book.transcripts, strict=True):
        said = [" ".join(words_of(one.pieces) for one in turn.passages) for turn in shown.turns]
        assert said == [transcript.words_of(turn) for turn in transcript.turns]


def test_every_coding_stands_in_a_margin_and_under_its_code_once(book: Book) -> None:
    """No claim is lost between the two (peers lose those without a tag)."""
    claims = study_of().claims
    turns = chain.from_iterable(one.turns for one in book.transcripts)
    passages = chain.from_iterable(one.passages for one in turns)
    assert sum(len(one.notes) for one in passages) == len(claims)
    codes = [code for theme in book.themes for code in theme.codes]
    assert sum(len(one.entries) for one in codes) == len(claims)
    for code in codes:
        assert len(code.entries) == sum(one.code == code.id for one in claims)


def test_the_margin_puts_what_was_read_first_and_says_why_of_the_rest(book: Book) -> None:
    """Read, rules, suggested, then what does not count; machines say what they went by."""
    order = ("read", "rules", "suggested", "unsure", "disputed", "rejected")
    for transcript in book.transcripts:
        for turn in transcript.turns:
            for passage in turn.passages:
                ranks = [order.index(one.state) for one in passage.notes]
                assert ranks == sorted(ranks)
                for note in passage.notes:
                    wanted = {"rules": "regel: lampe+", "suggested": "model"}.get(note.state)
                    assert wanted is None or note.why == wanted
                    if note.state == "rejected":
                        assert (note.number, note.why, note.marks) == (0, "", "")


def test_interviewers_are_called_by_their_role_and_have_no_margin(book: Book) -> None:
    """Their label may be a name, and their words are never coded."""
    asked = [one for one in book.transcripts[0].turns if one.asks]
    assert asked
    assert {one.who for one in asked} == {"interviewer"}
    assert not any(passage.notes for one in asked for passage in one.passages)


def test_words_of_others_stay_in_the_house() -> None:
    """Somebody who neither takes part, asks nor interprets gave no leave; the book says so."""
    corpus = corpus_of({"K01": [("I", "Hvem er det?"), ("Samira", "Mig."), ("Barn", "HEMMELIGT")]})
    passages = tuple(one for one in corpus.passages if one.speaker != "Barn")
    people = tuple(one for one in corpus.participants if one.pseudonym != "Barn")
    speakers = tuple(
        replace(one, role="other", participant="") if one.label == "Barn" else one
        for one in corpus.speakers
    )
    corpus = replace(corpus, passages=passages, participants=people, speakers=speakers)
    book = build_book(study_of(corpus=corpus, states=("rules",)), language="en")
    assert "HEMMELIGT" not in repr(book)
    assert book.transcripts[0].turns[2].passages == ()
    assert book.transcripts[0].turns[2].who == "other"
    assert "are left out: 1 turn." in repr(book.about)


def test_speakers_nobody_has_said_anything_of_are_left_out_too() -> None:
    """Unknown is not leave."""
    corpus = corpus_of({"K01": [("X", "HEMMELIGT"), ("Samira", "Mig.")]})
    corpus = replace(
        corpus,
        passages=corpus.passages[1:],
        participants=corpus.participants[1:],
        speakers=(Speaker("K01", "X", "", "", "unknown", 1, 1), *corpus.speakers[1:]),
    )
    assert "HEMMELIGT" not in repr(build_book(study_of(corpus=corpus), language="da"))


def test_only_chosen_columns_are_seen() -> None:
    """Pseudonym and role by themselves; an area, an age or an own column when asked for."""
    material = study_of()
    people = tuple(replace(one, extra={"job": "portner"}) for one in material.corpus.participants)
    material = replace(material, corpus=replace(material.corpus, participants=people))
    silent, said = (
        repr(build_book(material, language="da", columns=columns).about)
        for columns in ((), ("area", "job"))
    )
    assert "Nordvangen" not in silent
    assert "portner" not in silent
    assert "Nordvangen" in said
    assert "portner" in said
    assert "40-49" not in said
    assert people[0].value_of("age_group") == "40-49"


def dated(corpus: Corpus, **dates: str) -> Corpus:
    """Give the corpus with dates in the headers of some transcripts."""
    transcripts = tuple(
        replace(one, header={"dato": dates[one.id]} if one.id in dates else {})
        for one in corpus.transcripts
    )
    return replace(corpus, transcripts=transcripts)


def test_passages_under_a_code_come_by_date_then_by_id() -> None:
    """The header's date decides; a transcript without one comes after, in order of id."""
    corpus = corpus_of({name: [("A", "Lampen er slukket.")] for name in ("K1", "K2", "K3", "K4")})
    codebook = codebook_of(1)
    corpus = dated(corpus, K3="2022-01-05", K2="3. marts 2022")
    claims = [claim_of(one, codebook.codes[0], state="rules") for one in corpus.passages]
    material = replace(study_of(corpus=corpus, codebook=codebook), claims=claims)
    book = build_book(material, language="en")
    assert [one.to for one in book.themes[0].codes[0].entries] == ["K3-1", "K2-1", "K1-1", "K4-1"]
    assert book.order == book.words.by_date
    assert "March 2022" in book.transcripts[1].about
    assert "05" not in book.transcripts[2].about


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2022-09-06", (2022, 9, 6)),
        ("06.09.2022", (2022, 9, 6)),
        ("6/9-2022", (2022, 9, 6)),
        ("6. september 2022", (2022, 9, 6)),
        ("1st May, 2022", (2022, 5, 1)),
        ("3 oct 2022", (2022, 10, 3)),
        ("2022-13-40", None),
        ("6. foo 2022", None),
        ("i efteråret", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(said: str, date: tuple[int, int, int] | None) -> None:
    """ISO, day first with any sign, or the month in words; anything else is no date."""
    assert date_of(Transcript("K", "K.txt", "", (), header={"date": said})) == date


def test_anchors_are_unique_and_without_blanks() -> None:
    """Ids with blanks, ids that look like a turn of another, and one called as a part of it."""
    names = ("K01", "K01-2", "Int 3 <b>", "about", "main")
    corpus = corpus_of({name: [("I", "Hvad?"), ("A", "Ja.")] for name in names})
    places = places_in(corpus, codebook_of(1))
    own = [*places.transcripts.values(), *places.turns.values(), *places.codes.values()]
    assert len(set(own)) == len(own)
    assert places.transcripts["Int 3 <b>"] == "Int_3_b_"
    assert places.turns["K01", 2] == "K01-2~2"
    assert places.transcripts["about"] == "about~2"
    assert places.parts.about == "about"
    assert not any(set(one) & set(" \"'<>&#%") for one in own)


def test_a_second_passage_of_a_turn_has_a_place_of_its_own() -> None:
    """A long turn's first passage is the turn, the second ``K01-1.2``."""
    corpus = corpus_of({"K01": [("A", "Et. To.")]})
    whole = corpus.passages[0]
    cut = whole.span.start + 4
    parts = (
        replace(whole, span=Span(whole.span.start, cut - 1)),
        replace(whole, number=2, span=Span(cut, whole.span.end)),
    )
    corpus = replace(corpus, passages=parts)
    assert places_in(corpus, EMPTY).passages == {"K01:1.1": "K01-1", "K01:1.2": "K01-1.2"}
    turn = build_book(study_of(corpus=corpus), language="da").transcripts[0].turns[0]
    assert [words_of(one.pieces) for one in turn.passages] == ["Et.", "To."]


def test_evidence_that_overlaps_is_cut_where_either_begins_or_ends() -> None:
    """Every piece names each note that rests on it, and spans are kept inside the passage."""
    passage = Passage("K", 1, 1, Span(2, 12), "", "", counts=True, words=1)
    pieces = pieces_of("..abcdefghij..", passage, [(1, [Span(0, 6)]), (2, [Span(4, 9)])])
    assert pieces == (
        Piece("ab", (1,)),
        Piece("cd", (1, 2)),
        Piece("efg", (2,)),
        Piece("hij"),
    )


def test_a_yes_to_a_whole_passage_and_the_question_s_words_rest_on_nothing_in_it() -> None:
    """Nothing is highlighted that nobody pointed at."""
    corpus = corpus_of({"K01": [("I", "Lampen?"), ("A", "Ja, den er slukket.")]})
    passage, code = corpus.passages[0], codebook_of(1).codes[0]
    echo = Hit(code.id, Span(3, 9), "lampe+", "strong", in_question=True)
    coding = Coding(passage, passage.span, code.theme, code.id, "rules", "rule", hits=(echo,))
    yes = Decision("1", "maja", "K01", "", passage.span, code.id, "accept", "")
    claim = replace(claim_of(passage, code, state="read"), codings=(coding,), decisions=(yes,))
    assert evidence(claim) == ()
    part = replace(yes, span=Span(passage.span.start, passage.span.start + 2))
    assert evidence(replace(claim, decisions=(part,))) == (part.span,)


def test_pairs_lead_to_their_passages_and_bars_to_their_codes(book: Book) -> None:
    """Every number leads to its passages."""
    material = study_of()
    anchors = {turn.anchor for one in book.transcripts for turn in one.turns}
    assert book.meetings
    assert book.crossing_figure is not None
    ((_, pairs),) = book.crossing_figure.groups
    for meeting, line in zip(book.meetings, pairs, strict=True):
        assert meeting.label == line.label
        assert {to for _, to in meeting.places} <= anchors
    assert book.frequency_figure is not None
    pages = {code.anchor: code.label for theme in book.themes for code in theme.codes}
    for _, lines in book.frequency_figure.groups:
        for bar in lines:
            assert pages[bar.to] == bar.label.removesuffix(" °")
    rows = {one.code: one for one in material.frequencies if one.code and not one.role}
    first = book.frequency_figure.groups[0][1][0]
    code = next(one for one, label in pages.items() if label == first.label.removesuffix(" °"))
    assert sum(first.parts) == rows[code.removeprefix("code-")].participants_all


def test_a_book_without_codes_or_codings_is_still_a_book() -> None:
    """Nothing coded: transcripts, and sentences where tables would be."""
    settings = Settings()
    bare = study_of(codebook=EMPTY, settings=settings)
    book = build_book(bare, language="en")
    assert book.title == "The book"
    assert book.themes == ()
    assert book.frequency_figure is None
    assert book.crossing_figure is None
    assert not any(isinstance(one, WordTable) for one in book.frequencies)


def test_decisions_without_a_place_are_counted_and_nobody_is_a_table() -> None:
    """What is not in the figures is said; without participants there is no table of them."""
    material = replace(study_of(), not_placed=3)
    assert "3 decisions could not be placed" in repr(build_book(material, language="en").about)
    nobody = replace(material, corpus=corpus_of({"F": [("", "Lampen.")]}), claims=())
    told = build_book(nobody, language="en")
    assert [one.anchor for one in told.about if isinstance(one, WordTable)] == ["states"]
    assert "field note" in told.transcripts[0].about


def test_a_language_nobody_has_written_is_refused() -> None:
    """The same as for the appendix."""
    with pytest.raises(SettingsError, match="not in"):
        build_book(study_of(), language="so")


def test_a_code_that_was_validated_says_so_on_its_page_and_in_a_table() -> None:
    """Precision, recall and prevalence with intervals; other codes say nothing."""
    given = study_of()
    code = given.codebook.codes[1]
    figures = Validation(50, 200, 30, 60, 24, 3, Estimate(0.8, 0.62, 0.91), None, None)
    made = build_book(replace(given, validated={code.id: figures}), language="da")
    tables = [one.anchor for one in made.frequencies if isinstance(one, WordTable)]
    assert tables == ["frequencies", "validation"]
    told = {one.id: one.validated for theme in made.themes for one in theme.codes}
    assert [one for one, runs in told.items() if runs] == [code.id]
    assert "".join(run.text or run.refers for run in told[code.id]) == (
        "Reglerne er efterprøvet (validation): 30 / 60 udsagn er afgjort (ramt / ikke ramt). "
        "Præcision 80 % (62–91 %), genfinding –, udbredelse –."
    )
    plain = build_book(given, language="da")
    assert [one.anchor for one in plain.frequencies if isinstance(one, WordTable)] == tables[:1]

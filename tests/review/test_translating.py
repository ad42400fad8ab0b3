"""Translations follow their quotes, and one of them stands for each."""

from dataclasses import replace

from qualcode.model import Codebook, Corpus, Span, Translation
from qualcode.review import Placed, place, said_by_coder, standing_translations
from tests.building import corpus_of

BOOK = Codebook("p", ("da",), ())
TURNS = [
    ("I", "Hvordan er lyset?"),
    ("Samira", "Lampen i tunnelen har været i stykker siden påske, og ingen kommer."),
    ("I", "Og ellers?"),
    ("Samira", "Nej."),
]
CORPUS = corpus_of({"K01": TURNS})
QUOTE = "Lampen i tunnelen har været i stykker siden påske"


def made(name: str, text: str = "The lamp is broken", **changes: object) -> Translation:
    """Translate the quote as it stands in the corpus."""
    transcript = CORPUS.transcript("K01")
    start = transcript.text.index(QUOTE)
    span = Span(start, start + len(QUOTE))
    before, after = span.around(transcript.text)
    one = Translation(
        *(name, "maja", "K01", transcript.fingerprint, span, QUOTE, "en", text, before, after),
        time=f"2026-01-0{name[-1]}",
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def placed(corpus: Corpus, *translations: Translation) -> Placed:
    return place((), (), corpus=corpus, codebook=BOOK, translations=translations)


def test_a_translation_stands_where_it_was_made() -> None:
    """The very text is there: nothing changes."""
    assert placed(CORPUS, made("e1")).translations == (made("e1"),)


def test_a_translation_follows_its_quote_into_a_corrected_text() -> None:
    """A turn put in above moves it, and its quote is the words of today."""
    turns = [("I", "Velkommen."), *TURNS]
    turns[2] = ("Samira", turns[2][1].replace("tunnelen", "tunellen"))
    corpus = corpus_of({"K01": turns})
    (one,) = placed(corpus, made("e1")).translations
    assert one.quote == one.span.of(corpus.transcript("K01").text)
    assert one.quote == QUOTE.replace("tunnelen", "tunellen")
    assert one.text == "The lamp is broken"


def test_what_cannot_be_placed_is_listed_and_what_was_taken_back_is_not() -> None:
    """Words that are gone, a transcript that is gone, words that are the interviewer's now."""
    gone = corpus_of({"K01": [("I", "Hvordan er lyset?"), ("Samira", "Det ved jeg ikke.")]})
    lost = placed(gone, made("e1"), made("e2", ""))
    assert lost.translations == ()
    assert [(one.translation.id, one.reason) for one in lost.lost_translations] == [
        ("e1", "quote_not_found")
    ]
    assert [one.reason for one in placed(Corpus(), made("e1")).lost_translations] == [
        "no_transcript"
    ]
    asked = corpus_of({"K01": [("I", words) for _, words in TURNS] + [("Samira", "Hm, ja da.")]})
    assert [one.reason for one in placed(asked, made("e1")).lost_translations] == ["no_passage"]


def test_a_superseded_translation_is_gone_for_its_coder_only() -> None:
    """Nobody supersedes what another coder wrote."""
    later = made("e2", "The lamp has been broken", supersedes=("e1",))
    others = made("e3", "Broken lamp", coder="jonas", supersedes=("e2",))
    found = placed(CORPUS, made("e1"), later, others).translations
    assert [one.id for one in found] == ["e2", "e3"]


def test_the_deciders_translation_stands_else_the_latest() -> None:
    """By time, then id; a language is by itself, and what was taken back does not stand."""
    maja, jonas = made("e1"), made("e2", "Broken lamp", coder="jonas")
    swedish = made("e3", "Lampan är trasig", language="sv")
    said = (maja, jonas, swedish)
    quoted = ("K01", maja.span)
    stands = {
        who: standing_translations(said, language="en", decider=who)[quoted].id
        for who in ("maja", "jonas", "eva", "")
    }
    assert stands == {"maja": "e1", "jonas": "e2", "eva": "e2", "": "e2"}
    back = made("e4", "", supersedes=("e1",))
    left = standing_translations((jonas, back), language="en", decider="maja")
    assert left[quoted].id == "e2"
    assert standing_translations((back,), language="en", decider="") == {}
    assert said_by_coder((*said, back), language="en")[quoted]["maja"].text == ""

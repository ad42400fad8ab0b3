"""The words participants say, as rules read them."""

from qualcode.language import tokenise
from qualcode.model import Corpus, Settings, SpeakerSetting
from qualcode.rules import words_said
from tests.building import corpus_of


def said(corpus: Corpus, settings: Settings | None = None) -> list[tuple[str, str, str, str]]:
    """Give language, passage, word as written and form, word by word."""
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    found = words_said(
        corpus.passages, corpus=corpus, tokenised=tokenised, settings=settings or Settings()
    )
    rows = []
    for part in found:
        columns = (part.types, part.places, part.starts, part.ends)
        for number, place, start, end in zip(*(one.tolist() for one in columns), strict=True):
            passage = part.passages[place]
            written = corpus.transcript(passage.transcript).text[start:end]
            assert part.words[number] == written
            rows.append((part.language, passage.id, written, part.forms[number]))
    return rows


def test_comments_and_fillers_are_left_out_and_spoken_spellings_are_equal() -> None:
    """What is left are words with their standard form and their place."""
    corpus = corpus_of({"K01": [("I", "Hvad?"), ("A", "Øh, Hunden ka' (griner) gø.")]})
    assert said(corpus) == [
        ("da", "K01:2.1", "Hunden", "hunden"),
        ("da", "K01:2.1", "ka'", "kan"),
        ("da", "K01:2.1", "gø", "gø"),
    ]


def test_spellings_of_one_speaker_hold_for_that_speaker() -> None:
    """The dialect's »it« is »ikke« in one mouth and stays itself in another."""
    corpus = corpus_of({"K01": [("A", "Det it."), ("B", "Det it.")]})
    settings = Settings(speakers=(SpeakerSetting("A", spoken={"it": "ikke"}),))
    assert [form for _, _, _, form in said(corpus, settings)] == ["det", "ikke", "det", "it"]


def test_words_come_by_language_and_place() -> None:
    """Two languages are two parts; nothing said is none."""
    danish = corpus_of({"K01": [("A", "Hej du.")]})
    english = corpus_of({"E01": [("A", "Hello.")]}, language="en")
    both = Corpus(
        transcripts=(*english.transcripts, *danish.transcripts),
        passages=(*english.passages, *danish.passages),
        languages={"E01": "en", "K01": "da"},
    )
    assert [(one, word) for one, _, word, _ in said(both)] == [
        ("da", "Hej"),
        ("da", "du"),
        ("en", "Hello"),
    ]
    assert said(Corpus()) == []

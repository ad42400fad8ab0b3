"""What one term finds in a corpus."""

from dataclasses import replace

from qualcode.codebook import parse_term
from qualcode.language import tokenise
from qualcode.model import Code, Codebook, Corpus, Rule, Settings, SpeakerSetting, Theme
from qualcode.rules import caught, find, find_all, word_types
from tests.building import corpus_of

CORPUS = corpus_of(
    {
        "K1": [
            ("I", "Hvad med naboerne?"),
            ("Anna", "Naboen, altså, hun hilser. Hver eneste dag. Naboen er god (min nabo)."),
            ("Bent", "Naboerne ka' jeg it li', naboerne, øh, hilser it."),
        ],
        "N1": [("", "Naboen på feltbesøg.")],
    }
)
FYNSK = Settings(speakers=(SpeakerSetting("Bent", spoken={"it": "ikke"}),))


def found(rule: str, corpus: Corpus = CORPUS) -> list[tuple[str, str]]:
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    places = find(parse_term(rule), corpus=corpus, tokenised=tokenised, settings=FYNSK)
    return [(one.passage.id, corpus.cut(one.passage.transcript, one.span)) for one in places]


def types(rule: str, corpus: Corpus = CORPUS) -> list[tuple[str, int]]:
    tokenised = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    return list(word_types(parse_term(rule), corpus=corpus, tokenised=tokenised, settings=FYNSK))


def test_finds_every_place_in_passages_in_order() -> None:
    """Field notes too, questions and comments not."""
    assert found("nabo+") == [
        ("K1:2.1", "Naboen"),
        ("K1:2.1", "Naboen"),
        ("K1:3.1", "Naboerne"),
        ("K1:3.1", "naboerne"),
        ("N1:1.1", "Naboen"),
    ]


def test_finds_what_a_phrase_covers() -> None:
    """Fillers between included in the place."""
    assert found("nabo* ~1 hilser") == [
        ("K1:2.1", "Naboen, altså, hun hilser"),
        ("K1:3.1", "naboerne, øh, hilser"),
    ]


def test_shows_the_forms_a_term_catches_most_first() -> None:
    """In participants' words only, folded."""
    assert types("nabo*") == [("naboen", 2), ("naboerne", 2)]


def test_shows_the_words_of_a_phrase_without_fillers() -> None:
    """As a rule reads them, in the speaker's own spelling."""
    assert types("nabo* ~1 hilser") == [("naboen hun hilser", 1), ("naboerne hilser", 1)]
    assert types("hilser ikke") == [("hilser it", 1)]


def test_runs_in_every_language_under_its_own_spellings() -> None:
    """A search is not limited to the codebook's rules."""
    mixed = replace(CORPUS, languages={"K1": "da", "N1": "en"})
    assert [place for place, _ in found("nabo*", mixed)][-1] == "N1:1.1"
    assert found("kan") == [("K1:3.1", "ka'")]


def test_finding_many_terms_is_finding_each() -> None:
    """The same places in one pass."""
    terms = [parse_term(rule) for rule in ("nabo+", "hilser", "altså", "altså hun", "hilser")]
    tokenised = tokenise({one.fingerprint: one.text for one in CORPUS.transcripts})
    kept = {"corpus": CORPUS, "tokenised": tokenised, "settings": FYNSK}
    together = find_all(terms, **kept)  # type: ignore[arg-type]
    assert together == tuple(find(term, **kept) for term in terms)  # type: ignore[arg-type]
    assert [len(places) for places in together] == [5, 2, 1, 1, 2]


def test_nothing_is_found_in_nothing() -> None:
    """An empty corpus is no error."""
    assert found("nabo", Corpus()) == []
    assert types("nabo", Corpus()) == []


def test_shows_what_each_rule_of_a_codebook_catches() -> None:
    """In order of the codebook; a rule that catches nothing is there too, other languages not."""
    rules = tuple(
        Rule(text, parse_term(text), "strong", language)
        for text, language in (("hilser", "da"), ("ghost", "da"), ("altså", "da"), ("hug*", "en"))
    )
    codes = (Code("a", "t", rules=rules), Code("b", "t", rules=rules[:1]))
    tokenised = tokenise({one.fingerprint: one.text for one in CORPUS.transcripts})
    rows = caught(
        CORPUS,
        codebook=Codebook("k", ("da",), (Theme("t", codes=codes),)),
        tokenised=tokenised,
        settings=FYNSK,
    )
    assert [(one.code, one.rule.text, one.forms) for one in rows] == [
        ("a", "hilser", (("hilser", 2),)),
        ("a", "ghost", ()),
        ("a", "altså", (("altså", 1),)),
        ("b", "hilser", (("hilser", 2),)),
    ]

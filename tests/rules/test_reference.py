"""The engine against the reference: every kind of term, in several languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import settings as example_settings
from hypothesis import strategies as st

from qualcode.codebook import parse_term
from qualcode.language import Lexicon, Tokenised, Vocabulary, tokenise
from qualcode.model import Code, Codebook, Coding, Corpus, Rule, Settings, SpeakerSetting, Theme
from qualcode.rules import code_by_rules, find_all
from tests.building import corpus_of
from tests.rules.reference import FoundCoding, FoundHit, Reader, term_places

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Material:
    """Words of one language, stems for ``++``, and regular expressions."""

    words: str
    stems: str
    patterns: str = r"/\w+s/ /\d+/ /[^n]*/ /l.s\w*/ /(n|b)\w{3,}/ /\w+-?\w*/"


MATERIAL = {
    "da": Material(
        """nabo naboen naboernes bolig almenbolig boligområde obligation lys lyset lyst rive river
        ned tør tryg bange p-plads plads pladserne under-nabo ka' kan ik ikke sku' gi' gi to'er it
        øh altså ik' øhm ældrebolig ældre 84 ja nej næh aldrig ka'-ik-svar mer'-gi' ned-it blir
        bliver sagsbehandlerne sagsbehandler Ærø É å""",
        "bolig plads nabo sagsbehandler ældre obligation",
    ),
    "en": Material(
        """neighbour neighbour's neighbours playground's playground play ground grounds don't dont
        not never yes yeah no uh um light lights lit lighting flat-mate mate mate's it IT 12""",
        "ground neighbour light mate play",
    ),
    "sv": Material(
        """granne grannen grannarna ljus ljuset bostad bostäder bostadsområde hyres-rätt rätt inte
        rätten ja nej öh gå gick 7""",
        "bostad granne ljus rätt",
    ),
    "xx": Material("ka kaa a-ka a b ba' ba 5 bab", "kaaa baab"),
}
GAPS = [
    *[" "] * 8,
    ", ",
    ". ",
    "\n",
    " – ",
    " (griner) ",
    " [laughs] ",
    " *ironisk* ",
    " (det her siger hun længe og nej ikke) ",
    "… »",
    "'",
]
LANGUAGES = sorted(MATERIAL)
STRENGTHS = ["strong", "strong", "weak", "except"]
SETTINGS = Settings(
    spoken={"da": {"gi": "giver", "hnn": "øh", "næh": "nej"}, "en": {"lit": "light", "uh": "no"}},
    speakers=(
        SpeakerSetting("A", spoken={"it": "ikke", "lys": "lyset"}),
        SpeakerSetting("A", transcript="K1", spoken={"ned": "altså", "å": "og", "ja": "ik"}),
        SpeakerSetting("B", role="staff"),
    ),
)


def texts(language: str) -> st.SearchStrategy[str]:
    """Text full of the words of a language, in several cases."""
    words = MATERIAL[language].words.split()
    capitals = [word.upper().replace("'", "’") for word in words]
    word = st.sampled_from([*words, *words, *map(str.capitalize, words), *capitals])
    return st.lists(st.tuples(word, st.sampled_from(GAPS)), max_size=9).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    )


def rules(language: str) -> st.SearchStrategy[str]:
    """Rules of every kind the notation has."""
    of = MATERIAL[language]
    forms = st.sampled_from(of.words.split())
    cut = st.tuples(forms, st.integers(1, 4)).map(lambda one: one[0][: one[1]].rstrip("-'"))
    wild = st.one_of(
        cut.map("{}*".format),
        cut.map("*{}".format),
        cut.map("*{}*".format),
        st.tuples(cut, cut).map("*".join),
        st.just("*"),
    )
    word = st.one_of(
        forms,
        forms.map("{}+".format),
        st.sampled_from(of.stems.split()).map("{}++".format),
        wild,
        st.sampled_from(of.patterns.split()),
    )
    phrase = st.lists(word, min_size=1, max_size=3).map(" ".join)
    near = st.tuples(phrase, st.integers(0, 4), phrase).map(lambda one: "{} ~{} {}".format(*one))
    return st.lists(st.one_of(phrase, phrase, near), min_size=1, max_size=3).map(
        lambda parts: " & ".join(parts[: 1 + len(parts) // 2])
    )


LEXICONS: dict[str, Lexicon] = {}


def tokenised(corpus: Corpus) -> Tokenised:
    """Give the tokens of a corpus, with what dictionaries said of words before."""
    found = tokenise({one.fingerprint: one.text for one in corpus.transcripts})
    return Tokenised(Vocabulary(found.vocabulary.words, LEXICONS), found.tokens)


def check_places(text: str, written: Sequence[str], language: str) -> None:
    """Compare the places of some terms, found together, with the reference one by one."""
    corpus = corpus_of({"K2": [("B", text)]}, language=language)
    terms = [parse_term(rule) for rule in written]
    found = find_all(terms, corpus=corpus, tokenised=tokenised(corpus), settings=SETTINGS)
    whole = corpus.transcripts[0]
    reader = Reader(corpus, Codebook("k", (language,), ()), SETTINGS)
    for rule, term, ours in zip(written, terms, found, strict=True):
        theirs = term_places(
            term,
            whole.text,
            span=whole.turns[0].span,
            language=language,
            spoken=reader.spoken(language),
            own={},
            noted=True,
        )
        places = [(one.span.start, one.span.end) for one in ours]
        assert places == sorted({(start, end) for start, end, _ in theirs}), rule


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_found_where_the_notation_says(language: str) -> None:
    """All kinds of terms at once, in a text of the language, comments and fillers in it."""

    @given(texts(language), st.lists(rules(language), min_size=1, max_size=5))
    @example_settings(max_examples=50, deadline=None)
    def check(text: str, written: list[str]) -> None:
        check_places(text, written, language)

    check()


# Codings


def codebooks() -> st.SearchStrategy[Codebook]:
    """Three codes with rules in Danish and English, limited to roles or not."""
    rule = st.sampled_from(["da", "en"]).flatmap(
        lambda language: st.tuples(
            rules(language),
            st.sampled_from(STRENGTHS),
            st.just(language),
            st.sampled_from([(), (), ("staff",), ("resident", "staff"), ("interviewer",)]),
        )
    )
    of_rules = st.lists(rule, max_size=5)
    return st.lists(of_rules, min_size=1, max_size=3).map(
        lambda codes: codebook_of(
            {f"c{number}": [rule_of(*one) for one in some] for number, some in enumerate(codes)}
        )
    )


def rule_of(text: str, strength: str, language: str, roles: tuple[str, ...]) -> Rule:
    return Rule(text, parse_term(text), strength, language, roles)  # type: ignore[arg-type]


def codebook_of(codes: dict[str, list[Rule]]) -> Codebook:
    made = tuple(Code(name, "t", rules=tuple(some)) for name, some in codes.items())
    return Codebook("k", ("da", "en"), (Theme("t", codes=made),), fingerprint="f00")


def interviews() -> st.SearchStrategy[Corpus]:
    """Interviews in two languages and a field note, questions and answers short and long."""

    def turns(language: str) -> st.SearchStrategy[list[tuple[str, str]]]:
        return st.lists(st.tuples(st.sampled_from("IAB"), texts(language)), min_size=1, max_size=5)

    return st.tuples(turns("da"), turns("da"), turns("en"), texts("da")).map(
        lambda four: replace(
            corpus_of(
                {"K1": four[0], "K2": four[1], "K3": four[2], "N1": [("", four[3])]},
                roles={"B": "staff"},
            ),
            languages={"K1": "da", "K2": "da", "K3": "en", "N1": "da"},
        )
    )


def coded(corpus: Corpus, codebook: Codebook) -> tuple[Coding, ...]:
    return code_by_rules(corpus, codebook=codebook, tokenised=tokenised(corpus), settings=SETTINGS)


def seen(codings: Sequence[Coding]) -> list[FoundCoding]:
    """Give what the reference says of codings, in the codings' order."""
    return [
        FoundCoding(
            one.passage.id,
            one.code,
            one.strength,
            one.span.start,
            one.span.end,
            tuple(
                sorted(
                    FoundHit(hit.span.start, hit.span.end, hit.rule, hit.strength, hit.negated)
                    for hit in one.hits
                )
            ),
            one.marks,
        )
        for one in codings
    ]


@given(interviews(), codebooks())
@example_settings(max_examples=60, deadline=None)
def test_codings_are_what_the_definitions_say(corpus: Corpus, codebook: Codebook) -> None:
    """Strength, span, hits, marks: roles, spoken spellings, except, questions and echoes."""
    expected = list(Reader(corpus, codebook, SETTINGS).codings())
    assert seen(coded(corpus, codebook)) == expected


@given(interviews(), codebooks(), st.randoms(use_true_random=False))
@example_settings(max_examples=60, deadline=None)
def test_no_order_makes_a_difference(corpus: Corpus, codebook: Codebook, random: object) -> None:
    """Of rules, of codes, of files; and coding again gives the same."""
    before = coded(corpus, codebook)
    assert coded(corpus, codebook) == before

    def mixed(some: Sequence[Thing]) -> tuple[Thing, ...]:
        some = list(some)
        random.shuffle(some)  # type: ignore[attr-defined]
        return tuple(some)

    codes = mixed([replace(one, rules=mixed(one.rules)) for one in codebook.codes])
    other = replace(codebook, themes=(replace(codebook.themes[0], codes=codes),))
    files = mixed(corpus.transcripts)
    places = {one.id: place for place, one in enumerate(files)}
    passages = sorted(corpus.passages, key=lambda one: places[one.transcript])
    moved = replace(corpus, transcripts=files, passages=tuple(passages))
    after = coded(moved, other)
    assert sorted(map(repr, after)) == sorted(map(repr, before))
    ranks = {code.id: rank for rank, code in enumerate(codes)}
    order = [(places[one.passage.transcript], one.passage.turn, ranks[one.code]) for one in after]
    assert order == sorted(order)

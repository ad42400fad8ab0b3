"""The engine against an independent one: plain ``re`` over the text, rule by rule."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.codebook import parse_term
from qualcode.language import tokenise
from qualcode.model import Corpus, Near, Phrase, Settings, Span, Term, Together
from qualcode.rules import find_all
from tests.building import corpus_of

LETTERS = "abæ"
GAPS = [" ", ", ", ". ", "\n", " – ", "… »"]
FORMS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=3)
WORDS = st.one_of(FORMS, FORMS.map("{}*".format), FORMS.map("*{}".format), FORMS.map("*{}*".format))
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PARTS = st.one_of(
    PHRASES,
    st.tuples(PHRASES, st.integers(0, 3), PHRASES).map(lambda one: "{} ~{} {}".format(*one)),
)
RULES = st.lists(PARTS, min_size=1, max_size=2).map(" & ".join)
TURNS = st.lists(st.tuples(FORMS, st.sampled_from(GAPS)), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)

Places = set[tuple[int, int]]


def phrase_places(phrase: Phrase, text: str) -> Places:
    """All places of a phrase, overlapping ones too."""
    words = (re.escape(word.text).replace(r"\*", r"\w*") for word in phrase.words)
    pattern = re.compile(r"(?=\b(" + r"\W+".join(words) + r")\b)", re.IGNORECASE)
    return {found.span(1) for found in pattern.finditer(text)}


def places(term: Term, text: str) -> Places:
    """All places of a term in one turn, by its definition."""
    if isinstance(term, Phrase):
        return phrase_places(term, text)
    if isinstance(term, Together):
        found = [places(part, text) for part in term.parts]
        return set().union(*found) if all(found) else set()
    return near_places(term, text)


def near_places(term: Near, text: str) -> Places:
    left, right = phrase_places(term.left, text), phrase_places(term.right, text)
    stretches = {
        (start, end)
        for before, after in ((left, right), (right, left))
        for start, stop in before
        for again, end in after
        if stop <= again and len(re.findall(r"\w+", text[stop:again])) <= term.distance
    }
    return {
        one
        for one in stretches
        if not any(
            other != one and one[0] <= other[0] and other[1] <= one[1] for other in stretches
        )
    }


def expected(corpus: Corpus, term: Term) -> set[tuple[str, Span]]:
    return {
        (passage.id, Span(passage.span.start + start, passage.span.start + end))
        for passage in corpus.passages
        for start, end in places(term, corpus.text(passage))
    }


def compare(turns: list[str], rules: list[str]) -> int:
    """Compare all rules at once with the oracle one by one; give the number of hits."""
    cut = len(turns) // 2
    corpus = corpus_of(
        {
            name: [("AB"[n % 2], turn) for n, turn in enumerate(part)]
            for name, part in (("K1", turns[:cut]), ("K2", turns[cut:]))
        }
    )
    texts = {one.fingerprint: one.text for one in corpus.transcripts}
    terms = [parse_term(rule) for rule in rules]
    found = find_all(terms, corpus=corpus, tokenised=tokenise(texts), settings=Settings())
    hits = 0
    for rule, term, ours in zip(rules, terms, found, strict=True):
        assert {(one.passage.id, one.span) for one in ours} == expected(corpus, term), rule
        hits += len(ours)
    return hits


@given(st.lists(TURNS, min_size=2, max_size=4), st.lists(RULES, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_finds_what_regular_expressions_find(turns: list[str], rules: list[str]) -> None:
    """The same places, neither more nor fewer, for small texts full of matches."""
    compare(turns, rules)


@pytest.mark.parametrize("seed", range(4))
def test_finds_the_same_in_much_text_with_many_rules(seed: int) -> None:
    """Hundreds of rules in one pass over thousands of words."""
    rng = random.Random(seed)
    stock = sorted({"".join(rng.choices("abdeilnoræø", k=rng.randint(1, 6))) for _ in range(400)})
    weights = [1 / (rank + 1) for rank in range(len(stock))]
    turns = [
        "".join(
            word + rng.choice(GAPS) for word in rng.choices(stock, weights, k=rng.randint(1, 60))
        )
        for _ in range(60)
    ]
    rules = [drawn(stock, rng) for _ in range(150)]
    assert compare(turns, rules) > 500


def drawn(stock: list[str], rng: random.Random) -> str:
    def word() -> str:
        form = rng.choice(stock[: rng.choice([10, 100, 400])])
        return rng.choice([form, form, f"{form}*", f"*{form}", f"*{form}*"])

    def phrase() -> str:
        return " ".join(word() for _ in range(rng.choice([1, 1, 2, 3])))

    def part() -> str:
        return phrase() if rng.random() < 0.7 else f"{phrase()} ~{rng.randint(0, 4)} {phrase()}"

    return part() if rng.random() < 0.8 else f"{part()} & {part()}"

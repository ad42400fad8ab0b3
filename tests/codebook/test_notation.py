"""The notation of rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebook.notation import parse_term, render_term, short_stems
from qualcode.errors import NotationError
from qualcode.model import Near, Phrase, Term, Together, Word


def phrase(*words: tuple[str, str]) -> Phrase:
    """Build a phrase of (kind, text)."""
    return Phrase(tuple(Word(kind, text) for kind, text in words))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lyset", phrase(("form", "lyset"))),
        ("Lyset", phrase(("form", "lyset"))),
        ("nabo+", phrase(("lemma", "nabo"))),
        ("bolig++", phrase(("compound", "bolig"))),
        ("renover*", phrase(("wildcard", "renover*"))),
        ("*torvet", phrase(("wildcard", "*torvet"))),
        ("*lygte*", phrase(("wildcard", "*lygte*"))),
        ("ind**gang", phrase(("wildcard", "ind*gang"))),
        ("rive* ned", phrase(("wildcard", "rive*"), ("form", "ned"))),
        ("nye bolig++ til lampe+", phrase(*zip(
            ("form", "compound", "form", "lemma"), ("nye", "bolig", "til", "lampe"), strict=True
        ))),
        (r"/gade\w*lys/", phrase(("regex", r"gade\w*lys"))),
        (r"/Gade/ LYS", phrase(("regex", "Gade"), ("form", "lys"))),
        ("p-plads", phrase(("form", "p-plads"))),
        ("3-værelses", phrase(("form", "3-værelses"))),
        ("40 procent", phrase(("form", "40"), ("form", "procent"))),
        ("ikke-vestlig*", phrase(("wildcard", "ikke-vestlig*"))),
        ("han sku'", phrase(("form", "han"), ("form", "sku'"))),
        ("don’t dare", phrase(("form", "don't"), ("form", "dare"))),
        ("gå * rundt", phrase(("form", "gå"), ("wildcard", "*"), ("form", "rundt"))),
        ("a\u030aben", phrase(("form", "\u00e5ben"))),
        ("الجار+", phrase(("lemma", "الجار"))),
        ("\u0915\u093e+", phrase(("lemma", "\u0915\u093e"))),
        (
            "rive+ ~3 ned",
            Near(phrase(("lemma", "rive")), phrase(("form", "ned")), 3),
        ),
        (
            "de siger ~0 det er",
            Near(
                phrase(("form", "de"), ("form", "siger")),
                phrase(("form", "det"), ("form", "er")),
                0,
            ),
        ),
        (
            "lampe+ & tunnel+ & mørk ~2 sti",
            Together(
                (
                    phrase(("lemma", "lampe")),
                    phrase(("lemma", "tunnel")),
                    Near(phrase(("form", "mørk")), phrase(("form", "sti")), 2),
                )
            ),
        ),
    ],
)  # fmt: skip
def test_every_form_of_the_notation_is_read(text: str, expected: Term) -> None:
    """A rule's text becomes the term that the notation table promises."""
    assert parse_term(text) == expected


@pytest.mark.parametrize(
    ("text", "column", "says", "remedy"),
    [
        ("", 1, "empty", "Write a word"),
        ("   ", 1, "empty", "Write a word"),
        ("a ~3 b ~2 c", 8, "only two", "&"),
        ("& lampe", 1, "no word", "before and after"),
        ("lampe &", 7, "no word", "before and after"),
        ("a & & b", 5, "no word", "before and after"),
        ("~3 ned", 1, "no word", "before and after"),
        ("rive ~3", 6, "no word", "before and after"),
        ("rive ~ ned", 6, "how many", "~3"),
        ("rive ~mange ned", 6, "how many", "~3"),
        ("rive ~100 ned", 6, "more than 99", "&"),
        ("bus++", 1, "too short", "bus+"),
        ("ned 3-v++", 5, "too short", "3-v+"),
        ("na+bo", 3, '"+"', "end of a word"),
        ("nabo+++", 5, '"+"', "end of a word"),
        ("renover*+", 1, "both * and +", "renover+"),
        ("lampe&tunnel", 6, '"&"', "blanks"),
        ("rive~3 ned", 5, '"~"', "number of words"),
        ("nej, aldrig", 4, '","', "comma"),
        ("bl.a.", 3, '"."', "punctuation"),
        ("“nabo”", 1, '"“"', "quotation marks"),
        ("gade|vej", 5, '"|"', "possibility"),
        ("40 %", 4, '"%"', "procent"),
        ("gade/vej", 5, '"/"', "regular expression"),
        ("to_tre", 3, '"_"', "letters and digits"),
        ("-plads", 1, "begins or ends", "inside a word"),
        ("bolig- og", 1, "begins or ends", "inside a word"),
        ("'cause", 1, "begins or ends", "inside a word"),
        ("+", 1, "without letters", "letters and digits"),
        ("gade /lys", 6, "not closed", "begins and ends"),
        ("/", 1, "not closed", "begins and ends"),
        ("/gade lys/", 6, "blank", "one word"),
        ("//", 2, "empty", "between the slashes"),
        (r"ved /\bgade/", 6, r"\b", "Leave it out"),
        ("/(gade/", 2, "cannot be read", "Look-ahead"),
        ("/(?=gade)x/", 2, "cannot be read", "Look-ahead"),
    ],
)
def test_what_is_no_rule_is_refused_with_its_place(
    text: str, column: int, says: str, remedy: str
) -> None:
    """A slip in a rule names its column, what is wrong and what to write."""
    with pytest.raises(NotationError) as caught:
        parse_term(text)
    assert (caught.value.column, says in str(caught.value)) == (column, True)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("bus*", ("bus*",)),
        ("*", ("*",)),
        ("bu*s*", ("bu*s*",)),
        ("*lys* ~2 sti*", ("*lys*", "sti*")),
        ("busk*", ()),
        ("blandet by*", ()),
        ("brænd* ~3 bil*", ()),
        ("bus* & lampe+", ()),
    ],
)
def test_short_stems_are_those_that_nothing_holds_back(text: str, stems: tuple[str, ...]) -> None:
    """Short wildcards are worth a warning only where no other word stands beside them."""
    assert short_stems(parse_term(text)) == stems


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=4, max_size=8)
WORDS = st.one_of(
    st.builds(lambda text: Word("form", text), LETTERS),
    st.builds(lambda text: Word("lemma", text), LETTERS),
    st.builds(lambda text: Word("compound", text), LETTERS),
    st.builds(lambda text: Word("wildcard", f"{text}*"), LETTERS),
    st.builds(lambda text: Word("wildcard", f"*{text}*"), LETTERS),
    st.builds(lambda text: Word("regex", rf"{text}\w*"), LETTERS),
    st.builds(lambda left, right: Word("form", f"{left}-{right}"), LETTERS, LETTERS),
)
PHRASES = st.builds(Phrase, st.lists(WORDS, min_size=1, max_size=4).map(tuple))
PARTS = st.one_of(PHRASES, st.builds(Near, PHRASES, PHRASES, st.integers(0, 99)))
TERMS = st.one_of(PARTS, st.builds(Together, st.lists(PARTS, min_size=2, max_size=3).map(tuple)))


@given(TERMS)
def test_every_term_can_be_written_and_read_back(term: Term) -> None:
    """Writing a term in the notation and parsing it gives the same term."""
    assert parse_term(render_term(term)) == term


@given(st.text("ab+*~&/\\[]()-'’,. 3\u0301", max_size=12))
def test_any_text_is_a_term_or_a_notation_error(text: str) -> None:
    """No text breaks the parser; what it accepts survives a round trip, the rest is told."""
    try:
        term: Term | NotationError = parse_term(text)
    except NotationError as error:
        term = error
    if isinstance(term, NotationError):
        assert term.column >= 1
        assert term.remedy
    else:
        assert parse_term(render_term(term)) == term

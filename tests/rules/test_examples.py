"""Examples as tests of the rules, and hits in loose texts."""

from dataclasses import replace

from qualcode.codebook import parse_term
from qualcode.language import tokenise
from qualcode.model import Code, Codebook, Example, Examples, Rule, Span, Theme
from qualcode.rules import check_examples, match_text, match_texts

RULES = (
    Rule("lys*", parse_term("lys*"), "strong", "da", roles=("staff",)),
    Rule("mørk*", parse_term("mørk*"), "weak", "da"),
    Rule("lyst*", parse_term("lyst*"), "except", "da"),
)


def codebook_of(examples: Examples) -> Codebook:
    code = Code("belysning", "t", rules=RULES, examples=examples)
    other = Code("andet", "t", rules=(Rule("lyset", parse_term("lyset"), "strong", "da"),))
    return Codebook("k", ("da", "en"), (Theme("t", codes=(code, other)),))


def test_a_typical_example_must_be_hit_by_a_strong_rule() -> None:
    """A weak hit is not enough; the problem says where and what to do."""
    examples = Examples(typical=(Example("Lyset er gået.", 9, 5), Example("Der er mørkt.", 10, 5)))
    (problem,) = check_examples(codebook_of(examples))
    assert str(problem).startswith('codebook.yaml:10:5: a typical example of "belysning" is hit')
    assert problem.severity == "warning"


def test_a_false_friend_must_not_be_hit() -> None:
    """The rule that hits it is named; what an except rule voids is no hit."""
    examples = Examples(
        false_friends=(Example("Jeg har lyst.", 3, 1), Example("Grønt lys, grønt lys!", 2, 1))
    )
    (problem,) = check_examples(codebook_of(examples))
    assert problem.line == 2
    assert 'is hit by the strong rule "lys*".' in problem.what


def test_problems_hold_no_words_of_the_examples() -> None:
    """They are printed and logged."""
    examples = Examples(typical=(Example("Hemmeligheden", 1, 1),))
    (problem,) = check_examples(codebook_of(examples))
    assert "emmelig" not in str(problem)


def test_problems_come_in_order_of_place() -> None:
    """As one reads the file."""
    examples = Examples(
        typical=(Example("b", 7, 1), Example("a", 5, 1)), false_friends=(Example("lys", 6, 1),)
    )
    assert [one.line for one in check_examples(codebook_of(examples))] == [5, 6, 7]


def test_an_example_runs_in_its_own_language() -> None:
    """Where the code has no strong rules in that language there is nothing to test."""
    examples = Examples(typical=(Example("The lamp is broken.", 1, 1, "en"),))
    assert check_examples(codebook_of(examples)) == ()
    rules = (*RULES, Rule("light", parse_term("light"), "strong", "en"))
    book = codebook_of(examples)
    code = replace(book.codes[0], rules=rules)
    english = replace(book, themes=(Theme("t", codes=(code,)),))
    assert len(check_examples(english)) == 1


def test_a_loose_text_gives_its_hits_by_place() -> None:
    """Every rule runs, also those limited to roles."""
    hits = match_text("Mørkt, så lyset.", codebook=codebook_of(Examples()), language="da")
    assert [(hit.code, hit.strength, hit.span) for hit in hits] == [
        ("belysning", "weak", Span(0, 5)),
        ("belysning", "strong", Span(10, 15)),
        ("andet", "strong", Span(10, 15)),
    ]


def test_many_texts_give_what_each_gives() -> None:
    """And an unknown language gives nothing."""
    book, texts = codebook_of(Examples()), ["lys", "", "mørke og lyst", "lyset"]
    together = match_texts(texts, codebook=book, language="da")
    assert together == tuple(match_text(text, codebook=book, language="da") for text in texts)
    assert match_texts(texts, codebook=book, language="fi") == ((), (), (), ())


def test_examples_borrow_the_lemmas_of_the_project() -> None:
    """What the cache remembers need not be looked up."""
    lemma = Rule("lampe+", parse_term("lampe+"), "strong", "da")
    book = Codebook(
        "k",
        ("da",),
        (
            Theme(
                "t", codes=(Code("c", "t", rules=(lemma,), examples=Examples((Example("xyz"),))),)
            ),
        ),
    )
    project = tokenise({})
    project.vocabulary.lexicon("da").lemmas.update({"lampe": "lampe", "xyz": "lampe"})
    assert check_examples(book, tokenised=project) == ()
    assert len(check_examples(book)) == 1

"""The examples of a codebook as tests of its rules, and hits in loose texts."""

from collections.abc import Iterator, Sequence

from qualcode.language import Tokenised
from qualcode.model import Code, Codebook, Example, Hit, Problem, Span
from qualcode.rules.ground import ground_of_texts
from qualcode.rules.plan import Plan, hits_in

FILE = "codebook.yaml"


def match_text(text: str, *, codebook: Codebook, language: str) -> tuple[Hit, ...]:
    """Give the hits that stand in one loose text, by place, then in order of the codebook.

    All rules of the language run, those that are limited to roles among them.
    """
    return match_texts([text], codebook=codebook, language=language)[0]


def match_texts(
    texts: Sequence[str], *, codebook: Codebook, language: str, tokenised: Tokenised | None = None
) -> tuple[tuple[Hit, ...], ...]:
    """Give the hits of each of many loose texts: the same as one by one, faster.

    ``tokenised`` lends its lemmas, so that the dictionary need not be loaded for them.
    """
    plan = Plan.of(codebook, language=language)
    lexicons = tokenised.vocabulary.lexicons if tokenised else {}
    ground = ground_of_texts(texts, language=language, lexicons=lexicons)
    found = hits_in(ground, plan=plan)
    owners = plan.owners[found.rules].tolist()
    piles: list[list[tuple[Span, int, Hit]]] = [[] for _ in texts]
    for place, owner, hit in zip(found.segments.tolist(), owners, found.hits(plan), strict=True):
        piles[place].append((hit.span, owner, hit))
    return tuple(tuple(hit for _, _, hit in sorted(pile)) for pile in piles)


def check_examples(
    codebook: Codebook, *, tokenised: Tokenised | None = None
) -> tuple[Problem, ...]:
    """Give a problem for each example that the rules do not treat as the codebook says.

    A typical example must be hit by a strong rule of its code, a false friend must not.
    Codes without strong rules in the example's language are passed over. ``tokenised``
    lends its lemmas, so that the dictionary need not be loaded for them.
    """
    cases = list(_cases(codebook))
    problems: list[Problem] = []
    for language in sorted({language for _, _, language, _ in cases}):
        chosen = [case for case in cases if case[2] == language]
        texts = [example.text for _, example, _, _ in chosen]
        hits = match_texts(texts, codebook=codebook, language=language, tokenised=tokenised)
        for (code, example, _, wanted), found in zip(chosen, hits, strict=True):
            strong = [hit for hit in found if hit.code == code.id and hit.strength == "strong"]
            if bool(strong) != wanted:
                problems.append(_problem(code, example, strong))
    return tuple(sorted(problems))


def _cases(codebook: Codebook) -> Iterator[tuple[Code, Example, str, bool]]:
    """Give code, example, language and whether a strong rule must hit."""
    for code in codebook:
        spoken = {rule.language for rule in code.rules if rule.strength == "strong"}
        for examples, wanted in (
            (code.examples.typical, True),
            (code.examples.false_friends, False),
        ):
            for example in examples:
                language = example.language or codebook.languages[0]
                if language in spoken:
                    yield code, example, language, wanted


def _problem(code: Code, example: Example, hits: Sequence[Hit]) -> Problem:
    if hits:
        rules = ", ".join(dict.fromkeys(f'"{hit.rule}"' for hit in hits))
        what = f'a false friend of "{code.id}" is hit by the strong rule {rules}.'
        remedy = 'Write the words that mislead under "except:", or a narrower rule.'
    else:
        what = f'a typical example of "{code.id}" is hit by none of its strong rules.'
        remedy = 'Add a rule for it, or move the example to "without_keywords:".'
    return Problem(FILE, example.line, example.column, what, remedy, "warning")

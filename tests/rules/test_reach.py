"""What each rule catches, and which of it counts."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language import tokenise
from qualcode.model import Settings
from qualcode.rules import Reach, code_by_rules
from qualcode.rules.reach import coded_passages
from qualcode.rules.traces import Traces
from tests.building import corpus_of
from tests.rules.examining import codebook_of, examined, examined_by, rules_of, said, traced


def by_rule(found: tuple[Reach, ...]) -> dict[str, Reach]:
    return {one.rule.text: one for one in found}


def test_hits_passages_people_and_forms_are_counted_for_each_rule() -> None:
    """Field notes count as passages, but have no participant; questions are not read."""
    corpus = corpus_of(
        {
            "K1": [("I", "Naboen?"), ("Anna", "Naboen og NABOEN."), ("Bo", "Min nabo.")],
            "N1": [("", "Naboen på feltbesøg.")],
        }
    )
    [reach] = examined(corpus, strong=["nabo+"]).reaches
    assert (reach.hits, reach.passages, reach.participants, reach.used) == (4, 3, 2, 4)
    assert reach.forms == (("naboen", 3), ("nabo", 1))


def test_what_an_except_rule_voids_is_caught_but_not_used() -> None:
    """The except rule is used where it voids something, and idle where it does not."""
    found = examined(
        said("Grønt lys. Lys i gaden. Rødt lys."), strong=["lys"], excepts=["grønt lys", "gaden"]
    )
    reaches = by_rule(found.reaches)
    assert (reaches["lys"].hits, reaches["lys"].used, reaches["lys"].void) == (3, 2, 1)
    assert reaches["lys"].used_forms == (("lys", 2),)
    assert (reaches["grønt lys"].used, reaches["grønt lys"].void) == (1, 0)
    assert [one.rule.text for one in found.idle] == ["gaden"]


def test_a_rule_for_one_role_catches_only_what_they_say() -> None:
    """Roles limit what is counted, as they limit what is coded."""
    corpus = said("Anna: Naboen.", "Bent: Naboen.", roles={"Bent": "staff"})
    rules = rules_of("strong", ["nabo+"], roles=("staff",))
    [reach] = examined_by(corpus, codebook_of({"a": rules})).reaches
    assert (reach.hits, reach.participants) == (1, 1)


def test_rules_of_other_languages_and_empty_codebooks_leave_nothing() -> None:
    """Nothing runs, so nothing is found, and nothing fails."""
    corpus = said("Naboen.")
    english = codebook_of({"a": rules_of("strong", ["neighbour+"], language="en")})
    assert examined_by(corpus, english).reaches == ()
    assert examined_by(corpus, codebook_of({})).reaches == ()
    [reach] = examined(said("Goddag."), strong=["nabo+"]).reaches
    assert (reach.hits, reach.passages, reach.participants, reach.forms) == (0, 0, 0, ())


def test_fillers_that_a_rule_names_are_counted_beside_the_others() -> None:
    """Rules that read past fillers and one that names them run over the same words."""
    reaches = by_rule(examined(said("Rive, øh, ned."), strong=["rive ned", "øh"]).reaches)
    assert reaches["rive ned"].forms == (("rive ned", 1),)
    assert reaches["øh"].forms == (("øh", 1),)


WORDS = ("nabo", "naboen", "min", "lys", "grønt")
RULES = ("nabo+", "naboen", "min nabo+", "lys", "grønt lys", "nabo* ~2 lys", "min & lys")


def pairs(traces: Traces) -> Iterator[tuple[int, int]]:
    """Give the pairs by comparing everything with everything."""
    rows = list(
        zip(
            traces.groups.tolist(),
            traces.starts.tolist(),
            traces.ends.tolist(),
            traces.rules.tolist(),
            strict=True,
        )
    )
    for inner, (group, start, end, rule) in enumerate(rows):
        for outer, (other, first, last, wide) in enumerate(rows):
            if group == other and rule != wide and first <= start and end <= last:
                yield inner, outer


@given(
    turns=st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=1, max_size=3),
    chosen=st.lists(
        st.tuples(st.sampled_from(RULES), st.sampled_from(("strong", "weak", "except"))),
        min_size=1,
        max_size=6,
        unique_by=lambda one: one[0],
    ),
)
@settings(max_examples=120, deadline=None)
def test_pairs_and_coded_passages_are_those_of_the_slow_way(
    turns: list[list[str]], chosen: list[tuple[str, str]]
) -> None:
    """Who lies inside whom is as comparing all says; strong passages are those that are coded."""
    corpus = said(*(" ".join(words) or "tja" for words in turns))
    rules = tuple(
        rule
        for text, strength in chosen
        for rule in rules_of(strength, [text])  # type: ignore[arg-type]
    )
    codebook = codebook_of({"a": rules[::2], "b": rules[1::2]})
    traces = traced(corpus, codebook)
    inner, outer = traces.inside()
    found = list(zip(inner.tolist(), outer.tolist(), strict=True))
    assert len(found) == len(set(found))
    assert set(found) == set(pairs(traces))
    codings = code_by_rules(
        corpus,
        codebook=codebook,
        tokenised=tokenise({one.fingerprint: one.text for one in corpus.transcripts}),
        settings=Settings(),
    )
    strong = {(one.code, one.passage.id) for one in codings if one.strength == "strong"}
    coded = coded_passages(traces)
    assert {(code, one) for code, some in coded.items() for one in some} == strong

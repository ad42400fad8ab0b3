"""Coefficients of agreement against worked examples that others published."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analyse.coefficients import (
    Answers,
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)


def table(*coders: str) -> Counter[Answers]:
    """Lay out what coders said of the same units; a full stop is nothing said."""
    said = ([None if one == "." else one for one in coder] for coder in coders)
    return Counter(zip(*said, strict=True))


KRIPPENDORFF_C = table("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
ABSTRACTORS: dict[Answers, float] = {
    ("a", "a"): 13,
    ("b", "b"): 20,
    ("b", "c"): 7,
    ("c", "b"): 4,
    ("c", "c"): 56,
}
FLEISS = (
    "0 0 0 0 14",
    "0 2 6 4 2",
    "0 0 3 5 6",
    "0 3 9 2 0",
    "2 2 8 1 1",
    "7 7 0 0 0",
    "3 2 6 3 0",
    "2 5 3 2 2",
    "6 5 2 1 0",
    "0 2 2 3 7",
)


@pytest.mark.parametrize(
    ("one", "other", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_krippendorff_a_and_b(one: str, other: str, alpha: float) -> None:
    """Krippendorff (2011), examples A and B."""
    assert round(krippendorff_alpha(table(one, other)) or 0, 3) == alpha


@pytest.mark.parametrize(
    ("level", "alpha"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_krippendorff_c(level: str, alpha: float) -> None:
    """Krippendorff (2011), example C: four coders, missing answers, four levels."""
    assert round(krippendorff_alpha(KRIPPENDORFF_C, level=level) or 0, 3) == alpha


def test_the_others_on_example_c() -> None:
    """Percent agreement, AC1, Fleiss, Conger and Brennan-Prediger as irrCAC prints them."""
    assert round(percent_agreement(KRIPPENDORFF_C) or 0, 4) == 0.8182
    assert round(gwet_ac1(KRIPPENDORFF_C, categories=5) or 0, 5) == 0.77544
    assert round(fleiss_kappa(KRIPPENDORFF_C) or 0, 5) == 0.76117
    assert round(conger_kappa(KRIPPENDORFF_C) or 0, 3) == 0.762
    assert round(brennan_prediger(KRIPPENDORFF_C, categories=5) or 0, 3) == 0.773


def test_cohen_two_by_two() -> None:
    """20, 5, 10, 15: kappa 0.40."""
    four: dict[Answers, float] = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    assert cohen_kappa(four) == pytest.approx(0.40)


def test_three_categories() -> None:
    """IrrCAC's cont3x3abstractors."""
    assert round(cohen_kappa(ABSTRACTORS) or 0, 4) == 0.7964
    assert round(gwet_ac1(ABSTRACTORS, categories=3) or 0, 4) == 0.8493
    assert round(fleiss_kappa(ABSTRACTORS) or 0, 4) == 0.7962
    assert round(krippendorff_alpha(ABSTRACTORS) or 0, 4) == 0.7973
    assert round(brennan_prediger(ABSTRACTORS, categories=3) or 0, 3) == 0.835


def test_fleiss_1971() -> None:
    """Ten subjects, fourteen raters, five categories: 0.2099."""
    said: Counter[Answers] = Counter()
    for row in FLEISS:
        counts = [int(one) for one in row.split()]
        said[tuple(str(place) for place, number in enumerate(counts) for _ in range(number))] += 1
    assert round(fleiss_kappa(said) or 0, 4) == 0.2099


def test_ten_segments() -> None:
    """ATLAS.ti's manual: agreement on 6 of 10, 2 and 4 codings: 0.60 and 0.095."""
    ten: dict[Answers, float] = {("y", "y"): 1, ("y", "n"): 1, ("n", "y"): 3, ("n", "n"): 5}
    assert percent_agreement(ten) == pytest.approx(0.60)
    assert round(krippendorff_alpha(ten) or 0, 3) == 0.095


@pytest.mark.parametrize(("a", "b", "kappa"), [(100, 50, 0.3182), (75, 75, 0.3143)])
def test_a_thousand_characters(a: int, b: int, kappa: float) -> None:
    """NVivo's help: 50 both, 150 one, 800 none is 85 %; and Cohen's kappa, no other's."""
    said: dict[Answers, float] = {("y", "y"): 50, ("y", "n"): a, ("n", "y"): b, ("n", "n"): 800}
    assert percent_agreement(said) == pytest.approx(0.85)
    assert round(cohen_kappa(said) or 0, 4) == kappa


def test_alpha_of_the_thousand() -> None:
    """With 100 and 50 given by one alone, alpha is 0.3146."""
    said: dict[Answers, float] = {("y", "y"): 50, ("y", "n"): 100, ("n", "y"): 50, ("n", "n"): 800}
    assert round(krippendorff_alpha(said) or 0, 4) == 0.3146


@pytest.mark.parametrize("said", [{}, {("y", None): 3}, {("n", "n"): 9}, {("y", "y"): 9}])
def test_no_value_is_none(said: dict[Answers, float]) -> None:
    """Nothing to compare, or nothing to tell apart: neither 0 nor 1."""
    for figure in (cohen_kappa, conger_kappa, fleiss_kappa, krippendorff_alpha):
        assert figure(said) is None


def test_kappa_of_a_coder_who_never_codes() -> None:
    """Is not had, while AC1 is."""
    said: dict[Answers, float] = {("n", "n"): 90, ("y", "n"): 10}
    assert cohen_kappa(said) is None
    assert gwet_ac1(said, categories=2) == pytest.approx(0.8895, abs=0.001)


answers = st.tuples(*[st.sampled_from(["y", "n", None])] * 3)
tables = st.dictionaries(answers, st.integers(1, 40), max_size=12)


@settings(deadline=None)
@given(tables)
def test_symmetric_and_bounded(said: dict[Answers, float]) -> None:
    """Who is named first makes no difference; no figure is over 1, or, of whole data, under -1."""
    for figure in (percent_agreement, conger_kappa, fleiss_kappa, krippendorff_alpha):
        found = figure(said)
        for order in permutations(range(3)):
            turned: Counter[Answers] = Counter()
            for row, number in said.items():
                turned[tuple(row[place] for place in order)] += int(number)
            other = figure(turned)
            assert (found is None) == (other is None)
            assert found is None or found == pytest.approx(other, abs=1e-9)
        complete = all(None not in row for row in said)
        assert found is None or found <= 1.000001
        assert found is None or not complete or found >= -1.000001


@settings(deadline=None)
@given(st.dictionaries(st.tuples(*[st.sampled_from("yn")] * 2), st.integers(1, 40), max_size=4))
def test_for_two_coders_conger_is_cohen(said: dict[Answers, float]) -> None:
    """The same figure by another way, wherever Cohen's can be had."""
    kappa = cohen_kappa(said)
    assert kappa is None or kappa == pytest.approx(conger_kappa(said), abs=1e-9)

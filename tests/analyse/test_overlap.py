"""Codes that code nearly the same passages."""

from qualcode.analyse import Overlap, overlaps
from qualcode.model import Code, Codebook, Theme


def book(*codes: Code) -> Codebook:
    return Codebook("b", ("da",), (Theme("t", codes=codes),))


TWO = book(Code("a", "t"), Code("b", "t"))
TEN = frozenset("0123456789")


def test_the_share_of_the_smaller_code_decides() -> None:
    """A code inside a far larger one is found; 9 of 10 is enough, 8 of 10 is not."""
    large = TEN | frozenset("abcdefghijklmnop")
    assert overlaps({"a": large, "b": TEN}, codebook=TWO) == (Overlap("b", "a", 10, 26, 10),)
    nine = large - {"9"}
    [pair] = overlaps({"a": nine, "b": TEN}, codebook=TWO)
    assert (pair.share, pair.jaccard) == (9 / 10, 9 / 26)
    assert overlaps({"a": nine - {"8"}, "b": TEN}, codebook=TWO) == ()


def test_few_passages_are_no_overlap_and_absent_codes_have_none() -> None:
    """Four passages may meet by chance."""
    four = frozenset("1234")
    assert overlaps({"a": four, "b": four}, codebook=TWO) == ()
    assert overlaps({}, codebook=TWO) == ()


def test_a_code_inside_another_is_meant_to_overlap() -> None:
    """Only codes that stand apart are told."""
    nested = book(Code("a", "t"), Code("b", "t", parents=("a",)), Code("c", "t"))
    found = overlaps({"a": TEN, "b": TEN, "c": TEN}, codebook=nested)
    assert [(one.code, one.other) for one in found] == [("a", "c"), ("b", "c")]

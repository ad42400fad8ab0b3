"""Whatever lies in the file: problems, never an exception."""

from hypothesis import given
from hypothesis import strategies as st

from qualcode.codebook import load_codebook

BODY = """\
codebook: prøve
languages: [da, en]
themes:
  - id: fysiske
    label: {da: Fysiske rammer, en: Physical}
    codes:
      - id: belysning
        definition: >-
          Lys ude: lamper
        rules:
          strong: [lygte++, '*lampe*', rive+ ~3 ned, /x/]
        examples:
          typical:
            - Lampen er gået.
"""
SIGNS = st.sampled_from([*"\t \n-:#[]{},&*!|>'\"%@`\\?~\u00a0\u2028\x00\ufeffå", "- ", ": "])


@given(st.binary(max_size=200))
def test_any_bytes_give_problems_or_a_codebook(data: bytes) -> None:
    """No file of any kind raises, and no codebook comes without its bytes' meaning."""
    loaded = load_codebook(data)
    assert loaded.codebook is None
    assert any(problem.severity == "error" for problem in loaded.problems)


@given(st.lists(st.tuples(st.integers(0, len(BODY)), SIGNS), max_size=4))
def test_a_codebook_with_stray_signs_gives_problems_with_places(
    strays: list[tuple[int, str]],
) -> None:
    """A slip of the finger never raises; every problem lies inside the file."""
    text = BODY
    for place, sign in strays:
        text = text[:place] + sign + text[place:]
    loaded = load_codebook(text.encode())
    lines = text.count("\n") + 1
    assert all(
        1 <= problem.line <= lines + 1 and problem.column >= 1 for problem in loaded.problems
    )
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    assert (loaded.codebook is None) == bool(errors)

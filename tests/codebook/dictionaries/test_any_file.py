"""Samples with bytes changed, gone or doubled: a codebook that loads, or a sentence."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.codebook import load_codebook
from qualcode.errors import QualcodeError
from qualcode.workflow.adopting import import_codebook

SAMPLES = sorted((Path(__file__).parents[1] / "samples").iterdir())
SIGNS = b"\t\n%(){}[]:*?\"'>\\-+@&|#,;=\xe5\x00 "
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(["set", "cut", "double"]),
        st.sampled_from(list(SIGNS)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SAMPLES), CHANGES)
def test_no_file_is_our_fault(path: Path, changes: list[tuple[float, str, int]]) -> None:
    """Whatever happened to a file, what is written loads, and what fails says so."""
    data = bytearray(path.read_bytes())
    for share, kind, sign in changes:
        at = int(share * len(data))
        if kind == "set" and data:
            data[at] = sign
        elif kind == "cut":
            del data[at : at + 9]
        else:
            data[at:at] = data[at : at + 9]
    with tempfile.TemporaryDirectory() as folder:
        damaged, out = Path(folder) / f"x{path.suffix}", Path(folder) / "ny.yaml"
        damaged.write_bytes(bytes(data))
        refusal = ""
        try:
            import_codebook(damaged, language="da", output=out)
        except QualcodeError as error:
            refusal = str(error)
        assert "The new codebook cannot be used" not in refusal
        assert out.exists() is not bool(refusal)
        assert refusal or load_codebook(out.read_bytes()).codebook is not None

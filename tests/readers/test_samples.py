"""Each sample file beside what must be read from it.

To see what changed after a deliberate change of a reader, print ``as_expected`` and edit the
expected file by hand.
"""

from pathlib import Path

import pytest

from qualcode.readers import read_transcript
from qualcode.testing import Sample, as_expected, load_samples

SAMPLES = load_samples(Path(__file__).parent / "samples")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.file)
def test_sample_is_read_as_expected(sample: Sample) -> None:
    """Reader, header, turns with times, and what is complained of."""
    assert as_expected(read_transcript(sample.data, file=sample.file)) == sample.expected


def test_there_are_samples() -> None:
    """The loader found the files, each under a name of its own."""
    assert len({sample.file for sample in SAMPLES}) == len(SAMPLES) >= 12

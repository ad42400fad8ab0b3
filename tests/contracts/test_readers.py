"""Every installed reader keeps the contract, on samples of what tools write."""

from pathlib import Path

import pytest

from qualcode.readers import Reader, installed_readers
from qualcode.testing import check_reader, load_samples

SAMPLES = load_samples(Path(__file__).parents[1] / "readers" / "samples")


@pytest.mark.parametrize("reader", installed_readers(), ids=lambda reader: reader.name)
def test_installed_reader_keeps_the_contract(reader: Reader) -> None:
    """Each one claims, reads, refuses and repeats as the rest of qualcode expects."""
    own = [one for one in SAMPLES if one.reader == reader.name]
    assert own, (
        f'The reader "{reader.name}" has no sample: put a file and its .expected.json into '
        "tests/readers/samples/FORMAT/."
    )
    others = [one for one in SAMPLES if one.reader != reader.name]
    check_reader(reader, own, others=others)

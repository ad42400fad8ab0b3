"""For authors of plug-ins: the contract of a reader, as a battery that runs over theirs.

A test of a plug-in is three lines::

    from qualcode.testing import check_reader, load_samples

    def test_reader_keeps_the_contract():
        check_reader(READER, load_samples(Path(__file__).parent / "samples"))
"""

from qualcode.testing.reader_contract import ReaderContractError, check_reader, faults_on
from qualcode.testing.samples import Sample, as_expected, load_samples

__all__ = [
    "ReaderContractError",
    "Sample",
    "as_expected",
    "check_reader",
    "faults_on",
    "load_samples",
]

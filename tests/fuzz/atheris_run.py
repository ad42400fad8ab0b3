"""The child process that tries one reader with files led by coverage (atheris)."""

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 10


def main(name: str, seconds: float, first: int, folder: Path) -> None:
    """Try a reader for some seconds; the file that failed lies in ``folder/case``."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["qualcode.readers", "qualcode.formats"]):
        from qualcode.readers import installed_readers
        from qualcode.testing import faults_on, load_samples

        reader = next(one for one in installed_readers() if one.name == name)
    from tests.fuzz.guard import guard

    corpus = folder / "corpus"
    corpus.mkdir()
    samples = load_samples(ROOT / "tests" / "readers" / "samples")
    for number, sample in enumerate(one for one in samples if one.reader == name):
        (corpus / str(number)).write_bytes(sample.data)

    def attempt(data: bytes) -> None:
        if faults := faults_on(reader, data, file=f"case.{name}", seconds=LIMIT / 2):
            (folder / "case").write_bytes(data)
            raise AssertionError("; ".join(faults))

    guard(folder)
    bounds = [f"-max_total_time={seconds:.0f}", f"-timeout={LIMIT}", f"-seed={first + 1}"]
    places = [f"-artifact_prefix={folder}/", str(corpus)]
    atheris.Setup([sys.argv[0], "-max_len=4096", *bounds, *places], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))

"""The child process that tries one reader with files made by Hypothesis."""

import faulthandler
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from qualcode.readers import installed_readers
from qualcode.testing import faults_on, load_samples
from tests.fuzz.cases import cases
from tests.fuzz.guard import guard

SAMPLES = load_samples(Path(__file__).parents[1] / "readers" / "samples")
ROUND = 200
LIMIT = 10


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End the process, with a traceback, when it computes for longer than this.

    By the processor's time, so that a busy machine is no hang; by the clock on Windows.
    """
    if not hasattr(signal, "setitimer"):
        faulthandler.dump_traceback_later(seconds, exit=True)
        yield
        faulthandler.cancel_dump_traceback_later()
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


def main(name: str, seconds: float, first: int, folder: Path) -> None:
    """Try a reader for some seconds; the file that is tried lies in ``folder/case``."""
    reader = next(one for one in installed_readers() if one.name == name)
    own = [one for one in SAMPLES if one.reader == name] or list(SAMPLES)
    tried = 0

    def attempt(data: bytes) -> None:
        nonlocal tried
        tried += 1
        (folder / "case").write_bytes(data)
        with ended_after(LIMIT):
            faults = faults_on(reader, data, file=f"case.{name}", seconds=LIMIT / 2)
        if faults:
            raise AssertionError("; ".join(faults))

    guard(folder)
    if hasattr(signal, "SIGPROF"):
        faulthandler.register(signal.SIGPROF, chain=True)  # tells the line, then ends as usual
    end = time.monotonic() + seconds
    number = first
    while time.monotonic() < end:
        attempts = given(cases(own))(attempt)
        bounds = settings(
            max_examples=ROUND,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        bounds(seed(number)(attempts))()
        number += 1
    print(f"{tried} files in {number - first} rounds, nothing found")


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))

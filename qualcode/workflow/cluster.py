"""Rules on a Dask cluster that the user names: the same codings as on this computer.

Transcript text, places in it, speakers' labels, roles and rules travel to the workers;
nothing else of the project does.
"""

import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from typing import Protocol

from qualcode.errors import ClusterError, UsageError
from qualcode.model import Coding
from qualcode.rules import RuleHits, Task, code_in_parts, parts_of
from qualcode.workflow.material import Material
from qualcode.workflow.progress import Progress

INSTALL = 'pip install "qualcode[cluster]"'
PATIENCE = 10.0  # seconds until a scheduler, or its first worker, must have answered
SMALLEST_PART = 200_000  # code points: less is not worth the way
LARGEST_PART = 6_000_000
PARTS_EACH = 3  # so that a slow worker does not hold up the others at the end
# What the hits depend on beside text and rules.
SAME = ("qualcode", "simplemma", "numpy", "google-re2")


class Coming(Protocol):
    """The result of a task, when it comes (Dask's Future)."""

    def result(self, *, timeout: float) -> RuleHits:
        """Give it; TimeoutError when it does not come in time."""


class Client(Protocol):
    """As much of Dask's Client as is used here; Dask itself says few types."""

    def run(
        self, function: Callable[..., str], *arguments: str, on_error: str
    ) -> Mapping[str, str | Exception]:
        """Call a function on every worker."""

    def nthreads(self) -> Mapping[str, int]:
        """Give how many tasks each worker runs at a time."""

    def scatter(self, data: list[Task], *, hash: bool) -> list[object]:  # noqa: A002 - Dask's name
        """Send data to workers, and give what stands for it."""

    def submit(
        self, function: Callable[[Task], RuleHits], sent: object, *, pure: bool, retries: int
    ) -> Coming:
        """Start a task on data that was sent."""


@contextmanager
def connected(address: str, *, patience: float | None = None) -> "Iterator[Cluster]":
    """Connect to a scheduler (``tcp://host:8786``) and look whether its workers will do.

    Raises UsageError for what is no address, and ClusterError when Dask is not installed,
    no scheduler or no worker answers within ``patience`` seconds (``PATIENCE``), or a worker
    would find other hits because it holds other versions.
    """
    patience = PATIENCE if patience is None else patience
    _check_address(address)
    try:
        import distributed  # noqa: PLC0415 - only who asks for a cluster pays for it
    except ModuleNotFoundError:
        raise ClusterError(
            "--cluster needs Dask, which is not installed here.", remedy=f"Run: {INSTALL}"
        ) from None
    try:
        client = distributed.Client(
            address, timeout=patience, set_as_default=False, name="qualcode"
        )
    except (OSError, TimeoutError, ValueError):
        raise ClusterError(
            f"No Dask scheduler answers at {address}.",
            remedy="Start one with: dask scheduler   and a worker on each machine with: "
            "dask worker ADDRESS. Without --cluster everything runs on this computer.",
        ) from None
    try:
        try:
            client.wait_for_workers(1, timeout=patience)
        except TimeoutError:
            raise ClusterError(
                f"The scheduler at {address} has no workers.",
                remedy=f"On each machine that is to help, run: dask worker {address}",
            ) from None
        check_versions(client)
        yield Cluster(client, max(1, sum(client.nthreads().values())), patience)
    finally:
        client.close(timeout=patience)


def _check_address(address: str) -> None:
    port = address.rpartition(":")[2]
    if not port.isdecimal() or " " in address or address.startswith(":"):
        raise UsageError(
            f'"{address}" is no address of a scheduler. Write host and port: tcp://host:8786'
        )


def check_versions(client: Client) -> None:
    """Compare what the hits depend on; ClusterError names the workers that differ."""
    here = {name: version(name) for name in SAME} | {"Python": _minor(platform.python_version())}
    others: dict[str, list[str]] = {}
    for name in SAME:
        for worker, found in _asked(client, version, name).items():
            if found != here[name]:
                others.setdefault(worker, []).append(f"{name} {_told(found)}, not {here[name]}")
    for worker, found in _asked(client, platform.python_version).items():
        if _minor(str(found)) != here["Python"]:
            others.setdefault(worker, []).append(f"Python {_told(found)}, not {here['Python']}")
    if others:
        lines = "\n".join(f"  {one}: {'; '.join(said)}" for one, said in sorted(others.items()))
        raise ClusterError(
            f"Some workers would not find the same; they have other versions:\n{lines}",
            remedy=f"Install there what is installed here: pip install qualcode=={here['qualcode']}"
            ", best with the same lock file.",
        )


def _asked(
    client: Client, function: Callable[..., str], *arguments: str
) -> Mapping[str, str | Exception]:
    """Give what each worker answers; an exception where it cannot."""
    answers: Mapping[str, str | Exception] = client.run(function, *arguments, on_error="return")
    return answers


def _told(found: str | Exception) -> str:
    if isinstance(found, PackageNotFoundError):
        return "is not installed"
    return found if isinstance(found, str) else f"cannot be asked ({type(found).__name__})"


def _minor(python: str) -> str:
    return ".".join(python.split(".")[:2])


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is connected; ``threads`` is how many tasks it runs at a time."""

    client: Client
    threads: int
    patience: float = PATIENCE

    def code(self, material: Material, progress: Progress) -> tuple[Coding, ...]:
        """Give the rules' codings: the same, in the same order, as ``code_by_rules``."""
        corpus = material.corpus
        length = sum(len(one.text) for one in corpus.transcripts)
        size = min(LARGEST_PART, max(SMALLEST_PART, length // (PARTS_EACH * self.threads)))
        parts = list(parts_of(corpus, size=size))
        coded = []
        codings = code_in_parts(
            parts, codebook=material.codebook, settings=material.settings, over=self.map
        )
        for number, some in enumerate(codings, start=1):
            progress("applying the rules on the cluster", number, len(parts))
            coded.append(some)
        return tuple(chain.from_iterable(coded))

    def map(
        self, function: Callable[[Task], RuleHits], tasks: Iterable[Task]
    ) -> Iterator[RuleHits]:
        """Apply a function to each task on the workers; results in the order of tasks.

        No more tasks are under way than keep the workers busy. Raises ClusterError when
        workers are lost.
        """
        waiting: deque[Coming] = deque()
        for task in tasks:
            # a list of one, since a tuple would be spread as many things
            (sent,) = self.client.scatter([task], hash=False)
            waiting.append(self.client.submit(function, sent, pure=False, retries=1))
            if len(waiting) > 2 * self.threads:
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _result(self, coming: Coming) -> RuleHits:
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - as above
        from distributed.comm.core import CommClosedError  # noqa: PLC0415

        found: RuleHits | None = None
        while found is None:
            try:
                found = coming.result(timeout=self.patience)
            except TimeoutError:
                if not self.client.nthreads():
                    raise _lost() from None
            except (CancelledError, KilledWorker, CommClosedError):
                raise _lost() from None
        return found


def _lost() -> ClusterError:
    return ClusterError(
        "The cluster was lost while it was at work; nothing was written.",
        remedy="Look at the log of the workers (memory is the usual reason), then run this again.",
    )

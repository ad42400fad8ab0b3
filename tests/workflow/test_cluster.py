"""A cluster gives what this computer gives, or says in words what is wrong with it."""

import socket
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualcode.errors import ClusterError, UsageError
from qualcode.store import Cache, find_project
from qualcode.workflow import cluster
from qualcode.workflow.cluster import Cluster, connected
from qualcode.workflow.material import Material, read_material
from qualcode.workflow.progress import silent
from qualcode.workflow.reporting import report
from qualcode.workflow.study import code_here, code_material
from tests.cli.running import say
from tests.conftest import TIME

if TYPE_CHECKING:
    from qualcode.rules import RuleHits, Task

distributed = pytest.importorskip("distributed")

CODEBOOK = """codebook: small
languages: [da]
themes:
  - id: theme
    label: {da: Tema}
    codes:
      - id: lys
        label: {da: Lys}
        definition: Lys ude. HEMMELIG
        rules: {strong: [lygte*, ikke mørk, mørk], weak: [lys], except: [lyst]}
      - id: nabo
        label: {da: Nabo}
        definition: Naboer.
        rules: {strong: [naboer], weak: [folk]}
"""
SETTINGS = """languages: {data: da, report: da}
speakers:
  - {label: I, role: interviewer}
  - {label: Bo, role: resident, spoken: {lys'n: lys}}
  - {label: Siv, role: resident, participant: HEMMELIG}
"""
INTERVIEWS = {
    "K1": "I: Er her lygter?\n\nBo: Lygterne er gået, og naboerne er væk. Lys'n er væk.\n",
    "K2": "I: Savner I lys?\n\nBo: Ja.\n\nSiv: Det er ikke mørk nat, men folk har lyst til lys.\n",
    "K3": "Siv: Mine naboer ser mørk ud (griner).\n",
}


@pytest.fixture
def study_folder(tmp_path: Path) -> Path:
    """Lay out three tiny interviews as a project."""
    (tmp_path / "transcripts").mkdir()
    for name, text in INTERVIEWS.items():
        (tmp_path / "transcripts" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "qualcode.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def material_of(folder: Path, cache_folder: Path) -> Material:
    return read_material(find_project(folder), cache=Cache(cache_folder))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Run a scheduler and one worker inside this process."""
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address=":0",
    ) as local:
        yield local.scheduler_address


def test_a_cluster_gives_the_same_codings(
    address: str, study_folder: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hits, marks, spans and order, with a part for every transcript."""
    monkeypatch.setattr(cluster, "SMALLEST_PART", 1)
    material = material_of(study_folder, cache_folder)
    told: list[tuple[int, int]] = []
    with connected(address) as workers:
        assert workers.threads == 2
        codings = workers.code(material, lambda _, done, total: told.append((done, total)))
    here = code_here(material, silent)
    assert codings == here
    assert len(here) > 3
    assert {"echo", "prompted", "negated", "irony"} <= {m for one in here for m in one.marks}
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_command_prints_the_same(
    address: str, study_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``code --cluster`` and ``code``, as text and as JSON."""
    for more in ((), ("--json",)):
        command = ("code", "--rules-only", "--project", study_folder, *more)
        there = say(capsys, *command, "--cluster", address)
        assert there == say(capsys, *command)
        assert there.code == 0, there.err


def test_a_scheduler_without_workers() -> None:
    """It is said that workers are missing, and how one is started."""
    with (
        distributed.LocalCluster(
            n_workers=0,
            processes=False,
            protocol="tcp://",
            host="127.0.0.1",
            dashboard_address=":0",
        ) as local,
        pytest.raises(ClusterError, match="no workers") as caught,
        connected(local.scheduler_address, patience=0.2),
    ):
        pass
    assert f"dask worker {local.scheduler_address}" in caught.value.remedy


def test_nobody_answers(
    study_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command ends soon, with exit code 1 and what to do, before anything is read."""
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = say(capsys, "code", "--project", study_folder, "--cluster", f"127.0.0.1:{port}")
    assert said.code == 1
    assert f"No Dask scheduler answers at 127.0.0.1:{port}" in said.err
    assert "dask scheduler" in said.err
    assert said.out == ""


def test_dask_is_not_installed(
    study_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pip command is given."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    said = say(capsys, "code", "--project", study_folder, "--cluster", "tcp://127.0.0.1:8786")
    assert said.code == 1
    assert 'pip install "qualcode[cluster]"' in said.err


@pytest.mark.parametrize("address", ["banana", "tcp://host", "host:", ":8786", "my host:8786"])
def test_what_is_no_address(address: str) -> None:
    """Said before anybody is called."""
    with pytest.raises(UsageError, match="tcp://host:8786"), connected(address):
        pass


class Workers:
    """Stands for a client: answers as told, and computes nothing before it is asked."""

    def __init__(self, answers: dict[str, object] | None = None, *, lost: bool = False) -> None:
        self.answers = answers or {}
        self.lost = lost
        self.under_way = 0
        self.most = 0

    def run(
        self, function: Callable[..., object], *arguments: str, on_error: str
    ) -> dict[str, object]:
        """Answer for two workers, the second as told."""
        assert on_error == "return"
        name = arguments[0] if arguments else "Python"
        right = function(*arguments)
        return {"tcp://a:1": right, "tcp://b:2": self.answers.get(name, right)}

    def nthreads(self) -> dict[str, int]:
        """Give two workers, or none when they are lost."""
        return {} if self.lost else {"tcp://a:1": 1, "tcp://b:2": 1}

    def scatter(self, things: list[object], *, hash: bool) -> list[object]:  # noqa: A002 - Dask's
        """Send nothing anywhere."""
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        return things

    def submit(self, function: Callable[[object], object], sent: object, **_: object) -> object:
        """Give something whose result is computed when it is wanted."""
        workers = self

        class Future:
            tries = 0

            def result(self, *, timeout: float) -> object:
                self.tries += 1
                if workers.lost or self.tries == 1:
                    raise TimeoutError
                workers.under_way -= 1
                return function(sent)

        return Future()


def cluster_of(workers: Workers) -> Cluster:
    return Cluster(workers, 2, patience=0.0)  # type: ignore[arg-type]


def test_results_come_in_order_and_few_tasks_are_under_way() -> None:
    """However many there are: memory does not grow with their number."""
    workers = Workers()
    tasks: list[Task] = [()] * 50
    results: list[RuleHits] = [{} for _ in tasks]
    left = iter(results)
    found = list(cluster_of(workers).map(lambda _: next(left), tasks))
    assert [id(one) for one in found] == [id(one) for one in results]
    assert workers.most <= 6


def test_lost_workers_end_the_run() -> None:
    """When nobody is left who could answer, it does not wait for ever."""
    with pytest.raises(ClusterError, match="lost"):
        list(cluster_of(Workers(lost=True)).map(lambda _: {}, [()]))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"qualcode": "0.0.9"}, "qualcode 0.0.9, not"),
        ({"qualcode": PackageNotFoundError("qualcode")}, "qualcode is not installed"),
        ({"simplemma": "1.1.2"}, "simplemma 1.1.2, not"),
        ({"numpy": OSError("gone")}, "numpy cannot be asked (OSError)"),
        ({"Python": "3.9.1"}, "Python 3.9.1, not"),
    ],
)
def test_workers_that_would_find_other_hits(answers: dict[str, object], told: str) -> None:
    """They are named, with what they have and what is needed."""
    with pytest.raises(ClusterError) as caught:
        cluster.check_versions(Workers(answers))  # type: ignore[arg-type]
    assert told in str(caught.value)
    assert "tcp://b:2" in str(caught.value)
    assert "tcp://a:1" not in str(caught.value)
    assert f"qualcode=={version('qualcode')}" in caught.value.remedy


def test_workers_that_are_alike() -> None:
    """Nothing is said of them."""
    cluster.check_versions(Workers({"Python": sys.version.split()[0]}))  # type: ignore[arg-type]


@pytest.mark.slow
def test_two_worker_processes_and_every_report(project: Path, cache_folder: Path) -> None:
    """The appendix, the quotes and the manifest are the same, byte by byte."""
    cache, material = Cache(cache_folder), material_of(project, cache_folder)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=":0"
        ) as local,
        connected(local.scheduler_address) as workers,
    ):
        there = code_material(material, cache=cache, by_rules=workers.code)
    here = code_material(material, cache=cache)
    assert there.rule_codings == here.rule_codings
    assert there.claims == here.claims
    written = []
    for study in (here, there):
        done = report(study, time=TIME)
        written.append([path.read_bytes() for path in (done.appendix, done.quotes, done.manifest)])
    assert written[0] == written[1]

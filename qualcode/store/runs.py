"""Manifests of runs: what went in, every figure that came out, and what was written."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qualcode.codebook import did_you_mean
from qualcode.errors import ProjectError, UnknownNameError
from qualcode.store.plain_values import digest, plain
from qualcode.store.project import Project, read_file, write_file

VERSION = 1
RUN = re.compile(r"[0-9a-f]{12}")
DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One run. ``run`` is its id: it follows from ``inputs`` alone, so no time is in it.

    ``inputs`` hold the hashes of transcripts, codebook, participants, settings and
    decisions, the versions of the libraries that matter, and the policy; ``figures`` every
    figure that was printed. ``record`` is what else was put down, so that a difference can be
    named later, and under ``documents`` what was written. All are plain JSON values.
    """

    run: str
    inputs: Mapping[str, object]
    figures: Mapping[str, object]
    record: Mapping[str, object] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[Mapping[str, Any], ...]:
        """What was written of this run, in the order in which it was first written."""
        return tuple(_documents(self.record))


def manifest(
    *,
    inputs: Mapping[str, object],
    figures: Mapping[str, object],
    record: Mapping[str, object] | None = None,
) -> Manifest:
    """Give the manifest of a run; its id is the first 12 hex digits of its inputs' SHA-256."""
    given: dict[str, object] = plain(inputs)
    return Manifest(digest(given)[:12], given, plain(figures), plain(record or {}))


def with_document(run: Manifest, document: Mapping[str, object]) -> Manifest:
    """Put down that a document was written of a run."""
    written = [*run.documents, plain(document)]
    return replace(run, record={**run.record, DOCUMENTS: _distinct(written)})


def write_manifest(project: Project, run: Manifest) -> Path:
    """Write ``runs/ID.json``, the same bytes for the same run, and give its path.

    What was written of the run before stays listed.
    """
    path = project.runs / f"{run.run}.json"
    written = _distinct([*_written_before(path), *run.documents])
    record = {**run.record, DOCUMENTS: written} if written else run.record
    said = {"v": VERSION, "run": run.run, "inputs": run.inputs, "figures": run.figures}
    if record:
        said |= {"record": record}
        said |= {"check": digest(said)[:16]}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1)
    write_file(project, path, data=text.encode("utf-8", "surrogatepass") + b"\n")
    return path


def read_manifest(project: Project, run: str) -> Manifest:
    """Give the manifest of a run.

    Raises ``UnknownNameError`` for a run that is not there, and ``ProjectError`` when its
    file is damaged or is not as it was written.
    """
    if run not in run_ids(project):
        raise UnknownNameError(f'there is no run "{run}". {did_you_mean(run, run_ids(project))}')
    name = f"runs/{run}.json"
    try:
        said = json.loads(read_file(project.runs / f"{run}.json"))
        check = said.pop("check", "")
        found = manifest(
            inputs=said["inputs"], figures=said["figures"], record=said.get("record", {})
        )
        as_written = not check or check == digest(said)[:16]
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ProjectError(f"{name}: is damaged. Look for an earlier copy of it.") from error
    if found.run != run or not as_written:
        raise ProjectError(f"{name}: was changed after it was written. Look for an earlier copy.")
    return found


def run_ids(project: Project) -> tuple[str, ...]:
    """Give the ids of all runs whose manifests are kept, sorted."""
    if not project.runs.is_dir():
        return ()
    return tuple(
        sorted(path.stem for path in project.runs.glob("*.json") if RUN.fullmatch(path.stem))
    )


def _written_before(path: Path) -> Sequence[Mapping[str, object]]:
    try:
        said = json.loads(path.read_bytes())
        return _documents(said.get("record", {}))
    except (OSError, ValueError, AttributeError):
        return ()


def _documents(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    given = record.get(DOCUMENTS)
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _distinct(documents: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """Keep the first of documents that are described by the same words."""
    return list({digest(one): one for one in documents}.values())

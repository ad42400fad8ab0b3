"""Manifests of runs: what went in, and every figure that came out."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import ProjectError, UnknownNameError
from qualcode.store.project import Project, read_file, write_file

VERSION = 1
RUN = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """One run. ``run`` is its id: it follows from ``inputs`` alone, so no time is in it.

    ``inputs`` hold the hashes of transcripts, codebook, participants, settings and
    decisions, the versions of the libraries that matter, and the policy; ``figures`` every
    figure that was printed. Both are plain JSON values.
    """

    run: str
    inputs: Mapping[str, object]
    figures: Mapping[str, object]


def manifest(*, inputs: Mapping[str, object], figures: Mapping[str, object]) -> Manifest:
    """Give the manifest of a run; its id is the first 12 hex digits of its inputs' SHA-256."""
    plain: dict[str, object] = json.loads(_json(inputs))
    run = hashlib.sha256(_json(plain)).hexdigest()[:12]
    return Manifest(run, plain, json.loads(_json(figures)))


def write_manifest(project: Project, run: Manifest) -> Path:
    """Write ``runs/ID.json``, the same bytes for the same run, and give its path."""
    path = project.runs / f"{run.run}.json"
    said = {"v": VERSION, "run": run.run, "inputs": run.inputs, "figures": run.figures}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1)
    write_file(project, path, data=text.encode("utf-8", "surrogatepass") + b"\n")
    return path


def read_manifest(project: Project, run: str) -> Manifest:
    """Give the manifest of a run.

    Raises ``UnknownNameError`` for a run that is not there, and ``ProjectError`` when its
    file is damaged or its inputs do not give its id.
    """
    if run not in run_ids(project):
        raise UnknownNameError(f'there is no run "{run}". {did_you_mean(run, run_ids(project))}')
    name = f"runs/{run}.json"
    try:
        said = json.loads(read_file(project.runs / f"{run}.json"))
        found = manifest(inputs=said["inputs"], figures=said["figures"])
    except (KeyError, TypeError, ValueError) as error:
        raise ProjectError(f"{name}: is damaged. Look for an earlier copy of it.") from error
    if found.run != run:
        raise ProjectError(f"{name}: was changed after it was written. Look for an earlier copy.")
    return found


def run_ids(project: Project) -> tuple[str, ...]:
    """Give the ids of all runs whose manifests are kept, sorted."""
    if not project.runs.is_dir():
        return ()
    return tuple(
        sorted(path.stem for path in project.runs.glob("*.json") if RUN.fullmatch(path.stem))
    )


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")

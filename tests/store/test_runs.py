"""A run's manifest has an id that follows from what went in."""

import json
from pathlib import Path

import pytest

from qualcode.errors import ProjectError, UnknownNameError
from qualcode.store import (
    Project,
    manifest,
    read_manifest,
    run_ids,
    with_document,
    write_manifest,
)

INPUTS = {
    "transcripts": {"K01": {"text": "f" * 64, "file": "e" * 64}},
    "codebook": "c" * 64,
    "decisions": ["a", "b"],
    "versions": {"qualcode": "0.1.0"},
}
FIGURES = {"frequencies": [{"code": "belysning", "words": 7, "per_1000_words": 0.125}]}


def test_the_id_follows_from_the_inputs_alone() -> None:
    """In any order of keys; figures do not matter, any input does."""
    run = manifest(inputs=INPUTS, figures=FIGURES).run
    assert len(run) == 12
    assert manifest(inputs=dict(reversed(INPUTS.items())), figures={}).run == run
    assert manifest(inputs={**INPUTS, "decisions": ("a", "b")}, figures={}).run == run
    assert manifest(inputs={**INPUTS, "decisions": ["a"]}, figures=FIGURES).run != run


def test_a_manifest_comes_back_as_it_was(tmp_path: Path) -> None:
    """Also one made of tuples: what is kept is plain JSON."""
    project = Project(tmp_path)
    assert run_ids(project) == ()
    made = manifest(inputs={**INPUTS, "note": ("æ", 1)}, figures=FIGURES)
    path = write_manifest(project, made)
    assert path == project.runs / f"{made.run}.json"
    assert read_manifest(project, made.run) == made
    assert run_ids(project) == (made.run,)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """No time of day is in it, and the order of keys is fixed."""
    project = Project(tmp_path)
    first = write_manifest(project, manifest(inputs=INPUTS, figures=FIGURES)).read_bytes()
    turned = manifest(inputs=dict(reversed(INPUTS.items())), figures=FIGURES)
    assert write_manifest(project, turned).read_bytes() == first
    assert first.endswith(b"}\n")


def test_an_unknown_run_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    """A mistyped id is met with the one that was meant; nothing outside runs/ is read."""
    project = Project(tmp_path)
    run = write_manifest(project, manifest(inputs=INPUTS, figures={})).stem
    with pytest.raises(UnknownNameError, match=f'Did you mean "{run}"'):
        read_manifest(project, run[:-1] + "x")
    with pytest.raises(UnknownNameError):
        read_manifest(project, "../codebook")


def test_a_changed_manifest_is_told(tmp_path: Path) -> None:
    """Inputs that do not give the id, and a file that is no manifest."""
    project = Project(tmp_path)
    path = write_manifest(project, manifest(inputs=INPUTS, figures=FIGURES))
    said = json.loads(path.read_bytes())
    said["inputs"]["codebook"] = "d"
    path.write_text(json.dumps(said), "utf-8")
    with pytest.raises(ProjectError, match="was changed after it was written"):
        read_manifest(project, path.stem)
    for damaged in (b"{", b"[]", b"{}", b'{"inputs": [], "figures": {}}', b"\xff"):
        path.write_bytes(damaged)
        with pytest.raises(ProjectError):
            read_manifest(project, path.stem)


def test_what_was_written_of_a_run_stays_listed(tmp_path: Path) -> None:
    """A book and an appendix of one run are both told, each once, whatever else was damaged."""
    project = Project(tmp_path)
    made = manifest(inputs=INPUTS, figures=FIGURES, record={"turns": {"K01": "abc"}})
    appendix = {"kind": "appendix", "file": "bilag.docx", "sha256": "a" * 64}
    book = {"kind": "book", "file": "bog.html", "sha256": "b" * 64}
    path = write_manifest(project, with_document(made, appendix))
    first = path.read_bytes()
    assert write_manifest(project, with_document(made, appendix)).read_bytes() == first
    write_manifest(project, with_document(made, book))
    write_manifest(project, with_document(made, appendix))
    found = read_manifest(project, made.run)
    assert found.documents == (appendix, book)
    assert found.record["turns"] == {"K01": "abc"}
    path.write_bytes(b"[")
    write_manifest(project, with_document(made, appendix))
    assert read_manifest(project, made.run).documents == (appendix,)


def test_a_figure_changed_by_hand_is_told(tmp_path: Path) -> None:
    """The checksum holds for figures and record, which the id does not follow from."""
    project = Project(tmp_path)
    path = write_manifest(
        project, with_document(manifest(inputs=INPUTS, figures=FIGURES), {"a": 1})
    )
    path.write_bytes(path.read_bytes().replace(b'"words": 7', b'"words": 8'))
    with pytest.raises(ProjectError, match="was changed after it was written"):
        read_manifest(project, path.stem)

"""Looking journals over: every kind of flaw is told with its place and a remedy, once."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from qualcode.model import Decision, Placement, Problem, Span, Translation
from qualcode.store import (
    Event,
    Project,
    Undo,
    append,
    manifest,
    verify_journals,
    write_manifest,
)
from qualcode.store.events import to_line
from qualcode.store.verification import in_circles


def decision(name: str, *, coder: str = "maja", supersedes: tuple[str, ...] = ()) -> Decision:
    quote = "hemmelig"
    return Decision(
        name, coder, "K01", "f" * 64, Span(0, 2), "lys", "accept", quote, supersedes=supersedes
    )


def say(project: Project, *events: Event, coder: str = "maja", device: str = "ab12") -> Path:
    return append(project, events, coder=coder, device=device)


def problems(project: Project) -> list[Problem]:
    found = list(verify_journals(project).problems)
    assert all(one.remedy and one.file.startswith(("decisions/", "runs/")) for one in found)
    assert "hemmelig" not in " ".join(map(str, found))
    return found


def told(project: Project) -> list[tuple[str, str]]:
    return [(one.place.removeprefix("decisions/"), one.severity) for one in problems(project)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_whole_journals_have_no_problem(project: Project) -> None:
    """Undos, redos and superseding are no flaws; counts can be checked by hand."""
    assert verify_journals(project).journals == ()
    first = replace(decision("a"), time="2026-01-05T10:00:00Z")
    say(project, first, decision("b", supersedes=("a",)), Undo("u", "maja", "b"))
    say(project, Undo("r", "maja", "u", "2026-01-07T10:00:00Z"))
    say(project, decision("j", coder="jonas"), coder="jonas", device="cd34")
    moved = Placement("p", "eva", "a", dropped=True)
    say(project, moved, Undo("q", "eva", "p"), coder="eva")
    seen = verify_journals(project)
    assert seen.problems == ()
    assert (seen.events, seen.undone) == (7, 2)
    assert [(one.coder, one.device, one.lines, one.events) for one in seen.journals] == [
        ("eva", "ab12", 2, 2),
        ("jonas", "cd34", 1, 1),
        ("maja", "ab12", 4, 4),
    ]
    assert (seen.journals[2].first, seen.journals[2].last) == (
        "2026-01-05T10:00:00Z",
        "2026-01-07T10:00:00Z",
    )


def test_lines_changed_removed_and_torn(project: Project) -> None:
    """Each with its line."""
    path = say(project, *map(decision, "abcd"))
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"hemmelig", b"hemmeligt")
    path.write_bytes(b"".join(lines) + b'{"v":1,"quote":"hemmelig')
    assert told(project) == [("maja.ab12.jsonl:2", "error"), ("maja.ab12.jsonl:5", "error")]
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    assert told(project) == [("maja.ab12.jsonl:2", "warning")]


def test_lines_said_twice(project: Project) -> None:
    """In one file a note; in two files none; another word under the same id an error."""
    path = say(project, decision("a"), decision("b"))
    path.write_bytes(path.read_bytes() + path.read_bytes())
    say(project, decision("a"), device="cd34")
    assert told(project) == [("maja.ab12.jsonl:3", "note"), ("maja.ab12.jsonl:4", "note")]
    say(project, replace(decision("b"), verdict="reject"), device="cd34")
    assert told(project)[-1] == ("maja.cd34.jsonl:2", "error")


def test_newer_lines(project: Project) -> None:
    """A newer schema, and an event that only a newer qualcode knows."""
    path = say(project, decision("a"))
    path.write_bytes(path.read_bytes() + b'{"v":2,"what":"ever"}\n')
    (problem,) = problems(project)
    assert problem.remedy == "Install the newer version on this computer too."


def test_copies(project: Project) -> None:
    """With what only they hold, and why one would stay."""
    say(project, decision("a"))
    data = to_line(decision("a")) + to_line(decision("n"))
    (project.decisions / "maja (1).jsonl").write_bytes(data)
    (project.decisions / "maja (2).jsonl").write_bytes(b"hej\n")
    found = [one for one in problems(project) if one.severity == "warning"]
    assert found[0].what == (
        "is a copy, not a journal of its own: 2 events, 1 of them in no journal. All are read."
    )
    assert found[0].remedy == "Tidy up: qualcode journal merge"
    assert found[1].remedy == "It stays: nothing in it can be read."


def test_another_coders_lines_in_a_journal(project: Project) -> None:
    """Told at the first of them."""
    path = say(project, decision("a"))
    path.write_bytes(path.read_bytes() + to_line(decision("j", coder="jonas")))
    assert told(project) == [("maja.ab12.jsonl:2", "warning")]
    path.write_bytes(to_line(decision("å", coder="A\u030ase")) + b"hej\n")
    path.rename(path.with_name("A\u030ase.ab12.jsonl"))
    assert told(project) == [("Åse.ab12.jsonl:2", "error")]


def test_a_link_that_leads_out(project: Project, tmp_path: Path) -> None:
    """Is not read, and told."""
    outside = tmp_path.parent / f"{tmp_path.name}-ude.jsonl"
    outside.write_bytes(to_line(decision("a")))
    project.decisions.mkdir()
    (project.decisions / "maja.ab12.jsonl").symlink_to(outside)
    assert told(project) == [("maja.ab12.jsonl", "warning")]
    assert verify_journals(project).events == 0


def test_what_names_something_that_is_nowhere(project: Project) -> None:
    """An undo, a superseding decision, a placement by hand."""
    say(project, Undo("u", "maja", "gone"), decision("b", supersedes=("a", "gone")), decision("a"))
    say(project, Placement("p", "maja", "gone", dropped=True))
    assert told(project) == [(f"maja.ab12.jsonl:{line}", "warning") for line in (1, 2, 4)]


def test_nobody_takes_back_or_supersedes_what_another_said(project: Project) -> None:
    """It has no effect, and is told."""
    say(project, decision("a"))
    say(project, Undo("u", "eva", "a"), decision("b", coder="eva", supersedes=("a",)), coder="eva")
    found = problems(project)
    assert [one.place for one in found] == [
        "decisions/eva.ab12.jsonl:1",
        "decisions/eva.ab12.jsonl:2",
    ]
    assert all("it has no effect" in one.what for one in found)


def test_circles(project: Project) -> None:
    """Undos and decisions that name each other in a circle; chains and twigs are none."""
    say(project, Undo("u1", "maja", "u2"), Undo("u2", "maja", "u1"), decision("x"))
    say(project, decision("a", supersedes=("b",)), decision("b", supersedes=("a", "x", "b")))
    assert told(project) == [(f"maja.ab12.jsonl:{line}", "error") for line in (1, 2, 4, 5)]
    assert in_circles({"a": ["b"], "b": ["c"], "c": ["b"], "d": ["a"]}) == {"b", "c"}
    assert in_circles({}) == in_circles({"a": ["b"], "b": []}) == set()


def test_a_codebook_that_is_not_kept(project: Project) -> None:
    """Told once a file and state, with how many decisions cite it; today's can still be kept."""
    kept, today = b"codebook: x\n", b"codebook: y\n"
    project.history.mkdir()
    (project.history / "001.yaml").write_bytes(kept)
    project.codebook.write_bytes(today)
    prints = [sha256(kept).hexdigest(), "0" * 64, "0" * 64, "1" * 64, sha256(today).hexdigest()]
    said = [replace(decision(str(n)), codebook=one) for n, one in enumerate(prints)]
    say(project, *said)
    found = problems(project)
    assert told(project) == [(f"maja.ab12.jsonl:{line}", "warning") for line in (2, 4, 5)]
    assert found[0].what.startswith("2 decisions were made under a codebook (00000000)")
    assert found[1].what.startswith("a decision was made under a codebook (11111111)")
    assert found[1].remedy.endswith("into history/, under any name.")
    assert found[2].remedy.endswith('qualcode diff --save "why"')


def test_what_a_report_rests_on_is_missed(project: Project) -> None:
    """A line taken off the end, or a whole journal: the runs that cite it tell."""
    path = say(project, *map(decision, "abc"))
    run = manifest(inputs={"decisions": ["a", "c"], "readings": 7}, figures={})
    write_manifest(project, run)
    write_manifest(project, manifest(inputs={"decisions": ["a"]}, figures={}))
    (project.runs / f"{'0' * 12}.json").write_bytes(b"{")
    assert problems(project) == []
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    (problem,) = problems(project)
    assert problem.place == f"runs/{run.run}.json"
    assert "rests on 2 events, and 1 of them (c for one)" in problem.what
    path.unlink()
    assert len(problems(project)) == 2


def translation(name: str, *, coder: str = "maja", supersedes: tuple[str, ...] = ()) -> Translation:
    return Translation(
        *(name, coder, "K01", "f" * 64, Span(0, 2), "hemmelig", "en", "secret"),
        supersedes=supersedes,
    )


def test_translations_are_verified_like_decisions(project: Project) -> None:
    """A chain is no flaw; what is nowhere, another's, or in a circle is; reports rest on them."""
    say(project, translation("a"), translation("b", supersedes=("a",)))
    write_manifest(project, manifest(inputs={"translations": ["b"]}, figures={}))
    assert problems(project) == []
    say(project, translation("c", coder="eva", supersedes=("a",)), coder="eva")
    say(project, translation("d", supersedes=("gone",)), translation("e", supersedes=("f",)))
    say(project, translation("f", supersedes=("e",)))
    write_manifest(project, manifest(inputs={"translations": ["b", "x"]}, figures={}))
    assert [(one.place, one.severity) for one in problems(project)] == [
        ("decisions/eva.ab12.jsonl:1", "warning"),
        ("decisions/maja.ab12.jsonl:3", "warning"),
        ("decisions/maja.ab12.jsonl:4", "error"),
        ("decisions/maja.ab12.jsonl:5", "error"),
        (f"runs/{manifest(inputs={'translations': ['b', 'x']}, figures={}).run}.json", "warning"),
    ]

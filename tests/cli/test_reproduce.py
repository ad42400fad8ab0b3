"""``reproduce``: what it says, its exit code, and the list of runs."""

import json
from pathlib import Path

import pytest

from qualcode.store import find_project, run_ids
from tests.cli.running import say
from tests.workflow.test_reproducing import edit, run_of, two_voices

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a small project of two voices, of which a run was put down."""
    project = two_voices().lay_out(tmp_path / "p")
    run_of(project)
    return project.folder


def run_in(folder: Path) -> str:
    """Give the only run of a project."""
    (run,) = run_ids(find_project(folder))
    return run


def test_an_unchanged_practice_project_is_identical(project: Path, capsys: Capture) -> None:
    """Scene 10: every input, and that all figures of the appendix are the same."""
    said = say(capsys, "reproduce", run_in(project), "--project", project)
    assert (said.code, said.err) == (0, "")
    assert "Transcripts   13 of 13 unchanged\n" in said.out
    assert "Codebook      version 1, found; as codebook.yaml is today\n" in said.out
    assert "Decisions     157 of 157 found\n" in said.out
    assert "learned again: the same" in said.out
    assert "qualcode 0.1.0 and its libraries as they were" in said.out
    result = next(line for line in said.out.splitlines() if line.startswith("Result"))
    assert result.endswith("figures of bilag.docx identical.")


def test_what_is_another_today_is_told_and_left_aside(small: Path, capsys: Capture) -> None:
    """Settings, participants and codebook by name; the exit code is 0 all the same."""
    run = run_in(small)
    edit(small / "qualcode.yaml", "counting: rules", "counting: all\ndecider: jonas")
    edit(small / "participants.csv", "Aisha,resident", "Aisha,staff")
    edit(small / "codebook.yaml", "lampe+", "lampe++")
    (small / "transcripts" / "K02.txt").rename(small / "transcripts" / "K05.txt")
    (small / "transcripts" / "K06.txt").write_text("I: Nå?\n\nHanne: Ja.\n", "utf-8")
    edit(small / "transcripts" / "K01.txt", "Aisha: ", "Aisha:  ")
    said = say(capsys, "reproduce", run, "--project", small)
    assert said.code == 0
    for line in (
        "Transcripts   2 of 2 unchanged",
        "              1 file saved anew, with the same words: K01",
        "              K02 is K05 today, with the same text",
        "              1 added since, left aside: K06",
        "Codebook      version 1, found; codebook.yaml is another today",
        "                K01-Aisha, role: resident then, staff today",
        "                counting: rules then, all today",
        '                decider: "" then, jonas today',
        "Decisions     3 of 3 found",
    ):
        assert f"{line}\n" in said.out, line


def test_figures_that_differ_are_listed_under_their_table(small: Path, capsys: Capture) -> None:
    """Exit code 1; the turn and coding that were touched are named, then the figures."""
    run = run_in(small)
    edit(small / "transcripts" / "K02.txt", "Naboen kommer med suppe", "Ingen kommer")
    said = say(capsys, "reproduce", run, "--project", small)
    assert said.code == 1
    assert "K02 has changed: turn 4; 1 coding touched\n" in said.out
    assert "                naboer in turn 4: rules then, none now\n" in said.out
    assert "differences in" in said.out
    assert "              frequencies\n" in said.out
    assert "                naboer, passages_rules: 2 then, 1 now\n" in said.out
    values = say(capsys, "reproduce", run, "--project", small, "--json").json
    assert isinstance(values, dict)
    assert values["identical"] is False
    wheres = [one["where"] for one in values["figures"]["differences"]]
    assert ["frequencies", "naboer, staff", "passages_rules"] in wheres
    assert values["transcripts"][1]["turns"] == [4]
    assert values["codings"] == [
        {"where": ["naboer", "K02:4.1"], "kind": "gone", "then": "rules", "now": None}
    ]


def test_what_is_missing_is_named_with_what_to_do(small: Path, capsys: Capture) -> None:
    """A journal, a transcript, the codebook."""
    run = run_in(small)
    next((small / "decisions").glob("jonas.*")).unlink()
    (small / "transcripts" / "K01.txt").unlink()
    said = say(capsys, "reproduce", run, "--project", small)
    assert said.code == 1
    assert "K01 (K01.txt) is not there\n" in said.out
    assert "2 of 3 found" in said.out
    assert "1 in no journal today: " in said.out
    (small / "history" / "001.yaml").unlink()
    edit(small / "codebook.yaml", "lampe+", "lampe++")
    said = say(capsys, "reproduce", run, "--project", small)
    assert said.code == 1
    assert "is not in history/, and codebook.yaml is another" in said.out
    assert "cannot be made again without the codebook of the run." in said.out
    values = say(capsys, "reproduce", run, "--project", small, "--json").json
    assert isinstance(values, dict)
    assert (values["figures"], values["model"]["now"]) == (None, None)


def test_an_unknown_run_is_met_with_the_one_that_was_meant(small: Path, capsys: Capture) -> None:
    """As every name that is not there."""
    run = run_in(small)
    said = say(capsys, "reproduce", f"{run[:-1]}x", "--project", small)
    assert said.code == 2
    assert f'Did you mean "{run}"?' in said.err


def test_runs_are_listed(small: Path, capsys: Capture) -> None:
    """With what can be said of each; damaged ones are told; the JSON has the same."""
    run = run_in(small)
    said = say(capsys, "reproduce", "--project", small)
    assert said.code == 0
    assert f"{run}         1          3  2026-01-15  0.1.0     bilag.docx" in said.out
    assert "A run has no date of its own." in said.out
    (listed,) = json.loads(say(capsys, "reproduce", "--project", small, "--json").out)
    assert (listed["run"], listed["events"], listed["files"]) == (run, 3, ["bilag.docx"])
    (small / "runs" / f"{run}.json").write_text("{", "utf-8")
    said = say(capsys, "reproduce", "--project", small)
    assert said.code == 1
    assert f"runs/{run}.json: is damaged" in said.err
    (small / "runs" / f"{run}.json").unlink()
    assert "There are no runs yet" in say(capsys, "reproduce", "--project", small).out


def test_the_demo_s_own_appendix_comes_back_with_its_measurement(
    project: Path, capsys: Capture
) -> None:
    """What the demo measures against the practice codings is measured again."""
    then = project.parent / "demo.docx"
    said = say(capsys, "reproduce", run_in(project), "--output", then, "--project", project)
    assert said.code == 0
    assert "The same bytes as then." in said.out
    assert then.read_bytes() == (project / "reports" / "bilag.docx").read_bytes()


def test_the_document_is_written_again_with_the_same_bytes(project: Path, capsys: Capture) -> None:
    """The file, that it is the same, and the exit code; in JSON too; nothing else is written."""
    run = str(dict(said_json(capsys, "report", "--project", project))["run"])
    before = {one: one.read_bytes() for one in project.rglob("*") if one.is_file()}
    then = project.parent / "then.docx"
    said = say(capsys, "reproduce", run, "--output", then, "--project", project)
    assert (said.code, said.err) == (0, "")
    assert "       The same bytes as then.\n" in said.out
    assert then.read_bytes() == (project / "reports" / "bilag.docx").read_bytes()
    assert {one: one.read_bytes() for one in project.rglob("*") if one.is_file()} == before
    edit(project / "transcripts" / "K02 Bent.txt", "tyve-tredive stykker", "tyve stykker")
    values = said_json(capsys, "reproduce", run, "--output", then, "--project", project, code=1)
    written = values["written"]
    assert isinstance(written, dict)
    assert (written["same_bytes"], written["why"]) == (False, ["figures differ"])
    said = say(capsys, "reproduce", run, "--output", then, "--project", project)
    assert "Not the same bytes as then: figures differ." in said.out


def said_json(capsys: Capture, *arguments: object, code: int = 0) -> dict[str, object]:
    """Run a command and read what it says as JSON."""
    said = say(capsys, *arguments, "--json")
    assert said.code == code
    values = said.json
    assert isinstance(values, dict)
    return values


def test_an_output_that_no_document_has_is_wrong_usage(small: Path, capsys: Capture) -> None:
    """Before anything is counted; and a file without a run."""
    said = say(capsys, "reproduce", run_in(small), "--output", "x.pdf", "--project", small)
    assert (said.code, "end it in .docx" in said.err) == (2, True)
    said = say(capsys, "reproduce", "--output", "x.docx", "--project", small)
    assert (said.code, "Say which run" in said.err) == (2, True)

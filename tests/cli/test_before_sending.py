"""What ``report`` and ``export`` say before something is sent."""

import re
from pathlib import Path
from typing import Any

import click
import pytest

from qualcode.cli.export import command as export
from qualcode.store import KeyRow, default_key, find_project, write_key
from tests.cli.running import Said, say
from tests.workflow.studies import make_study

KIND = export.params[0].type
assert isinstance(KIND, click.Choice)
KINDS = tuple(KIND.choices)
# Every kind of export holds one of these, if only in the names of its columns.
EVERYWHERE = ("sted", "Sted", "lys", "Lys", "code", "transcript")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small study."""
    return make_study(tmp_path / "study").folder


def checks(said: Said) -> list[dict[str, Any]]:
    """Give the checks of a command that printed JSON."""
    assert isinstance(said.json, dict)
    found = said.json["checks"]
    assert isinstance(found, list)
    return found


def exported(capsys: pytest.CaptureFixture[str], folder: Path, kind: str, *more: str) -> Said:
    """Export one kind with what it needs."""
    needed = {"codebook": ("--format", "qdc"), "translations": ("--language", "en")}
    return say(capsys, "export", kind, "--project", folder, *needed.get(kind, ()), *more)


def test_a_report_in_the_original_lists_the_names_and_one_in_the_copy_none(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """Where they stand is told, and exit code 1; the file is written all the same."""
    say(capsys, "names", "--project", folder, "--replace", "Hassan=Karim", "--bracket", "phone")
    said = say(capsys, "report", "--project", folder)
    assert said.code == 1
    assert (folder / "reports" / "bilag.docx").is_file()
    words = " ".join(said.out.split())
    assert '! bilag.docx: "Hassan", which the key replaces, stands in it: section F, Lys' in words
    assert "K01 tur 2" in words
    assert words.count("Send what is written from the pseudonymised copy") == 1
    say(capsys, "names", "--project", folder, "--write", "--yes")
    said = say(capsys, "report", "--project", folder / "pseudonymised")
    assert said.code == 0
    assert "no name that the key replaces stands in it (2 looked for)" in said.out
    assert "anonymised" not in said.out.replace("pseudonymised", "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_export_is_looked_through(
    capsys: pytest.CaptureFixture[str], folder: Path, kind: str
) -> None:
    """A kind that nobody looked through would end with 0 here: also one that is new."""
    key = default_key(find_project(folder), folder=folder.parent / "user data")
    write_key(key, [KeyRow(one, "replace", "X", "place") for one in EVERYWHERE])
    said = exported(capsys, folder, kind)
    assert said.code == 1
    assert "which the key replaces, stands in it" in said.out
    said = exported(capsys, folder, kind, "--json")
    assert said.code == 1
    found = [one for one in checks(said) if one["severity"] == "error"]
    assert found
    assert set(found[0]) == {"file", "line", "column", "what", "remedy", "severity", "text"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_false_alarm_where_nothing_leaks(
    capsys: pytest.CaptureFixture[str], folder: Path, kind: str
) -> None:
    """With a key of names that stand nowhere, everything is written and ends with 0."""
    key = default_key(find_project(folder), folder=folder.parent / "user data")
    write_key(key, [KeyRow("Birthe", "replace", "X", "person")])
    said = exported(capsys, folder, kind)
    assert said.code == 0
    assert "no name that the key replaces stands in it (1 looked for)" in said.out


def test_a_key_elsewhere_is_named_or_remembered(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    """What ``names --key`` used is found again; ``--key`` names another; a missing one is 2."""
    key = tmp_path / "key.csv"
    say(capsys, "names", "--project", folder, "--key", key, "--replace", "Hassan=Karim")
    assert exported(capsys, folder, "quotes").code == 1
    other = tmp_path / "other.csv"
    write_key(other, [KeyRow("Birthe", "replace", "X", "person")])
    assert exported(capsys, folder, "quotes", "--key", str(other)).code == 0
    missing = exported(capsys, folder, "quotes", "--key", str(tmp_path / "none.csv"))
    assert missing.code == 2


def test_of_many_names_some_are_shown(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Twelve on the screen, and where the others are; JSON has all."""
    key = default_key(find_project(folder), folder=folder.parent / "user data")
    words = re.findall(
        r"\w+", "Lampen i tunnelen har været slukket hele vinteren, og Hassans bil er"
    )
    words += ["væk", "Jeg", "til"]
    write_key(key, [KeyRow(one, "replace", "X", "name") for one in words])
    said = exported(capsys, folder, "quotes")
    assert "… and 3 more: --json" in said.out
    found = checks(exported(capsys, folder, "quotes", "--json"))
    assert sum(one["severity"] == "error" for one in found) == 15


def test_what_is_said_of_many_files_is_said_once(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """Whose comments they are, in two transcripts, is one line; JSON has both."""
    said = exported(capsys, folder, "comments")
    assert said.out.count("names of coders stand in it") == 1
    found = checks(exported(capsys, folder, "comments", "--json"))
    assert sum("names of coders" in str(one["what"]) for one in found) == 2


def test_no_account_is_no_error(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A computer without user names (a container) is written from all the same."""

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert exported(capsys, folder, "quotes").code == 0


def test_a_report_says_what_it_answers_of_coreq_and_whom_it_prints(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """In one line, and item by item for scripts; possible names with section and code."""
    said = say(capsys, "report", "--project", folder)
    words = " ".join(said.out.split())
    assert "COREQ items 24–32: " in words
    assert "28: participant checking" in words
    assert "! 3 possible names stand in what is printed: 30 12 34 56 (F, lys)" in words
    given = say(capsys, "report", "--project", folder, "--json").json
    assert isinstance(given, dict)
    assert [one["item"] for one in given["coreq"]] == list(range(24, 33))
    assert 28 in [one["item"] for one in given["coreq"] if not one["covered"]]


def test_a_danish_report_reminds_of_section_10_until_it_is_told_off(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """Not in English, and not where the settings say off."""
    settings = folder / "qualcode.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "Databeskyttelsesloven § 10" in say(capsys, "report", "--project", folder).out
    for other in (
        text.replace("report: da", "report: en"),
        f"{text}privacy: {{section_10: off}}\n",
    ):
        settings.write_text(other, encoding="utf-8")
        assert "§ 10" not in say(capsys, "report", "--project", folder).out

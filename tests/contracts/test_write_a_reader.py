"""The page "Write a reader" is true: its reader is installed, read with, and keeps the contract."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.plugins import install

PAGE = Path(__file__).parents[2] / "docs" / "write-a-reader.md"
ROOT = PAGE.parents[1]


def blocks(language: str) -> list[str]:
    """Give the page's code blocks of a language, as they stand there."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"))


READER, TEST = blocks("python")
(SAMPLE,) = blocks("text")
(EXPECTED,) = blocks("json")


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the page's reader as the page's pyproject.toml says, into a folder."""
    folder = tmp_path_factory.mktemp("site")
    (described,) = blocks("toml")
    project = tomllib.loads(described)["project"]
    ((name, place),) = project["entry-points"]["qualcode.readers"].items()
    module, _, attribute = place.partition(":")
    assert attribute == "READER"
    install(folder, module=module, source=READER, name=name)
    return folder


def python(folder: Path, script: str, *, cwd: Path, given: str = "") -> str:
    """Run a script with the folder on its path, as if the plug-in were installed."""
    path = [str(folder), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=cwd,
        input=given,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_reader_on_the_page_is_short() -> None:
    """About thirty lines, as the page says."""
    assert len([line for line in READER.splitlines() if line.strip()]) <= 33


def test_the_commands_read_the_format_once_it_is_installed(plugin: Path, tmp_path: Path) -> None:
    """``init`` finds the speakers in a file that only the plug-in knows, ``code`` codes it."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "Int 1.dik").write_text(SAMPLE, "utf-8")
    (tmp_path / "speakers.csv").write_text("label,role\nMaja,interviewer\nBent,resident\n")
    script = (
        "from qualcode.cli import run\n"
        "print('init ->', run(['init']))\n"
        "print('code ->', run(['code', '--rules-only']))\n"
    )
    said = python(plugin, script, cwd=tmp_path)
    assert "Found 1 transcript." in said
    assert re.search(r"Naboskab og hverdagskontakt +1 of 1 ", said)
    assert "init -> 0" in said
    assert "code -> 0" in said
    assert "Int 1" in (tmp_path / "participants.csv").read_text("utf-8-sig")


def test_the_turns_are_those_on_the_page(plugin: Path, tmp_path: Path) -> None:
    """The expected file of the page is what is read, by the reader that claims it."""
    script = (
        "import json, sys\n"
        "from qualcode.readers import read_transcript\n"
        "from qualcode.testing import as_expected\n"
        "found = as_expected(read_transcript(sys.stdin.buffer.read(), file='Int 1.dik'))\n"
        "print(json.dumps({key: found[key] for key in ('reader', 'turns')}))\n"
    )
    assert json.loads(python(plugin, script, cwd=tmp_path, given=SAMPLE)) == json.loads(EXPECTED)


def test_the_test_on_the_page_passes(plugin: Path, tmp_path: Path) -> None:
    """The battery runs over the page's reader and sample, and would fail on other turns."""
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "talk.dik").write_text(SAMPLE, "utf-8")
    expected = tmp_path / "samples" / "talk.dik.expected.json"
    (tmp_path / "test_diktat.py").write_text(TEST, "utf-8")
    script = "import test_diktat as t; t.test_diktat_reader_keeps_the_contract(); print('passed')"
    expected.write_text(EXPECTED, "utf-8")
    assert python(plugin, script, cwd=tmp_path) == "passed\n"
    expected.write_text(EXPECTED.replace("tårnet", "parken"), "utf-8")
    with pytest.raises(AssertionError, match="1 words of the speech are lost: parken"):
        python(plugin, script, cwd=tmp_path)

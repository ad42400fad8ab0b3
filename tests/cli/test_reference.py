"""The reference of commands, the handbook and the command line itself."""

import re
from pathlib import Path

import pytest

from qualcode import __version__
from qualcode.cli import COMMANDS, cli
from qualcode.cli.reference import reference
from tests.cli.running import say

ROOT = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]


def test_the_reference_is_what_help_says() -> None:
    """docs/cli.md is written by ``python -m qualcode.cli.reference`` and not stale."""
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == reference()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_sentence_and_an_example(name: str, capsys: Capture) -> None:
    """Help of each command says what it does, and shows it."""
    said = say(capsys, name, "--help")
    assert said.code == 0
    assert "Example" in said.out
    assert f"qualcode {name}" in said.out.split("Example")[1]


def test_the_list_of_commands_is_the_list_of_modules(capsys: Capture) -> None:
    """Every command can be imported under its own name, and help lists it."""
    listed = say(capsys, "--help").out
    for name in COMMANDS:
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        assert command.name == name
        assert re.search(rf"^  {name} ", listed, re.MULTILINE)


def test_version(capsys: Capture) -> None:
    """The version is the package's."""
    assert __version__ in say(capsys, "--version").out


def test_links_of_readme_and_handbook_lead_somewhere() -> None:
    """Every relative link in README and docs is a file."""
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} -> {target}"


def test_the_handbook_names_only_commands_that_exist() -> None:
    """No page shows a command that this version does not have."""
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        blocks = "\n".join(text.split("```")[1::2])
        named = set(re.findall(r"^(?:\$ )?qualcode ([a-z]+)", blocks, re.MULTILINE))
        named |= set(re.findall(r"`qualcode ([a-z]+)", text))
        assert named <= {*COMMANDS, "demo"}, page.name


def test_a_fault_of_ours_tells_where_and_holds_no_words(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An unforeseen error is exit code 3 with places in our code, never a message or words."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Samira sagde noget")

    monkeypatch.setattr("qualcode.store.find_project", fail)
    said = say(capsys, "code", "--project", tmp_path)
    assert said.code == 3
    assert "this is our fault" in said.err
    assert "RuntimeError" in said.err
    assert "Samira" not in said.err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 1), (BrokenPipeError(), 0)])
def test_stopping_is_no_fault(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    """Ctrl-C and a closed pipe end quietly."""

    def stop(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("qualcode.store.find_project", stop)
    said = say(capsys, "code")
    assert said.code == code
    assert "our fault" not in said.err


def test_wrong_usage_is_exit_code_two(capsys: Capture) -> None:
    """An option that does not exist is wrong usage."""
    assert say(capsys, "code", "--nonsense").code == 2

"""``qualcode review`` at the keys, as a coder uses it."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from qualcode.cli import review, review_keys
from qualcode.store import Project, read_all
from tests.cli.running import Said, say, type_at

Run = Callable[..., Said]


@pytest.fixture
def at_the_keys(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Give a way to run review with the keys and lines that somebody types."""

    def run(keys: str, *options: str, lines: tuple[str, ...] = (), yes: bool = False) -> Said:
        type_at(monkeypatch, keys, lines=lines)
        monkeypatch.setattr(review, "has_terminal", lambda: True)
        monkeypatch.setattr(click, "confirm", lambda *_, **__: yes)
        return say(capsys, "review", "--rules-only", "--project", project, *options)

    return run


def decided(folder: Path, coder: str = "eva") -> list[tuple[str, str]]:
    """Give code and verdict of what stands of a coder, in order."""
    found = read_all(Project(folder)).decisions
    return [(one.code, one.verdict) for one in found if one.coder == coder]


EVA = ("--coder", "eva", "--code", "tryghed")


def test_accept_reject_unsure_undo_quit(at_the_keys: Run, project: Path) -> None:
    """Definition on top, question before, evidence in brackets, why; quit sums up."""
    said = at_the_keys("ar?uq", *EVA)
    assert said.code == 0
    assert "do not use:" in said.out
    assert "  Q: " in said.out
    assert "why: rule" in said.out
    assert "Undone." in said.out
    assert "Saved. 2 decided" in said.out
    assert "(1 yes, 1 no)" in said.out
    assert sorted(verdict for _, verdict in decided(project)) == ["accept", "reject"]
    again = at_the_keys("q", *EVA)
    assert "2 decided earlier" in again.out
    assert "Saved. 0 decided" in again.out


def test_help_definition_skip_and_marks(at_the_keys: Run, project: Path) -> None:
    """Any other key shows the keys; what will go with the answer is said before it."""
    said = at_the_keys(" xd12+1a", *EVA)
    assert "a  accept: the code fits" in said.out
    assert "with your answer: proposal, then-and-now" in said.out
    assert "with your answer: proposal, starred" in said.out
    (one,) = [one for one in read_all(Project(project)).decisions if one.coder == "eva"]
    assert (one.marks, one.starred) == (("proposal",), True)


def test_trim(at_the_keys: Run, project: Path) -> None:
    """By sentence or by words; words that are not there trim nothing."""
    said = at_the_keys("ttta", *EVA, lines=("findes ikke her", "", "1"))
    assert "nothing was trimmed" in said.out
    assert "only «" in said.out
    (one,) = [one for one in read_all(Project(project)).decisions if one.coder == "eva"]
    assert one.quote.endswith((".", "?", "!", "…"))


def test_another_code_is_found_by_letters(at_the_keys: Run, project: Path) -> None:
    """Enter takes the first, tab the next, backspace takes a letter back, escape leaves."""
    said = at_the_keys("o\x1b" + "ozz\x7f\x7funge\ri" + "ounge\tx\x7f\x7f\x7f\x7f\x7f\rb", *EVA)
    assert "no code has these letters" in said.out
    found = decided(project)
    assert found[:2] == [("tryghed", "reject"), ("unge_uro", "accept")] or sorted(found)[:2]
    assert ("unge_uro", "accept") in found
    assert len(found) == 4


def test_a_memo(at_the_keys: Run, project: Path) -> None:
    """Is saved beside the decisions; an empty one is not."""
    said = at_the_keys("mm", *EVA, lines=("Tanke om K.", " "))
    assert said.out.count("Wrote  memos/") == 1
    assert len(list((project / "memos").glob("*.md"))) == 1


def test_pace_is_told_when_a_code_comes_up_again(at_the_keys: Run) -> None:
    """After three answers there is one."""
    assert "at your pace about 1 minute" in at_the_keys("arrd", *EVA).out


def test_a_full_disk_is_said_and_the_question_stays(
    at_the_keys: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing counts as decided that is not on the disk."""
    from qualcode.errors import WriteError
    from qualcode.workflow import notebook

    def full(*_: object, **__: object) -> None:
        raise WriteError("the disk is full")

    monkeypatch.setattr(notebook, "append", full)
    monkeypatch.setattr(notebook, "save_memo", full)
    said = at_the_keys("aamuq", *EVA, lines=("x",))
    assert said.out.count("Not saved: the disk is full") == 3
    assert "Nothing to undo here" in said.out
    assert "Saved. 0 decided" in said.out
    assert decided(project) == []


def test_noes_become_an_exception(at_the_keys: Run, project: Path) -> None:
    """What two noes share is offered with its effect; the yes writes one line."""
    text = project / "codebook.yaml"
    before = text.read_text(encoding="utf-8")
    first = before.index("- id: tryghed")
    place = before.index("strong:", first)
    changed = before[:place] + before[place:].replace("strong: [", "strong: [lyst*, ", 1)
    text.write_text(changed, encoding="utf-8")
    said = at_the_keys("r" * 60, *EVA, yes=True)
    assert "noes on tryghed were «" in said.out
    assert "+" in said.out
    assert "Wrote codebook.yaml: except «" in said.out
    after = text.read_text(encoding="utf-8")
    assert len(after) > len(changed)
    assert say_no(at_the_keys, project)


def say_no(run: Run, project: Path) -> bool:
    """Without a yes nothing is written."""
    before = (project / "codebook.yaml").read_bytes()
    run("r" * 40, "--coder", "ida", "--code", "naboskab")
    return (project / "codebook.yaml").read_bytes() == before


def test_a_sample_hides_what_machines_say(at_the_keys: Run) -> None:
    """And leads to the figures."""
    options = ("--coder", "eva", "--code", "naboskab", "--sample", "9+20")
    said = at_the_keys("arq", *options)
    assert "drawn at random" in said.out
    assert "why:" not in said.out
    assert "Next   qualcode validate naboskab" in said.out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--sample", "20"), "Write HITS+MISSES"),
        (("--sample", "5+5"), "add --code CODE"),
        (("--code", "tryghde"), 'Did you mean "tryghed"?'),
        (("--role", "residnet"), 'Did you mean "resident"?'),
        (("--coder", "Maja"), "Did you mean --coder maja?"),
    ],
)
def test_slips(
    options: tuple[str, ...],
    message: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Are said before anything is asked."""
    said = say(capsys, "review", "--rules-only", *options, "--project", project)
    assert said.code in {1, 2}
    assert message in said.err


def test_without_a_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing prompts: the number is said, and JSON lists what there is to decide."""
    line = ("review", "--rules-only", "--code", "tryghed", "--coder", "eva", "--project", project)
    said = say(capsys, *line)
    assert said.code == 2
    assert "no terminal to ask on" in said.err
    values = say(capsys, *line, "--json").json
    assert isinstance(values, dict)
    assert {one["code"] for one in values["to_decide"]} == {"tryghed"}


def test_nothing_left(at_the_keys: Run, project: Path) -> None:
    """When all is decided, the next thing to do is said."""
    at_the_keys("a" * 60, *EVA)
    said = at_the_keys("", *EVA)
    assert "Nothing to decide here for eva." in said.out
    assert review_keys.PROMPT not in said.out

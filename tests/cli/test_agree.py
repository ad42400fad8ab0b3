"""``qualcode agree`` on the two practice coders, and what comes of talking."""

from pathlib import Path

import pytest

from qualcode.cli import agree_talk
from qualcode.workflow.shipped import practice_corpus
from tests.cli.running import say

CODERS = ("maja", "jonas")


@pytest.fixture
def both(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give the practice project with the codings of the second coder too."""
    table = practice_corpus() / "coders" / "jonas.csv"
    said = say(
        capsys, "import", "codings", table, "--coder", "jonas", "--complete", "--project", project
    )
    assert said.code == 0
    return project


def test_the_table(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Base and unit first, the least agreed code on top, then the turns as text."""
    said = say(capsys, "agree", *CODERS, "--project", both)
    assert said.code == 0
    assert said.out.startswith("maja and jonas, both in K01, K02, K03, K04, K05, K06: 101 turns")
    assert "Unit: the turn." in said.out
    assert "all codes together" in said.out
    assert "<- talk about it" in said.out
    assert "Where they differ" in said.out
    values = say(capsys, "agree", *CODERS, "--json", "--project", both).json
    assert isinstance(values, dict)
    shares = [one["on_yes"] for one in values["codes"]]
    assert shares == sorted(shares)
    assert values["units"] == 101
    turned = say(capsys, "agree", "jonas", "maja", "--json", "--project", both).json
    assert isinstance(turned, dict)
    for one, other in zip(values["codes"], turned["codes"], strict=True):
        assert one["yes"] == other["yes"][::-1]
        assert (one["kappa"], one["alpha"], one["ac1"]) == (
            other["kappa"],
            other["alpha"],
            other["ac1"],
        )


def test_units_and_unsure(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Characters are many more than turns; an unsure that counts as yes is said."""
    chars = say(capsys, "agree", "--unit", "char", "--code", "tryghed", "--project", both)
    assert "characters of participants" in chars.out
    unsure = say(capsys, "agree", "--unsure", "yes", "--code", "tryghed", "--project", both)
    assert "An unsure answer counts as a yes." in unsure.out
    sample = say(capsys, "agree", "--sample", "2", "--seed", "1", "--project", both)
    again = say(capsys, "agree", "--sample", "2", "--seed", "1", "--project", both)
    assert sample.out == again.out
    one = say(capsys, "agree", "--transcript", "K03", "--project", both)
    assert "both in K03:" in one.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["maja", "jonsa"], 'Did you mean "jonas"?'),
        (["maja"], "It takes two coders"),
        (["--code", "tryghde"], 'Did you mean "tryghed"?'),
        (["--transcript", "K09x"], 'There is no transcript "K09x"'),
        (["--transcript", "K09"], "no transcript in common among those named"),
        (["--at", "K01:2"], "go with --talk"),
        (["--talk", "tryghed", "--agreed", "no"], "name it with --at"),
        (["--talk", "tryghed", "--at", "K04:8", "--note", "x"], "--note goes with --agreed"),
        (["--talk", "tryghed", "--at", "K01:2"], "do not differ about tryghed at K01:2"),
    ],
)
def test_slips(
    arguments: list[str], message: str, both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown names and options that need others are said in words."""
    said = say(capsys, "agree", *arguments, "--project", both)
    assert said.code in {1, 2}
    assert message in said.err


def test_one_coder_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Says how a second one begins."""
    said = say(capsys, "agree", "--project", project)
    assert "Only maja has decided anything." in said.err
    assert "qualcode read TRANSCRIPT --coder NAME --blind" in said.err


def differing(capsys: pytest.CaptureFixture[str], folder: Path) -> list[dict[str, object]]:
    values = say(capsys, "agree", *CODERS, "--talk", "tryghed", "--json", "--project", folder).json
    assert isinstance(values, list)
    return values


def test_what_was_agreed_is_written_for_both(
    both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only who had said otherwise gets a decision, which supersedes; the note is a memo."""
    before = differing(capsys, both)
    assert len(before) > 4
    line = ("agree", *CODERS, "--talk", "tryghed", "--at", "K04:8", "--project", both)
    said = say(capsys, *line, "--agreed", "no", "--note", "omvej for politiet")
    assert said.code == 0
    assert "Saved for jonas." in said.out
    memos = list((both / "memos").glob("*.md"))
    assert "omvej for politiet" in memos[0].read_text(encoding="utf-8")
    assert "by: [maja, jonas]" in memos[0].read_text(encoding="utf-8")
    after = differing(capsys, both)
    assert len(after) == len(before) - 1
    assert say(capsys, *line, "--agreed", "no").code == 2
    other = after[0]
    place = f"{other['transcript']}:{other['turn']}"
    done = say(
        capsys, *line[:5], "--at", place, "--agreed", "yes", "--json", "--project", both
    ).json
    assert isinstance(done, dict)
    assert {one["verdict"] for one in done["decisions"]} == {"accept"}
    assert done["memo"] == ""
    assert len(differing(capsys, both)) == len(after) - 1


def test_talking_on_a_terminal(
    both: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Definition on top, one key a turn, skip and quit write nothing."""
    keys = iter("xsnq")
    monkeypatch.setattr(agree_talk, "has_terminal", lambda: True)
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    monkeypatch.setattr("click.prompt", lambda *_, **__: "fordi")
    before = len(differing(capsys, both))
    said = say(capsys, "agree", *CODERS, "--talk", "tryghed", "--project", both)
    assert "do not use:" in said.out
    assert "Saved for jonas." in said.out
    assert f"{before - 1} turns on tryghed that they answer differently." in said.out
    assert len(differing(capsys, both)) == before - 1


def test_without_a_terminal_nothing_is_asked(
    both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The turns are listed, and the line that writes is shown."""
    said = say(capsys, "agree", *CODERS, "--talk", "tryghed", "--project", both)
    assert said.code == 0
    assert "agreed:" not in said.out
    assert "--talk tryghed --at" in said.out.splitlines()[-1]

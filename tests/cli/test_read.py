"""``qualcode read`` at the keys, and without a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.cli import read, read_keys
from qualcode.errors import WriteError
from qualcode.store import Project, read_all
from qualcode.workflow import notebook
from tests.cli.running import Said, say, type_at

Run = Callable[..., Said]


@pytest.fixture
def at_the_keys(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Give a way to run read with the keys and lines that somebody types."""

    def run(keys: str, *options: str, lines: tuple[str, ...] = ()) -> Said:
        type_at(monkeypatch, keys, lines=lines)
        monkeypatch.setattr(read, "has_terminal", lambda: True)
        options = options or ("K01", "--coder", "eva", "--rules-only")
        return say(capsys, "read", "--project", project, *options)

    return run


BLIND = ("K01", "--coder", "eva", "--blind")


def decided(folder: Path, coder: str = "eva") -> list[tuple[str, str]]:
    """Give code and verdict of what stands of a coder, in order."""
    found = read_all(Project(folder)).decisions
    return [(one.code, one.verdict) for one in found if one.coder == coder]


def passages(folder: Path) -> int:
    """Give how many passages eva has read."""
    return sum(one.coder == "eva" for one in read_all(Project(folder)).readings)


def test_add_a_code_pass_on_undo_and_quit(at_the_keys: Run, project: Path) -> None:
    """The margin shows what was given; quitting keeps the part that was read."""
    said = at_the_keys("ctryghed\r  uq", *BLIND)
    assert said.code == 0
    assert "1 tryghed: accepted, eva" in said.out
    assert "saved: tryghed yes" in said.out
    assert "Undone." in said.out
    assert "Saved. 1 coding decided; 1 of 15 passages of K01 read through." in said.out
    assert "Next   qualcode read K01 --coder eva --blind" in said.out
    assert decided(project) == [("tryghed", "accept")]
    assert passages(project) == 1
    again = at_the_keys("q", *BLIND)
    assert "eva has read 1 of them; it goes on at turn 4." in again.out


def test_answers_to_what_stands_in_the_margin(at_the_keys: Run, project: Path) -> None:
    """By its number: yes, no, unsure; a number that is not there and another key do nothing."""
    said = at_the_keys(" 1a2r3?9 1z0a0q", lines=("2", "x"))
    assert said.out.count("The margin has 6 codings here.") == 1
    assert said.out.count("The margin has 2 codings here.") == 1
    assert [verdict for _, verdict in decided(project)].count("accept") == 2
    assert sorted({verdict for _, verdict in decided(project)}) == ["accept", "reject", "unsure"]
    assert "disputed" in said.out


def test_shown_hits_stay_open_or_become_noes(at_the_keys: Run, project: Path) -> None:
    """Space leaves them open and says so; x makes them a no."""
    for journal in (project / "decisions").glob("maja.*"):
        journal.unlink()
    said = at_the_keys(" xq")
    assert "° " in said.out
    assert "? " in said.out
    assert "3 in the margin left open" in said.out
    found = [one for one in read_all(Project(project)).readings if one.coder == "eva"]
    assert sorted(len(one.codes) for one in found) == [27, 30]


def test_words_star_and_mark_go_with_a_coding(at_the_keys: Run, project: Path) -> None:
    """What will go with it is said before; leaving the page forgets it."""
    said = at_the_keys("k9k2+tctryghed\r+ b+q", *BLIND, lines=("1-2",))
    assert "with your coding: proposal, starred, only «" in said.out
    (one,) = [one for one in read_all(Project(project)).decisions if one.coder == "eva"]
    assert (one.marks, one.starred) == (("proposal",), True)
    assert one.quote.startswith("Jo.")
    assert "tryghed *: accepted, eva," in said.out


def test_a_coding_over_several_turns(at_the_keys: Run, project: Path) -> None:
    """From [ to ], forwards or backwards; it counts with the passage that holds most of it."""
    said = at_the_keys("][ ]\x1b]tryghed\r[b]naboskab\rbbq", *BLIND)
    assert "Say first where it begins" in said.out
    assert "from «Jo. Øh, jeg hedder" in said.out
    assert "saved: tryghed yes" in said.out
    assert "This is the first passage." in said.out
    found = [one for one in read_all(Project(project)).decisions if one.coder == "eva"]
    assert {one.code for one in found} == {"tryghed", "naboskab"}
    assert len({one.span for one in found}) == 1
    assert "Interviewer:" in found[0].quote
    assert "counts with turn 4, which holds most of it" in said.out
    assert "… tryghed: eva, counts" in said.out


def test_a_coding_that_was_begun_only_is_told(at_the_keys: Run) -> None:
    """Nothing was saved of it."""
    assert "was begun and not ended" in at_the_keys("[q", *BLIND).out


def test_help_wording_memo_turn_and_page(at_the_keys: Run, project: Path) -> None:
    """Keys that leave everything as it is; a turn that is not there is said."""
    said = at_the_keys("hdtryghed\rd\x1bmwgggq", *BLIND, lines=("En tanke.", "", "99", "12"))
    assert "[  a coding over several turns begins" in said.out
    assert "do not use:" in said.out
    assert said.out.count("Wrote  memos/") == 1
    assert "No participant speaks in K01 from turn 99 on." in said.out
    assert "turn 12" in said.out
    assert passages(project) == 0


def test_all_of_it(at_the_keys: Run, project: Path) -> None:
    """The last turns of the interviewer are shown too; then comes agreement, or the figures."""
    said = at_the_keys(" " * 15, *BLIND)
    assert "15 of 15 passages of K01 read through." in said.out
    assert "Next   qualcode agree" in said.out
    again = at_the_keys("q", *BLIND)
    assert "eva has read all of it; it begins at turn 2 again." in again.out
    seen = at_the_keys(" ", "K01", "--coder", "eva", "--from", "99")
    assert seen.code == 2
    assert at_the_keys("u", *BLIND).out.count("Nothing to undo here") == 1
    assert "Next   qualcode code" in at_the_keys("q", "K01", "--coder", "eva", "--rules-only").out


def test_reading_for_one_code(at_the_keys: Run, project: Path) -> None:
    """It is said; reading for all of them later tells what was read before."""
    said = at_the_keys(" q", *BLIND, "--code", "tryghed")
    assert "Read for tryghed only." in said.out
    assert "--blind --code tryghed" in said.out
    again = at_the_keys("q", *BLIND)
    assert "1 passage read before, but not for all of these codes." in again.out


def test_a_full_disk_is_said_and_the_page_stays(
    at_the_keys: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing counts as said that is not on the disk."""

    def full(*_: object, **__: object) -> None:
        raise WriteError("the disk is full")

    given = at_the_keys("cnaboskab\rq", *BLIND)
    assert given.code == 0
    monkeypatch.setattr(notebook, "append", full)
    monkeypatch.setattr(notebook, "save_memo", full)
    said = at_the_keys(" ctryghed\r1rmq", *BLIND, lines=("x",))
    assert said.out.count("Not saved: the disk is full") == 4
    assert "0 of 15 passages" in said.out
    assert decided(project) == [("naboskab", "accept")]


def test_undo_that_does_not_reach_the_disk(
    at_the_keys: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is said, and what was decided stands."""

    def fail(*_: object) -> None:
        raise WriteError("the disk is full")

    monkeypatch.setattr(notebook.Notebook, "take_back", fail)
    said = at_the_keys("cnaboskab\ruq", *BLIND)
    assert "Not undone: the disk is full" in said.out
    assert decided(project) == [("naboskab", "accept")]


def test_long_questions_are_cut_to_the_screen(
    at_the_keys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left out is told, and w shows it."""
    monkeypatch.setenv("LINES", "8")
    monkeypatch.setenv("COLUMNS", "80")
    said = at_the_keys("wq", *BLIND)
    assert "… w shows 2 more lines of what was said before" in said.out
    assert said.out.count("Interviewer: Tak, fordi") == 1


def test_without_a_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole transcript with its margin; nobody is asked who they are."""
    said = say(capsys, "read", "K01", "--rules-only", "--project", project)
    assert said.code == 0
    assert said.out.startswith("K01: 15 passages, ")
    assert "  Interviewer: Hvad er det bedste ved at bo her" in said.out
    assert "naboskab: accepted, maja" in said.out
    assert read_keys.PROMPT not in said.out
    later = say(capsys, "read", "K01", "--rules-only", "--from", "12", "--project", project)
    assert "turn 10 " not in later.out
    blind = say(capsys, "read", *BLIND, "--project", project)
    assert "0 codings of eva, who reads blind" in blind.out
    assert "maja" not in blind.out


def test_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Passages, codings and who said what; blind, nothing of others, not even counts."""
    line = ("read", "K01", "--json", "--project", project)
    values = say(capsys, *line, "--rules-only").json
    assert isinstance(values, dict)
    assert len(values["passages"]) == 15
    assert "read" not in values["passages"][0]
    said = [
        one for page in values["passages"] for coding in page["codings"] for one in coding["said"]
    ]
    assert {one["coder"] for one in said} == {"maja"}
    assert values["not_coded"][0]["speaker"] == "Interviewer"
    blind = say(capsys, *line, "--coder", "eva", "--blind")
    assert "maja" not in blind.out
    assert isinstance(blind.json, dict)
    assert all(one["codings"] == [] for one in blind.json["passages"])
    assert blind.json["passages"][0]["read"] is False


def test_disagreement_is_told_by_name(at_the_keys: Run) -> None:
    """With what each of them said; one who read it through and was silent says no."""
    said = at_the_keys("ctryghed\rq")
    assert "tryghed: disputed, eva" in " ".join(said.out.replace("│", " ").split())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (("K1",), 'There is no transcript "K1".'),
        (("K01", "--code", "tryghde"), 'Did you mean "tryghed"?'),
        (("K01", "--coder", "Maja"), "Did you mean --coder maja?"),
        (("K01", "--coder", "rules"), "name of a machine"),
        (("K01", "--from", "99"), "The last words to code are in turn"),
    ],
)
def test_slips(
    line: tuple[str, ...], message: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Are said before anything is asked."""
    said = say(capsys, "read", "--rules-only", *line, "--project", project)
    assert said.code in {1, 2}
    assert message in said.err

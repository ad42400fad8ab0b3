"""Tests of ``qualcode names`` and ``qualcode forget`` as a user meets them."""

from pathlib import Path

import click
import pytest

from tests.cli.running import Said, say
from tests.workflow.studies import make_study


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small study."""
    return make_study(tmp_path / "study").folder


def names(capsys: pytest.CaptureFixture[str], folder: Path, *options: object) -> Said:
    """Run ``names`` on a folder."""
    return say(capsys, "names", "--project", folder, *options)


def test_the_table_shows_kind_count_files_and_place(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    """One row a name, a place as it stands, where the key lies, and what to do next."""
    said = names(capsys, folder)
    assert said.code == 0
    assert "person (" in said.out
    assert "‹Hassan" in said.out
    assert "K01, K02" in said.out
    assert str(tmp_path / "user data" / "keys") in said.out
    assert 'qualcode names --replace "' in said.out


def test_json_has_every_place(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """The same keys for scripts; one kind alone where that is asked for."""
    said = names(capsys, folder, "--json", "--kind", "phone")
    assert isinstance(said.json, dict)
    (row,) = said.json["names"]
    assert (row["name"], row["times"], row["places"][0]["turn"]) == ("30 12 34 56", 1, 4)


def test_a_batch_of_decisions_and_a_copy(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Decided by options, shown, and written only after a yes; then written again."""
    said = names(
        capsys, folder, "--replace", "Hassan=Karim", "--replace", "Bo=Hassan", "--keep", "Jytte",
        "--always-keep", "Kurt", "--bracket", "phone",
    )  # fmt: skip
    assert "Hassan → Karim" in said.out
    assert "is in the transcripts already" in said.err
    assert "Hassan → Karim" not in names(capsys, folder).out
    assert "→ Karim" in names(capsys, folder, "--all").out
    asked = names(capsys, folder, "--write")
    assert asked.code == 1
    assert "Nothing was written" in asked.out
    assert not (folder / "pseudonymised").exists()
    written = names(capsys, folder, "--write", "--yes")
    assert written.code == 0
    assert "personal data as long as the key" in written.out
    assert (folder / "pseudonymised" / "transcripts" / "K01 Samira.txt").is_file()
    again = names(capsys, folder, "--write", "--yes", "--json")
    assert isinstance(again.json, dict)
    assert again.json["written"] is True
    assert say(capsys, "code", "--rules-only", "--project", folder / "pseudonymised").code == 0


def test_the_key_stays_out_of_the_project(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Inside it is refused; where somebody insists, it is warned."""
    inside = folder / "key.csv"
    refused = names(capsys, folder, "--key", inside)
    assert refused.code == 2
    assert "lies in the project folder" in refused.err
    warned = names(capsys, folder, "--key", inside, "--key-in-project", "--keep", "Hassan")
    assert "whoever gets the folder" in warned.err
    assert inside.is_file()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--replace", "Hassan"), 'Say what stands for it: --replace "Hassan=WORD"'),
        (("--replace", "Hasan=Karim"), 'Did you mean "Hassan"?'),
        (("--decide",), "no terminal to ask on"),
        (("--write",), "Nothing is to be replaced yet"),
        (("--write", "--output", "."), "the originals are here"),
    ],
)
def test_wrong_use_says_what_to_do(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    says: str,
) -> None:
    """Exit code 2, one sentence, nothing written."""
    monkeypatch.chdir(folder)
    said = names(capsys, folder, *options)
    assert said.code == 2
    assert says in said.err


def test_one_key_decides_on_a_terminal(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each answer is kept before the next is asked; a bad one is asked again; q stops."""
    pressed = iter(["x", "k", "a", "s", "r", "r", "q"])
    words = iter(["a;b", "Karim"])
    monkeypatch.setattr("qualcode.cli.names.has_terminal", lambda: True)
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(words))
    said = names(capsys, folder, "--decide", "--all")
    assert "cannot stand for a name" in said.out
    assert ": kept" in said.out
    assert ": always kept" in said.out
    assert "→ Karim" in said.out
    rest = iter("k" * 40)
    monkeypatch.setattr(click, "getchar", lambda: next(rest))
    assert "0 candidates undecided" in names(capsys, folder, "--decide").out


def test_a_study_without_open_names_goes_on_to_the_copy(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """The next step follows from what is undecided; much is cut short, and said to be."""
    brackets = [o for kind in ("person", "name", "place") for o in ("--bracket", kind)]
    said = names(capsys, folder, *brackets)
    assert "qualcode names --write" in said.out


def test_forgetting_is_shown_first_and_done_after_a_yes(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """Without a terminal and --yes nothing changes; after it, counts go on without them."""
    (folder / "reports").mkdir()
    (folder / "reports" / "a.csv").write_text("id\nK01-1\n")
    shown = say(capsys, "forget", "Samira", "--project", folder)
    assert shown.code == 1
    assert "Nothing was changed" in shown.out
    assert "+            - (trukket tilbage)." in shown.out
    assert (folder / "transcripts" / "K01 Samira.txt").exists()
    said = say(capsys, "forget", "Samira", "--yes", "--project", folder)
    assert said.code == 0
    assert "Backups, the bin" in said.out
    assert "still stands in memos/lys.md (1)" in said.out
    coded = say(capsys, "code", "--rules-only", "--project", folder)
    assert "of 2" in coded.out
    shared = say(capsys, "forget", "Kurt", "--project", folder)
    assert "K02 N.N. og Jytte.txt: text without their turns" in shared.out


def test_forgetting_in_json_and_what_is_left(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """Every file with what becomes of it; exit code 1 where something is left to the user."""
    (folder / "gammel.pdf").write_bytes(b"%PDF-1.4")
    said = say(capsys, "forget", "K01-1", "--json", "--yes", "--project", folder)
    assert said.code == 1
    assert isinstance(said.json, dict)
    assert said.json["done"] is True
    assert [one["file"] for one in said.json["left"]] == ["gammel.pdf"]
    assert {one["what"] for one in said.json["files"]} >= {"journal", "transcript", "row"}
    shown = say(capsys, "forget", "K02-2", "--project", folder)
    assert "look at these yourself" in shown.out


def test_an_unknown_participant_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    """Exit code 2 and the nearest name."""
    said = say(capsys, "forget", "Samria", "--project", folder)
    assert said.code == 2
    assert 'Did you mean "Samira"?' in said.err


def test_nothing_we_write_promises_too_much() -> None:
    """Pseudonymised is not anonymised: the word is in no source file and on no page."""
    root = Path(__file__).resolve().parents[2]
    pages = [*(root / "qualcode").rglob("*.py"), *(root / "docs").glob("*.md"), root / "README.md"]
    word = "anonymi" + "sed"
    saying = [one for one in pages if word in one.read_text(encoding="utf-8").casefold()]
    assert saying == []

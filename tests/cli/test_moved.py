"""``qualcode moved`` and what ``check``, ``code`` and ``report`` say of texts that changed."""

from pathlib import Path

import pytest

from tests import small_project
from tests.cli.running import Said, say

Capture = pytest.CaptureFixture[str]

SETTINGS = """languages: {data: da, report: en}
speakers:
  - {label: I, role: interviewer}
  - {label: Samira, role: resident}
  - {label: Ole, role: resident}
"""
CODEBOOK = """codebook: prøve
languages: [da]
themes:
  - id: fysiske
    codes:
      - id: belysning
        definition: Lys ude.
        do_not_use: Ellers.
        rules: {strong: [lampe+, lygte+]}
      - id: tryghed
        definition: Om at føle sig tryg.
        do_not_use: Ellers.
        rules: {strong: [tryg+]}
"""
FIRST = small_project.FIRST.replace("lampen", "lamppen")
CODINGS = """transcript;turn;code;certainty;quote
Int 1;2;belysning;sure;lamppen i tunnelen har været i stykker
Int 1;4;tryghed;sure;Nej.
Int 1;6;tryghed;sure;
Int 2;2;belysning;sure;
Int 2;4;tryghed;possible;aldrig været bange her
"""


@pytest.fixture
def small(tmp_path: Path, capsys: Capture) -> Path:
    """Give a project of two interviews, coded by Maja."""
    folder = tmp_path / "small"
    (folder / "transcripts").mkdir(parents=True)
    (folder / "qualcode.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "transcripts" / "Int 1.txt").write_text(FIRST, encoding="utf-8")
    (folder / "transcripts" / "Int 2.txt").write_text(small_project.SECOND, encoding="utf-8")
    (tmp_path / "maja.csv").write_text(CODINGS, encoding="utf-8")
    arguments = ("import", "codings", tmp_path / "maja.csv", "--coder", "maja", "--complete")
    assert say(capsys, *arguments, "--project", folder).code == 0
    return folder


def edit(folder: Path, file: str, *changes: tuple[str, str]) -> None:
    """Correct a transcript; each thing that is corrected must be there."""
    path = folder / "transcripts" / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def moved(capsys: Capture, folder: Path, *arguments: str) -> Said:
    return say(capsys, "moved", *arguments, "--project", folder)


def values(capsys: Capture, folder: Path) -> dict[str, list[dict[str, object]]]:
    """Give what ``moved --json`` says."""
    found = moved(capsys, folder, "--json").json
    assert isinstance(found, dict)
    return found


def open_id(capsys: Capture, folder: Path) -> str:
    """Give the first letters of the id of the one decision that needs a person."""
    (one,) = values(capsys, folder)["open"]
    return str(one["id"])[:8]


def journal_of(folder: Path) -> bytes:
    (path,) = (folder / "decisions").glob("maja.*.jsonl")
    return path.read_bytes()


NO = ("Samira: Nej.", "Samira: Jo, det gør jeg.")


def test_nothing_changed_nothing_moved(small: Path, capsys: Capture) -> None:
    """With the texts as they were there is nothing to look at."""
    said = moved(capsys, small)
    assert said.code == 0
    assert said.out.startswith("5 decisions have a place.\n")
    assert "Nothing here needs you" in said.out
    assert said.err == ""


def test_check_says_what_moved_by_transcript(small: Path, capsys: Capture) -> None:
    """So many stay, so many follow corrected words, so many need a person."""
    edit(small, "Int 1.txt", ("lamppen", "lampen"), NO)
    err = say(capsys, "check", "--project", small).err
    assert (
        "Int 1.txt: its text has changed: 1 decision stays on its words, 1 follows corrected "
        "words, 1 needs you."
    ) in err
    assert "decisions of maja: the decision on tryghed in Int 1" in err


def test_moved_shows_the_words_then_and_now(small: Path, capsys: Capture) -> None:
    """A mended slip is shown both ways, an unclear one with its surroundings and places."""
    edit(small, "Int 1.txt", ("lamppen", "lampen"), NO)
    said = moved(capsys, small)
    assert "was  lamppen i tunnelen har været i stykker\n      now  lampen i tunnelen" in said.out
    assert "Føler du dig tryg der? Samira: »Nej.« I: Hvad gør du" in said.out
    assert "1  Int 1:4: …" in said.out
    assert "»Jo, det gør jeg.«" in said.out
    assert "--accept" in said.out.splitlines()[-1]


def test_code_says_how_many_have_no_place(small: Path, capsys: Capture) -> None:
    """The number stands beside the figures; beside JSON on standard error."""
    edit(small, "Int 1.txt", NO)
    line = "1 decision has no certain place and is not counted"
    assert line in say(capsys, "code", "--rules-only", "--project", small).out
    assert line in say(capsys, "code", "--rules-only", "--json", "--project", small).err
    said = say(capsys, "export", "frequencies", "--rules-only", "--project", small)
    assert line in " ".join(said.out.split())


def test_report_and_appendix_say_how_many_have_no_place(small: Path, capsys: Capture) -> None:
    """What is in none of the figures is said where they are sent."""
    edit(small, "Int 1.txt", NO)
    said = say(capsys, "report", "--project", small)
    told = " ".join(said.out.split())
    assert "1 decision has no certain place and is not counted. qualcode moved" in told
    from docx import Document

    words = "\n".join(one.text for one in Document(str(small / "reports/appendix.docx")).paragraphs)
    assert "1 decision could not be placed" in words


def test_a_decision_is_placed_by_hand_and_can_be_had_back(small: Path, capsys: Capture) -> None:
    """Accepting appends one line; undoing appends another; no line is changed."""
    edit(small, "Int 1.txt", NO)
    before = journal_of(small)
    done = moved(capsys, small, "--accept", open_id(capsys, small), "--at", "1")
    assert done.code == 0
    assert "as maja" in done.out
    assert journal_of(small).startswith(before)
    seen = values(capsys, small)
    assert seen["open"] == []
    assert [(one["quote_now"], one["by_hand"]) for one in seen["moved"] if one["by_hand"]] == [
        ("Jo, det gør jeg.", True)
    ]
    said = moved(capsys, small)
    assert "SETTLED BY HAND (1)" in said.out
    assert "(other words; placed by hand)" in said.out
    undo = done.out.split("--undo ")[1].split()[0]
    assert "only maja can" in moved(capsys, small, "--undo", undo, "--coder", "jonas").err
    assert moved(capsys, small, "--undo", undo).code == 0
    assert len(values(capsys, small)["open"]) == 1


def test_a_decision_is_placed_on_any_turn(small: Path, capsys: Capture) -> None:
    """Where no numbered place is right the turn is named; a second word goes before the first."""
    edit(small, "Int 1.txt", NO)
    one = open_id(capsys, small)
    for at in ("Int 1:6", "Int 1:4"):
        assert moved(capsys, small, "--accept", one, "--at", at).code == 0
    found = [one for one in values(capsys, small)["moved"] if one["by_hand"]]
    assert [one["quote_now"] for one in found] == ["Jo, det gør jeg."]


def test_a_dropped_decision_is_no_longer_listed(small: Path, capsys: Capture) -> None:
    """It is kept, said to be dropped, and not counted."""
    edit(small, "Int 1.txt", NO)
    assert moved(capsys, small, "--drop", open_id(capsys, small), "--json").json
    said = moved(capsys, small)
    assert "4 decisions have a place, 1 was dropped by hand." in said.out
    assert "dropped" in said.out.split("SETTLED BY HAND (1)")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--accept", "ID", "--at", "7"), "has 1 numbered place"),
        (("--accept", "ID", "--at", "Int 1:5"), "no participant's turn"),
        (("--accept", "ID", "--at", "Int 7:5"), 'There is no transcript "Int 7". Did you mean'),
        (("--accept", "ID", "--at", "here"), "is no place"),
        (("--accept", "none"), 'There is no decision "none"'),
        (("--undo", "none"), 'There is no settlement "none"'),
        (("--same", "Int 1", "Int 2"), "only one that is gone"),
        (("--same", "Int 9", "Int 2"), "Nothing was decided"),
        (("--at", "1"), "--at says where"),
        (("--accept", "ID", "--drop", "ID"), "One at a time"),
        (("--accept", "ID", "--coder", "Maja"), "Did you mean --coder maja"),
    ],
)
def test_a_slip_writes_nothing(
    small: Path, capsys: Capture, arguments: tuple[str, ...], message: str
) -> None:
    """What cannot be settled so is said, and the journal stays as it is."""
    edit(small, "Int 1.txt", NO)
    before, one = journal_of(small), open_id(capsys, small)
    said = moved(capsys, small, *(one if part == "ID" else part for part in arguments))
    assert said.code in (1, 2)
    assert message in said.err
    assert journal_of(small) == before


def test_a_code_that_is_gone_is_no_question_of_place(small: Path, capsys: Capture) -> None:
    """A decision without a code is not placed by hand."""
    path = small / "codebook.yaml"
    path.write_text(CODEBOOK.replace("id: belysning", "id: andet"), encoding="utf-8")
    one = str(
        next(one for one in values(capsys, small)["open"] if one["code"] == "belysning")["id"]
    )
    assert "has no code today" in moved(capsys, small, "--accept", one, "--at", "1").err


def test_a_renamed_file_takes_its_decisions_along(small: Path, capsys: Capture) -> None:
    """The same text is the same interview, and check says so."""
    folder = small / "transcripts"
    (folder / "Int 2.txt").rename(folder / "Interview Ole.txt")
    said = say(capsys, "check", "--project", small)
    assert "Int 2: is now Interview Ole.txt (it has the same text): 2 decisions follow." in said.err
    assert values(capsys, small)["open"] == []


def test_a_file_renamed_and_edited_is_asked_about(small: Path, capsys: Capture) -> None:
    """Nothing follows until somebody says that it is the same interview."""
    edit(small, "Int 2.txt", ("bange her, heller ikke", "bange her og heller ikke"))
    folder = small / "transcripts"
    (folder / "Int 2.txt").rename(folder / "Interview Ole.txt")
    said = moved(capsys, small)
    assert "2 of 2 of its decisions would find their words in Interview Ole.txt" in said.err
    assert said.out.splitlines()[-1].endswith('qualcode moved --same "Int 2" "Interview Ole"')
    assert len(values(capsys, small)["open"]) == 2
    near = moved(capsys, small, "--same", "Int 2", "Interview Olf")
    assert "Did you mean" in near.err
    assert moved(capsys, small, "--same", "Int 2", "Interview Ole").code == 0
    seen = moved(capsys, small)
    assert "maja: Int 2 is Interview Ole" in seen.out
    assert "as was said by hand" in seen.err
    assert values(capsys, small)["open"] == []


def test_who_settles_must_be_said_where_several_have_decided(
    small: Path, capsys: Capture, tmp_path: Path
) -> None:
    """With two coders nobody is assumed; the decision stays its own coder's."""
    (tmp_path / "jonas.csv").write_text(CODINGS.splitlines()[0] + "\nInt 2;2;belysning;sure;\n")
    arguments = ("import", "codings", tmp_path / "jonas.csv", "--coder", "jonas")
    assert say(capsys, *arguments, "--project", small).code == 0
    edit(small, "Int 1.txt", NO)
    one = open_id(capsys, small)
    assert "--coder NAME. Coders are: jonas, maja." in moved(capsys, small, "--drop", one).err
    done = moved(capsys, small, "--accept", one, "--coder", "jonas")
    assert "as jonas" in done.out
    found = [one for one in values(capsys, small)["moved"] if one["by_hand"]]
    assert [one["coder"] for one in found] == ["maja"]


def test_an_id_that_begins_several_is_refused(small: Path, capsys: Capture) -> None:
    """Too short a beginning is no name."""
    assert "at least 4" in moved(capsys, small, "--drop", "a").err

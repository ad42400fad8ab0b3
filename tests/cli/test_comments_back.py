"""``qualcode import comments``: each thing done in Word is one line of the diff, and no more."""

import json
from pathlib import Path
from typing import Any

import pytest

from qualcode.store import Project, read_all, read_memos
from tests import word_editing as word
from tests.cli.running import Said, say
from tests.cli.test_comments import CODEBOOK, INTERVIEW, SETTINGS
from tests.commenting import part, with_part

Capture = pytest.CaptureFixture[str]
CODINGS = """interview,turn,code,certainty,quote
K01,2,belysning,sure,lampen i tunnelen
K01,4,tryghed,possible,
K01,6,tryghed,sure,rundt om skolen
"""
BELYSNING, TRYGHED, VEJEN = 0, 1, 2


@pytest.fixture
def folder(tmp_path: Path, capsys: Capture) -> Path:
    """Give a project of one interview, coded by maja, and its commented file as ``K01.docx``."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "qualcode.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    (tmp_path / "transcripts" / "K01.txt").write_text(INTERVIEW, "utf-8")
    (tmp_path / "maja.csv").write_text(CODINGS, "utf-8")
    assert qualcode(
        capsys, tmp_path, "import", "codings", tmp_path / "maja.csv", "--coder", "maja"
    ).code == 0  # fmt: skip
    handed_out(capsys, tmp_path)
    return tmp_path


def qualcode(capsys: Capture, folder: Path, *arguments: object) -> Said:
    return say(capsys, *arguments, "--project", folder)


def handed_out(capsys: Capture, folder: Path, *more: str) -> bytes:
    statuses = ("--status", "accepted", "--status", "unsure")
    path = folder / "K01.docx"
    path.unlink(missing_ok=True)
    said = qualcode(capsys, folder, "export", "comments", "K01", *statuses, *more, "--output", path)
    assert said.code == 0
    return path.read_bytes()


def given(folder: Path) -> bytes:
    return (folder / "K01.docx").read_bytes()


def back(
    capsys: Capture, folder: Path, data: bytes, *more: str, coder: str = "maja"
) -> dict[str, Any]:
    """Save the file as Word would, import it, and give what was said."""
    path = folder / "back.docx"
    path.write_bytes(data)
    said = qualcode(capsys, folder, "import", "comments", path, "--coder", coder, "--json", *more)
    assert said.err == ""
    found: dict[str, Any] = json.loads(said.out)
    assert said.code == (1 if any(one["kind"] == "unclear" for one in found["edits"]) else 0)
    return found


def kinds(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["was"], one["code"]) for one in found["edits"]]


def standing(folder: Path, coder: str = "maja") -> set[tuple[str, str, str]]:
    """Give verdict, code and words of what stands in a coder's journal."""
    said = [one for one in read_all(Project(folder)).decisions if one.coder == coder]
    gone = {earlier for one in said for earlier in one.supersedes}
    return {(one.verdict, one.code, one.quote) for one in said if one.id not in gone}


BEFORE = {
    ("accept", "belysning", "lampen i tunnelen"),
    ("unsure", "tryghed", "Nej, jeg er ikke tryg der."),
    ("accept", "tryghed", "rundt om skolen"),
}


def test_a_file_nobody_touched_is_an_empty_diff(folder: Path, capsys: Capture) -> None:
    """Nothing is asked and nothing written."""
    found = back(capsys, folder, given(folder), "--yes")
    assert found["edits"] == found["text_changed"] == []
    assert found["comments"] == 3
    assert found["journal"] == ""
    assert standing(folder) == BEFORE


@pytest.mark.parametrize(
    ("says", "verdict"),
    [
        ("#belysning", "accept"),
        ("belysning", "accept"),
        ("Belysning og Mørke.", "accept"),
        ("Lighting", "accept"),
        ("#belysning?", "unsure"),
        ("[kode: belysning]", "accept"),
    ],
)
def test_a_new_comment_is_a_new_coding(
    folder: Path, capsys: Capture, says: str, verdict: str
) -> None:
    """It names the code by id or label; a question mark is doubt."""
    data = word.add(given(folder), "vinter", says, number=7)
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("added", "", "belysning")]
    assert standing(folder) == BEFORE | {(verdict, "belysning", "vinter")}
    again = back(capsys, folder, data, "--yes")
    assert (again["decisions"], again["already"], again["journal"]) == (0, 1, "")


def test_a_second_comment_on_other_words_of_a_passage_is_a_second_coding(
    folder: Path, capsys: Capture
) -> None:
    """Both stand, also when the file comes a second time with a third one."""
    data = word.add(given(folder), "ingen kommer", "#belysning", number=7)
    back(capsys, folder, data, "--yes")
    more = back(capsys, folder, word.add(data, "i stykker", "#belysning", number=8), "--yes")
    assert (more["decisions"], more["already"]) == (1, 1)
    assert standing(folder) == BEFORE | {
        ("accept", "belysning", "ingen kommer"),
        ("accept", "belysning", "i stykker"),
    }


def test_two_codes_in_one_comment_are_two_codings(folder: Path, capsys: Capture) -> None:
    """Each with its hash; the words after them become a memo."""
    data = word.add(given(folder), "ingen kommer", "#belysning #tryghed? og drift", number=7)
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("added", "", "belysning"), ("added", "", "tryghed")]
    assert [one["text"] for one in found["memos"]] == ["Maja J. (Word): og drift"]


def test_a_comment_that_is_gone_is_a_no(folder: Path, capsys: Capture) -> None:
    """It supersedes the yes; the journal keeps both."""
    data = word.remove(given(folder), BELYSNING)
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("removed", "belysning", "belysning")]
    now = standing(folder)
    assert ("reject", "belysning", "lampen i tunnelen") in now
    assert len(now) == 3
    assert len(read_all(Project(folder)).decisions) == 4
    assert back(capsys, folder, data, "--yes")["decisions"] == 0


def test_a_comment_on_other_words_has_moved(folder: Path, capsys: Capture) -> None:
    """The coder's own follows, in the same turn or another."""
    data = word.move(given(folder), BELYSNING, "siden påske")
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("moved", "belysning", "belysning")]
    assert standing(folder) == BEFORE - {("accept", "belysning", "lampen i tunnelen")} | {
        ("accept", "belysning", "siden påske")
    }
    assert back(capsys, folder, data, "--yes")["decisions"] == 0


def test_another_code_in_a_comment_is_recoded(folder: Path, capsys: Capture) -> None:
    """A no to the one and a yes to the other, whether the address line stays or not."""
    for says in ("#tryghed", None):
        data = (
            word.retype(given(folder), BELYSNING, says)
            if says
            else with_part(
                given(folder),
                word.COMMENTS,
                part(given(folder), word.COMMENTS).replace("#belysning", "#tryghed"),
            )
        )
        found = back(capsys, folder, data)
        assert kinds(found) == [("recoded", "belysning", "tryghed")]
        assert [(one["verdict"], one["code"]) for one in found["edits"][0]["decisions"]] == [
            ("reject", "belysning"),
            ("accept", "tryghed"),
        ]
    assert standing(folder) == BEFORE


def test_doubt_is_added_taken_out_or_resolved(folder: Path, capsys: Capture) -> None:
    """A question mark more or less, or a resolved comment that was unsure."""
    said = part(given(folder), word.COMMENTS)
    more = with_part(given(folder), word.COMMENTS, said.replace("#belysning", "#belysning?"))
    assert kinds(back(capsys, folder, more)) == [("settled", "belysning", "belysning")]
    fewer = with_part(given(folder), word.COMMENTS, said.replace("#tryghed?", "#tryghed"))
    for data in (fewer, word.extend(given(folder), resolved=(TRYGHED, VEJEN))):
        found = back(capsys, folder, data)
        assert kinds(found) == [("settled", "tryghed", "tryghed")]
        assert [one["verdict"] for one in found["edits"][0]["decisions"]] == ["accept"]


def test_what_rules_found_is_decided_in_word(folder: Path, capsys: Capture) -> None:
    """Resolved is yes, deleted is no, left alone is left unread."""
    (folder / "transcripts" / "K01.txt").write_text(INTERVIEW + "\nI: Og?\n\nSamira: Tryg.\n")
    data = handed_out(capsys, folder, "--status", "unread")
    assert part(data, word.COMMENTS).count("<w:comment ") == 4
    assert kinds(back(capsys, folder, data)) == []
    yes = back(capsys, folder, word.extend(data, resolved=(3,)))
    assert [one["decisions"][0]["verdict"] for one in yes["edits"]] == ["accept"]
    no = back(capsys, folder, word.remove(data, 3))
    assert [one["decisions"][0]["verdict"] for one in no["edits"]] == ["reject"]


def test_replies_and_remarks_become_memos_once(folder: Path, capsys: Capture) -> None:
    """About the code and the turn; with who wrote them in Word."""
    says = part(given(folder), word.COMMENTS).count("#belysning")
    assert says == 1
    data = word.add(given(folder), "lampen", "Er det ikke drift?", number=8, author="Vejleder")
    data = word.extend(data, replies=((8, BELYSNING),))
    data = word.add(data, "vinter", "God pointe om årstid, som vi bør skrive om", number=9)
    found = back(capsys, folder, data, "--yes")
    assert found["edits"] == []
    assert found["memos"] == [
        {"about": ["belysning", "K01:2"], "text": "Vejleder (Word): Er det ikke drift?"},
        {"about": ["K01:6"], "text": "Maja J. (Word): God pointe om årstid, som vi bør skrive om"},
    ]
    assert len(read_memos(Project(folder)).memos) == 2
    assert back(capsys, folder, data, "--yes")["memos"] == []
    assert len(read_memos(Project(folder)).memos) == 2


@pytest.mark.parametrize(
    ("words", "says", "why"),
    [
        ("vinter", "#belysnig", 'Did you mean "belysning"?'),
        ("vinter", "belysnig", 'Did you mean "belysning"?'),
        ("vinter", "#belysning Tryghed", "says both"),
        ("mørkt om aftenen", "#belysning", "no participant's words"),
        ("ingen kommer", "#belysning?", "another comment is sure"),
    ],
)
def test_what_is_unclear_is_listed_and_nothing_guessed(
    folder: Path, capsys: Capture, words: str, says: str, why: str
) -> None:
    """Nearly a code, two codes at once, an interviewer's words: exit code 1, nothing written."""
    found = back(capsys, folder, word.add(given(folder), words, says, number=7), "--yes")
    assert [one["kind"] for one in found["edits"]] == ["unclear"]
    assert why in found["edits"][0]["why"]
    assert found["journal"] == ""


def test_tracked_changes_are_told_and_comments_keep_their_words(
    folder: Path, capsys: Capture
) -> None:
    """Read as if they were rejected: no comment has moved, none is lost."""
    data = word.track(given(folder), "lampen i tunnelen", "lygten i tunnelen")
    data = word.add(data, "i stykker", "#belysning", number=7)
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("added", "", "belysning")]
    assert [(one["turn"], one["kind"], one["words"]) for one in found["tracked_changes"]] == [
        (2, "deleted", "lampen i tunnelen"),
        (2, "inserted", "lygten i tunnelen"),
    ]
    assert found["text_changed"] == []
    assert ("accept", "belysning", "i stykker") in standing(folder)


def test_changed_text_is_told_never_taken_over_and_words_are_found_again(
    folder: Path, capsys: Capture
) -> None:
    """A corrected turn with a comment in it, a line on top, a turn taken out."""
    original = (folder / "transcripts" / "K01.txt").read_bytes()
    data = word.add(given(folder), "siden påske, og ingen kommer", "#tryghed", number=7)
    data = word.rewrite(data, " har været i ", " er gået i ")
    data = word.rewrite(data, "Hvad gør du så?", "Hvad gør du så da?")
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("added", "", "tryghed")]
    assert [one["turn"] for one in found["text_changed"]] == [2, 5]
    assert ("accept", "tryghed", "siden påske, og ingen kommer") in standing(folder)
    assert (folder / "transcripts" / "K01.txt").read_bytes() == original


def test_a_comment_whose_words_are_gone_is_no_no(folder: Path, capsys: Capture) -> None:
    """Who takes out a whole turn has not said that its coding is wrong."""

    def without_last(root: Any) -> None:
        body = root.find(f"{word.W}body")
        body.remove(body.findall(f"{word.W}p")[-1])

    data = word.edited(given(folder), word.DOCUMENT, without_last)
    data = with_part(
        data,
        word.COMMENTS,
        part(word.remove(given(folder), VEJEN), word.COMMENTS),
    )
    found = back(capsys, folder, data, "--yes")
    assert [one["kind"] for one in found["edits"]] == ["unclear"]
    assert "gone from the file" in found["edits"][0]["why"]
    assert standing(folder) == BEFORE


def test_a_file_stripped_of_all_comments_is_no_row_of_noes(folder: Path, capsys: Capture) -> None:
    """A program that drops comments must not empty a study."""
    data = given(folder)
    for number in (BELYSNING, TRYGHED, VEJEN):
        data = word.remove(data, number)
    found = back(capsys, folder, data, "--yes")
    assert {one["kind"] for one in found["edits"]} == {"unclear"}
    assert "none of the 3 comments" in found["edits"][0]["why"]
    assert standing(folder) == BEFORE


def test_another_coder_says_yes_and_no_and_maja_keeps_hers(folder: Path, capsys: Capture) -> None:
    """What jonas does to maja's comments is his opinion; her journal is not touched."""
    data = word.remove(given(folder), BELYSNING)
    data = word.move(data, VEJEN, "ikke tryg")
    found = back(capsys, folder, data, "--yes", coder="jonas")
    assert sorted(kinds(found)) == [
        ("moved", "tryghed", "tryghed"),
        ("removed", "belysning", "belysning"),
    ]
    assert standing(folder) == BEFORE
    assert standing(folder, "jonas") == {
        ("reject", "belysning", "lampen i tunnelen"),
        ("accept", "tryghed", "ikke tryg"),
        ("reject", "tryghed", "rundt om skolen"),
    }
    assert back(capsys, folder, data, "--yes", coder="jonas")["decisions"] == 0


def test_what_was_decided_since_stands(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old file does not undo what she decided after it was written."""
    data = word.remove(given(folder), BELYSNING)
    monkeypatch.setattr("qualcode.cli.import_comments.now", lambda: "2090-01-01T00:00:00Z")
    back(capsys, folder, data, "--yes")
    monkeypatch.setattr("qualcode.cli.import_comments.now", lambda: "2090-01-02T00:00:00Z")
    fresh = handed_out(capsys, folder)
    back(capsys, folder, word.add(fresh, "lampen i tunnelen", "#belysning", number=7), "--yes")
    assert standing(folder) == BEFORE
    found = back(capsys, folder, data, "--yes")
    assert [one["kind"] for one in found["edits"]] == ["unclear"]
    assert "since the file was written" in found["edits"][0]["why"]
    assert standing(folder) == BEFORE


def test_comments_find_their_way_when_the_transcript_was_corrected_meanwhile(
    folder: Path, capsys: Capture
) -> None:
    """An untouched comment is no change, a new one is placed in the newer text."""
    path = folder / "transcripts" / "K01.txt"
    path.write_text(path.read_text("utf-8").replace("siden påske", "siden jul"), "utf-8")
    data = word.add(given(folder), "når det er vinter", "#tryghed", number=7)
    found = back(capsys, folder, data, "--yes")
    assert kinds(found) == [("added", "", "tryghed")]
    assert [one["turn"] for one in found["text_changed"]] == [2]


def test_without_the_list_comments_are_known_by_their_last_line(
    folder: Path, capsys: Capture
) -> None:
    """A program that drops the document's properties: what is gone cannot be seen, and is said."""
    data = with_part(given(folder), "docProps/custom.xml", "<Properties/>")
    data = word.remove(data, BELYSNING)
    path = folder / "K01.docx"
    path.write_bytes(word.add(data, "vinter", "#belysning", number=7))
    said = qualcode(capsys, folder, "import", "comments", path, "--coder", "maja", "--yes")
    assert said.code == 0
    assert "what is gone cannot be seen" in said.out
    assert standing(folder) == BEFORE | {("accept", "belysning", "vinter")}


def test_the_diff_is_printed_and_nothing_written_without_a_yes(
    folder: Path, capsys: Capture
) -> None:
    """Kind by kind, with place and words; without a terminal nothing is asked."""
    data = word.move(word.remove(given(folder), BELYSNING), VEJEN, "når det er vinter")
    data = word.add(data, "ingen kommer", "#tryghed\nher er nogen ligeglade", number=7)
    data = word.add(data, "i stykker", "#lygter", number=9)
    data = word.rewrite(word.track(data, "Hvad gør", "Hvor går"), "Føler du dig", "Er du")
    path = folder / "back.docx"
    path.write_bytes(data)
    said = qualcode(capsys, folder, "import", "comments", path, "--coder", "maja")
    assert said.code == 1
    for told in (
        "ADDED (1)", "+ tryghed  K01:2  [Maja J.]", "»ingen kommer«", "REMOVED (1)",
        "- belysning  K01:2  = no", "MOVED (1)", "was  »rundt om skolen«",
        "now  »når det er vinter«", "UNCLEAR (1)", "MEMOS (1)", "TRACKED CHANGES (2",
        "TEXT CHANGED (1", "Nothing was written.", "--yes",
    ):  # fmt: skip
        assert told in said.out
    assert standing(folder) == BEFORE
    said = qualcode(capsys, folder, "import", "comments", path, "--coder", "maja", "--yes")
    assert "Wrote 3 decisions and 1 memo to decisions/maja." in said.out


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("K01.docx", b"no archive", "damaged"),
        ("K09.docx", None, "is of no transcript here"),
    ],
)
def test_a_file_that_is_not_it_is_refused(
    folder: Path, capsys: Capture, name: str, data: bytes | None, told: str
) -> None:
    """Damaged, or of another study: what to do is said, nothing is written."""
    bare = with_part(given(folder), "docProps/custom.xml", "<Properties/>")
    path = folder / name
    path.write_bytes(data or bare)
    said = qualcode(capsys, folder, "import", "comments", path, "--coder", "maja", "--yes")
    assert said.code in {1, 2}
    assert told in said.err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "Missing option '--coder'"),
        (["--coder", "Maja"], 'There is a coder "maja" already'),
        (["--coder", "maja", "--complete"], "--complete belongs to codings"),
        (["--coder", "maja", "--format", "liwc"], "--format belongs to codebook"),
    ],
)
def test_wrong_use_is_told(folder: Path, capsys: Capture, more: list[str], told: str) -> None:
    """Whose they are must be said; options of others are refused."""
    said = qualcode(capsys, folder, "import", "comments", folder / "K01.docx", *more)
    assert said.code == 2
    assert told in said.err
    said = qualcode(capsys, folder, "import", "codings", folder / "maja.csv", "--yes")
    assert "--yes belongs to comments" in said.err

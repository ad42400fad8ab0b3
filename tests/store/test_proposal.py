"""A speaker is put into the settings without touching another line."""

from pathlib import Path

import pytest

from qualcode.errors import SettingsError, UnknownNameError, WriteError
from qualcode.model import SpeakerSetting
from qualcode.store import (
    Project,
    add_speaker,
    apply,
    load_settings,
    parse_settings,
    propose_speaker,
)
from qualcode.store.proposal import with_speaker


def put(text: str, label: str, role: str, transcript: str = "", participant: str = "") -> str:
    return with_speaker(text, setting=SpeakerSetting(label, role, transcript, participant))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "speakers:\n  - label: MH\n    role: interviewer\n"),
        ("name: A", "name: A\nspeakers:\n  - label: MH\n    role: interviewer\n"),
        ("# k\n", "# k\nspeakers:\n  - label: MH\n    role: interviewer\n"),
        (
            "name: A\r\n# slut\r\n",
            "name: A\r\n# slut\r\nspeakers:\r\n  - label: MH\r\n    role: interviewer\r\n",
        ),
        (
            "speakers:   # hvem\nname: A\n",
            "speakers:   # hvem\n  - label: MH\n    role: interviewer\nname: A\n",
        ),
        ("speakers: ~\nname: A\n", "speakers: \n  - label: MH\n    role: interviewer\nname: A\n"),
        ("speakers:", "speakers:\n  - label: MH\n    role: interviewer\n"),
        (
            "speakers:\n  I: interviewer  # Jens\n\n# slut\nname: A\n",
            "speakers:\n  I: interviewer  # Jens\n  MH: interviewer\n\n# slut\nname: A\n",
        ),
        ("speakers:\n  IP:\nname: A\n", "speakers:\n  IP:\n  MH: interviewer\nname: A\n"),
        (
            "speakers:\n  - label: I\n    role: interviewer # Jens\n  # mere\nname: A\n",
            (
                "speakers:\n  - label: I\n    role: interviewer # Jens\n"
                "  - label: MH\n    role: interviewer\n  # mere\nname: A\n"
            ),
        ),
        (
            "speakers:\n- {label: B-1}\n",
            "speakers:\n- {label: B-1}\n- label: MH\n  role: interviewer\n",
        ),
        ("speakers: {}\n", "speakers: {MH: interviewer}\n"),
        ("speakers: {I: other}\n", "speakers: {I: other, MH: interviewer}\n"),
        ("speakers: {I: other,}\n", "speakers: {I: other,MH: interviewer}\n"),
        ("speakers: []\n", "speakers: [{label: MH, role: interviewer}]\n"),
        (
            "speakers: [ {label: I} ]\n",
            "speakers: [ {label: I}, {label: MH, role: interviewer} ]\n",
        ),
        (
            "speakers:\n  I:\n    spoken:\n      a: |\n        b\nname: A\n",
            "speakers:\n  I:\n    spoken:\n      a: |\n        b\n  MH: interviewer\nname: A\n",
        ),
    ],
)
def test_a_new_speaker_comes_last_and_all_else_stays(before: str, after: str) -> None:
    """However the speakers are written, the new one is written likewise."""
    assert put(before, "MH", "interviewer") == after
    assert SpeakerSetting("MH", "interviewer") in parse_settings(after).speakers


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("speakers:\n  MH: other  # gæst\n", "speakers:\n  MH: staff  # gæst\n"),
        ("speakers: {MH: {role: other}}\n", "speakers: {MH: {role: staff}}\n"),
        (
            "speakers:\n  - label: MH # a\n    spoken: {i: j}\n  - label: I\n",
            "speakers:\n  - label: MH # a\n    spoken: {i: j}\n    role: staff\n  - label: I\n",
        ),
        ("speakers: [{label: MH}]\n", "speakers: [{label: MH, role: staff}]\n"),
        (
            "speakers:\n- {label: MH, transcript: K1, role: other}\n- {label: MH}\n",
            "speakers:\n- {label: MH, transcript: K1, role: other}\n- {label: MH, role: staff}\n",
        ),
    ],
)
def test_a_speaker_who_is_there_is_changed_in_place(before: str, after: str) -> None:
    """The same label in the same transcripts gets another role, and nothing else changes."""
    assert put(before, "MH", "staff") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("speakers: {T: other}\n", "speakers: {T: {role: interpreter, participant: K06-1}}\n"),
        (
            "speakers: [{label: T, role: other, participant: x}]\n",
            "speakers: [{label: T, role: interpreter, participant: K06-1}]\n",
        ),
        (
            "speakers:\n  - label: T\n    role: other\n",
            "speakers:\n  - label: T\n    role: interpreter\n    participant: K06-1\n",
        ),
    ],
)
def test_whose_words_they_are_is_said_too(before: str, after: str) -> None:
    """An interpreter's label is given role and participant at once."""
    assert put(before, "T", "interpreter", participant="K06-1") == after


def test_a_label_that_yaml_would_misread_is_quoted(tmp_path: Path) -> None:
    """Colons, signs and words such as no keep their meaning as labels."""
    for label in ("Beboer 7: ældre", "no", "# 3", "*", "12"):
        text = add_speaker(Project(tmp_path), setting=SpeakerSetting(label, "beboer", "K 01"))
        assert parse_settings(text).speakers == (SpeakerSetting(label, "resident", "K 01"),)


def test_a_proposal_is_written_only_when_applied(tmp_path: Path) -> None:
    """Showing it changes nothing; applying it writes what was shown."""
    project = Project(tmp_path)
    project.settings.write_bytes("name: A  # ø\r\n".encode("cp1252"))
    proposal = propose_speaker(project, setting=SpeakerSetting("I", "interviewer"))
    assert project.settings.read_bytes() == "name: A  # ø\r\n".encode("cp1252")
    assert (proposal.path, proposal.old) == (project.settings, "name: A  # ø\r\n")
    apply(proposal, project=project)
    assert project.settings.read_bytes() == proposal.new.encode("cp1252")
    assert load_settings(project).speakers == (SpeakerSetting("I", "interviewer"),)


def test_a_project_without_settings_gets_them(tmp_path: Path) -> None:
    """Nothing there is an empty file; so is a file with nothing in it."""
    project = Project(tmp_path)
    apply(propose_speaker(project, setting=SpeakerSetting("I", "interviewer")), project=project)
    assert load_settings(project).speakers == (SpeakerSetting("I", "interviewer"),)
    project.settings.write_bytes(b"\n")
    assert propose_speaker(project, setting=SpeakerSetting("I", "other")).old == ""


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    """Windows' Notepad finds its file as it left it."""
    project = Project(tmp_path)
    project.settings.write_bytes("speakers: {Å: other}\n".encode("utf-8-sig"))
    apply(propose_speaker(project, setting=SpeakerSetting("Å", "staff")), project=project)
    assert project.settings.read_bytes() == "speakers: {Å: staff}\n".encode("utf-8-sig")


def test_an_unknown_role_is_refused_with_the_nearest(tmp_path: Path) -> None:
    """Nothing is proposed for a role the project does not have."""
    with pytest.raises(UnknownNameError, match=r'"intervewer" is no role\. Did you mean "interv'):
        propose_speaker(Project(tmp_path), setting=SpeakerSetting("I", "intervewer"))


@pytest.mark.parametrize("text", ["{name: A}\n", "name: A\n...\n", "speakers: {I: other # a\n }"])
def test_what_cannot_be_changed_safely_is_left_to_the_user(tmp_path: Path, text: str) -> None:
    """The message gives the line to write by hand."""
    project = Project(tmp_path)
    project.settings.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"by hand.*- \{label: MH, role: staff\}"):
        propose_speaker(project, setting=SpeakerSetting("MH", "staff"))


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """What the user saved while looking at the diff stays."""
    project = Project(tmp_path)
    proposal = propose_speaker(project, setting=SpeakerSetting("I", "interviewer"))
    project.settings.write_text("name: B\n", "utf-8")
    with pytest.raises(SettingsError, match="was changed while you looked"):
        apply(proposal, project=project)
    assert project.settings.read_text("utf-8") == "name: B\n"


def test_a_letter_the_encoding_lacks_is_told(tmp_path: Path) -> None:
    """A Windows-1252 file cannot take a Somali or Arabic label; it says what to do."""
    project = Project(tmp_path)
    project.settings.write_bytes("note: Må ikke deles på nettet, blåbærgrød\n".encode("cp1252"))
    proposal = propose_speaker(project, setting=SpeakerSetting("فاطمة", "resident"))
    with pytest.raises(SettingsError, match="Save the file as UTF-8"):
        apply(proposal, project=project)


def test_settings_that_are_no_text_are_not_touched(tmp_path: Path) -> None:
    """A binary file under the name is refused."""
    project = Project(tmp_path)
    project.settings.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(SettingsError, match="no plain text"):
        propose_speaker(project, setting=SpeakerSetting("I", "staff"))


def test_settings_with_slips_are_not_touched(tmp_path: Path) -> None:
    """Mend first: a file that cannot be read is not changed."""
    project = Project(tmp_path)
    project.settings.write_text("naem: A\n", "utf-8")
    with pytest.raises(SettingsError, match='Did you mean "name"'):
        propose_speaker(project, setting=SpeakerSetting("I", "staff"))


def test_a_file_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held open in Word or read-only: a sentence, and the old file stays."""
    project = Project(tmp_path)
    proposal = propose_speaker(project, setting=SpeakerSetting("I", "staff"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteError, match="read-only"):
        apply(proposal, project=project)
    assert not project.settings.exists()

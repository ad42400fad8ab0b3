"""Files that name nobody, one voice in bold: somebody says which voice asks."""

from pathlib import Path

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import Transcript
from qualcode.readers import read_transcript
from tests.cli.running import say

TALK = (
    ("Interview 9", "heading"),
    ("Hvem er du?", "bold"),
    ("Jeg hedder Ole.", "plain"),
    ("Og jeg bor her.", "plain"),
    ("Er du tryg?", "bold"),
    ("Ja, det er jeg.", "plain"),
    ("Altid?", "bold"),
    ("Næsten.", "plain"),
)


def markdown(talk: tuple[tuple[str, str], ...] = TALK) -> bytes:
    signs = {"heading": "# {}", "bold": "**{}**", "plain": "{}"}
    return "\n\n".join(signs[kind].format(words) for words, kind in talk).encode()


def turns(found: Transcript) -> list[tuple[str, str]]:
    return [(one.speaker, found.words_of(one)) for one in found.turns]


def test_bold_asks() -> None:
    """Neighbouring paragraphs of one voice are one turn; the heading is no speech."""
    found = read_transcript(markdown(), file="a.md", reader="bold-asks")
    assert turns(found) == [
        ("Interviewer", "Hvem er du?"),
        ("IP", "Jeg hedder Ole.\nOg jeg bor her."),
        ("Interviewer", "Er du tryg?"),
        ("IP", "Ja, det er jeg."),
        ("Interviewer", "Altid?"),
        ("IP", "Næsten."),
    ]


def test_plain_asks() -> None:
    """The other way round, the plain voice is the interviewer's."""
    turned = tuple((words, {"bold": "plain", "plain": "bold"}.get(k, k)) for words, k in TALK)
    found = read_transcript(markdown(turned), file="a.md", reader="bold-answers")
    assert turns(found)[0] == ("Interviewer", "Hvem er du?")
    assert turns(found)[1] == ("IP", "Jeg hedder Ole.\nOg jeg bor her.")


@pytest.mark.parametrize("reader", ["bold-asks", "bold-answers"])
def test_nothing_stands_out(reader: str) -> None:
    """Then nobody can be told apart, and the file is refused with what to do."""
    with pytest.raises(TranscriptError, match="No paragraphs stand out"):
        read_transcript(b"Ja.\n\nNej.\n\nJo.", file="a.txt", reader=reader)


def test_formats_without_letters_in_bold() -> None:
    """A table or subtitles have no bold."""
    with pytest.raises(TranscriptError, match="cannot be told apart"):
        read_transcript(
            b"WEBVTT\n\n00:01.000 --> 00:02.000\nJa.\n", file="a.vtt", reader="bold-asks"
        )


def test_settled_for_a_file_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The warning names the command, the command is kept in the settings, and the file counts."""
    (tmp_path / "Int 09.md").write_bytes(markdown())
    say(capsys, "init", tmp_path)
    warned = say(capsys, "check", "--project", tmp_path)
    assert 'qualcode speakers "Int 09.md" --interviewer bold' in warned.err
    line = ("speakers", "Int 09.md", "--interviewer", "bold", "--project", tmp_path)
    assert say(capsys, *line).code == 1
    done = say(capsys, *line, "--yes")
    assert done.code == 0
    assert "bold-asks" in (tmp_path / "qualcode.yaml").read_text(encoding="utf-8")
    table = say(capsys, "speakers", "--project", tmp_path)
    assert table.out.split("Int 09")[1].split()[:3] == ["6", "Interviewer", "IP"]


def test_slips(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file must be named, and one that is there."""
    (tmp_path / "Int 09.md").write_bytes(markdown())
    say(capsys, "init", tmp_path)
    said = say(capsys, "speakers", "--interviewer", "bold", "--project", tmp_path)
    assert "Say which file" in said.err
    said = say(capsys, "speakers", "Int 9.md", "--interviewer", "bold", "--project", tmp_path)
    assert 'Did you mean "Int 09.md"?' in said.err

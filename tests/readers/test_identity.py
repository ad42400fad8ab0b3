"""Files that are no transcripts, and files that are one transcript twice."""

import pytest

from qualcode.model import Problem, Transcript
from qualcode.readers import check_identity, is_passed_over, read_transcript


@pytest.mark.parametrize(
    "name",
    [
        "~$Int 3.docx",
        ".~lock.Int 3.odt#",
        "desktop.ini",
        "Desktop.ini",
        ".DS_Store",
        "Thumbs.db",
        "mappe/.skjult.txt",
        "README.md",
        "readme.txt",
        "LÆSMIG.txt",
        "~WRL0001.tmp",
        "__MACOSX",
        "Icon\r",
    ],
)
def test_files_that_are_passed_over(name: str) -> None:
    """What programs leave behind is no transcript."""
    assert is_passed_over(name)


@pytest.mark.parametrize(
    "name", ["Int 3.docx", "K09 – Nadia (nyindflyttet).txt", "Readme interview.md"]
)
def test_files_that_are_not(name: str) -> None:
    """Ordinary names are read."""
    assert not is_passed_over(name)


def transcript(file: str, words: str = "", *, head: str = "") -> Transcript:
    """Read a small interview under that name."""
    text = f"{head}I: Hvad så, {words or file}?\n\nIP: Ja.\n"
    return read_transcript(text.encode(), file=file)


def found(*transcripts: Transcript) -> list[Problem]:
    """Check these and make sure that every finding is an error with a remedy."""
    problems = list(check_identity(transcripts))
    assert all(one.severity == "error" and "interview: ID" in one.remedy for one in problems)
    return problems


def test_different_interviews_are_fine() -> None:
    """Nothing is asked when names, ids and texts differ."""
    assert not found(transcript("K01.txt"), transcript("K02 (1).txt"), transcript("a/K03.txt"))


def test_one_text_under_two_names() -> None:
    """The later file is the one that is asked about, once."""
    (problem,) = found(transcript("b.txt", "x"), transcript("a.txt", "x"))
    assert problem.file == "b.txt"
    assert "has the same text as a.txt" in problem.what


def test_one_id_in_two_files() -> None:
    """By the header, or by the same stem in two formats or folders."""
    head = "interview: K01\ndato: 1\n\n"
    (problem,) = found(transcript("a.txt", "x", head=head), transcript("b.txt", "y", head=head))
    assert 'the same id as a.txt (id "K01")' in problem.what
    assert len(found(transcript("K01.txt", "x"), transcript("m/K01.txt", "y"))) == 1


@pytest.mark.parametrize(
    "copy",
    [
        "Int 3 (1).txt",
        "Int 3 - Kopi.txt",
        "Int 3 - Copy (2).txt",
        "Int 3 copy.txt",
        "Int 3 (Majas konfliktkopi 2022).txt",
    ],
)
def test_copy_beside_its_original_is_a_question(copy: str) -> None:
    """A name that a computer gives to a copy is not taken for a second interview."""
    (problem,) = found(transcript(copy, "x"), transcript("Int 3.txt", "y"))
    assert (problem.file, "looks like a copy of Int 3.txt" in problem.what) == (copy, True)


def test_copy_with_the_same_text_is_asked_about_once() -> None:
    """One pair, one question, and the copy is the one to move."""
    (problem,) = found(transcript("Int 3 (1).txt", "x"), transcript("Int 3.txt", "x"))
    assert problem.file == "Int 3 (1).txt"

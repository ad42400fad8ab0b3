"""Tests of what is found in texts that leave: names, paths, accounts, numbers of persons."""

import time

import pytest

from qualcode.formats.pieces import Piece, PieceKind
from qualcode.privacy import Watch

WATCH = Watch(
    names=("Hassan", "Bo", "Hassan Ahmed"),
    accounts=("majah", "MAJA-PC", "root", "ab"),
    folders=("/felt/vestparken",),
    machines=("qualcode",),
)


def traces(text: str, kind: PieceKind = "said") -> list[tuple[str, str]]:
    """Give kind and words of all that is found in a text."""
    return [(one.kind, one.words) for one in WATCH.traces([Piece("here", text, kind)])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HASSANS bil", ["Hassan"]),
        ("Hassan-familien og Hassan\nAhmed", ["Hassan", "Hassan Ahmed"]),
        ("Boligforeningen, at bo, Hassanovic", []),
        ("K04_Hassan.txt", ["Hassan"]),
    ],
)
def test_names_are_found_as_the_copy_would_replace_them(text: str, names: list[str]) -> None:
    """Whole words in any case and genitive; never inside a word, nor a verb."""
    assert [words for kind, words in traces(text) if kind == "name"] == names


def test_a_name_is_not_made_of_the_end_of_one_text_and_the_start_of_the_next() -> None:
    """Two cells beside each other are two texts, and each has its own place."""
    pieces = [Piece("a", "Hassan"), Piece("b", "Ahmed"), Piece("c", "Bo")]
    found = [(one.words, one.piece.place) for one in WATCH.traces(pieces)]
    assert found == [("Hassan", "a"), ("Bo", "c")]


@pytest.mark.parametrize(
    "path",
    [
        "/home/maja/felt/K01.docx",
        "/Users/maja/Documents",
        "C:\\Users\\Maja\\felt",
        "D:/felt/K01.txt",
        "\\\\server\\felt\\K01.txt",
        "file:///C:/felt/K01.docx",
        "/felt/vestparken",
    ],
)
def test_places_on_somebodys_computer_are_found(path: str) -> None:
    """In attributes and in running text, of Windows, macOS and Linux, and the project's own."""
    assert traces(f"fra {path} her") == [("path", path)]


@pytest.mark.parametrize(
    "text",
    ["og/eller", "24/7", "sources/a.txt", "http://dst.dk/home/x", "Kl. 10:30/11", "a:\\", "1/2 C:"],
)
def test_what_only_looks_like_a_path_is_none(text: str) -> None:
    """Slashes of ordinary text, addresses inside the archive, and web pages."""
    assert not traces(text)


def test_the_account_is_looked_for_beside_the_text_only() -> None:
    """A login in a property tells whose computer it was; in a quote it is a word.

    Short and common ones are nobody's.
    """
    assert traces("Template: maja-pc\\Majah root ab", "property") == [
        ("account", "maja-pc"),
        ("account", "Majah"),
    ]
    assert not traces("majah root")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring på 30 12 34 56", ["30 12 34 56"]),
        ("hassan-x@firma.dk", ["hassan-x@firma.dk"]),
        ("cpr 070761-4285", ["070761-4285"]),
        ("fingerprint 0707614285ab, 00:03:57, 2022-11-02T10:00:00Z", []),
        ("id 01234567-0101651234-9", []),
        ("12345 codings, 691337", []),
    ],
)
def test_numbers_and_addresses_of_persons(text: str, found: list[str]) -> None:
    """Found by their form; digits in a fingerprint, times and counts are none."""
    assert [words for kind, words in traces(text) if kind == "identifier"] == found


def test_kinds_of_text_that_tell_by_themselves() -> None:
    """Hidden text, tracked changes, closed parts, pictures' texts and authors are told as such."""
    assert traces("skjult", "hidden") == [("hidden", "skjult")]
    assert traces("rettet", "tracked") == [("tracked", "rettet")]
    assert traces("", "closed") == [("closed", "")]
    assert traces("Artist: M", "picture") == [("picture", "Artist: M")]
    assert traces("Anna Berg", "author") == [("author", "Anna Berg")]
    assert not traces("Software: Matplotlib", "picture")
    assert not traces("qualcode", "author")
    assert not traces(" ", "author")


def test_the_time_does_not_grow_with_the_number_of_names() -> None:
    """Ten times the names take nothing like ten times the time, on thousands of quotes."""
    words = "Lampen i tunnelen har været slukket hele vinteren, og ingen ringer"
    quotes = [Piece(str(number), f"{words} {number}") for number in range(8000)]
    few = [f"Ka{one}mo" for one in "abcdefghijklmnopqrstuvwxyz"]
    firsts = ("Al", "Be", "Do", "El", "Fi", "Go", "Hu", "Is", "Ja", "Lo")
    many = [f"{first}{one.lower()}" for one in few for first in firsts]
    assert _seconds(many, quotes) < 4 * _seconds(few, quotes)


def _seconds(names: list[str], pieces: list[Piece]) -> float:
    """Give the shortest of three times that a search takes."""
    watch = Watch(names=names)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        assert not list(watch.traces(pieces))
        took.append(time.perf_counter() - start)
    return min(took)

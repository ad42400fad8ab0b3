"""Memos are Markdown files anybody can write, and none is ever written over."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectError, WriteError
from qualcode.model import Memo, Problem, Subject
from qualcode.store import (
    Project,
    links,
    memo_bytes,
    parse_memo,
    read_memos,
    rewrite_memo,
    save_memo,
)

TALK = Memo(
    "",
    ("maja", "jonas"),
    "2022-10-04T12:00:00Z",
    (Subject("code", "tryghed"), Subject("passage", "K10:12", 'Vi: "nej" # så')),
    "# Begge\n\nSe [[K10:12]].\n\n---\nSlut.",
)


def test_a_memo_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Header and text, under a name that says what it is about."""
    project = Project(tmp_path)
    saved = save_memo(project, TALK)
    assert saved.id == "2022-10-04-tryghed-K10-12"
    assert read_memos(project).memos == (saved,)
    assert saved.text == TALK.text


def test_a_second_memo_gets_another_name(tmp_path: Path) -> None:
    """Capitals and composed letters do not make names differ on every system."""
    project = Project(tmp_path)
    names = [save_memo(project, TALK).id for _ in range(3)]
    assert names == [f"2022-10-04-tryghed-K10-12{end}" for end in ("", "-2", "-3")]
    assert save_memo(project, Memo("", (), "", (), "x")).id == "memo"


def test_a_file_without_a_header_is_a_memo_about_the_study(tmp_path: Path) -> None:
    """Whoever writes in an editor need know nothing of headers."""
    project = Project(tmp_path)
    project.memos.mkdir()
    (project.memos / "løst.md").write_text("Bare en tanke.\n", encoding="utf-8")
    (project.memos / "ikke.txt").write_text("x", encoding="utf-8")
    (project.memos / ".skjult.md").write_text("x", encoding="utf-8")
    assert read_memos(project).memos == (Memo("løst", (), "", (), "Bare en tanke."),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\nby: maja\n---\nJa.", Memo("x", ("maja",), "", (), "Ja.")),
        ("---\n---\nJa.", Memo("x", (), "", (), "Ja.")),
        ("---\nEn streg og så tekst.", Memo("x", (), "", (), "---\nEn streg og så tekst.")),
        ("\ufeff---\r\nby: [a]\r\nabout:\r\n---\r\nJa.", Memo("x", ("a",), "", (), "Ja.")),
        (
            "---\nabout:\n  - theme: sociale\n---\nJa.",
            Memo("x", (), "", (Subject("theme", "sociale"),), "Ja."),
        ),
    ],
)
def test_headers_as_people_write_them(text: str, found: Memo) -> None:
    """Every part may be missing."""
    assert parse_memo(text.encode(), name="x", file="memos/x.md") == found


@pytest.mark.parametrize(
    "data",
    [
        b"---\nby: [maja\n---\nx",
        b"---\nabout: tryghed\n---\nx",
        b"---\nabout:\n  - noget: tryghed\n---\nx",
        b"---\nabout:\n  - code:\n---\nx",
        b"---\n- by\n---\nx",
        b"---\n" + b"x: y\n" * 5000 + b"---\nx",
        "\xe6".encode("latin-1"),
    ],
)
def test_a_header_that_cannot_be_used_is_a_problem(data: bytes, tmp_path: Path) -> None:
    """The file is named and kept; the other memos are read."""
    assert isinstance(parse_memo(data, name="x", file="memos/x.md"), Problem)
    project = Project(tmp_path)
    save_memo(project, TALK)
    (project.memos / "x.md").write_bytes(data)
    found = read_memos(project)
    assert len(found.memos) == 1
    assert [one.file for one in found.problems] == ["memos/x.md"]


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    """Nothing is ever written outside the project."""
    (tmp_path / "p").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "p" / "memos").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteError):
        save_memo(Project(tmp_path / "p"), TALK)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_links() -> None:
    """Each once, with or without other words to show."""
    assert links("[[a]] [[b|se b]] [[a]] [x] [[]]") == ("a", "b")


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
lines = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(by=st.lists(words, max_size=2), quote=lines, text=st.lists(lines).map("\n".join))
def test_any_words_survive(by: list[str], quote: str, text: str) -> None:
    """Names, quotes and text come back in NFC, whatever signs they hold."""
    import unicodedata

    def nfc(one: str) -> str:
        return unicodedata.normalize("NFC", one)

    memo = Memo("x", tuple(map(nfc, by)), "t", (Subject("passage", "K:1", nfc(quote)),), nfc(text))
    assert parse_memo(memo_bytes(memo), name="x", file="memos/x.md") == memo


def test_a_new_text_keeps_the_earlier_file_whole(tmp_path: Path) -> None:
    """Byte for byte, each of them, where it is not read as a memo."""
    project = Project(tmp_path)
    saved = save_memo(project, TALK)
    path = project.memos / f"{saved.id}.md"
    path.write_bytes(path.read_bytes().replace(b"time:", b"mit: eget\ntime:"))
    old = path.read_bytes()
    first = rewrite_memo(project, replace(saved, text="Nyt."))
    second = rewrite_memo(project, replace(saved, text="Nyere."))
    assert first.read_bytes() == old
    assert b"Nyt." in second.read_bytes()
    assert first.name.endswith(".1.md")
    assert [one.text for one in read_memos(project).memos] == ["Nyere."]


def test_a_file_is_found_however_its_name_is_composed(tmp_path: Path) -> None:
    """A name that another system wrote with a letter and its sign apart is the same name."""
    project = Project(tmp_path)
    project.memos.mkdir()
    path = project.memos / f"{unicodedata.normalize('NFD', 'på')}.md"
    path.write_text("Før.", encoding="utf-8")
    (memo,) = read_memos(project).memos
    rewrite_memo(project, replace(memo, text="Efter."))
    assert [one.text for one in read_memos(project).memos] == ["Efter."]
    assert len(list(project.memos.glob("*.md"))) == 1


def test_a_memo_that_is_gone_or_leads_out_is_not_written(tmp_path: Path) -> None:
    """Nothing appears in its place, and nothing outside the project."""
    project = Project(tmp_path / "p")
    saved = save_memo(project, TALK)
    (project.memos / f"{saved.id}.md").unlink()
    with pytest.raises(ProjectError, match="cannot be read"):
        rewrite_memo(project, saved)
    assert read_memos(project).memos == ()
    (project.memos / "earlier").rmdir()
    (tmp_path / "out").mkdir()
    (project.memos / "earlier").symlink_to(tmp_path / "out")
    again = save_memo(project, TALK)
    with pytest.raises(WriteError, match="leads out"):
        rewrite_memo(project, again)
    assert list((tmp_path / "out").iterdir()) == []

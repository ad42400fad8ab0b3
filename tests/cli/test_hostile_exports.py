"""Every export of a project on disk whose files are as hostile as files can be."""

import csv
import io
import json
import os
import sqlite3
import sys
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import say
from tests.contracts.hostile_study import TEXTS, canonical
from tests.contracts.reading_back import csv_rows, well_formed, xlsx_rows

Capture = pytest.CaptureFixture[str]
SETTINGS = r"""name: "<script>\ud83d/../x"
languages: {data: da, report: da}
note: "]]> &amp; \u0007"
speakers:
  - {label: I, role: interviewer}
"""
CODEBOOK = r"""codebook: b
languages: [da]
themes:
  - id: t
    codes:
      - id: lys
        label: {da: "=HYPERLINK(1) \ud83d"}
        definition: {da: '<script>alert(1)</script> ]]>'}
        rules: {da: {strong: [lampe+]}}
"""
KINDS = (
    *(("codings", "--format", one) for one in ("csv", "json", "xlsx")),
    *(("quotes", "--format", one) for one in ("csv", "json", "xlsx")),
    ("frequencies",),
    ("sqlite",),
    ("book",),
    ("comments", "--status", "unread"),
    ("project", "--counting", "all"),
    *(("codebook", "--format", one) for one in ("quanteda", "maxqda", "atlas", "taguette", "qdc")),
)


def one_line(text: str) -> str:
    """Give a text as somebody types it on one line of a transcript, in NFC as all texts are."""
    return unicodedata.normalize("NFC", " ".join(canonical(text).split()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project with a table of people, a JSON transcript, and a name that is no UTF-8."""
    folder = tmp_path / "p"
    (folder / "transcripts").mkdir(parents=True)
    said = [
        f"I: Nå?\n\n<b>Bo</b>: {one_line(text)} lampe her altid"
        for text in TEXTS
        if "styretegn" not in text
    ]
    people = io.StringIO()
    csv.writer(people).writerows(
        (
            (
                "participant",
                "pseudonym",
                "role",
                "area",
                "transcript",
                "labels",
                "=cmd()",
                'a"; --',
            ),
            ("'=K1-1", TEXTS[5], "resident", TEXTS[20], "K1", "<b>Bo</b>", "'=1+1", TEXTS[16]),
            ("J1-1", "Eva", "staff", "", "J1", "halv \ufffd", "", ""),
        )
    )
    turns = [
        {"speaker": who, "text": f"Lampe \ud83d er i stykker {number}"}
        for number, who in enumerate(("halv \ud83d", "I", "halv \ud83d"))
    ]
    files = {
        "qualcode.yaml": SETTINGS,
        "codebook.yaml": CODEBOOK,
        "participants.csv": people.getvalue(),
        "transcripts/K1.txt": "interview: K1\n\n" + "\n\n".join(said) + "\n",
        "transcripts/J1.json": json.dumps(turns),
    }
    for name, text in files.items():
        (folder / name).write_bytes(text.encode("utf-8", "replace"))
    if sys.platform == "linux":
        odd = os.fsencode(folder / "transcripts") + b"/pr\xf8ve.txt"
        Path(os.fsdecode(odd)).write_text("I: Og?\n\nBo: Lampen er væk.\n", encoding="utf-8")
    return folder


def test_every_export_is_written_and_holds_no_formula(folder: Path, capsys: Capture) -> None:
    """Nothing is refused, nothing calculated, every XML part is well-formed."""
    for kind in KINDS:
        said = say(capsys, "export", *kind, "--project", folder)
        assert (said.code, "our fault" in said.err) == (0, False), (kind, said.err)
    assert say(capsys, "report", "--project", folder).code == 0
    reports = folder / "reports"
    written = [one for one in reports.rglob("*") if one.is_file()]
    assert len(written) > len(KINDS)
    for path in written:
        if path.suffix in {".docx", ".xlsx", ".qdpx", ".qdc"}:
            well_formed(path.read_bytes())
    rows = csv_rows((reports / "codings.csv").read_bytes())
    assert rows == xlsx_rows((reports / "codings.xlsx").read_bytes())
    assert {row["quote"] for row in rows} == {"lampe", "Lampe"}
    assert {row["participant"] for row in rows} >= {"=K1-1", "J1-1"}


def test_the_database_holds_the_words_as_they_were_typed(folder: Path, capsys: Capture) -> None:
    """Passages, own columns and their names; half a sign has a stand-in."""
    assert say(capsys, "export", "sqlite", "--project", folder).code == 0
    (path,) = (folder / "reports").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        said = {one[0] for one in connection.execute("SELECT text FROM passages")}
        person = connection.execute(
            'SELECT participant, pseudonym, "=cmd()", "a""; --" FROM participants'
            " WHERE participant LIKE '=%'"
        ).fetchone()
    for text in TEXTS:
        if "styretegn" not in text and "halve" not in text and "tegn" not in text:
            assert f"{one_line(text)} lampe her altid".strip() in said
    assert "Lampe \ufffd er i stykker 0" in said
    assert person == ("=K1-1", TEXTS[5], "=1+1", TEXTS[16])

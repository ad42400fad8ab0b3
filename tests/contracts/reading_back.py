"""Readers of every format that is exported, by other libraries than those that write it."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
from lxml import etree, html

Rows = list[dict[str, Any]]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
DECIMALS = {"score", "per_1000_words", "uncoded_share"}
NUMBERS = DECIMALS | {
    *("turn", "start", "end", "words", "participants_read", "participants_rules"),
    *("participants_all", "participants_total", "passages_read", "passages_rules"),
    *("passages_suggested", "participants", "passages", "self_raised", "prompted_only"),
    *("passages_coded", "passages_uncoded", "words_coded", "words_read"),
}


def csv_rows(data: bytes) -> Rows:
    """Read a table of separated values in either dialect; the note's column is left out."""
    danish = data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig" if danish else "utf-8")
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if danish else ",")
    return [
        {name: _typed(name, cell) for name, cell in row.items() if name != "note"} for row in table
    ]


def _typed(name: str, cell: str) -> object:
    if not cell:
        return None
    if name in NUMBERS:
        number = float(cell.replace(",", "."))
        return number if name in DECIMALS else int(number)
    assert not cell.startswith(FORMULAS), cell
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(FORMULAS)
    return cell[1:] if is_guarded else cell


def xlsx_rows(data: bytes) -> Rows:
    """Read the first sheet of a workbook, which must hold no formula and no link."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook[workbook.sheetnames[0]]
    header, *rows = list(sheet.iter_rows())
    for row in rows:
        for cell in row:
            assert cell.data_type in {"s", "n"}
            assert cell.hyperlink is None
    names = [str(one.value) for one in header]
    return [dict(zip(names, (one.value for one in row), strict=True)) for row in rows]


def json_rows(data: bytes) -> Rows:
    """Read a table in JSON."""
    rows: Rows = json.loads(data)["rows"]
    return rows


def sqlite_rows(data: bytes, query: str) -> Rows:
    """Ask a database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class ReadBook:
    """What a browser finds in a book: states in the margins, and by id under each code."""

    margins: Counter[str]
    codes: dict[str, Counter[str]]
    counts: dict[str, str]
    tables: dict[str, list[list[str]]]
    text: str


def book_of(data: bytes) -> ReadBook:
    """Read a book as a browser without scripts does."""
    root: Any = html.fromstring(data.decode("utf-8"))
    codes: dict[str, Counter[str]] = {}
    counts = {}
    for article in root.xpath("//article[starts-with(@class, 'code ')]"):
        (name,) = article.xpath("./h4/code")
        codes[name.text] = Counter(_states(article, "e"))
        counts[name.text] = "".join(article.xpath("./p[@class='count']")[0].itertext())
    return ReadBook(
        Counter(_states(root, "c")),
        codes,
        counts,
        {
            one.get("id").removeprefix("table-"): [
                ["".join(cell.itertext()) for cell in row] for row in one.iter("tr")
            ]
            for one in root.xpath("//div[starts-with(@id, 'table-')]")
        },
        "".join(root.itertext()),
    )


def _states(root: Any, kind: str) -> Iterator[str]:
    for one in root.xpath(f".//li[starts-with(@class, '{kind} ')]"):
        yield one.get("class").split()[1]


@dataclass(frozen=True, slots=True)
class ReadComment:
    """One Word comment: on which turn, by whom, and its lines."""

    turn: int
    author: str
    lines: tuple[str, ...]


def comments_of(data: bytes) -> tuple[list[ReadComment], list[str]]:
    """Read the comments of a Word file, and its paragraphs."""
    document = docx.Document(io.BytesIO(data))
    turns: dict[str, int] = {}
    number = 0
    for paragraph in document.paragraphs:
        head = re.match(r"(\d+)\t", paragraph.text)
        number = int(head[1]) if head else number
        for start in paragraph._p.iter(f"{WORD}commentRangeStart"):
            turns[str(start.get(f"{WORD}id"))] = number
    comments = [
        ReadComment(
            turns[str(one.comment_id)],
            one.author,
            tuple(paragraph.text for paragraph in one.paragraphs),
        )
        for one in document.comments
    ]
    return comments, [one.text for one in document.paragraphs]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A Word document: paragraphs with their styles, and tables as texts."""

    paragraphs: list[tuple[str, str]]
    tables: list[list[list[str]]]

    def table(self, header: str) -> list[list[str]]:
        """Give the rows of the table whose column headers begin with one of that text."""
        found = [one for one in self.tables if any(row[0] == header for row in one[:2])]
        return found[0] if found else []


def document_of(data: bytes) -> ReadDocument:
    """Read a Word document with python-docx."""
    document = docx.Document(io.BytesIO(data))
    return ReadDocument(
        [(one.style.name if one.style else "", one.text) for one in document.paragraphs],
        [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
    )


def well_formed(data: bytes) -> None:
    """Parse every XML part of a package, or the one XML file, without repairing anything."""
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, huge_tree=True)
    if not data.startswith(b"PK"):
        etree.fromstring(data, parser)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if Path(name).suffix in {".xml", ".rels", ".qde"}:
                etree.fromstring(archive.read(name), parser)

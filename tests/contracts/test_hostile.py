"""Hostile text goes through every export intact, or with a stand-in that can be seen.

No formula, no markup, no broken XML comes of it. What each format cannot hold is said here once
more, apart from the product: ``shown`` and ``shown_in_html``.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree, html
from ruamel.yaml import YAML

from qualcode.codebook.dictionaries import Category, Entry, code_list
from qualcode.exporters import write_table
from qualcode.exporters.book import write_book
from qualcode.exporters.code_lists import write_atlas, write_maxqda, write_taguette
from qualcode.exporters.comments import write_commented
from qualcode.exporters.dictionaries import write_quanteda
from qualcode.exporters.docx import write_document
from qualcode.exporters.sqlite import write_sqlite
from qualcode.formats import refi
from qualcode.model import Status
from qualcode.report import (
    Column,
    Table,
    build_appendix,
    build_database,
    codings_table,
    quotes_table,
)
from qualcode.report.commented import Coded, commented
from qualcode.report.pages import build_book
from qualcode.workflow.qda_choice import Choice, chosen_codings
from qualcode.workflow.qda_codes import Guids, codes_of, sets_of
from qualcode.workflow.qda_project import Exchange, qda_project
from tests.browser import PHONE, browser, needs_browser
from tests.contracts.hostile_study import (
    CODE_TEXTS,
    NAMES,
    TEXTS,
    WORDS,
    Hostile,
    canonical,
    hostile_study,
)
from tests.contracts.reading_back import (
    Rows,
    comments_of,
    csv_rows,
    document_of,
    json_rows,
    sqlite_rows,
    well_formed,
    xlsx_rows,
)

ALL: tuple[Status, ...] = ("accepted", "unsure", "rejected", "unread")
STAND_IN = "\ufffd"


def shown(text: str) -> str:
    """Give what is to be read where a format cannot hold every sign."""
    return "".join(STAND_IN if _is_unfit(one) else one for one in canonical(text))


def _is_unfit(sign: str) -> bool:
    number = ord(sign)
    is_control = number < 0x20 and sign not in "\t\n"
    return is_control or 0xD800 <= number <= 0xDFFF or number in (0xFFFE, 0xFFFF)


def shown_in_html(text: str) -> str:
    """Give what a browser is to show."""
    return re.sub("[\x7f-\x9f\ufdd0-\ufdef]", STAND_IN, shown(text))


def whole_signs(text: str) -> str:
    """Give what formats show that can hold everything but halves of signs."""
    return re.sub("[\ud800-\udfff]", STAND_IN, text)


def one_line(text: str) -> str:
    """Give a text with its white space collapsed, for names that stand on one line."""
    return " ".join(text.split())


@pytest.fixture(scope="module", params=["da", "en"])
def given(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Give the study with a report in each language."""
    folder = tmp_path_factory.mktemp("hostile") / "p"
    return hostile_study(folder, report=str(request.param))


@pytest.fixture(params=["codings", "quotes"])
def table(request: pytest.FixtureRequest, given: Hostile) -> Table:
    """Give a table of the study."""
    made, note = given.material, given.material.settings.note
    if request.param == "codings":
        return codings_table(made.claims, corpus=made.corpus, codebook=made.codebook, note=note)
    return quotes_table(made.quotes, corpus=made.corpus, note=note)


def cells_of(table: Table, show: Any) -> Rows:
    """Give a table's rows as they are to be read."""
    names = [one.name for one in table.columns]
    return [
        {
            name: (show(cell) or None) if isinstance(cell, str) else cell
            for name, cell in zip(names, row, strict=True)
        }
        for row in table.rows
    ]


def test_tables_hold_every_text(table: Table, given: Hostile) -> None:
    """Whole passages, questions, names and rules stand in the tables that are written."""
    said = {cell for row in table.rows for cell in row if isinstance(cell, str)}
    for text in TEXTS:
        assert canonical(text) + WORDS in said
    assert {one.area for one in given.material.corpus.participants} & said or (
        table.name == "codings"
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_csv(table: Table, language: str) -> None:
    """In both dialects; no cell begins like a formula; the note is in every row."""
    data = write_table(table, format="csv", language=language)
    assert csv_rows(data) == cells_of(table, shown)
    text = data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";,"[language == "en"]))
    assert {row["note"] for row in rows} == {shown(table.note)}


def test_xlsx(table: Table) -> None:
    """Well-formed, all text cells text, the note on a sheet of its own."""
    data = write_table(table, format="xlsx", language="da")
    well_formed(data)
    read = [
        {name: canonical(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in xlsx_rows(data)
    ]
    assert read == cells_of(table, shown)
    assert openpyxl.load_workbook(io.BytesIO(data))["note"]["A1"].value == shown(table.note)


def test_json(table: Table) -> None:
    """JSON holds control characters as they are."""
    data = write_table(table, format="json", language="da")
    assert json_rows(data) == cells_of(table, whole_signs)
    assert json.loads(data)["note"] == whole_signs(table.note)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_columns(name: str) -> None:
    """A column may be called anything: no formula in the header, no file that breaks."""
    table = Table("t", (Column(name),), (("x",),))
    for language in ("da", "en"):
        text = write_table(table, format="csv", language=language).decode("utf-8-sig")
        header, _ = csv.reader(io.StringIO(text, newline=""), delimiter=";,"[language == "en"])
        assert header == [("'" if name.startswith("=") else "") + shown(name)]
    assert list(xlsx_rows(write_table(table, format="xlsx", language="da"))[0]) == [shown(name)]
    assert json_rows(write_table(table, format="json", language="da")) == [{whole_signs(name): "x"}]


def test_sqlite(given: Hostile) -> None:
    """Every table, the names of the user's own columns among it; nothing was executed."""
    database = build_database(given.material)
    data = write_sqlite(database)
    for relation in database.relations:
        read = sqlite_rows(data, f"SELECT * FROM {relation.table.name} ORDER BY rowid")
        wanted = [{shown(key): one for key, one in row.items()} for row in as_is(relation.table)]
        assert read == wanted
    assert sqlite_rows(data, "PRAGMA foreign_key_check") == []
    (row,) = sqlite_rows(data, "SELECT count(*) AS n FROM codes")
    assert row["n"] == len(TEXTS)
    people = sqlite_rows(data, "SELECT * FROM participants")
    assert {shown(name) for name in NAMES} < set(people[0])


def as_is(table: Table) -> Rows:
    """Give rows as a database is to hold them: line ends as they are."""
    return cells_of(
        table, lambda text: "".join(STAND_IN if _is_unfit(c) and c != "\r" else c for c in text)
    )


def test_the_appendix(given: Hostile) -> None:
    """Labels, definitions, quotes, questions' people and memos; well-formed."""
    made = given.material
    data = write_document(build_appendix(made, language=made.settings.report_language))
    well_formed(data)
    read = document_of(data)
    told = [text for _, text in read.paragraphs]
    cells = [cell for table in read.tables for row in table for cell in row]
    whole = "\n".join((*told, *cells))
    for number, text in enumerate(CODE_TEXTS):
        assert shown(f"d{number} {text}") in whole
        assert shown(f"b{number} {text}") in whole
        assert shown(f"i{number} {text}") in whole
        assert shown(f"kode_{number}") in whole
        assert shown(text).strip() in whole
        memo = one_line(shown(f"m{number} {TEXTS[number]}"))
        assert plain(memo) in plain(one_line(whole))
    quotes = [text for style, text in read.paragraphs if style == "Quote"]
    assert sorted(text[1:-1] for text in quotes) == sorted(shown(one.quote) for one in made.quotes)
    for one in made.corpus.participants:
        assert shown(one.pseudonym) in whole
    header = zipfile.ZipFile(io.BytesIO(data)).read("word/header1.xml")
    assert "".join(map(str, etree.fromstring(header).itertext())) == shown(made.settings.note)


def plain(text: str) -> str:
    """Give a text without the signs that Markdown takes for emphasis."""
    return re.sub("[_*]", "", text)


def test_comments(given: Hostile) -> None:
    """Every turn word for word, coders as authors, codes and rules in the comments."""
    made = given.material
    coded = Coded(made.corpus, made.codebook, made.settings, made.claims, given.study.decisions)
    authors = set()
    for transcript in made.corpus.transcripts:
        data = write_commented(commented(coded, transcript.id, statuses=ALL))
        well_formed(data)
        comments, paragraphs = comments_of(data)
        said = "\n".join(paragraphs)
        for turn in transcript.turns:
            assert f"{shown(turn.speaker)}: {shown(transcript.words_of(turn))}" in said
        authors |= {one.author for one in comments}
        assert all(re.match(r"#kode_\d+\??$", one.lines[0]) for one in comments)
    wanted = {shown(name).replace("\n", " ").replace("\t", " ") for name in NAMES}
    assert {one.replace("\t", " ") for one in authors} == wanted | {"qualcode"}


def test_the_book(given: Hostile) -> None:
    """All words, questions, names, labels and definitions; no markup but the book's own."""
    made = given.material
    language = made.settings.report_language
    data = write_book(build_book(made, language=language, columns=NAMES))
    text = data.decode("utf-8")
    assert text == shown_in_html(text)
    root: Any = html.fromstring(text)
    assert len(list(root.iter("script"))) == 1
    assert not list(root.iter("img", "svg", "iframe", "object"))
    seen = "".join(root.itertext())
    for number, one in enumerate(TEXTS):
        assert shown_in_html(canonical(one) + WORDS) in seen
        assert shown_in_html(f"d{number} {CODE_TEXTS[number]}") in seen
        assert shown_in_html(CODE_TEXTS[number]) in seen
    for person in made.corpus.participants:
        assert shown_in_html(person.pseudonym) in seen
        for value in person.extra.values():
            assert shown_in_html(value) in seen


@needs_browser
def test_no_script_of_anybody_runs_in_the_book(given: Hostile, tmp_path: Path) -> None:
    """In a real browser, when everything is unfolded: no script, no request, no message."""
    path = tmp_path / "bog.html"
    path.write_bytes(write_book(build_book(given.material, language="da", columns=NAMES)))
    with browser(tmp_path / "profile") as page:
        page.open(path, size=PHONE)
        page.value("document.querySelectorAll('.code').forEach(one => one.scrollIntoView())")
        page.value("dispatchEvent(new Event('beforeprint'))")
        assert page.value("document.documentElement.dataset.ready") == "yes"
        assert page.value("document.documentElement.dataset.hacked ?? 'no'") == "no"
        assert page.value("document.querySelectorAll('img, svg').length") == 0
        assert page.asked == [path.as_uri()]
        assert page.said == []
        seen = page.value("document.querySelector('main').textContent")
        for one in TEXTS:
            assert shown_in_html(canonical(one) + WORDS) in seen


def test_a_project_for_exchange(given: Hostile) -> None:
    """Texts whole, and names, values, coders and memos; every coding gives its words."""
    made = given.material
    choice = Choice(statuses=("accepted", "unsure", "disputed"), counting="all")
    codings = chosen_codings(given.study, choice)
    work = Exchange(given.study.material, made.settings.name, codings, tuple(made.memos), "da")
    data = refi.write_project(qda_project(work))
    well_formed(data)
    read = refi.read_project(data, file="p").project
    assert [one.name for one in read.sources] == [shown(one.id) for one in made.corpus.transcripts]
    assert [one.text for one in read.sources] == [
        whole_signs(one.text) for one in made.corpus.transcripts
    ]
    cut = {
        (source.name, source.text[one.start : one.end])
        for source in read.sources
        for one in source.selections
        for _ in one.codings
    }
    assert cut == {
        (shown(one.transcript), whole_signs(made.corpus.cut(one.transcript, one.span)))
        for one in codings
    }
    assert {one.name for one in read.users} == {raw_shown(name) for name in (*NAMES, "rules")}
    people = made.corpus.participants
    assert [one.name for one in read.cases] == [raw_shown(one.id) for one in people]
    for case, person in zip(read.cases, people, strict=True):
        values = {one.text for one in case.values}
        assert {raw_shown(value) for value in person.extra.values()} <= values
    assert {one.text for one in read.notes} == {
        whole_signs(canonical(one.text)) for one in made.memos
    }
    hold_all_texts([one.description for one in read.all_codes])


def raw_shown(text: str) -> str:
    """Give what XML shows of a text whose line ends are kept."""
    return "".join(STAND_IN if _is_unfit(one) and one != "\r" else one for one in text)


def test_a_codebook_for_exchange(given: Hostile) -> None:
    """Schema-valid and well-formed; descriptions hold every text."""
    book, guids = given.material.codebook, Guids("p")
    data = refi.write_codebook(
        codes_of(book, language="da", guids=guids),
        origin="qualcode",
        sets=sets_of(book, language="da", guids=guids),
    )
    well_formed(data)
    hold_all_texts(list(_texts(etree.fromstring(data))))


def _texts(root: Any) -> Iterator[str]:
    for one in root.iter("{*}Description"):
        yield one.text or ""


def test_code_lists(given: Hostile) -> None:
    """MAXQDA, ATLAS.ti, Taguette: text cells only, and memos with every text."""
    categories = code_list(given.material.codebook, language="da")
    flat = code_list(given.material.codebook, language="da", levels=False)
    for data in (write_maxqda(categories), write_atlas(categories)):
        well_formed(data)
        memos = [row[1] for row in sheet_rows(data)]
        hold_all_texts(memos)
    rows = list(csv.DictReader(io.StringIO(write_taguette(flat).decode(), newline="")))
    assert not [row for row in rows if row["tag"].startswith(("=", "+", "-", "@", "＝"))]
    hold_all_texts([row["description"] for row in rows])


def sheet_rows(data: bytes) -> list[list[str]]:
    """Give the texts of a sheet without a head, which must hold no formula."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    for row in sheet.iter_rows():
        assert {cell.data_type for cell in row} <= {"s", "n"}
    return [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]


def hold_all_texts(descriptions: Sequence[str]) -> None:
    """Look for every text of every code in what another program gets as its description."""
    told = squeezed("\n".join(descriptions))
    for number, text in enumerate(CODE_TEXTS):
        for kind in "dbie":
            assert squeezed(shown(f"{kind}{number} {text}")) in told


def squeezed(text: str) -> str:
    """Give a text with blanks and stand-ins as one blank.

    Descriptions have lists, a line for each example, and no codebook that can be loaded holds
    the control characters that Unicode calls white space.
    """
    return re.sub(f"[\\s{STAND_IN}]+", " ", text)


def test_a_dictionary() -> None:
    """YAML for quanteda: keys (YAML ends them at 1,024 signs) and words are as they were."""
    categories = [
        Category(f"k{number} {text}"[:300], entries=(Entry(f"r {text}"),))
        for number, text in enumerate(TEXTS)
    ]
    data = write_quanteda(categories, head="bog")
    read = YAML(typ="safe", pure=True).load(data.decode("utf-8"))
    assert read == {one.name: [one.entries[0].rule] for one in categories}

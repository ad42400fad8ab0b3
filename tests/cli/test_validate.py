"""``qualcode validate`` on the practice project."""

from pathlib import Path

import click
import pytest
from docx import Document

from qualcode.cli import validate
from qualcode.store import find_project, read_manifest
from qualcode.workflow.shipped import practice_corpus
from tests.cli.running import say


@pytest.fixture
def whole(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give the practice project with every interview read by the first coder."""
    table = practice_corpus() / "coders" / "maja.csv"
    done = say(
        capsys, "import", "codings", table, "--coder", "maja", "--complete", "--project", project
    )
    assert done.code == 0
    return project


def values(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    said = say(capsys, "validate", "naboskab", *more, "--json", "--project", folder)
    assert said.code == 0
    found = said.json
    assert isinstance(found, dict)
    return found


def test_half_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is still to decide is counted, and the figures rest on what is decided."""
    said = say(capsys, "validate", "naboskab", "--project", project)
    assert "are still to decide." in said.out
    assert "Too few for the report yet" in said.out
    assert "qualcode review --code naboskab --sample 50+100" in said.out
    found = values(project, capsys)
    assert found["complete"] is False
    assert found["enough"] is False


def test_all_read(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three figures with intervals; to decide is only what was left open within a coded turn."""
    said = say(capsys, "validate", "naboskab", "--seed", "3", "--project", whole)
    assert "finds (recall)" in said.out
    found = values(whole, capsys, "--seed", "3")
    assert found == values(whole, capsys, "--seed", "3")
    to_decide = found["to_decide"]
    assert isinstance(to_decide, list)
    assert len(to_decide) <= 3
    recall = found["recall"]
    assert isinstance(recall, dict)
    assert 0 < recall["low"] < recall["value"] < recall["high"] < 1
    more = values(whole, capsys, "--suggestions")
    assert isinstance(more["passages_hits"], int)
    assert isinstance(found["passages_hits"], int)
    assert more["passages_hits"] >= found["passages_hits"]


def test_deciding_on_a_terminal(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drawn passages are asked about one by one, and the figures are those after it."""
    keys = iter("arr")
    monkeypatch.setattr(validate, "has_terminal", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: True)
    monkeypatch.setattr(click, "getchar", lambda: next(keys, "q"))
    before = values(project, capsys)["to_decide"]
    line = ("validate", "naboskab", "--coder", "eva", "--project", project)
    said = say(capsys, *line)
    assert "drawn at random" in said.out
    assert "why:" not in said.out
    assert "finds (recall)" in said.out
    after = values(project, capsys)["to_decide"]
    assert isinstance(before, list)
    assert isinstance(after, list)
    assert len(after) == len(before) - 3
    monkeypatch.setattr(click, "confirm", lambda *_, **__: False)
    assert "drawn at random" not in say(capsys, *line).out


def test_a_code_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest is offered."""
    said = say(capsys, "validate", "nabskab", "--project", project)
    assert said.code in {1, 2}
    assert 'Did you mean "naboskab"?' in said.err


def test_the_report_shows_what_was_validated(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table of its own in section D, and memos at the end when they are asked for."""
    say(capsys, "memo", "belysning", "--text", "Ingens lampe.", "--project", whole)
    assert say(capsys, "report", "--memos", "--project", whole).code == 0
    words = read_document(whole / "reports" / "bilag.docx")
    assert "Hvor rigtige de maskinelle kodninger er" in words
    assert "Ingens lampe." in words
    assert say(capsys, "report", "--project", whole).code == 0
    assert "Ingens lampe." not in read_document(whole / "reports" / "bilag.docx")


def test_the_book_shows_what_was_validated(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table under the frequencies, and on a code's page a line that leads there."""
    assert say(capsys, "export", "book", "--project", whole).code == 0
    html = (whole / "reports" / "bog.html").read_text(encoding="utf-8")
    assert "Hvor rigtige de maskinelle kodninger er" in html
    assert 'id="table-validation"' in html
    page = html[html.index('id="code-belysning"') :].partition("</article>")[0]
    line = page[page.index("Reglerne er efterprøvet") : page.index("udbredelse")]
    assert 'href="#table-validation"' in line


def test_what_was_validated_is_among_the_figures_of_the_run(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Precision and recall with their intervals are put down, and come back the same."""
    done = say(capsys, "report", "--code", "belysning", "--json", "--project", whole).json
    assert isinstance(done, dict)
    run = str(done["run"])
    rows = read_manifest(find_project(whole), run).figures["validated"]
    assert isinstance(rows, list)
    (row,) = rows
    found = say(capsys, "validate", "belysning", "--json", "--project", whole).json
    assert isinstance(found, dict)
    assert row["code"] == "belysning"
    assert row["recall"] == {name: found["recall"][name] for name in ("value", "low", "high")}
    said = say(capsys, "reproduce", run, "--project", whole)
    assert said.code == 0
    assert "identical." in said.out


def read_document(path: Path) -> str:
    return "\n".join(one.text for one in Document(str(path)).paragraphs)

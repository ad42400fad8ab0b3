"""Memos as the last section, when they are asked for."""

from dataclasses import replace

from qualcode.analyse import Estimate, Validation
from qualcode.model import Memo, Subject
from qualcode.report.document import Block, Heading, Paragraph, WordTable
from qualcode.report.sections.memos import memos_section
from qualcode.report.sections.validation import validation_blocks
from qualcode.report.wording import wording_for
from tests.report.invented import study_of


def texts(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for one in blocks:
        if isinstance(one, Heading):
            found.append(one.text)
        elif isinstance(one, Paragraph):
            found.append("".join(run.text for run in one.runs))
    return found


def test_names_links_and_marks() -> None:
    """Codes by their label, people by pseudonym, Markdown's signs as Word's own."""
    given = study_of()
    code = next(iter(given.codebook))
    person = given.corpus.participants[0]
    text = f"# Om lys\n\nSe [[{code.id}]] og [[{person.id}|hende]].\nMere.\n\n- **fed** *kursiv*\n"
    about = (
        Subject("code", code.id),
        Subject("passage", "K01:4"),
        Subject("participant", person.id),
    )
    memo = Memo("m", ("maja", "jonas"), "2022-10-04T10:00:00Z", about, text)
    blocks = memos_section(replace(given, memos=(memo,)), wording_for("da"))
    said = texts(blocks)
    label = code.label_in("da")
    assert f"{label} · K01:4 · {person.pseudonym}" in said
    assert "2022-10-04 maja, jonas" in said
    assert "Om lys" in said
    assert f"Se {label} og hende. Mere." in said
    assert "fed kursiv" in said
    runs = [run for one in blocks if isinstance(one, Paragraph) for run in one.runs]
    assert [run.text for run in runs if run.bold] == ["fed"]
    assert [run.text for run in runs if run.italic] == ["kursiv"]


def test_nothing_asked_for_is_no_section() -> None:
    """Neither memos nor figures of validation."""
    given = study_of()
    assert memos_section(given, wording_for("en")) == ()
    assert validation_blocks(given, wording_for("en")) == ()


def test_what_samples_say_of_the_machines() -> None:
    """A row for each validated code, a dash where a figure cannot be had."""
    given = study_of()
    code = next(iter(given.codebook))
    figures = Validation(50, 200, 30, 60, 24, 3, Estimate(0.8, 0.62, 0.91), None, None)
    blocks = validation_blocks(replace(given, validated={code.id: figures}), wording_for("en"))
    (table,) = [one for one in blocks if isinstance(one, WordTable)]
    assert [cell.text for cell in table.rows[0].cells] == [
        code.label_in("en"),
        "30 / 60",
        "80 % (62–91 %)",
        "–",
        "–",
    ]

"""``qualcode report --template``: the appendix in an institute's own Word template."""

import hashlib
import json
from pathlib import Path

import docx
import pytest

from tests.cli.running import say
from tests.cli.test_writing_commands import Capture, everything_in
from tests.exporters.house_templates import A4, paragraph, template


def test_the_appendix_takes_on_the_template_and_the_run_rests_on_it(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Another run than without, the same one each time; the template stays as it was."""
    house = tmp_path / "huset.dotx"
    house.write_bytes(template(paragraph("Forside") + paragraph("{{bilag}}")))
    plain = say(capsys, "report", "--project", project, "--json").json
    first = say(capsys, "report", "--project", project, "--template", house, "--json").json
    before = everything_in(project)
    again = say(capsys, "report", "--project", project, "--template", house, "--json").json
    assert isinstance(plain, dict)
    assert isinstance(first, dict)
    assert again == first
    assert everything_in(project) == before
    assert first["run"] != plain["run"]
    assert first["checks"] == plain["checks"]
    manifest = json.loads((project / "runs" / f"{first['run']}.json").read_bytes())
    assert manifest["inputs"]["template"] == hashlib.sha256(house.read_bytes()).hexdigest()
    opened = docx.Document(first["appendix"])
    assert [one.text for one in opened.paragraphs[:2]] == ["Forside", "Bilag: Klokkevangen"]
    assert first["run"] in opened.paragraphs[2].text
    assert opened.sections[-1].header.paragraphs[0].text == "Institut for Byer"


def test_text_of_a_template_that_is_left_out_is_told(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    """With what to write where the appendix belongs."""
    house = tmp_path / "huset.docx"
    house.write_bytes(template(kind="document"))
    said = say(capsys, "report", "--project", project, "--template", house)
    assert said.code == 0
    assert "1 paragraph of the template's own text left out" in said.out
    assert "{{appendix}}" in said.out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"hej", "is no Word template"),
        (template(kind="template.macroEnabledTemplate"), "macros"),
        (template(section=f"<w:sectPr>{A4.replace('11906', '6000')}</w:sectPr>"), "mm for text"),
        (None, "cannot be read"),
    ],
)
def test_a_template_that_cannot_be_used_stops_before_anything_is_written(
    data: bytes | None, said: str, project: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Exit code 1, what is wrong and what to do; the project is as it was."""
    house = tmp_path / "huset.docx"
    if data is not None:
        house.write_bytes(data)
    codebook = project / "codebook.yaml"
    codebook.write_text(
        codebook.read_text(encoding="utf-8") + "# another state\n", encoding="utf-8"
    )
    before = everything_in(project)
    refused = say(capsys, "report", "--project", project, "--template", house)
    assert refused.code == 1
    assert said in refused.err
    assert everything_in(project) == before


def test_neither_the_template_nor_the_codebook_is_written_over(
    project: Path, tmp_path: Path, capsys: Capture
) -> None:
    """--output that names one of them is wrong usage."""
    house = tmp_path / "huset.docx"
    house.write_bytes(template())
    same = ("--template", house, "--output", house)
    assert say(capsys, "report", "--project", project, *same).code == 2
    assert house.read_bytes() == template()
    codebook = project / "codebook.yaml"
    before = codebook.read_bytes()
    assert say(capsys, "report", "--project", project, "--output", codebook).code == 2
    assert codebook.read_bytes() == before

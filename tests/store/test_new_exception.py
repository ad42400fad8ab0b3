"""An exception is one insertion, wherever the code's rules are written."""

from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError
from qualcode.store import Project, propose_exception, write_codebook
from qualcode.workflow.shipped import starter_codebook

HEAD = "codebook: t\nlanguages: [da, en]\nthemes:\n  - id: s\n    codes:\n      - id: a\n"
RULES = "        rules:\n          da:\n"
PLACES = {
    "a flow list": (
        RULES + "            strong: [lys]\n            except: [lyst]  # no\n",
        "except: [lyst, på lyst]  # no",
    ),
    "a block list": (
        RULES + "            except:\n              - lyst  # no\n            strong: [lys]\n",
        "              - lyst  # no\n              - på lyst\n",
    ),
    "one text": (
        "        rules: {da: {strong: lys, except: lyst}}\n",
        "except: [lyst, på lyst]}}",
    ),
    "an empty list": (
        RULES + "            strong: [lys]\n            except: []\n",
        "except: [på lyst]",
    ),
    "no list, in brackets": (
        "        rules: {da: {strong: [lys]}}\n",
        "{da: {strong: [lys], except: [på lyst]}}",
    ),
    "no list, in lines": (
        RULES + "            strong:\n              - lys\n              - lygte+\n",
        "              - lygte+\n            except: [på lyst]\n",
    ),
    "rules of the first language": (
        "        rules:\n          strong: [lys]   # all\n",
        "          strong: [lys]   # all\n          except: [på lyst]\n",
    ),
    "before another language": (
        RULES + "            strong: [lys]\n          en:\n            strong: [lamp]\n",
        "            strong: [lys]\n            except: [på lyst]\n          en:",
    ),
}


def changed(folder: Path, text: str, *, newline: str = "\n") -> str:
    """Propose and write; everything but one insertion stays as it was."""
    project = Project(folder)
    text = text.replace("\n", newline)
    project.codebook.write_bytes(text.encode())
    proposal = propose_exception(project, code="a", language="da", rule="på lyst")
    write_codebook(proposal, project=project)
    after = project.codebook.read_bytes().decode()
    grown = len(after) - len(text)
    fits = range(len(text) + 1)
    one_text = any(after[:n] + after[n + grown :] == text for n in fits)
    assert one_text or "except: lyst}" in text
    book = load_codebook(after.encode()).codebook
    assert book is not None
    assert [one.text for one in book.codes[0].rules if one.strength == "except"][-1] == "på lyst"
    return after.replace(newline, "\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", PLACES)
def test_places(name: str, newline: str, tmp_path: Path) -> None:
    """At the end of the list that is there, else in a list of its own."""
    rules, found = PLACES[name]
    text = HEAD + rules + "        label: {da: A}\n  # the end\n"
    assert found in changed(tmp_path, text, newline=newline)


def test_the_shipped_codebook_takes_one_in_any_theme(tmp_path: Path) -> None:
    """Whatever its layout."""
    text = starter_codebook().read_text(encoding="utf-8")
    project = Project(tmp_path)
    project.codebook.write_text(text, encoding="utf-8")
    book = load_codebook(text.encode()).codebook
    assert book is not None
    for code in list(book)[::7]:
        proposal = propose_exception(project, code=code.id, language="da", rule="helt sikkert ny")
        assert len(proposal.new) > len(text)


def test_what_cannot_be_changed_safely_is_refused(tmp_path: Path) -> None:
    """With the line to write by hand."""
    project = Project(tmp_path)
    project.codebook.write_text(HEAD + "        label: {da: A}\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"Write by hand, under its rules:  except: \[lyst\]"):
        propose_exception(project, code="a", language="da", rule="lyst")

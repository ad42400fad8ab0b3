"""What is said of a run in the rarer cases, line by line."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.cli.reproduce_lines import lines_of, written_lines
from qualcode.report import ReportOptions
from qualcode.workflow.differences import Difference
from qualcode.workflow.reproducing import Reproduced, Since, Touched
from qualcode.workflow.rewriting import Rewritten
from qualcode.workflow.texts_then import TextThen
from tests.workflow.test_reproducing import again, run_of, two_voices

NONE = Since((), (), ())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a place for the project of these tests."""
    return tmp_path_factory.mktemp("lines")


@pytest.fixture
def done(folder: Path) -> Reproduced:
    """Give a run of two voices, made again, to be changed as needed."""
    project = two_voices().lay_out(folder / f"p{len(list(folder.iterdir()))}")
    return again(project, run_of(project))


def said(done: Reproduced) -> str:
    """Give what is said, in one line."""
    return " ".join(" ".join(lines_of(done)).split())


def test_events_that_are_not_as_they_were(done: Reproduced) -> None:
    """Taken back, emptied, missing, many; and an old run, that names only what it counts."""
    ids = tuple(f"{n:08}-x" for n in range(14))
    events = replace(
        done.found.events, taken_back=("a",), withdrawn=("b",), missing=ids, since=2, cited=20
    )
    text = said(replace(done, found=replace(done.found, events=events)))
    assert "5 of 20 found; 2 made since left aside" in text
    assert "1 was taken back since, and stand" in text
    assert "14 in no journal today: 00000000," in text
    assert "00000011 and 2 more" in text
    assert "1 on the words of somebody who withdrew since" in text
    old = replace(done.inputs, knows_all=False, settings=None, unrecorded=("this", "that"))
    text = said(replace(done, inputs=old, found=replace(done.found, events=events)))
    assert "2 that the run does not name left aside" in text
    assert "Settings those of today, for the run kept none" in text
    assert "Not recorded this that Result" in text


def test_texts_that_changed_as_far_as_it_is_known(done: Reproduced) -> None:
    """Turns that are gone, another id, decisions that follow or are lost, nothing known at all."""
    assert done.again is not None
    text = TextThen("K01", "changed", "K09", "K09.txt", (2, 3), gone=1)
    texts = replace(done.found.texts, texts=(text,))
    touched = {"K01": Touched(0, 1, 2, codings=None)}
    changed = replace(
        done,
        found=replace(done.found, texts=texts),
        again=replace(done.again, touched=touched),
        withdrawn=("2026-01-15T10:00:00Z",),
    )
    words = said(changed)
    assert "K01 (K09 today) has changed: turns 2, 3, 1 turn less; 1 decision on corrected" in words
    assert "2 decisions without a certain place" in words
    assert "Words of somebody were taken out of the project since (2026-01-15)." in words
    touched = {"K01": Touched(4, 0, 0, codings=None)}
    again_ = replace(done.again, touched=touched)
    assert "its 4 decisions on the same words" in said(replace(changed, again=again_))
    lost = replace(changed, again=None)
    assert "nothing could be placed in it" in said(lost)
    missing = replace(done.found.texts, texts=(TextThen("K07", "missing"),), added=("K08",))
    words = said(replace(done, found=replace(done.found, texts=missing)))
    assert "K07 is not there 1 added since, left aside: K08" in words


def test_codebooks_versions_options_and_models(done: Reproduced) -> None:
    """Where each was found, and what is another."""
    assert done.again is not None
    for version, is_today, told in (
        (None, True, "found as codebook.yaml"),
        (None, False, "found in history/"),
        (2, False, "version 2, found; codebook.yaml is another today"),
    ):
        book = replace(done.found.codebook, version=version, is_today=is_today)
        assert told in said(replace(done, found=replace(done.found, codebook=book)))
    versions = (Difference(("qualcode",), "changed", "0.0.9", "0.1.0"),)
    words = said(replace(done, since=replace(NONE, versions=versions)))
    assert "Versions qualcode: 0.0.9 then, 0.1.0 now" in words
    options = ReportOptions(codes=("lys",), per_code=3)
    words = said(replace(done, inputs=replace(done.inputs, options=options)))
    assert 'Options codes: ["lys"], per_code: 3' in words
    figures = {**done.run.figures, "model": "f" * 64}
    words = said(replace(done, run=replace(done.run, figures=figures)))
    assert "ffffffff, learned again: now " in words
    words = said(replace(done, run=replace(done.run, figures={**figures, "model": ""})))
    assert "Model none: the run is of rules and decisions only" in words


def test_many_differences_are_cut_and_names_that_were_not_compared_told(done: Reproduced) -> None:
    """The screen has the first; --json has all."""
    assert done.again is not None
    rows = tuple(Difference(("frequencies", f"c{n}", "read"), "changed", 1, 2) for n in range(30))
    lone = (Difference(("quotes", "a"), "gone"), Difference(("quotes", "b"), "new"))
    compared = replace(
        done.again.compared, differences=(*lone, *rows), dropped=("weights",), unrecorded=("more",)
    )
    people = tuple(Difference((f"K{n}", "role"), "changed", "x" * 90, "staff") for n in range(14))
    words = said(
        replace(
            done,
            again=replace(done.again, compared=compared),
            since=replace(NONE, people=people, settings=(Difference(("a",), "new"),)),
        )
    )
    assert "32 differences in" in words
    assert "quotes a: then, not now b: now, not then frequencies c0, read: 1 then, 2 now" in words
    assert "… and 12 more: --json" in words
    assert "Not counted any more by this qualcode: weights." in words
    assert "Counted now, and not recorded then: more." in words
    assert "… and 2 more: --json" in words
    assert f"K0, role: {'x' * 59}… then, staff today" in words
    assert "today it is otherwise: a: today, not then" in words


def test_what_was_written_is_told(tmp_path: Path) -> None:
    """Nothing, the same, another and why, and what cannot be compared."""
    path = tmp_path / "then.docx"
    assert list(written_lines(None)) == []
    for is_same, why, told in (
        (None, (), "it cannot be compared."),
        (True, (), "The same bytes as then."),
        (False, (), "Not the same bytes as then: why is not known."),
        (False, ("a", "b"), "Not the same bytes as then: a; b."),
    ):
        lines = list(written_lines(Rewritten(path, "appendix", is_same, why)))
        assert lines[1] == f"Wrote  {path}"
        assert lines[-1].endswith(told)

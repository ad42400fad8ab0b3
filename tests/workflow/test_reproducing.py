"""A run made again: identical whatever came since, or exactly what differs and why."""

import json
import shutil
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.cli.reproduce_lines import lines_of
from qualcode.errors import ProjectError, UnknownNameError, UsageError
from qualcode.model import Decision, Renaming
from qualcode.report import ReportOptions
from qualcode.store import (
    Cache,
    Project,
    Undo,
    append,
    ensure_saved,
    find_project,
    manifest,
    read_all,
    read_manifest,
    with_document,
    write_manifest,
)
from qualcode.workflow.binding import bind
from qualcode.workflow.counting import figures_of
from qualcode.workflow.differences import Difference
from qualcode.workflow.forgetting import forget, plan_to_forget
from qualcode.workflow.manifest import keep_codebook, manifest_of, written
from qualcode.workflow.querying import export_database
from qualcode.workflow.reporting import report
from qualcode.workflow.reproducing import Reproduced, reproduce
from qualcode.workflow.rewriting import write_again
from qualcode.workflow.run_list import list_runs
from qualcode.workflow.selecting import selected
from qualcode.workflow.study import code_material
from tests.caches import shared_cache
from tests.workflow.drawn import (
    ROLES,
    SAID,
    Drawn,
    Said,
    codebook,
    decide,
    decided,
    laid_out,
    projects,
    read,
    rule_texts,
)
from tests.workflow.studies import TIME, make_study

WHOLE = ReportOptions()


def run_of(project: Project, options: ReportOptions = WHOLE) -> str:
    """Put a run down as a report does, without drawing its figures."""
    study = code_material(read(project), cache=shared_cache())
    figures = figures_of(selected(study, options), options)
    run = manifest_of(study, figures, options)
    document = written("appendix", "bilag.docx", b"")
    keep_codebook(study, time=TIME, reason="prøve")
    write_manifest(project, with_document(run, document))
    return run.run


def again(project: Project, run: str) -> Reproduced:
    """Make a run again."""
    return reproduce(project, run, cache=shared_cache())


# --- what may come after a run ---------------------------------------------------------------


def decide_more(project: Project, draw: st.DataObject) -> None:
    """Decide a few codings more."""
    decide(project, draw.draw(st.lists(decided, min_size=1, max_size=4)), minute=30)


def take_back(project: Project, draw: st.DataObject) -> None:
    """Undo what stands last, if anything does."""
    for one in read_all(project).decisions[-2:]:
        undo = Undo(str(uuid.uuid5(uuid.NAMESPACE_OID, one.id)), one.coder, undoes=one.id)
        append(
            project, [replace(undo, time="2026-01-15T10:40:00Z")], coder=one.coder, device="cd34"
        )


def edit_codebook(project: Project, draw: st.DataObject) -> None:
    """Give the codes other rules, without saving the state before."""
    project.codebook.write_text(codebook(draw.draw(rule_texts)) + "# later\n", "utf-8")


def drop_code(project: Project, draw: st.DataObject) -> None:
    """Take a code out of the codebook."""
    text = project.codebook.read_text("utf-8")
    project.codebook.write_text(text[: text.index("  - id: folk")], "utf-8")


def change_settings(project: Project, draw: st.DataObject) -> None:
    """Count otherwise, cut passages otherwise, and let somebody decide."""
    counting = draw.draw(st.sampled_from(["rules", "read", "all"]))
    text = project.settings.read_text("utf-8").split("\n", 2)[2]
    more = f"counting: {counting}\nunit: {{max_words: 4}}\ndecider: jonas\n"
    project.settings.write_text(f"languages: {{data: da, report: en}}\n{more}{text}", "utf-8")


def change_roles(project: Project, draw: st.DataObject) -> None:
    """Make residents of staff and the other way round."""
    text = project.participants.read_text("utf-8")
    turned = text.replace("resident", "x").replace("staff", "resident").replace("x", "staff")
    project.participants.write_text(turned.replace("staff", "other", 1), "utf-8")


def rename(project: Project, draw: st.DataObject) -> None:
    """Give every transcript another name, one of them that of another."""
    paths = sorted((project.folder / "transcripts").glob("K*.txt"))
    for number, path in enumerate(paths):
        path.rename(path.with_name(f"x{number}"))
    for number in range(len(paths)):
        (paths[0].parent / f"x{number}").rename(paths[0].parent / f"K{number:02}.txt")


def add_transcript(project: Project, draw: st.DataObject) -> None:
    """Put another interview beside those of the run."""
    text = "I: Er du tryg?\n\nHanne: Jeg er tryg ved lamperne.\n"
    (project.folder / "transcripts" / "K77.txt").write_text(text, "utf-8")


def report_again(project: Project, draw: st.DataObject) -> None:
    """Put down another run of the project as it is by now."""
    run_of(project)


LATER = (
    decide_more,
    take_back,
    edit_codebook,
    drop_code,
    change_settings,
    change_roles,
    rename,
    add_transcript,
    report_again,
)


@given(projects(), st.lists(st.sampled_from(LATER), min_size=1, max_size=4, unique=True), st.data())
@settings(max_examples=12)
def test_whatever_comes_later_a_run_is_identical(
    drawn: Drawn, later: list[Callable[[Project, st.DataObject], None]], data: st.DataObject
) -> None:
    """Decisions, undos, edits of codebook, settings and people, names, files: all left aside."""
    with laid_out(drawn) as project:
        run = run_of(project)
        for change in later:
            if change is not drop_code or "  - id: folk" in project.codebook.read_text("utf-8"):
                change(project, data)
        done = again(project, run)
        assert done.is_identical, done
        assert done.again is not None
        assert done.again.codings == ()
        assert done.again.compared.figures > 0
        assert done.again.model == done.run.figures["model"]
        assert (done.found.events.missing, done.found.texts.of("changed", "missing")) == ((), ())


@pytest.mark.parametrize("change", LATER)
def test_each_kind_of_later_change_is_told(
    change: Callable[[Project, st.DataObject], None], tmp_path: Path
) -> None:
    """One by one on one project, with what is said of it."""
    project = two_voices().lay_out(tmp_path / "p")
    run = run_of(project)
    first: st.DataObject = First()  # type: ignore[assignment]
    change(project, first)
    done = again(project, run)
    assert done.is_identical
    events, since = done.found.events, done.since
    assert (events.since > 0) == (change in (decide_more, take_back))
    assert bool(events.taken_back) == (change is take_back)
    assert done.found.codebook.is_today == (change not in (edit_codebook, drop_code))
    assert done.found.codebook.version == 1
    assert bool(since.settings) == (change is change_settings)
    assert bool(since.people) == (change is change_roles)
    assert bool(done.found.texts.of("renamed")) == (change is rename)
    assert done.found.texts.added == (("K77",) if change is add_transcript else ())


class First:
    """Draws what comes first, where a change asks for something at random."""

    def draw(self, strategy: st.SearchStrategy[object]) -> object:
        """Give the simplest that is not what the project has."""
        if strategy is rule_texts:
            return ("lygte+", "'ikke tryg'", "suppe")
        return [Said("maja", 1, "lys", "accept")] if "Said" in repr(strategy) else "read"


def two_voices() -> Drawn:
    """Give a project in which two people say something of everything."""
    lines = [("I", "Hvad siger du til lamperne?"), ("Aisha", SAID[0]), ("I", "Og ellers?")]
    other = [("I", "Er du tryg her?"), ("Poul", SAID[4]), ("I", "Og ellers?"), ("Poul", SAID[2])]
    assert set(ROLES) >= {"Aisha", "Poul"}
    return Drawn(
        ((*lines, ("Aisha", SAID[1])), tuple(other)),
        rules=("lampe+, lygte+", "tryg+", "nabo+"),
        counting="rules",
        decisions=(
            Said("maja", 0, "lys", "accept"),
            Said("maja", 0, "lys", "reject", replaces=True),
            Said("jonas", 2, "tryghed", "accept"),
        ),
    )


# --- what does make a run differ -------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give the project of two voices."""
    return two_voices().lay_out(tmp_path / "p")


def edit(path: Path, before: str, after: str) -> None:
    """Change words of a file that are there."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_a_mended_typo_that_no_figure_rests_on(project: Project) -> None:
    """The turn is named, no coding is touched, and the run is identical."""
    run = run_of(project)
    edit(project.folder / "transcripts" / "K01.txt", "er slukket igen", "er slukkket igen")
    done = again(project, run)
    (text,) = done.found.texts.of("changed")
    assert (text.id, text.turns, text.gone) == ("K01", (2,), 0)
    assert done.again is not None
    touched = done.again.touched["K01"]
    assert touched.codings == ()
    assert (touched.stay, touched.corrected, touched.lost) == (0, 1, 0)
    assert done.is_identical


def test_words_that_are_gone_make_a_run_differ(project: Project) -> None:
    """The coding, its turn and the figures are named: then and now."""
    run = run_of(project)
    edit(project.folder / "transcripts" / "K02.txt", "Naboen kommer med suppe", "Ingen kommer")
    done = again(project, run)
    assert not done.is_identical
    assert done.again is not None
    touched = done.again.touched["K02"]
    assert touched.codings == (Difference(("naboer", "K02:4.1"), "gone", "rules", None),)
    found = {one.where: (one.then, one.now) for one in done.again.compared.differences}
    assert found["frequencies", "naboer, staff", "passages_rules"] == (2, 1)
    assert ("frequencies", "lys, staff", "passages_rules") not in found


def test_a_turn_put_in_between_moves_the_codings_along(project: Project) -> None:
    """Codings after it stand in other turns; none of them is touched."""
    run = run_of(project)
    edit(
        project.folder / "transcripts" / "K02.txt",
        "I: Og ellers?",
        "I: (pause)\n\nPoul: Hm.\n\nI: Og ellers?",
    )
    done = again(project, run)
    (text,) = done.found.texts.of("changed")
    assert text.turns in ((3, 4), (4, 5))
    assert text.moved[4] == 6
    assert done.again is not None
    assert done.again.touched["K02"].codings == ()


def test_a_file_saved_anew_with_the_same_words_is_told(project: Project) -> None:
    """Its text is the same, so no turn changed; what its header says may be another."""
    run = run_of(project)
    path = project.folder / "transcripts" / "K02.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = again(project, run)
    assert done.is_identical
    assert [one.id for one in done.found.texts.of("same") if one.is_resaved] == ["K02"]


def test_a_text_that_was_renamed_and_changed_is_found_as_people_said(project: Project) -> None:
    """Neither its id nor its text is there; that it is the same interview was said by hand."""
    run = run_of(project)
    path = project.folder / "transcripts" / "K02.txt"
    path.rename(path.with_name("Poul.txt"))
    edit(path.with_name("Poul.txt"), "når jeg er syg", "når jeg er sløj")
    assert [one.id for one in again(project, run).found.texts.of("missing")] == ["K02"]
    said = Renaming("r1", "maja", transcript="K02", now="Poul", time=TIME)
    append(project, [said], coder="maja", device="ab12")
    done = again(project, run)
    (text,) = done.found.texts.of("changed")
    assert (text.id, text.now, text.turns) == ("K02", "Poul", (4,))
    assert done.is_identical


def test_a_missing_transcript_is_named(project: Project) -> None:
    """And the figures that are gone with it."""
    run = run_of(project)
    (project.folder / "transcripts" / "K02.txt").unlink()
    done = again(project, run)
    assert [(one.id, one.file) for one in done.found.texts.of("missing")] == [("K02", "K02.txt")]
    assert not done.is_identical


def test_a_missing_journal_is_named_by_its_events(project: Project) -> None:
    """What the run knew and no journal holds is listed; what the figures lose is told."""
    run = run_of(project)
    (one,) = [one for one in read_all(project).decisions if one.coder == "jonas"]
    next(project.decisions.glob("jonas.*")).unlink()
    done = again(project, run)
    assert done.found.events.missing == (one.id,)
    assert (done.found.events.cited, done.found.events.found) == (3, 2)
    assert done.again is not None
    states = [one for one in done.again.codings or () if one.where[0] == "tryghed"]
    assert [(one.then, one.now) for one in states] == [("read", "rules")]


def test_a_codebook_that_is_nowhere_stops_the_counting(project: Project) -> None:
    """Nothing is counted under another codebook; the state that is lacking is named."""
    run = run_of(project)
    edit_codebook(project, First())  # type: ignore[arg-type]
    shutil.rmtree(project.history)
    done = again(project, run)
    assert (done.again, done.is_identical) == (None, False)
    assert done.found.codebook.data is None


def test_a_codebook_that_only_codebook_yaml_holds_is_found(project: Project) -> None:
    """The history may be deleted as long as the codebook is the same."""
    run = run_of(project)
    shutil.rmtree(project.history)
    done = again(project, run)
    assert done.is_identical
    assert (done.found.codebook.version, done.found.codebook.is_today) == (None, True)


def test_a_run_of_a_part_is_made_again_as_that_part(project: Project) -> None:
    """Codes, roles and the choice of quotes are the run's."""
    options = ReportOptions(codes=("tryghed",), roles=("staff",), per_code=1)
    run = run_of(project, options)
    decide(project, [Said("maja", 1, "tryghed", "reject")], minute=30)
    done = again(project, run)
    assert done.is_identical
    assert done.inputs.options == options


def test_a_run_of_rules_alone_learns_nothing(project: Project) -> None:
    """It is another run than one with suggestions, and is made again without them."""
    study = code_material(read(project), cache=shared_cache(), with_classifier=False)
    run = manifest_of(study, figures_of(study))
    write_manifest(project, run)
    assert run.run != run_of(project)
    done = again(project, run.run)
    assert done.is_identical
    assert done.again is not None
    assert done.again.model == ""


def test_a_deleted_cache_changes_nothing(project: Project, tmp_path: Path) -> None:
    """The same from an empty cache."""
    run = run_of(project)
    done = reproduce(project, run, cache=Cache(tmp_path / "empty"))
    assert done.is_identical
    assert done.again is not None
    assert done.again.model == done.run.figures["model"]


def test_files_are_read_as_the_run_read_them(project: Project) -> None:
    """A file that is the same is read by the run's encoding, one saved anew by today's."""
    path = project.folder / "transcripts" / "K01.txt"
    path.write_bytes(path.read_text("utf-8").encode("mac_roman"))
    text = project.settings.read_text("utf-8")
    project.settings.write_text(f"{text}encodings: {{K01.txt: mac_roman}}\n", "utf-8")
    run = run_of(project)
    project.settings.write_text(text, "utf-8")
    path.rename(path.with_name("K09.txt"))
    assert again(project, run).is_identical
    path.with_name("K09.txt").write_text(
        path.with_name("K09.txt").read_bytes().decode("mac_roman"), "utf-8"
    )
    assert again(project, run).is_identical


def test_an_old_manifest_works_and_says_what_it_lacks(project: Project) -> None:
    """Runs that an earlier qualcode put down: settings by hash, no rows, no record."""
    whole = read_manifest(project, run_of(project))
    newer = ("people", "set_aside", "options", "embeddings", "classifier")
    inputs = {name: said for name, said in whole.inputs.items() if name not in newer}
    transcripts = {
        name: {"text": said["text"], "file": said["file"]}
        for name, said in dict(whole.inputs["transcripts"]).items()  # type: ignore[call-overload]
    }
    quotes = {"counting": "rules", "per_code": 5, "per_participant": 2, "longest": 60}
    old = manifest(
        inputs={**inputs, "transcripts": transcripts, "settings": "f" * 64, "quotes": quotes},
        figures=whole.figures,
    )
    write_manifest(project, old)
    done = again(project, old.run)
    assert done.is_identical
    assert done.again is not None
    assert done.again.codings is None
    assert len(done.inputs.unrecorded) == 3
    assert not done.inputs.knows_all
    edit(project.folder / "transcripts" / "K01.txt", "er slukket igen", "er slukkket igen")
    (text,) = again(project, old.run).found.texts.of("changed")
    assert text.turns == ()


def test_newer_figures_are_told_and_older_ones_missed(project: Project) -> None:
    """A figure that the run did not have is not compared; one that is gone is no identity."""
    whole = read_manifest(project, run_of(project))
    figures = dict(whole.figures)
    del figures["crossings"]
    write_manifest(project, replace(whole, figures=figures))
    done = again(project, whole.run)
    assert done.is_identical
    assert done.again is not None
    assert done.again.compared.unrecorded == ("crossings",)
    write_manifest(project, replace(whole, figures={**whole.figures, "weights": [1, 2]}))
    done = again(project, whole.run)
    assert done.again is not None
    assert (done.is_identical, done.again.compared.dropped) == (False, ("weights",))


def test_damaged_manifests_are_refused(project: Project) -> None:
    """Cut off, changed by hand, or without what a run must say; nothing is counted from them."""
    run = run_of(project)
    path = project.runs / f"{run}.json"
    whole = path.read_bytes()
    for damaged in (
        whole[:-90],
        whole.replace(b'"participants_read": 1', b'"participants_read": 7'),
    ):
        assert damaged != whole
        path.write_bytes(damaged)
        with pytest.raises(ProjectError, match="Look for an earlier copy"):
            again(project, run)
    inputs = {**json.loads(whole)["inputs"], "transcripts": ["K01"]}
    odd = manifest(inputs=inputs, figures={})
    write_manifest(project, odd)
    with pytest.raises(ProjectError, match="does not say what a run must say"):
        again(project, odd.run)
    found = list_runs(project)
    assert [one.file for one in found.problems] == sorted(
        [f"runs/{run}.json", f"runs/{odd.run}.json"]
    )


def test_a_run_of_somebody_who_withdrew_is_gone_and_said_so(tmp_path: Path) -> None:
    """Forgetting takes the run; asking for it says why; a copy of it says what is lacking."""
    project = make_study(tmp_path / "p")
    run = run_of(project)
    kept = (project.runs / f"{run}.json").read_bytes()
    cache = shared_cache()
    forget(
        plan_to_forget(project, "K01-1", cache=Cache(tmp_path / "own")),
        cache=Cache(tmp_path / "own"),
        time=TIME,
    )
    with pytest.raises(UnknownNameError, match="somebody who withdrew were taken out"):
        reproduce(project, run, cache=cache)
    (project.runs / f"{run}.json").write_bytes(kept)
    done = reproduce(project, run, cache=cache)
    assert not done.is_identical
    assert done.withdrawn == (TIME,)
    assert len(done.found.events.withdrawn) == 2
    assert [one.id for one in done.found.texts.of("missing")] == ["K01"]


def test_a_run_made_after_a_withdrawal_does_not_speak_of_it(tmp_path: Path) -> None:
    """What was taken out before cannot be why such a run differs."""
    project = make_study(tmp_path / "p")
    cache = Cache(tmp_path / "own")
    forget(plan_to_forget(project, "K01-1", cache=cache), cache=cache, time=TIME)
    run = run_of(project)
    edit(project.folder / "transcripts" / "K02 Kurt og Jytte.txt", "Lampen blinker", "Den blinker")
    done = again(project, run)
    assert not done.is_identical
    assert done.withdrawn == ()


def test_a_file_that_cannot_be_read_is_a_problem_and_missing(project: Project) -> None:
    """The others are compared all the same."""
    run = run_of(project)
    (project.folder / "transcripts" / "K02.txt").write_bytes(bytes(range(256)) * 20)
    done = again(project, run)
    assert [one.id for one in done.found.texts.of("missing")] == ["K02"]
    assert [one.file for one in done.found.problems] == ["K02.txt"]


def test_a_model_of_embeddings_that_is_gone_is_said(project: Project) -> None:
    """The run is learned again without it, and its model is another."""
    whole = read_manifest(project, run_of(project))
    inputs = {**whole.inputs, "embeddings": "e" * 64}
    run = manifest(inputs=inputs, figures=whole.figures)
    write_manifest(project, run)
    done = again(project, run.run)
    assert done.again is not None
    assert done.again.study.material.settings.embeddings == ""
    told = " ".join(lines_of(done))
    assert "without the model of embeddings that it rested on" in told


def test_somebody_listed_who_says_nothing_is_forgotten_in_runs_too(tmp_path: Path) -> None:
    """A run keeps the rows of participants.csv, so it goes with any of them."""
    project = make_study(tmp_path / "p")
    text = project.participants.read_text("utf-8")
    project.participants.write_text(f"{text}K09-1,Vera,resident,,Syd,,K09,Vera\n", "utf-8")
    run = run_of(project)
    cache = Cache(tmp_path / "own")
    forget(plan_to_forget(project, "K09-1", cache=cache), cache=cache, time=TIME)
    assert not (project.runs / f"{run}.json").exists()


def test_the_real_report_leaves_a_run_that_is_identical(tmp_path: Path) -> None:
    """Through the command's own function, document and all; the same id again on another day."""
    project = make_study(tmp_path / "p")
    study = code_material(read(project), cache=shared_cache())
    done = report(study, time=TIME)
    assert again(project, done.run).is_identical
    (document,) = read_manifest(project, done.run).documents
    assert (document["kind"], document["file"]) == ("appendix", "bilag.docx")
    data = (project.runs / f"{done.run}.json").read_bytes()
    assert report(study, time="2027-02-02T02:02:02Z").run == done.run
    assert (project.runs / f"{done.run}.json").read_bytes() == data


def test_the_documents_of_a_run_come_back_byte_for_byte(tmp_path: Path) -> None:
    """Appendix with its memos, book and database, after codebook, memos and history went on."""
    project = make_study(tmp_path / "p")
    study = code_material(read(project), cache=shared_cache())
    plain = report(study, time=TIME)
    bind(study, time=TIME, columns=("area",))
    export_database(study, time=TIME)
    with_memos = report(study, time=TIME, options=ReportOptions(memos=True))
    reports = project.reports
    kept = {one.suffix: one.read_bytes() for one in reports.iterdir() if one.suffix != ".csv"}
    edit(project.codebook, "[lampe+]", "[lampe+, lygte+]")
    ensure_saved(project, project.codebook.read_bytes(), time=TIME, author="maja", reason="lygter")
    (project.memos / "nyt.md").write_text("# Nyt\n\nEt nyt memo.\n", "utf-8")
    done = again(project, plain.run)
    for ending in (".html", ".sqlite"):
        written = write_again(done, tmp_path / f"then{ending}")
        assert (written.is_same, written.why) == (True, ())
        assert written.path.read_bytes() == kept[ending]
    assert write_again(done, tmp_path / "then.docx").is_same
    done = again(project, with_memos.run)
    assert write_again(done, tmp_path / "memos.docx").is_same
    assert (tmp_path / "memos.docx").read_bytes() == kept[".docx"]
    with pytest.raises(UsageError, match="Of this run bilag"):
        write_again(done, tmp_path / "memos.html")
    with pytest.raises(UsageError, match=r"end it in \.docx"):
        write_again(done, tmp_path / "memos.pdf")
    edit(project.memos / "lys.md", "hele vinteren", "i vinter")
    written = write_again(again(project, with_memos.run), tmp_path / "memos.docx")
    assert (written.is_same, written.why) == (False, ("memos were changed or deleted",))


def test_a_document_that_cannot_be_the_same_says_why(project: Project, tmp_path: Path) -> None:
    """Figures that differ, another template; no file where nothing was counted."""
    run = run_of(project)
    written = write_again(again(project, run), tmp_path / "then.docx")
    assert (written.is_same, written.why) == (False, ())
    edit(project.folder / "transcripts" / "K02.txt", "Naboen kommer med suppe", "Ingen kommer")
    done = again(project, run)
    assert write_again(done, tmp_path / "then.docx").why == ("figures differ",)
    old = replace(done, run=replace(done.run, record={}))
    assert write_again(old, tmp_path / "then.docx").is_same is None
    template = replace(done.run, inputs={**done.run.inputs, "template": "f" * 64})
    why = write_again(replace(done, run=template), tmp_path / "then.docx").why
    assert why == ("figures differ", "the Word template of the run is another: --template")
    with pytest.raises(UsageError, match="Without the codebook"):
        write_again(replace(done, again=None), tmp_path / "then.docx")


def test_runs_are_listed_by_their_last_decision(project: Project) -> None:
    """A run has no date; that of the last event that it rests on is said."""
    first = run_of(project)
    decide(project, [Said("maja", 1, "lys", "accept")], minute=50)
    later = read_all(project).decisions[-1]
    assert isinstance(later, Decision)
    second = run_of(project)
    assert first != second
    runs = list_runs(project).runs
    assert [(one.run, one.events, one.until, one.version) for one in runs] == sorted(
        [(first, 3, "2026-01-15", 1), (second, 4, "2026-01-15", 1)], key=lambda one: one[1]
    )
    assert {one.files for one in runs} == {("bilag.docx",)}
    assert list_runs(find_project(project.folder)).problems == ()

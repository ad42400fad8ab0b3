"""Tests of forgetting a participant: nothing verbatim remains, nothing of others goes."""

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import ProjectError, UnknownNameError
from qualcode.formats import texts_inside
from qualcode.model import Memo, Placement, Renaming, Subject
from qualcode.store import (
    Cache,
    KeyRow,
    Project,
    append,
    ensure_saved,
    read_all,
    rewrite_memo,
    run_ids,
    save_memo,
    write_copies,
    write_key,
)
from qualcode.workflow import forgetting
from qualcode.workflow.forgetting import Plan, forget, plan_to_forget
from qualcode.workflow.material import read_material
from qualcode.workflow.naming import look_through
from qualcode.workflow.pseudonymising import pseudonymise
from qualcode.workflow.study import code_material
from tests.workflow.studies import TIME, cache_in, decision, make_study, transcripts_of, translation

PEOPLE = {"K01-1": ("K01", {"Samira"}), "K02-1": ("K02", {"Kurt"})}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give two interviews with decisions, reports, runs, a history and a filled cache."""
    project = make_study(tmp_path / "study")
    make_derived(project)
    read_material(project, cache=cache_in(tmp_path))
    return project


def make_derived(project: Project) -> None:
    """Write what commands leave behind: reports, an archive, a run, a saved codebook, leftovers."""
    texts = {key: one.text for key, one in transcripts_of(project).items()}
    (project.folder / "reports").mkdir()
    (project.folder / "runs").mkdir()
    (project.reports / "quotes.csv").write_text("quote\n" + texts["K01"][60:], encoding="utf-8")
    (project.reports / "frequencies.csv").write_text("theme;code\nsted;lys\n", encoding="utf-8")
    for number, text in enumerate(texts.values()):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            words = " </w:t><w:t>".join(text.split(" "))
            archive.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:p><w:t>{words}</w:t></w:p>")
        (project.reports / f"bilag{number}.docx").write_bytes(packed.getvalue())
    inputs = {"participants": [{"id": "K01-1"}, {"id": "K02-1"}], "transcripts": {"K01": 1}}
    (project.runs / "0123456789ab.json").write_text(json.dumps({"inputs": inputs}))
    data = project.codebook.read_bytes()
    ensure_saved(project, data, time=TIME, author="maja", reason="begyndelsen")
    (project.folder / ".K01 Samira.txt.99.tmp").write_text(texts["K01"], encoding="utf-8")
    (project.decisions / "maja.ab12.jsonl.torn").write_text(
        '{"quote": "lampen i tunnelen har været slukket hele vinteren', encoding="utf-8"
    )
    (project.folder / "gold.csv").write_text(
        "turn,quote,code\n2,Bo sagde ikke noget,lys\n2,tror jeg nok,lys\n", encoding="utf-8"
    )


def planned(project: Project, name: str) -> Plan:
    """Plan with the test's own cache."""
    return plan_to_forget(project, name, cache=cache_in(project.folder.parent))


def forgotten(project: Project, name: str) -> Plan:
    """Forget somebody."""
    plan = planned(project, name)
    forget(plan, cache=cache_in(project.folder.parent), time=TIME)
    return plan


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Give every five words in a row."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def said_by(project: Project, transcript: str, labels: set[str]) -> set[tuple[str, ...]]:
    """Give every five words in a row that some labels say in a transcript."""
    one = transcripts_of(project)[transcript]
    turns = [one.words_of(turn) for turn in one.turns if turn.speaker in labels]
    return set().union(*map(runs_of, turns))


def held_in(folder: Path, runs: set[tuple[str, ...]]) -> list[str]:
    """Give the files below a folder that hold one of the runs, archives looked into."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            parts = texts_inside(path.read_bytes(), file=path.name)
            data = path.read_bytes().decode("utf-8", "replace")
            if any(runs_of(part) & runs for part in (*(parts or ()), data)):
                found.append(path.name)
    return found


@pytest.mark.parametrize("person", ["K01-1", "K02-1"])
def test_nothing_verbatim_remains_anywhere(project: Project, person: str) -> None:
    """No five words of theirs in any file of the project or the cache, archives looked into."""
    runs = said_by(project, *PEOPLE[person])
    assert held_in(project.folder.parent, runs)
    forgotten(project, person)
    assert held_in(project.folder.parent, runs) == []


def test_who_spoke_alone_leaves_no_transcript_and_others_keep_theirs(project: Project) -> None:
    """The file, the row and the decisions go; everybody else's are byte for byte the same."""
    other = (project.folder / "transcripts" / "K02 Kurt og Jytte.txt").read_bytes()
    forgotten(project, "samira")
    left = [path.name for path in (project.folder / "transcripts").iterdir()]
    assert left == ["K02 Kurt og Jytte.txt"]
    assert (project.folder / "transcripts" / left[0]).read_bytes() == other
    assert "K01" not in project.participants.read_text(encoding="utf-8")
    journals = read_all(project)
    assert [one.id for one in journals.decisions] == ["e3", "e4"]
    assert journals.problems == ()
    assert journals.events == 5


def test_a_shared_transcript_keeps_the_others_words_and_decisions(
    project: Project, tmp_path: Path
) -> None:
    """Turns keep their numbers, what was decided on others' words keeps its place."""
    before = transcripts_of(project)["K02"]
    forgotten(project, "K02-1")
    after = transcripts_of(project)["K02"]
    assert [turn.number for turn in after.turns] == [turn.number for turn in before.turns]
    said = [after.words_of(turn) for turn in after.turns if turn.speaker == "Trukket tilbage"]
    assert said == ["(trukket tilbage)"] * 2
    assert after.file == "K02 N.N. og Jytte.txt"
    assert after.header["deltager"] == "N.N. og Jytte"
    material = read_material(project, cache=cache_in(tmp_path))
    assert [one.id for one in material.corpus.participants] == ["K01-1", "K02-2"]
    study = code_material(material, cache=cache_in(tmp_path), with_classifier=False)
    assert [one.id for one in study.decisions] == ["e1", "e2", "e4"]
    assert study.misplaced == ()
    assert not any("Trukket" in one.what for one in material.problems)


def test_the_row_goes_with_its_line_breaks_and_no_other_byte(project: Project) -> None:
    """A cell with a line break belongs to its row."""
    before = project.participants.read_text(encoding="utf-8")
    forgotten(project, "K02-1")
    gone = 'K02-1,Kurt,resident,"kok,\npensioneret",Syd,60-69,K02,Kurt\n'
    assert project.participants.read_text(encoding="utf-8") == before.replace(gone, "")


def test_that_somebody_withdrew_is_put_down_without_a_name(project: Project) -> None:
    """When, and how much of what; never who."""
    forgotten(project, "K01-1")
    lines = project.withdrawn.read_text(encoding="utf-8").splitlines()
    begun, done = (json.loads(line) for line in lines)
    assert (begun["state"], done["state"], done["time"]) == ("begun", "done", TIME)
    assert done["events_redacted"] == 3  # the torn line among them
    assert done["transcripts_removed"] == 1
    assert "K01" not in project.withdrawn.read_text(encoding="utf-8")
    assert "Samira" not in project.withdrawn.read_text(encoding="utf-8")


def test_texts_are_redacted_and_reports_and_runs_deleted(project: Project) -> None:
    """Memos and codebook keep what is not theirs; what can be written again goes."""
    forgotten(project, "K01-1")
    memo = (project.memos / "lys.md").read_text(encoding="utf-8")
    assert memo == "# Lys\n\nSamira: (trukket tilbage).\n"
    assert "- (trukket tilbage)." in project.codebook.read_text(encoding="utf-8")
    gold = (project.folder / "gold.csv").read_text(encoding="utf-8")
    assert gold == "turn,quote,code\n2,(trukket tilbage),lys\n2,tror jeg nok,lys\n"
    assert run_ids(project) == ()
    assert sorted(one.name for one in project.reports.iterdir()) == [
        "bilag1.docx",
        "frequencies.csv",
    ]
    assert not (project.folder / ".K01 Samira.txt.99.tmp").exists()


@pytest.mark.parametrize("person", ["K01-1", "K02-1"])
def test_killed_after_any_step_it_completes_when_made_again(tmp_path: Path, person: str) -> None:
    """Wherever it stops, the next run ends in the same project, byte for byte."""
    whole = make_study(tmp_path / "whole" / "study")
    make_derived(whole)
    steps = len(forgotten(whole, person).steps)
    wanted = files_of(whole)
    runs = said_by(make_study(tmp_path / "plain" / "study"), *PEOPLE[person])
    carry_out = forgetting.carry_out
    for stop in range(steps):
        project = make_study(tmp_path / f"stopped{stop}" / "study")
        make_derived(project)
        plan = planned(project, person)
        for step in plan.steps[:stop]:
            carry_out(step, plan)
        forgotten(project, person)
        assert files_of(project) == wanted, stop
        assert held_in(project.folder, runs) == []


def test_killed_between_renaming_and_writing_it_completes(project: Project) -> None:
    """The shared transcript has its new name and still the old words: they go the next time."""
    runs = said_by(project, *PEOPLE["K02-1"])
    step = next(one for one in planned(project, "K02-1").steps if one.to is not None)
    assert step.to is not None
    step.path.rename(step.to)
    forgotten(project, "K02-1")
    assert held_in(project.folder.parent, runs) == []
    assert transcripts_of(project)["K02"].turns[1].speaker == "Trukket tilbage"


def files_of(project: Project) -> dict[str, bytes]:
    """Give every file but the log of withdrawals and locks."""
    return {
        path.relative_to(project.folder).as_posix(): path.read_bytes()
        for path in project.folder.rglob("*")
        if path.is_file() and path != project.withdrawn and not path.name.endswith(".lock")
    }


def test_unknown_participants_are_refused_with_the_nearest(project: Project) -> None:
    """A name with a slip, one that two have, and one begun and not done."""
    with pytest.raises(UnknownNameError, match='Did you mean "Samira"'):
        planned(project, "Samria")
    with project.participants.open("a", encoding="utf-8") as file:
        file.write("K09-1,Samira,resident,,,,K09,\n")
    with pytest.raises(UnknownNameError, match="may be K01-1, K09-1"):
        planned(project, "Samira")
    project.withdrawn.write_text('{"state": "begun", "time": "2026-01-01"}\nodd\n')
    with pytest.raises(UnknownNameError, match="begun at 2026-01-01 was not finished"):
        planned(project, "Nobody")


def test_files_that_are_not_ours_are_named_and_left(project: Project) -> None:
    """A document and a recording of the user's, git, and what cannot be looked into."""
    text = transcripts_of(project)["K01"].text
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/", "")
        archive.writestr("a/x.txt", text)
    (project.folder / "min egen.zip").write_bytes(packed.getvalue())
    (project.folder / "lyd.m4a").write_bytes(bytes(range(256)) * 4)
    (project.folder / "billede.png").write_bytes(b"\x89PNG....")
    (project.reports / "gammel.pdf").write_bytes(b"%PDF-1.4 ...")
    (project.folder / ".git").mkdir()
    plan = forgotten(project, "K01-1")
    assert {one.path.name for one in plan.left} == {
        "min egen.zip",
        "lyd.m4a",
        "gammel.pdf",
        ".git",
    }
    assert (project.folder / "min egen.zip").exists()


def test_an_untouched_copy_goes_and_one_worked_in_is_named(
    project: Project, tmp_path: Path
) -> None:
    """A pseudonymised copy holds their words too; work in it is never thrown away."""
    key = tmp_path / "key.csv"
    write_key(key, [KeyRow("Hassan", "replace", "Karim")])
    copies = pseudonymise(look_through(project, key=key, cache=Cache(tmp_path / "c")))
    folder = project.folder / "pseudonymised"
    write_copies(folder, {one.name: one.data for one in copies.files})
    (folder / "codebook.yaml").write_text("codebook: ny\n")
    assert [one.path for one in planned(project, "K01-1").left] == [folder]
    (folder / "codebook.yaml").write_bytes(
        next(one.data for one in copies.files if one.name == "codebook.yaml")
    )
    forgotten(project, "K01-1")
    assert not folder.exists()


def test_decisions_on_earlier_texts_are_known_by_their_words(project: Project) -> None:
    """The transcript was corrected since: quotes of theirs go, others' stay without context."""
    one = transcripts_of(project)["K02"]
    old = [
        decision(one, "lampen kender vi godt", number=11),
        decision(one, "Han bor på femte", number=12),
    ]
    append(project, old, coder="maja", device="cd34")
    path = project.folder / "transcripts" / one.file
    text = path.read_text(encoding="utf-8").replace("Og Hassan?", "Og Hassan, da?")
    path.write_text(text, encoding="utf-8")
    forgotten(project, "K02-1")
    found = {d.id: (d.quote, d.before, d.after) for d in read_all(project).decisions}
    assert "e11" not in found
    assert found["e12"] == ("Han bor på femte", "", "")


def test_a_shared_transcript_that_cannot_be_written_stops_everything(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is changed when the file would not be read back the same."""
    before = files_of(project)
    monkeypatch.setattr("qualcode.workflow.withdrawn_transcripts.as_text", lambda *_, **__: None)
    with pytest.raises(ProjectError, match="Take the turns out of the file by hand"):
        planned(project, "K02-1")
    assert files_of(project) == before


def test_a_file_in_the_way_of_the_new_one_stops_everything(project: Project) -> None:
    """No transcript is written over another."""
    (project.folder / "transcripts" / "K02 N.N. og Jytte.txt").write_text("I: Hvad?\n")
    with pytest.raises(ProjectError, match="is there already"):
        planned(project, "K02-1")


def test_a_codebook_that_would_break_is_left_to_the_user(project: Project) -> None:
    """Their words as an id cannot become a marker; the file is named instead."""
    text = project.codebook.read_text(encoding="utf-8")
    text = text.replace("{da: Lys ude}", "'Lampen i tunnelen har været slukket'")
    text = text.replace("label: {da: Lys}", "label: {da: Lampen i tunnelen har været, en: x}")
    project.codebook.write_text(text, encoding="utf-8")
    plan = planned(project, "K01-1")
    handled = {step.path.name for step in plan.steps} | {one.path.name for one in plan.left}
    assert "codebook.yaml" in handled


def test_placements_by_hand_are_emptied_with_the_decisions(project: Project) -> None:
    """What somebody placed by hand quotes too; a renaming of another transcript stays."""
    one = decision(transcripts_of(project)["K01"], "Bo sagde ikke noget", number=2)
    other = decision(transcripts_of(project)["K02"], "Lampen blinker", number=4)
    events = [
        Placement(
            id=f"p{of.id}",
            coder="maja",
            decision=of.id,
            transcript=of.transcript,
            fingerprint=of.fingerprint,
            span=of.span,
            quote=of.quote,
            before=of.before,
            after=of.after,
            time=TIME,
        )
        for of in (one, other)
    ]
    append(
        project, [*events, Renaming("r1", "maja", "K00", "K02", TIME)], coder="maja", device="ab12"
    )
    forgotten(project, "K01-1")
    lines = (project.decisions / "maja.ab12.jsonl").read_text(encoding="utf-8")
    assert "Bo sagde" not in lines
    assert "Lampen blinker" in lines
    assert '"now":"K02"' in lines


def test_translations_go_with_the_words_they_translate(project: Project) -> None:
    """Of a quote of theirs only an id is left, here and in an earlier text; others' follow."""
    one = transcripts_of(project)["K02"]
    own = translation(one, "lampen kender vi godt", "that lamp we know well", number=21)
    others = translation(one, "Han bor på femte", "He lives on the fifth", number=22)
    append(project, [own, others], coder="maja", device="cd34")
    forgotten(project, "K02-1")
    (left,) = read_all(project).translations
    assert (left.id, left.text) == ("e22", "He lives on the fifth")
    assert left.span.of(transcripts_of(project)["K02"].text) == "Han bor på femte"
    assert not any(
        b"we know well" in path.read_bytes() for path in project.folder.rglob("*") if path.is_file()
    )


def test_translations_of_an_earlier_text_are_known_by_their_quotes(project: Project) -> None:
    """The transcript was corrected since: what translates their words goes all the same."""
    one = transcripts_of(project)["K02"]
    own = translation(one, "lampen kender vi godt", "that lamp we know well", number=21)
    others = translation(one, "Han bor på femte", "He lives on the fifth", number=22)
    append(project, [own, others], coder="maja", device="cd34")
    path = project.folder / "transcripts" / one.file
    text = path.read_text(encoding="utf-8").replace("Og Hassan?", "Og Hassan, da?")
    path.write_text(text, encoding="utf-8")
    forgotten(project, "K02-1")
    assert [(t.id, t.before, t.text) for t in read_all(project).translations] == [
        ("e22", "", "He lives on the fifth")
    ]


def test_memos_about_them_are_named_and_left_to_their_authors(project: Project) -> None:
    """A summary is somebody else's words; it and its earlier texts are told, others' are not."""
    about = (Subject("participant", "K02-1"), Subject("code", "lys"))
    memo = save_memo(project, Memo("", ("maja",), TIME, about, "Skifter pærer."))
    rewrite_memo(project, replace(memo, text="Skifter selv pærer."))
    save_memo(project, Memo("", ("maja",), TIME, (Subject("participant", "K01-1"),), "Andet."))
    left = {one.path.name: one.why for one in planned(project, "K02-1").left}
    assert left.keys() == {f"{memo.id}.md", f"{memo.id}.1.md"}
    assert all("is about them" in why for why in left.values())

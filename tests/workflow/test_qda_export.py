"""A project for other programs: what goes out, what does not, and that it was checked."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import UnknownNameError, UsageError, WriteError
from qualcode.formats import refi
from qualcode.model import Memo, Subject
from qualcode.store import Event, append, find_project, save_memo
from qualcode.workflow.handing_over import export_codebook
from qualcode.workflow.material import read_material
from qualcode.workflow.qda_choice import Choice
from qualcode.workflow.qda_export import cut_again, export_project
from qualcode.workflow.study import Study, code_material
from tests.caches import shared_cache
from tests.workflow.studies import CODEBOOK, TIME, cache_in, decision, make_study, transcripts_of

TWO_THEMES = """\
  - id: ro
    label: {da: Ro}
    definition: {da: Alt om ro}
    codes:
      - id: lys_ude
        label: {da: lys}
        was: [belysning]
        codes:
          - id: navn
            label: {da: Et navn som er meget længere end de treogtres tegn som MAXQDA kan have}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small project: four decisions by maja, more by jonas, and memos."""
    folder = tmp_path / "studie"
    project = make_study(folder)
    (folder / "codebook.yaml").write_text(CODEBOOK + TWO_THEMES, encoding="utf-8")
    read = transcripts_of(project)
    first = decision(read["K01"], "Lampen i tunnelen har været slukket", number=11)
    no = decision(read["K01"], "Bo sagde ikke noget", number=12)
    doubt = decision(read["K01"], "Hassans bil er væk", number=13)
    events: list[Event] = [
        replace(first, coder="jonas", marks=("proposal",), starred=True),
        replace(no, coder="jonas", verdict="reject"),
        replace(doubt, coder="jonas", code="lys_ude", verdict="unsure"),
    ]
    append(project, events, coder="jonas", device="cd34")
    about = (
        Subject("code", "lys"),
        Subject("theme", "ro"),
        Subject("transcript", "K01"),
        Subject("passage", "K01:2", "Lampen i tunnelen"),
        Subject("passage", "K09:2"),
        Subject("participant", "K01-1"),
    )
    save_memo(project, Memo("", ("maja", "jonas"), TIME, about, "Ingens lampe."))
    return folder


def study_of(folder: Path) -> Study:
    """Read and code a project by its rules."""
    cache = shared_cache()
    material = read_material(find_project(folder), cache=cache)
    return code_material(material, cache=cache, with_classifier=False)


def written(folder: Path, choice: Choice | None = None) -> refi.QdaProject:
    """Give what an export says when it is read again."""
    done = export_project(study_of(folder), choice)
    return refi.read_project(done.path.read_bytes(), file="p").project


def coded(project: refi.QdaProject) -> list[tuple[str, str, str, str]]:
    """Give who gave which code to which words of which source."""
    users = {one.guid: one.name for one in project.users}
    codes = {one.guid: one.name for one in project.all_codes}
    return [
        (source.name, source.text[one.start : one.end], codes[coding.code], users[coding.user])
        for source in project.sources
        for one in source.selections
        for coding in one.codings
    ]


def test_people_codings_that_stand_go_out(folder: Path) -> None:
    """Accepted ones, each under its coder; a rejected, unsure or disputed one does not."""
    assert coded(written(folder)) == [
        ("K01", "Lampen i tunnelen har været slukket", "Lys", "jonas"),
        ("K01", "Lampen i tunnelen har været slukket", "Lys", "maja"),
        ("K02", "har jeg selv skiftet pære", "Lys", "maja"),
        ("K02", "Lampen blinker, når det regner", "Lys", "maja"),
    ]


def test_other_statuses_and_machines_are_asked_for(folder: Path) -> None:
    """Unsure and disputed ones by name; what rules found is a user of its own."""
    disputed = coded(written(folder, Choice(statuses=("disputed",))))
    assert disputed == [("K01", "Bo sagde ikke noget", "Lys", "maja")]
    unsure = coded(written(folder, Choice(statuses=("unsure",))))
    assert unsure == [("K01", "Hassans bil er væk", "lys (2)", "jonas")]
    (folder / "decisions" / "maja.ab12.jsonl").unlink()
    machine = coded(written(folder, Choice(statuses=(), counting="rules")))
    assert {one[3] for one in machine} == {"rules"}
    assert ("K02", "Lampen", "Lys", "rules") in machine
    assert coded(written(folder, Choice(statuses=(), counting="all"))) == machine


def test_codes_are_named_once_and_described(folder: Path) -> None:
    """A repeated name gets a number, a long one is cut at 63, themes cannot be given."""
    project = written(folder)
    names = [one.name for one in project.all_codes]
    assert len({one.casefold() for one in names}) == len(names)
    assert names[:4] == ["Sted", "Lys", "Ro", "lys (2)"]
    assert max(map(len, names)) <= 63
    assert [one.codable for one in project.codes] == [False, False]
    assert project.codes[1].under[0].under[0].name.startswith("Et navn som er meget")
    description = project.codes[0].under[0].description
    assert description.startswith("Lys ude\n\nStærke regler:\n- lampe+\n")
    assert description.endswith("Id:\nlys")
    assert [(one.name, len(one.codes)) for one in project.sets] == [("Sted", 1), ("Ro", 2)]


def test_participants_are_cases_with_what_is_known_of_them(folder: Path) -> None:
    """Every filled column, on the case, and on the source where one participant speaks alone."""
    project = written(folder)
    names = {one.guid: one.name for one in project.variables}
    kurt = next(one for one in project.cases if one.name == "K02-1")
    assert {names[one.variable]: one.text for one in kurt.values} == {
        "pseudonym": "Kurt",
        "role": "resident",
        "position": "kok,\npensioneret",
        "area": "Syd",
        "age_group": "60-69",
    }
    assert kurt.sources == (project.sources[1].guid,)
    assert [len(one.values) for one in project.sources] == [4, 0]


def test_memos_are_notes_where_they_belong(folder: Path) -> None:
    """On codes, themes, sources and the turn; the first author writes."""
    project = written(folder)
    bare, note = project.notes
    assert bare.text.startswith("# Lys")
    assert note.text == "Ingens lampe."
    assert project.codes[0].under[0].notes == project.codes[1].notes == (note.guid,)
    assert project.sources[0].notes == (note.guid,)
    turn = next(one for one in project.sources[0].selections if one.notes)
    assert project.sources[0].text[turn.start : turn.end].startswith("Lampen i tunnelen")
    assert {one.guid: one.name for one in project.users}[note.user] == "maja"
    assert project.notes_on_all == (bare.guid,)


def test_what_has_no_place_is_said_and_kept_beside(folder: Path) -> None:
    """Marks, machines' codings, decisions not exported, memos, rules, earlier ids."""
    done = export_project(study_of(folder))
    said = "\n".join(str(one) for one in done.problems)
    for part in (
        "marks (negated, prompted",
        "codings by rules or classifier, their rules",
        "decisions that are no coding of the statuses asked for: 3.",
        "stars, and the order of decisions",
        "a case holds no note: 1.",
        "all but the first author of a memo: 1.",
        "the place of a memo whose turn is gone: 1.",
        "rules of the codebook, which are text in the descriptions there: 1.",
        "what they were called before",
    ):
        assert part in said
    text = done.beside.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    mine = next(one for one in rows if one["id"] == "e11")
    assert (mine["kind"], mine["exported"], mine["marks"]) == ("decision", "yes", "proposal")
    assert (mine["starred"], mine["turn"], mine["verdict"]) == ("yes", "2", "accept")
    assert next(one for one in rows if one["id"] == "e12")["exported"] == "no"
    assert {one["rule"] for one in rows if one["kind"] == "rule"} == {"lampe+"}


def test_an_export_is_the_same_bytes_each_time(folder: Path) -> None:
    """Both files, and with every profile all codings give their words."""
    study = study_of(folder)
    for profile in refi.PROFILES:
        first = export_project(study, Choice(profile=profile))
        kept = first.path.read_bytes(), first.beside.read_bytes()
        again = export_project(study_of(folder), Choice(profile=profile))
        assert (again.path.read_bytes(), again.beside.read_bytes()) == kept
        assert again.checked == 4


def test_a_file_whose_words_differ_is_not_put_in_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours is found before anybody gets the file."""
    study = study_of(folder)
    real = refi.write_project

    def wrong(project: refi.QdaProject, *, profile: refi.Profile) -> bytes:
        sources = [replace(one, text=f"x{one.text}") for one in project.sources]
        return real(replace(project, sources=tuple(sources)), profile=profile)

    monkeypatch.setattr("qualcode.workflow.qda_export.refi.write_project", wrong)
    with pytest.raises(WriteError, match="Only 0 of 4 codings"):
        export_project(study)
    assert not (folder / "reports").exists()


def test_a_coding_too_many_is_a_fault_as_well(folder: Path) -> None:
    """What was not asked for is no more right than what is missing."""
    done = export_project(study_of(folder))
    with pytest.raises(WriteError, match="Only 0 of 0"):
        cut_again(done.path.read_bytes(), {}, profile="default")


def test_the_place_and_language_can_be_chosen(folder: Path, tmp_path: Path) -> None:
    """The table goes beside the file; the codebook itself is never written over."""
    study = study_of(folder)
    done = export_project(study, output=tmp_path / "ud.qdpx")
    assert (done.path, done.beside) == (tmp_path / "ud.qdpx", tmp_path / "ud.left-out.csv")
    with pytest.raises(UsageError, match="is the codebook itself"):
        export_project(study, output=folder / "codebook.yaml")
    with pytest.raises(UnknownNameError, match='no language "sv"'):
        export_project(study, Choice(language="sv"))


def test_the_codebook_alone_is_qdc(folder: Path) -> None:
    """The same codes as in the project, under the same ids; colours are no loss."""
    done = export_codebook(find_project(folder), target="qdc", cache=cache_in(folder.parent))
    assert done.path == folder / "reports" / "codebook.qdc"
    read = refi.read_codebook(done.path.read_bytes(), file="k.qdc")
    bare = tuple(replace(one, notes=()) for one in written(folder).codes)
    assert [one.guid for one in read.codes] == [one.guid for one in bare]
    assert [one.description for one in read.codes[0].under] == [
        one.description for one in bare[0].under
    ]

"""Tests of names over a project, decisions about them, and the pseudonymised copy."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Placement, Renaming
from qualcode.readers import read_transcript
from qualcode.review import place
from qualcode.store import (
    Cache,
    KeyRow,
    Project,
    append,
    find_project,
    read_all,
    write_copies,
    write_key,
)
from qualcode.workflow.canonical_text import as_text
from qualcode.workflow.material import Material, read_material
from qualcode.workflow.name_decisions import Outcome, Wishes, carry_out, named
from qualcode.workflow.naming import Looked, look_through
from qualcode.workflow.pseudonymising import Copies, pseudonymise
from qualcode.workflow.study import code_material
from tests.workflow.studies import TIME, cache_in, decision, make_study, transcripts_of, translation

WISHES = Wishes(replace=(("Hassan", "Karim"), ("Bo", "Per"), ("Samira", "Laila")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give two interviews with decisions."""
    return make_study(tmp_path / "study")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Give where the key lies."""
    return tmp_path / "key.csv"


def looked_through(project: Project, key: Path) -> Looked:
    """Look through a project with a cache of its own."""
    return look_through(project, key=key, cache=cache_in(key.parent))


def decide(project: Project, key: Path, wishes: Wishes = WISHES) -> Outcome:
    """Look through a project and decide."""
    return carry_out(looked_through(project, key), wishes, key=key)


def copied(project: Project, key: Path, folder: Path) -> Copies:
    """Write the copy by the usual wishes."""
    copies = pseudonymise(decide(project, key).looked)
    write_copies(folder, {one.name: one.data for one in copies.files})
    return copies


def material_of(folder: Path, cache: Path) -> Material:
    """Read a project folder."""
    return read_material(find_project(folder), cache=cache_in(cache))


def test_one_person_is_one_row_over_all_files(project: Project, key: Path) -> None:
    """Hassan and Hassans of two files are one; labels, headers and turns are counted together."""
    names = {one.name: one for one in looked_through(project, key).names}
    assert names["Hassan"].transcripts == ("K01", "K02")
    assert names["Hassan"].forms == ("Hassan", "Hassans")
    assert (names["Samira"].kind, names["Samira"].sure) == ("person", "certain")
    assert names["30 12 34 56"].kind == "phone"
    assert names["Hassan"].as_row()["times"] == 3


def test_decisions_lie_in_the_key_and_kept_names_in_the_project(
    project: Project, key: Path
) -> None:
    """Replacements and kept names go to the key; what is always kept is no secret."""
    wishes = Wishes(
        replace=(("hassans", "Karim"),), keep=("Jytte",), always=("Kurt",), brackets=("phone",)
    )
    looked = decide(project, key, wishes).looked
    decided = {one.name: (one.decision, one.words) for one in looked.names if one.decision}
    assert decided == {
        "Hassan": ("replace", "Karim"),
        "Jytte": ("keep", ""),
        "Kurt": ("always keep", ""),
        "30 12 34 56": ("replace", "[telefonnummer]"),
    }
    assert "Hassan,replace,Karim,person" in key.read_text(encoding="utf-8")
    assert (project.folder / "kept-names.txt").read_text(encoding="utf-8").endswith("\nKurt\n")
    again = decide(project, key, Wishes(forget=("hassan",))).looked
    assert "Hassan" in {one.name for one in again.undecided}


@pytest.mark.parametrize(
    ("wishes", "error", "says"),
    [
        (Wishes(replace=(("Hasan", "X"),)), UnknownNameError, 'Did you mean "Hassan"'),
        (Wishes(replace=(("Hassan", "A, B"),)), UsageError, "cannot stand for a name"),
        (Wishes(replace=(("Hassan", ""),)), UsageError, "cannot stand for a name"),
        (Wishes(replace=(("Hassan", "hassan"),)), UsageError, "stand for itself"),
        (Wishes(forget=("Hassan",)), UnknownNameError, "not in the key"),
    ],
)
def test_a_wish_that_cannot_be_writes_nothing(
    project: Project, key: Path, wishes: Wishes, error: type[Exception], says: str
) -> None:
    """Unknown names get the nearest, unfit words a reason; the key is not touched."""
    with pytest.raises(error, match=says):
        decide(project, key, wishes)
    assert not key.exists()


def test_two_people_with_one_name_and_names_in_use_are_told(project: Project, key: Path) -> None:
    """A replacement that is somebody else's is a note, and so is one that changed."""
    notes = decide(project, key, Wishes(replace=(("Hassan", "Kurt"), ("Bo", "Kurt")))).notes
    assert any("two people become one" in one for one in notes)
    assert any("in the transcripts already" in one for one in notes)
    later = decide(project, key, Wishes(replace=(("Bo", "Per"),))).notes
    assert any("was Kurt until now" in one for one in later)


def test_a_full_name_decides_its_parts(tmp_path: Path, key: Path) -> None:
    """Where only one person has the first name, both words are decided in one go."""
    project = make_study(tmp_path / "study")
    path = project.folder / "transcripts" / "K01 Samira.txt"
    text = path.read_text(encoding="utf-8").replace("Bo sagde", "Hassan Ahmed sagde")
    path.write_text(text, encoding="utf-8")
    outcome = decide(project, key, Wishes(replace=(("Hassan Ahmed", "Karim Said"),)))
    assert outcome.decided == ("Hassan Ahmed → Karim Said", "Hassan → Karim")


def test_a_name_that_was_missed_can_be_decided_too(project: Project, key: Path) -> None:
    """What no candidate is, but stands in the texts, may be named by hand."""
    assert named(looked_through(project, key), "tunnelen").mentions == ()


def test_the_copy_has_the_same_turns_and_every_decision_its_place(
    project: Project, key: Path, tmp_path: Path
) -> None:
    """Counts, decisions and readings are the same; quotes have the new names."""
    copied(project, key, tmp_path / "copy")
    before, after = material_of(project.folder, tmp_path), material_of(tmp_path / "copy", tmp_path)
    for one, other in zip(before.corpus.transcripts, after.corpus.transcripts, strict=True):
        assert [t.number for t in one.turns] == [t.number for t in other.turns]
    study = code_material(after, cache=cache_in(tmp_path), with_classifier=False)
    assert study.misplaced == ()
    assert [one.quote for one in study.decisions] == [
        "Lampen i tunnelen har været slukket",
        "Per sagde ikke noget",
        "har jeg selv skiftet pære",
        "Lampen blinker, når det regner",
    ]
    assert len(study.readings[0].spans) == len(after.corpus.transcript("K02").turns)
    assert study.placed.moved == 0


def test_decisions_are_placed_when_only_the_transcripts_are_replaced(
    project: Project, key: Path, tmp_path: Path
) -> None:
    """By quote and surroundings; where the quote holds a name, it is listed, never lost."""
    copied(project, key, tmp_path / "copy")
    for path in (project.folder / "transcripts").iterdir():
        path.unlink()
    for path in (tmp_path / "copy" / "transcripts").iterdir():
        path.rename(project.folder / "transcripts" / path.name)
    material = material_of(project.folder, tmp_path)
    journals = material.journals
    placed = place(
        journals.decisions,
        journals.readings,
        corpus=material.corpus,
        codebook=material.codebook,
    )
    stands = {one.id for one in placed.decisions}
    assert stands >= {"e1", "e3", "e4"}
    assert stands | {one.decision.id for one in placed.lost} == {"e1", "e2", "e3", "e4"}


def test_originals_stay_and_no_name_is_left_in_the_copy(
    project: Project, key: Path, tmp_path: Path
) -> None:
    """Not in file names, headers, labels, decisions, memos or the table; the key is elsewhere."""
    before = {p: p.read_bytes() for p in project.folder.rglob("*") if p.is_file()}
    copies = copied(project, key, tmp_path / "copy")
    assert {p: p.read_bytes() for p in project.folder.rglob("*") if p.is_file()} == before
    for path in (tmp_path / "copy").rglob("*"):
        text = path.name + (path.read_text(encoding="utf-8") if path.is_file() else "")
        assert "Samira" not in text
        assert "Hassan" not in text
        assert "anonym" not in text.casefold()
    assert copies.changes[("Hassans", "Karims")] == 1
    assert copies.inside == {}
    assert not any("forening" in old for old, _ in copies.changes)


def test_two_labels_of_one_transcript_cannot_become_one(project: Project, key: Path) -> None:
    """A copy whose turns would run together is a problem, and so is the table."""
    wishes = Wishes(replace=(("Kurt", "Ib"), ("Jytte", "Ib")))
    copies = pseudonymise(decide(project, key, wishes).looked)
    told = {one.file: one.severity for one in copies.problems}
    assert told["K02 Kurt og Jytte.txt"] == "error"
    assert [one.source for one in copies.transcripts] == ["transcripts:K01 Samira.txt"]


def test_settings_that_would_no_longer_be_read_are_copied_as_they_are(
    project: Project, key: Path
) -> None:
    """A replacement in brackets can break YAML: then the file stays, and it is said."""
    codebook = project.codebook.read_text(encoding="utf-8")
    project.codebook.write_text(codebook.replace("id: lys", "id: Hassan"), encoding="utf-8")
    copies = pseudonymise(decide(project, key, Wishes(replace=(("Hassan", "[navn]"),))).looked)
    codebooks = [one.data for one in copies.files if one.name == "codebook.yaml"]
    assert codebooks == [project.codebook.read_bytes()]
    assert any(one.file == "codebook.yaml" for one in copies.problems)


def test_a_key_that_replaces_nothing_is_said(project: Project, key: Path) -> None:
    """There is no copy to make before something is to be replaced."""
    with pytest.raises(UsageError, match="Nothing is to be replaced yet"):
        pseudonymise(looked_through(project, key))


def test_events_on_earlier_texts_and_damaged_lines(
    project: Project, key: Path, tmp_path: Path
) -> None:
    """A decision on a text of before keeps its place, its words with new names."""
    journal = project.decisions / "maja.ab12.jsonl"
    path = project.folder / "transcripts" / "K01 Samira.txt"
    text = path.read_text(encoding="utf-8").replace("hele vinteren", "hele sommeren")
    path.write_text(text, encoding="utf-8")
    journal.write_bytes(journal.read_bytes() + b"no json\n")
    copies = copied(project, key, tmp_path / "copy")
    quotes = {one.id: one.quote for one in read_all(find_project(tmp_path / "copy")).decisions}
    assert quotes["e2"] == "Per sagde ikke noget"
    assert any("left out of the copy" in one.what for one in copies.problems)


def test_a_copy_is_read_back_or_not_made(project: Project) -> None:
    """A transcript that no shape of text gives back is refused."""
    data = (project.folder / "transcripts" / "K01 Samira.txt").read_bytes()
    one = read_transcript(data, file="K01 Samira.txt")
    assert as_text(one, stem="K01 Samira", declared=()) is not None
    assert as_text(one, stem="K01 Samira", declared=(), encoding="no such") is None


def test_a_pipeline_of_the_project_is_asked_too(
    project: Project, key: Path, tmp_path: Path
) -> None:
    """Its names come beside the candidates, under the same row where they are the same."""
    import spacy

    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "LOC", "pattern": "tunnelen"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "own")
    with project.settings.open("a", encoding="utf-8") as file:
        file.write(f"privacy: {{spacy: '{(tmp_path / 'own').as_posix()}'}}\n")
    names = {one.name: one.kind for one in looked_through(project, key).names}
    assert names["tunnelen"] == "place"


def test_names_of_the_key_are_known_by_their_kind(project: Project, key: Path) -> None:
    """A place of the key is certain, wherever it stands."""
    write_key(key, [KeyRow("Hassan", "replace", "Gade", "place")])
    names = {one.name: (one.kind, one.sure) for one in looked_through(project, key).names}
    assert names["Hassan"] == ("place", "certain")


def test_the_cache_is_used(project: Project, key: Path, tmp_path: Path) -> None:
    """What was read once is not read again."""
    looked_through(project, key)
    assert any(Cache(tmp_path / "cache").folder.iterdir())


def test_placements_and_renamings_move_along(project: Project, key: Path, tmp_path: Path) -> None:
    """What was placed by hand has its place and its new names in the copy."""
    of = decision(transcripts_of(project)["K01"], "Bo sagde ikke noget", number=2)
    placed = Placement(
        id="p1",
        coder="maja",
        decision="e2",
        transcript=of.transcript,
        fingerprint=of.fingerprint,
        span=of.span,
        quote=of.quote,
        before=of.before,
        after=of.after,
        time=TIME,
    )
    renamed = Renaming("r1", "maja", "K00 Samira", "K01", TIME)
    append(project, [placed, renamed], coder="maja", device="ab12")
    copied(project, key, tmp_path / "copy")
    lines = (tmp_path / "copy" / "decisions" / "maja.ab12.jsonl").read_text(encoding="utf-8")
    assert lines.count('"quote":"Per sagde ikke noget"') == 2
    assert '"K00 Laila"' in lines


def test_translations_move_along_with_other_names(
    project: Project, key: Path, tmp_path: Path
) -> None:
    """The quote has its new place, and the name is another in both languages."""
    one = transcripts_of(project)["K01"]
    made = translation(one, "Hassans bil er væk", "Hassan's car is gone", number=31)
    old = replace(made, id="e32", fingerprint="0" * 64)
    append(project, [made, old], coder="maja", device="ab12")
    copied(project, key, tmp_path / "copy")
    folder = find_project(tmp_path / "copy")
    moved, kept = read_all(folder).translations
    assert (moved.quote, moved.text) == ("Karims bil er væk", "Karim's car is gone")
    assert moved.span.of(transcripts_of(folder)["K01"].text) == "Karims bil er væk"
    assert (kept.quote, kept.text) == ("Karims bil er væk", "Karim's car is gone")

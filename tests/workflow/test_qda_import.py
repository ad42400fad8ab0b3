"""Codings from other programs: found by their words, shown first, and never twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import DecisionsError, UnknownNameError, UsageError
from qualcode.formats import refi
from qualcode.model import Decision
from qualcode.store import find_project, read_all
from qualcode.workflow.material import Material, read_material
from qualcode.workflow.qda_export import export_project
from qualcode.workflow.qda_import import Plan, Wishes, carry_out, plan_import
from qualcode.workflow.study import code_material
from tests.caches import shared_cache
from tests.formats.refi_files import guid
from tests.workflow.studies import CODEBOOK, make_study, transcripts_of

LATER = "2026-02-01T09:00:00Z"
WORDS = "Lampen i tunnelen har været slukket"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small project with two interviews and four decisions by maja."""
    make_study(tmp_path / "studie")
    return tmp_path / "studie"


def material_of(folder: Path) -> Material:
    """Read a project."""
    return read_material(find_project(folder), cache=shared_cache())


def planned(folder: Path, path: Path, *, coder: str = "", unverified: bool = False) -> Plan:
    """Plan an import as the command does."""
    return plan_import(material_of(folder), path, Wishes(LATER, coder, unverified))


def decided(folder: Path, coder: str) -> list[Decision]:
    """Give what a coder has decided."""
    return [one for one in read_all(find_project(folder)).decisions if one.coder == coder]


def source(text: str, *quotes: str, name: str = "K01", code: int = 2, user: int = 1) -> refi.Source:
    """Give a source with a selection for each quote."""
    return refi.Source(
        guid(3),
        name,
        text,
        tuple(
            refi.Selection(
                guid(100 + number),
                text.index(quote),
                text.index(quote) + len(quote),
                refi.quote_name(quote),
                (refi.Coding(guid(200 + number), guid(code), guid(user)),),
            )
            for number, quote in enumerate(quotes)
        ),
    )


def project(*sources: refi.Source) -> refi.QdaProject:
    """Give a project of another program with two codes and three users."""
    return refi.QdaProject(
        "fremmed",
        origin="QualCoder 3.8",
        users=(
            refi.User(guid(1), "Anna Berg"),
            refi.User(guid(4), "rules"),
            refi.User(guid(5), "Per"),
        ),
        codes=(
            refi.Code(
                guid(9),
                "Tema",
                under=(refi.Code(guid(2), "LYS"), refi.Code(guid(6), "Utryghed", color="#00aa55")),
            ),
        ),
        sources=sources,
        notes=(refi.Note(guid(7), "memo", "Et memo"),),
    )


def saved(folder: Path, given: refi.QdaProject) -> Path:
    """Write a project beside the folder."""
    path = folder.parent / "fremmed.qdpx"
    path.write_bytes(refi.write_project(given))
    return path


def test_an_own_export_comes_back_as_nothing_new(folder: Path) -> None:
    """What a coder has said already is not said again; a second coder gets all of it, once."""
    study = code_material(material_of(folder), cache=shared_cache(), with_classifier=False)
    path = export_project(study).path
    plan = planned(folder, path)
    assert [(one.coder, len(one.new), one.already) for one in plan.arriving] == [("maja", 0, 4)]
    carry_out(planned(folder, path, coder="jonas"), device="cd34")
    assert [(one.transcript, one.quote, one.code, one.verdict) for one in decided(folder, "jonas")]
    assert {(one.transcript, one.span, one.quote) for one in decided(folder, "jonas")} == {
        (one.transcript, one.span, one.quote) for one in decided(folder, "maja")
    }
    again = planned(folder, path, coder="jonas")
    assert (again.new, again.arriving[0].already) == (0, 4)


def test_words_are_found_in_a_text_laid_out_otherwise(folder: Path) -> None:
    """The source is known by its file's name; labels, blank lines and case may differ."""
    text = (
        "MAJA  Hvordan er lyset ude ved jer?\n"
        f"SAMIRA  {WORDS} hele vinteren, og Hassans bil er væk.\n"
        "MAJA  Hvem har du sagt det til?\n"
    )
    plan = planned(folder, saved(folder, project(source(text, WORDS, name="k01 samira.TXT"))))
    assert [(one.transcript and one.transcript.id, one.same) for one in plan.sources] == [
        ("K01", False)
    ]
    carry_out(plan, device="cd34")
    (one,) = decided(folder, "Anna Berg")
    assert (one.transcript, one.code, one.quote, one.verdict) == ("K01", "lys", WORDS, "accept")
    assert (one.time, one.speaker) == (LATER, "Samira")


def test_what_stays_out_is_counted_with_its_reason(folder: Path) -> None:
    """The interviewer's words, machines' codings, unknown sources and codes, lost words."""
    text = transcripts_of(find_project(folder))["K01"].text
    other = replace(source("Noget helt andet her.", "helt andet", name="K02"), guid=guid(30))
    lone = replace(source("En fremmed tekst", "fremmed", name="X9"), guid=guid(31))
    rules = replace(source(text, "Hassans bil", user=4), guid=guid(32))
    lacking = replace(source(text, "Jeg ringede", code=6), guid=guid(33))
    plan = planned(
        folder,
        saved(
            folder, project(source(text, WORDS, "Hvordan er lyset"), other, lone, rules, lacking)
        ),
    )
    said = "\n".join(map(str, plan.problems))
    for part in (
        "1 coding on words that are no participant's; left out.",
        "1 coding by rules or classifier",
        "1 coding of sources that are no transcript here",
        "1 coding of codes that the codebook lacks",
        "1 coding whose words were not found in the transcript",
        '"X9" is no transcript here, by name or by text.',
        "1 note; left out.",
    ):
        assert part in said
    assert plan.unknown == (("Utryghed", 1),)
    assert [(one.coder, len(one.new)) for one in plan.arriving] == [("Anna Berg", 1)]


def test_codes_we_lack_go_to_a_new_file_and_come_in_once_they_are_copied(folder: Path) -> None:
    """codebook.yaml is never touched; a second import brings in the rest."""
    text = transcripts_of(find_project(folder))["K01"].text
    lacking = replace(source(text, "Jeg ringede", code=6), guid=guid(33))
    path = saved(folder, project(source(text, WORDS), lacking))
    before = (folder / "codebook.yaml").read_bytes()
    done = carry_out(planned(folder, path), device="cd34")
    assert done.adopted is not None
    assert done.adopted.path == folder / "codebook.from-fremmed.yaml"
    assert "id: utryghed" in done.adopted.path.read_text(encoding="utf-8")
    assert (folder / "codebook.yaml").read_bytes() == before
    assert len(decided(folder, "Anna Berg")) == 1
    done.adopted.path.write_text("my own: notes\n", encoding="utf-8")
    again = carry_out(planned(folder, path), device="cd34")
    assert again.adopted is None
    assert "is there already" in str(again.problems[0])
    code = "      - id: utryghed\n        label: {da: Utryghed}\n"
    (folder / "codebook.yaml").write_text(CODEBOOK + code, encoding="utf-8")
    rest = planned(folder, path)
    assert (rest.new, rest.unknown) == (1, ())


def test_two_codes_of_one_name_are_never_taken_for_one(folder: Path) -> None:
    """A name that stands twice in the file is no match."""
    text = transcripts_of(find_project(folder))["K01"].text
    given = project(source(text, WORDS))
    twice = replace(given, codes=(*given.codes, refi.Code(guid(8), "Lys")))
    assert planned(folder, saved(folder, twice)).unknown == (("LYS", 1),)


def test_a_no_that_came_after_an_import_stands(folder: Path) -> None:
    """Importing again does not bring back what the coder took back since."""
    text = transcripts_of(find_project(folder))["K01"].text
    path = saved(folder, project(source(text, WORDS)))
    carry_out(planned(folder, path), device="cd34")
    (yes,) = decided(folder, "Anna Berg")
    from qualcode.store import append

    no = replace(yes, id="no", verdict="reject", supersedes=(yes.id,))
    append(find_project(folder), [no], coder="Anna Berg", device="cd34")
    assert planned(folder, path).new == 0


def test_another_verdict_takes_the_place_of_an_earlier_one(folder: Path) -> None:
    """It is said before it is written, and the journal keeps both."""
    text = transcripts_of(find_project(folder))["K01"].text
    (first, *_) = decided(folder, "maja")
    from qualcode.store import append

    no = replace(first, id="no", coder="jonas", verdict="reject")
    append(find_project(folder), [no], coder="jonas", device="cd34")
    plan = planned(folder, saved(folder, project(source(text, WORDS))), coder="jonas")
    assert [one.corrected for one in plan.arriving] == [1]
    assert plan.arriving[0].new[0].supersedes == ("no",)


def test_positions_that_do_not_fit_are_refused(folder: Path) -> None:
    """Unless asked for: then as unsure, for a person to look at."""
    text = transcripts_of(find_project(folder))["K01"].text
    right = source(text, WORDS)
    wrong = replace(right.selections[0], name="noget der ikke står der")
    path = saved(folder, project(replace(right, selections=(wrong,))))
    with pytest.raises(DecisionsError, match="only 0 of 1 quotes stand where the file says"):
        planned(folder, path)
    plan = planned(folder, path, unverified=True)
    assert [one.verdict for one in plan.arriving[0].new] == ["unsure"]


def test_one_quote_that_does_not_fit_among_many_stays_out(folder: Path) -> None:
    """The rest comes in."""
    text = transcripts_of(find_project(folder))["K01"].text
    start = text.index(WORDS)
    right = source(text, *(text[start : start + size] for size in range(4, 30)))
    wrong = replace(right.selections[0], guid=guid(99), name="andre ord")
    plan = planned(
        folder, saved(folder, project(replace(right, selections=(*right.selections, wrong))))
    )
    assert plan.new == 26
    assert any("1 coding whose quote does not stand" in str(one) for one in plan.problems)


def test_a_file_without_texts_or_codings_is_refused(folder: Path) -> None:
    """Nobody can tell what is coded in it."""
    empty = saved(folder, project(replace(source("x", "x"), selections=())))
    with pytest.raises(DecisionsError, match="holds no coded words"):
        planned(folder, empty)
    import io
    import zipfile

    whole = refi.write_project(project(source("x y", "x")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("p.qde", zipfile.ZipFile(io.BytesIO(whole)).read("project.qde"))
    empty.write_bytes(buffer.getvalue())
    with pytest.raises(DecisionsError, match="does not hold its texts"):
        planned(folder, empty)


def test_whose_the_codings_are_must_be_clear(folder: Path) -> None:
    """Several users are several coders; a coder's name is one that a journal can have."""
    text = transcripts_of(find_project(folder))["K01"].text
    per = replace(source(text, "Hassans bil", user=5), guid=guid(32))
    both = saved(folder, project(source(text, WORDS), per))
    assert [one.coder for one in planned(folder, both).arriving] == ["Anna Berg", "Per"]
    with pytest.raises(UsageError, match=r"2 users \(Anna Berg, Per\)"):
        planned(folder, both, coder="anna")
    alone = source(text, WORDS, user=77)
    nobody = saved(folder, project(alone))
    with pytest.raises(UsageError, match="--coder NAME"):
        planned(folder, nobody)
    assert planned(folder, nobody, coder="anna").new == 1
    with pytest.raises(UsageError):
        planned(folder, nobody, coder="rules")
    with pytest.raises(UnknownNameError, match='a coder "maja" already'):
        planned(folder, nobody, coder="Maja")

"""Translations from the table to the appendix and back, as a researcher makes them."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from qualcode.store import find_project, read_all, run_ids
from tests.cli.filling import Rows, give_back, rows_of
from tests.cli.running import Said, say
from tests.small_project import FIRST, lay_out

Capture = pytest.CaptureFixture[str]
LAMP = "Ja, lampen i tunnelen har været i stykker siden påske, og ingen kommer."
LIGHTS = "Lygterne virker som de skal, det må jeg sige, og de bliver skiftet hurtigt."


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a Danish project with an English report."""
    return lay_out(tmp_path / "small")


def asked(folder: Path, capsys: Capture, *words: object) -> Said:
    return say(capsys, *words, "--project", folder)


def exported(folder: Path, capsys: Capture, *options: str) -> Rows:
    """Export the table as CSV and give its rows."""
    assert asked(folder, capsys, "export", "translations", *options).code == 0
    return rows_of(folder / "reports" / "translations.csv")


def filled(folder: Path, rows: Rows, name: str = "filled.csv") -> Path:
    """Write rows as somebody gives them back."""
    return give_back(folder / name, rows, encoding="cp1252")


def taken(folder: Path, capsys: Capture, path: Path, *options: str, coder: str = "maja") -> Said:
    words = ("import", "translations", path, "--coder", coder, *options)
    return asked(folder, capsys, *words)


@pytest.fixture
def translated(small: Path, capsys: Capture) -> Path:
    """Give the project with one of its two quotes translated by Maja."""
    rows = exported(small, capsys)
    rows[0]["translation"] = "Yes, the lamp has been broken since Easter."
    assert taken(small, capsys, filled(small, rows), "--yes").code == 0
    return small


def standing(folder: Path) -> list[tuple[str, str]]:
    found = read_all(find_project(folder)).translations
    gone = {earlier for one in found for earlier in one.supersedes}
    return [(one.coder, one.text) for one in found if one.id not in gone]


def appendix(folder: Path, capsys: Capture, *options: str) -> list[tuple[str, str]]:
    """Write the appendix and give style and text of its paragraphs."""
    path = folder.parent / "out.docx"
    assert asked(folder, capsys, "report", "--output", path, *options).code == 0
    paragraphs = docx.Document(str(path)).paragraphs
    return [(str(one.style.name), one.text) for one in paragraphs if one.style]


def test_the_table_holds_the_quotes_to_translate(small: Path, capsys: Capture) -> None:
    """Each with its place, an empty cell, and the language of the report."""
    rows = exported(small, capsys)
    assert [one["quote"] for one in rows] == [LAMP, LIGHTS]
    assert {(one["language"], one["translation"], one["by"]) for one in rows} == {("en", "", "")}
    one = rows[0]
    assert FIRST[int(one["start"]) : int(one["end"])] == one["quote"]
    assert (one["transcript"], one["turn"], one["code"]) == ("K01", "2", "belysning")


def test_quotes_of_the_language_asked_for_need_no_translation(small: Path, capsys: Capture) -> None:
    """A Danish quote is not translated into Danish; a slip of a language is refused."""
    assert exported(small, capsys, "--language", "da") == []
    assert len(exported(small, capsys, "--language", "so")) == 2
    wrong = asked(small, capsys, "export", "translations", "--language", "engelsk")
    assert (wrong.code, "is no language code" in wrong.err) == (2, True)
    other = asked(small, capsys, "export", "quotes", "--language", "en")
    assert (other.code, "translations" in other.err) == (2, True)


def test_a_filled_cell_comes_back_under_its_quote(translated: Path, capsys: Capture) -> None:
    """In its own style and with its label; who translated is said once."""
    told = appendix(translated, capsys)
    place = told.index(("Quote", f"“{LAMP}”"))
    assert told[place + 1] == (
        "Quote Translation",
        "Translation: “Yes, the lamp has been broken since Easter.”",
    )
    assert told[place + 2][0] == "Quote Source"
    (lead,) = [text for _, text in told if "shown with a translation" in text]
    assert lead.startswith("1 of 2 quotes that are not in English")
    assert lead.endswith("Translated by maja.")
    assert sum(style == "Quote Translation" for style, _ in told) == 1


def test_a_translation_is_part_of_the_run_that_prints_it(translated: Path, capsys: Capture) -> None:
    """Its id stands in the manifest, and a report without it is another run."""
    (made,) = read_all(find_project(translated)).translations
    for options, ids in (((), [made.id]), (("--translations", "none"), [])):
        before = set(run_ids(find_project(translated)))
        told = appendix(translated, capsys, *options)
        (run,) = set(run_ids(find_project(translated))) - before
        inputs = json.loads((translated / "runs" / f"{run}.json").read_bytes())["inputs"]
        assert inputs["translations"] == ids
        assert any(style == "Quote Translation" for style, _ in told) == bool(ids)


def test_the_same_table_again_adds_nothing(translated: Path, capsys: Capture) -> None:
    """As it was filled, and as it is exported afterwards."""
    again = taken(translated, capsys, translated / "filled.csv", "--yes")
    assert "Nothing new; nothing was written." in again.out
    rows = exported(translated, capsys)
    assert (rows[0]["by"], rows[1]["by"]) == ("maja", "")
    fresh = taken(translated, capsys, filled(translated, rows, "b.csv"), "--yes", "--json")
    assert fresh.code == 0
    assert isinstance(fresh.json, dict)
    assert (fresh.json["changes"], fresh.json["same"], fresh.json["empty"]) == ([], 1, 1)
    assert len(read_all(find_project(translated)).translations) == 1


def test_a_changed_cell_supersedes_and_an_emptied_one_takes_back(
    translated: Path, capsys: Capture
) -> None:
    """The journal keeps all three; the appendix shows what stands."""
    rows = exported(translated, capsys)
    rows[0]["translation"] = "The lamp is broken."
    changed = taken(translated, capsys, filled(translated, rows, "b.csv"), "--yes")
    assert "CHANGED (1)" in changed.out
    assert "was  Yes, the lamp" in changed.out
    assert standing(translated) == [("maja", "The lamp is broken.")]
    rows[0]["translation"] = ""
    back = taken(translated, capsys, filled(translated, rows, "c.csv"), "--yes")
    assert "TAKEN BACK (1)" in back.out
    assert standing(translated) == [("maja", "")]
    assert len(read_all(find_project(translated)).translations) == 3
    assert not any(style == "Quote Translation" for style, _ in appendix(translated, capsys))


def test_journal_tells_translations_and_undo_brings_the_earlier_back(
    translated: Path, capsys: Capture
) -> None:
    """One line each, with what became of it."""
    rows = exported(translated, capsys)
    rows[0]["translation"] = "The lamp is broken."
    taken(translated, capsys, filled(translated, rows, "b.csv"), "--yes")
    said = asked(translated, capsys, "journal", "show", "--json").json
    assert isinstance(said, list)
    first, second = sorted(said, key=lambda one: one["state"], reverse=True)
    assert (first["event"], first["state"], first["by"]) == (
        "translation",
        "superseded",
        second["id"],
    )
    assert (second["language"], second["text"], second["turn"]) == ("en", "The lamp is broken.", 2)
    shown = asked(translated, capsys, "journal", "show").out
    assert "in en" in shown
    assert "»The lamp is broken.«" in shown
    undone = asked(translated, capsys, "journal", "undo", second["id"], "--yes")
    assert undone.code == 0
    assert standing(translated) == [("maja", "Yes, the lamp has been broken since Easter.")]


def test_what_another_wrote_stays_until_they_take_it_back(
    translated: Path, capsys: Capture
) -> None:
    """Jonas may write his own; the decider's is shown, and that several did is said."""
    rows = exported(translated, capsys)
    rows[0]["translation"] = ""
    left = taken(translated, capsys, filled(translated, rows, "b.csv"), "--yes", coder="jonas")
    assert (left.code, "Only maja can take it back" in left.err) == (0, True)
    rows[0]["translation"] = "The lamp broke at Easter."
    taken(translated, capsys, filled(translated, rows, "c.csv"), "--yes", coder="jonas")
    told = "\n".join(text for _, text in appendix(translated, capsys))
    assert "Yes, the lamp has been broken" in told
    assert "the words of maja are shown, else the latest" in told
    assert "Translated by maja." in told
    (translated / "qualcode.yaml").write_text(
        (translated / "qualcode.yaml").read_text(encoding="utf-8").replace("decider: maja\n", ""),
        encoding="utf-8",
    )
    told = "\n".join(text for _, text in appendix(translated, capsys))
    assert "The lamp broke at Easter." in told
    assert "the latest words are shown" in told


Edit = Callable[[Rows], None]


def _other_words(rows: Rows) -> None:
    rows[0] |= {"quote": "Ja, lampen virker fint.", "translation": "It works."}


def _no_transcript(rows: Rows) -> None:
    rows[0] |= {"transcript": "K0l", "translation": "It works."}


def _other_language(rows: Rows) -> None:
    rows[0] |= {"language": "da", "translation": "Det virker."}


def _twice(rows: Rows) -> None:
    rows += [rows[0] | {"translation": "It broke."}]
    rows[0] |= {"translation": "It works."}


def _interviewers(rows: Rows) -> None:
    rows[0] |= {"quote": "Er her mørkt om aftenen?", "translation": "Is it dark?", "start": "3"}


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (_other_words, "filled.csv:2: the quote does not stand there in K01"),
        (_no_transcript, 'filled.csv:2: there is no transcript "K0l"'),
        (_other_language, 'filled.csv:2: its language is "da", and "en" is imported'),
        (_twice, "translated in different ways in rows 2 and 4"),
        (_interviewers, "filled.csv:2: the quote does not stand there in K01"),
    ],
)
def test_what_does_not_fit_is_listed_and_nothing_is_written(
    small: Path, capsys: Capture, edit: Edit, told: str
) -> None:
    """The other row is not half of an import."""
    rows = exported(small, capsys)
    rows[1]["translation"] = "The lights work."
    edit(rows)
    done = taken(small, capsys, filled(small, rows), "--language", "en", "--yes")
    assert done.code == 1
    assert told in " ".join(done.err.split())
    assert "Nothing was written: 1 row must be mended first." in done.out
    assert read_all(find_project(small)).translations == ()


def test_rows_without_words_are_never_in_the_way(small: Path, capsys: Capture) -> None:
    """A row that fits nothing and says nothing is passed over; doubles agree with what is new."""
    rows = exported(small, capsys)
    rows[1]["quote"] = "noget andet"
    rows += [rows[0] | {"translation": "It broke."}]
    done = taken(small, capsys, filled(small, rows), "--yes")
    assert done.code == 0
    assert standing(small) == [("maja", "It broke.")]


def test_a_table_that_cannot_be_used_is_refused(small: Path, capsys: Capture) -> None:
    """A lacking column, and a language that is said nowhere or wrongly."""
    rows = exported(small, capsys)
    bare = [{name: one[name] for name in ("transcript", "turn", "quote")} for one in rows]
    lacking = taken(small, capsys, filled(small, bare))
    assert (lacking.code, 'there is no column "start"' in lacking.err) == (1, True)
    silent = [one | {"language": ""} for one in rows]
    unclear = taken(small, capsys, filled(small, silent))
    assert (unclear.code, "--language en" in unclear.err) == (2, True)
    wrong = taken(small, capsys, filled(small, silent), "--language", "engelsk")
    assert "is no language code" in wrong.err
    nobody = asked(small, capsys, "import", "translations", small / "filled.csv")
    assert (nobody.code, "--coder" in nobody.err) == (2, True)


def test_without_a_terminal_only_yes_writes(small: Path, capsys: Capture) -> None:
    """The summary is shown, and nothing else happens."""
    rows = exported(small, capsys)
    rows[0]["translation"] = "It broke."
    done = taken(small, capsys, filled(small, rows))
    assert "NEW (1)" in done.out
    assert "the same with --yes writes it" in done.out
    assert read_all(find_project(small)).translations == ()


def test_a_workbook_is_read_as_it_was_written(small: Path, capsys: Capture) -> None:
    """From Excel and back; a cell that begins with a formula's sign stays a text."""
    assert asked(small, capsys, "export", "translations", "--format", "xlsx").code == 0
    path = small / "reports" / "translations.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(2, 9).value = "- It broke.\nNobody comes."
    book.save(path)
    assert taken(small, capsys, path, "--yes").code == 0
    assert standing(small) == [("maja", "- It broke.\nNobody comes.")]
    rows = exported(small, capsys)
    assert rows[0]["translation"] == "'- It broke.\nNobody comes."
    again = taken(small, capsys, filled(small, rows), "--yes")
    assert "Nothing new; nothing was written." in again.out


def test_a_translation_follows_a_corrected_transcript_or_is_listed(
    translated: Path, capsys: Capture
) -> None:
    """It moves with its quote; once the words are gone, check and moved say so."""
    rows = exported(translated, capsys)
    path = translated / "transcripts" / "K01.txt"
    path.write_text("I: Velkommen.\n\nSamira: Tak.\n\n" + FIRST, encoding="utf-8")
    again = taken(translated, capsys, filled(translated, rows, "b.csv"), "--yes")
    assert "Nothing new; nothing was written." in again.out
    assert any(style == "Quote Translation" for style, _ in appendix(translated, capsys))
    path.write_text(FIRST.replace(LAMP, "Det ved jeg ikke noget om."), encoding="utf-8")
    checked = asked(translated, capsys, "check")
    assert "1 translation in K01 is not shown" in " ".join((checked.out + checked.err).split())
    moved = asked(translated, capsys, "moved").out
    assert "TRANSLATIONS WITHOUT A QUOTE (1)" in moved
    assert "said Yes, the lamp has been broken since Easter." in moved
    listed = asked(translated, capsys, "moved", "--json").json
    assert isinstance(listed, dict)
    assert [one["reason"] for one in listed["translations"]] == ["quote_not_found"]


def test_a_translation_of_another_cut_is_not_shown_and_is_told(
    translated: Path, capsys: Capture
) -> None:
    """Its words are of more than what is quoted now."""
    path = translated / "transcripts" / "K01.txt"
    path.write_text(FIRST.replace(LAMP, f"{LAMP} Det er da for galt."), encoding="utf-8")
    done = asked(translated, capsys, "report", "--output", translated / "a.docx")
    assert "1 translation is of a longer or shorter cut of a quoted passage" in done.out


def test_an_old_table_takes_nothing_back_and_brings_nothing_back(
    small: Path, capsys: Capture
) -> None:
    """Cells that were empty when it was written say nothing, and old words do not return."""
    rows = exported(small, capsys)
    old = [dict(one) for one in rows]
    rows[0]["translation"] = "It broke."
    taken(small, capsys, filled(small, rows), "--yes")
    old[1]["translation"] = "The lights work."
    taken(small, capsys, filled(small, old, "old.csv"), "--yes")
    assert standing(small) == [("maja", "It broke."), ("maja", "The lights work.")]
    rows = exported(small, capsys)
    rows[0]["translation"] = "It is broken."
    taken(small, capsys, filled(small, rows, "b.csv"), "--yes")
    again = taken(small, capsys, small / "filled.csv", "--yes")
    assert (again.code, "is what you wrote earlier" in again.err) == (0, True)
    assert ("maja", "It is broken.") in standing(small)

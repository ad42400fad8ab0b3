"""Commands that write: demo, init, speakers LABEL, report, export, import."""

import json
import shutil
from pathlib import Path

import pytest

from qualcode.workflow.shipped import practice_corpus, starter_codebook
from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


def everything_in(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


def test_the_demo_shows_the_whole_loop_and_a_second_run_changes_nothing(
    tmp_path: Path, capsys: Capture
) -> None:
    """Read, rules and suggested all appear; it says what is invented and how right it was."""
    folder = tmp_path / "demo"
    first = say(capsys, "demo", folder)
    assert first.code == 0
    assert "all INVENTED, for practice" in first.out
    assert "13 participants (9 residents, 4 staff)" in first.out
    assert "makes no network connections" in first.out
    assert "Measured on K07–K12, which nobody has read" in first.out
    assert "Strong rules on all twelve:" in first.out
    assert first.out.count("»") >= 2
    before = everything_in(folder)
    second = say(capsys, "demo", folder)
    assert second.out == first.out
    assert everything_in(folder) == before
    assert {"reports/bilag.docx", "reports/codings.csv", "reports/quotes.csv"} <= set(before)


def test_the_demo_keeps_out_of_a_folder_with_other_things(tmp_path: Path, capsys: Capture) -> None:
    """A folder that is no earlier demo is refused, and nothing is written into it."""
    (tmp_path / "letter.txt").write_text("private", encoding="utf-8")
    said = say(capsys, "demo", tmp_path)
    assert said.code == 1
    assert "is not empty and is no earlier demo" in said.err
    assert everything_in(tmp_path) == {"letter.txt": b"private"}
    refused = say(capsys, "demo", tmp_path / "letter.txt")
    assert refused.code == 1
    assert "is a file" in refused.err


def test_the_demo_keeps_what_the_user_changed(project: Path, capsys: Capture) -> None:
    """A codebook edited after the first run is not laid over by a second."""
    path = project / "codebook.yaml"
    path.write_bytes(path.read_bytes() + b"# mine\n")
    assert say(capsys, "demo", project).code == 0
    assert path.read_bytes().endswith(b"# mine\n")


def copied_transcripts(folder: Path) -> Path:
    """Copy the practice transcripts, and nothing else, into a folder."""
    shutil.copytree(practice_corpus() / "transcripts", folder)
    return folder


def test_init_makes_a_project_of_transcripts_lying_in_a_folder(
    tmp_path: Path, capsys: Capture
) -> None:
    """People, roles and pseudonyms come from headers and labels; the transcripts stay as is."""
    folder = copied_transcripts(tmp_path / "study")
    before = everything_in(folder)
    said = say(capsys, "init", folder)
    assert said.code == 0
    after = everything_in(folder)
    assert set(after) - set(before) == {"qualcode.yaml", "codebook.yaml", "participants.csv"}
    assert {name: after[name] for name in before} == before
    rows = after["participants.csv"].decode("utf-8-sig").splitlines()
    assert len(rows) == 14
    assert any(row.startswith("K06-1,Fadumo,resident,") and "Fadumo|Tolk" in row for row in rows)
    checked = say(capsys, "check", "--project", folder)
    assert checked.code == 0
    assert "13 (9 resident, 4 staff)" in checked.out


def test_init_keeps_what_is_there(tmp_path: Path, capsys: Capture) -> None:
    """An own codebook, own participants and a transcripts folder are kept byte for byte."""
    folder = tmp_path / "study"
    copied_transcripts(folder / "transcripts")
    own = starter_codebook().read_bytes() + b"# own\n"
    (folder / "codebook.yaml").write_bytes(own)
    head = b"participant;pseudonym;role;transcript;labels;mood\r\n"
    row = head + b"K01-1;Sam;resident;K01;Samira;good\r\n"
    (folder / "participants.csv").write_bytes(row)
    said = say(capsys, "init", folder)
    assert said.code == 0
    assert (folder / "codebook.yaml").read_bytes() == own
    people = (folder / "participants.csv").read_bytes()
    assert people.startswith(row)
    assert people.count(b"\n") == 14
    assert "Kept   codebook.yaml" in said.out
    again = say(capsys, "init", folder)
    assert (folder / "participants.csv").read_bytes() == people
    assert "Wrote" not in again.out


def test_init_as_json(tmp_path: Path, capsys: Capture) -> None:
    """Programs get what was written and who speaks where."""
    values = say(capsys, "init", copied_transcripts(tmp_path / "study"), "--json").json
    assert isinstance(values, dict)
    assert values["wrote"] == ["qualcode.yaml", "codebook.yaml", "participants.csv"]
    assert len(values["transcripts"]) == 13


@pytest.mark.parametrize("make", ["a folder", ""])
def test_init_of_nothing_writes_nothing(tmp_path: Path, capsys: Capture, make: str) -> None:
    """A folder without transcripts, or none at all, is a clear message and exit code 1."""
    folder = tmp_path / "empty"
    if make:
        folder.mkdir()
    said = say(capsys, "init", folder)
    assert said.code == 1
    assert "transcripts" in said.err
    assert not folder.exists() or not list(folder.iterdir())


def test_init_with_only_unreadable_files_names_each_and_writes_nothing(
    tmp_path: Path, capsys: Capture
) -> None:
    """Every file is named with its reason; the folder is left as it was."""
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7 not a Word file")
    (tmp_path / "b.txt").write_bytes(b"")
    said = say(capsys, "init", tmp_path)
    assert said.code == 1
    assert "a.docx" in said.err
    assert "b.txt" in said.err
    assert set(everything_in(tmp_path)) == {"a.docx", "b.txt"}


def test_init_runs_english_rules_on_english_interviews(tmp_path: Path, capsys: Capture) -> None:
    """The language of the words is guessed once and written down where it can be changed."""
    turns = [
        "I: What do you think of the lamp on the path, and who would you call about it?",
        "Anne: It was dark when they moved in, and the lamp is what we have asked for since then.",
    ]
    (tmp_path / "E1.txt").write_text("\n\n".join(turns * 4), encoding="utf-8")
    assert say(capsys, "init", tmp_path).code == 0
    assert "data: en" in (tmp_path / "qualcode.yaml").read_text(encoding="utf-8")


def test_people_nobody_explained_get_rows_whose_roles_settle_who_asks(
    tmp_path: Path, capsys: Capture
) -> None:
    """Two unexplained names: rows with an empty role; filling them in makes one the asker."""
    turns = "".join(
        f"Ane Berg: Hvad så nu, {n}?\n\nBo Holm: Min nabo hilser.\n\n" for n in range(4)
    )
    (tmp_path / "S1.txt").write_text(turns, encoding="utf-8")
    started = say(capsys, "init", tmp_path)
    assert 'who is "Ane Berg"?' in started.err
    people = tmp_path / "participants.csv"
    text = people.read_text(encoding="utf-8-sig")
    assert text.count("S1-") == 2
    text = text.replace("Ane Berg,,", "Ane Berg,interviewer,").replace(
        "Bo Holm,,", "Bo Holm,resident,"
    )
    people.write_text(text, encoding="utf-8")
    checked = say(capsys, "check", "--project", tmp_path)
    assert "4 of them the interviewers'" in checked.out
    assert "1 (1 resident)" in checked.out
    shown = say(capsys, "show", "naboskab", "--project", tmp_path, "--rules-only")
    assert "Q: Hvad så nu" in shown.out


def test_a_label_is_settled_once_after_the_change_was_shown(project: Path, capsys: Capture) -> None:
    """Without a terminal and without --yes nothing is written; with it, comments stay."""
    before = (project / "qualcode.yaml").read_bytes()
    asked = say(capsys, "speakers", "Kunde", "--role", "other", "--project", project)
    assert asked.code == 1
    assert "Nothing was written" in asked.out
    assert (project / "qualcode.yaml").read_bytes() == before
    done = say(capsys, "speakers", "Kunde", "--role", "other", "--yes", "--project", project)
    assert done.code == 0
    assert "+" in done.out
    after = (project / "qualcode.yaml").read_text(encoding="utf-8").splitlines()
    assert set(before.decode("utf-8").splitlines()) <= set(after)
    shown = say(capsys, "speakers", "--project", project)
    assert "Kunde" not in shown.err
    again = say(capsys, "speakers", "Kunde", "--role", "other", "--yes", "--project", project)
    assert "nothing to change" in again.out


def test_a_reader_is_chosen_for_a_file(project: Path, capsys: Capture) -> None:
    """The choice goes into qualcode.yaml after it was shown, and the file is read by it."""
    arguments = ["speakers", "--transcript", "K01 Samira.txt", "--reader", "text"]
    asked = say(capsys, *arguments, "--project", project)
    assert (asked.code, "Nothing was written" in asked.out) == (1, True)
    done = say(capsys, *arguments, "--yes", "--project", project)
    assert done.code == 0
    assert 'Wrote qualcode.yaml: "K01 Samira.txt" is read by text.' in done.out
    text = (project / "qualcode.yaml").read_text(encoding="utf-8")
    assert text.endswith("readers:\n  K01 Samira.txt: text\n")
    again = say(capsys, *arguments, "--project", project)
    assert (again.code, "nothing to change" in again.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Kunde"], "--role ROLE"),
        (["--role", "other"], "which label"),
        (["Kunder", "--role", "other"], 'Did you mean "Kunde"?'),
        (["Kunde", "--role", "othre"], "other"),
        (["--reader", "text"], "--transcript FILE --reader NAME"),
        (["Kunde", "--reader", "text", "--transcript", "x"], "no label"),
        (["--reader", "text", "--transcript", "K00 Samira.txt"], 'Did you mean "K01 Samira.txt"?'),
        (["--reader", "txt", "--transcript", "K01 Samira.txt"], 'Did you mean "text"?'),
        (["Kunde", "--role", "other", "--transcript", "K001"], 'Did you mean "K01"?'),
    ],
)
def test_settling_a_label_the_wrong_way_says_how(
    project: Path, capsys: Capture, arguments: list[str], words: str
) -> None:
    """Wrong usage is exit code 2 and names the way out."""
    said = say(capsys, "speakers", *arguments, "--project", project)
    assert said.code == 2
    assert words in said.err


def test_report_writes_the_same_bytes_again_and_names_the_run(
    project: Path, capsys: Capture
) -> None:
    """The appendix, the quotes and the manifest; the same inputs give the same run."""
    first = say(capsys, "report", "--project", project)
    assert first.code == 0
    before = everything_in(project)
    values = say(capsys, "report", "--project", project, "--json").json
    assert isinstance(values, dict)
    assert everything_in(project) == before
    assert f"run {values['run']}" in first.out
    assert json.loads((project / "runs" / f"{values['run']}.json").read_bytes())
    assert "[udfyld]" in first.out


def test_report_goes_where_it_is_told(project: Path, tmp_path: Path, capsys: Capture) -> None:
    """With --output the appendix is written there."""
    target = tmp_path / "out" / "bilag.docx"
    target.parent.mkdir()
    said = say(capsys, "report", "--project", project, "--output", target)
    assert said.code == 0
    assert target.read_bytes().startswith(b"PK")


def test_a_report_in_english(project: Path, capsys: Capture) -> None:
    """The report language is the settings'; the file's name follows it."""
    path = project / "qualcode.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("report: da", "report: en"), encoding="utf-8")
    said = say(capsys, "report", "--project", project)
    assert said.code == 0
    assert (project / "reports" / "appendix.docx").is_file()
    assert "[fill in]" in said.out


@pytest.mark.parametrize("kind", ["codings", "frequencies", "quotes"])
@pytest.mark.parametrize("format_", ["csv", "json", "xlsx"])
def test_every_table_in_every_format(
    project: Path, capsys: Capture, kind: str, format_: str
) -> None:
    """Tables go to reports/ under their own name, and are not empty."""
    said = say(capsys, "export", kind, "--format", format_, "--project", project)
    assert said.code == 0
    assert (project / "reports" / f"{kind}.{format_}").stat().st_size > 500


def test_an_export_goes_where_it_is_told(project: Path, tmp_path: Path, capsys: Capture) -> None:
    """With --output the table is written there and nowhere else."""
    target = tmp_path / "codings.csv"
    (project / "reports" / "codings.csv").unlink()
    assert say(capsys, "export", "codings", "--output", target, "--project", project).code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbftranscript;turn;passage;")
    assert not (project / "reports" / "codings.csv").exists()


def test_codings_of_a_second_coder_make_disputes_that_are_shown_not_counted(
    project: Path, capsys: Capture
) -> None:
    """Importing jonas beside maja: where they disagree nothing is counted, nothing is lost."""
    said = say(
        capsys,
        "import",
        "codings",
        project / "coders" / "jonas.csv",
        "--coder",
        "jonas",
        "--complete",
        "--project",
        project,
    )
    assert said.code == 0
    journals = sorted(path.name.split(".")[0] for path in (project / "decisions").glob("*.jsonl"))
    assert journals == ["jonas", "maja"]
    coded = say(capsys, "code", "--project", project)
    assert "disputed" in coded.out
    shown = say(capsys, "show", "sociale", "--status", "disputed", "--project", project)
    assert "disputed" in shown.out
    again = say(
        capsys,
        "import",
        "codings",
        project / "coders" / "jonas.csv",
        "--coder",
        "jonas",
        "--complete",
        "--project",
        project,
        "--json",
    ).json
    assert isinstance(again, dict)
    assert again["journal"] == ""
    assert again["already"] > 0


def test_importing_nothing_new_says_so(project: Path, capsys: Capture) -> None:
    """The same table twice adds no line to the journal."""
    table = project / "few.csv"
    table.write_text("interview,turn,code\nK07,4,tryghed\n", encoding="utf-8")
    first = say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
    assert "Wrote  decisions/eva." in first.out
    second = say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
    assert "Nothing new" in second.out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("K07,4,trygehd", "tryghed"),
        ("K70,4,tryghed", "K70"),
        ("K07,400,tryghed", "400"),
    ],
)
def test_a_table_with_a_slip_is_refused_whole(
    project: Path, capsys: Capture, line: str, words: str
) -> None:
    """One wrong line stops the import with file, line and remedy; nothing is written."""
    table = project / "slips.csv"
    table.write_text(f"interview,turn,code\nK07,4,tryghed\n{line}\n", encoding="utf-8")
    before = everything_in(project)
    said = say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
    assert said.code == 1
    assert "slips.csv:3" in said.err
    assert words in said.err
    assert everything_in(project) == before


def test_a_table_that_is_not_there(project: Path, capsys: Capture) -> None:
    """A path that leads nowhere is a sentence, not a traceback."""
    said = say(capsys, "import", "codings", "no.csv", "--coder", "eva", "--project", project)
    assert said.code == 1
    assert "no.csv cannot be read" in said.err


def standing_verdict(capsys: Capture, project: Path) -> list[str]:
    """Give what eva's decisions on K07:2 tryghed say, as they stand."""
    values = say(capsys, "why", "K07:2", "tryghed", "--project", project, "--json").json
    assert isinstance(values, dict)
    return [one["verdict"] for coding in values["codings"] for one in coding["decisions"]]


def imported(capsys: Capture, project: Path, text: str, *options: str) -> str:
    """Import a table for eva and give what was said."""
    table = project / "eva.csv"
    table.write_text(f"interview;tur;kode;sikkerhed\n{text}", encoding="utf-8")
    said = say(capsys, "import", "codings", table, "--coder", "eva", "--project", project, *options)
    assert said.code == 0
    return said.out


def test_a_table_imported_again_corrects_what_it_said_before(
    project: Path, capsys: Capture
) -> None:
    """sure, possible, sure again: the last word stands, and the journal only grows."""
    verdicts = []
    for certainty in ("sure", "possible", "sure", "sure"):
        imported(capsys, project, f"K07;2;tryghed;{certainty}\n")
        verdicts.append(standing_verdict(capsys, project))
    assert verdicts == [["accept"], ["unsure"], ["accept"], ["accept"]]
    (journal,) = (project / "decisions").glob("eva.*.jsonl")
    assert journal.read_bytes().count(b"\n") == 3


def test_a_complete_table_that_drops_a_code_takes_the_yes_back(
    project: Path, capsys: Capture
) -> None:
    """With --complete, a code not given is a no, also when it was given earlier."""
    imported(capsys, project, "K07;2;tryghed;sure\nK07;4;naboskab;sure\n", "--complete")
    said = imported(capsys, project, "K07;4;naboskab;sure\n", "--complete")
    assert "1 earlier decisions were corrected" in said
    assert standing_verdict(capsys, project) == ["reject"]
    again = imported(capsys, project, "K07;4;naboskab;sure\n", "--complete")
    assert "Nothing new" in again


def test_a_table_of_our_own_is_no_table_of_decisions(project: Path, capsys: Capture) -> None:
    """Importing an export would turn machines' codings into a person's; it is refused."""
    table = project / "reports" / "codings.csv"
    said = say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
    assert said.code == 1
    assert "machines' codings among them" in said.err
    assert not list((project / "decisions").glob("eva.*"))


def test_two_coders_do_not_differ_by_capitals_only(project: Path, capsys: Capture) -> None:
    """Maja and maja are one file on many computers."""
    table = project / "coders" / "maja.csv"
    said = say(capsys, "import", "codings", table, "--coder", "Maja", "--project", project)
    assert said.code == 2
    assert "--coder maja" in said.err


def test_every_slip_of_a_table_is_named_at_once(project: Path, capsys: Capture) -> None:
    """A turn that is no number does not hide the slips after it."""
    table = project / "slips.csv"
    table.write_text("interview,turn,code\nK07,to,tryghed\nK07,4,trygehd\n", encoding="utf-8")
    said = say(capsys, "import", "codings", table, "--coder", "eva", "--project", project)
    assert 'slips.csv:2: "to" is no turn' in said.err
    assert "slips.csv:3" in said.err


def test_the_demo_as_json_has_the_figures_of_the_screen(tmp_path: Path, capsys: Capture) -> None:
    """How right it was, the frequencies and the files, as values."""
    values = say(capsys, "demo", tmp_path / "demo", "--json").json
    assert isinstance(values, dict)
    assert values["participants"] == 13
    assert values["how_right"]["rules_on_all"]["precision_sure"] >= 0.475
    assert len(values["frequencies"]) == 99
    assert "Må ikke citeres som empiri" in values["note"]

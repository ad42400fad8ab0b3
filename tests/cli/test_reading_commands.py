"""Commands that only read: check, speakers, code, show, why, find."""

import re
from pathlib import Path

import pytest

from qualcode.workflow.demonstrating import Demo
from tests.cli.running import say

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(demo: Demo) -> Path:
    """Give the practice project's folder, not to be written to."""
    return demo.project.folder


def test_check_counts_what_can_be_counted_by_hand(folder: Path, capsys: Capture) -> None:
    """Thirteen readable files, thirteen people, one question, nothing blocked."""
    said = say(capsys, "check", "--project", folder)
    assert said.code == 0
    assert "13 of 13 readable" in said.out
    assert "13 (9 resident, 4 staff)" in said.out
    assert "30 codes in 3 themes" in said.out
    assert 'who is "Kunde"?' in said.err
    assert said.out.rstrip().endswith("Nothing is blocked:  qualcode code")


def test_check_as_json_has_the_same_figures(folder: Path, capsys: Capture) -> None:
    """The figures on the screen are the values in JSON."""
    values = say(capsys, "check", "--project", folder, "--json").json
    assert isinstance(values, dict)
    assert values["transcripts"] == 13
    assert values["participants"] == {"resident": 9, "staff": 4}
    assert any("Kunde" in one["text"] for one in values["problems"])


def test_check_prints_the_schema_of_the_codebook(capsys: Capture) -> None:
    """Editors complete the codebook by a schema that needs no project."""
    values = say(capsys, "check", "--schema").json
    assert isinstance(values, dict)
    assert values["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_speakers_shows_who_is_not_known(folder: Path, capsys: Capture) -> None:
    """The table names asker, participant and the one nobody has explained."""
    said = say(capsys, "speakers", "--project", folder)
    assert said.code == 0
    line = next(one for one in said.out.splitlines() if "Kunde" in one)
    assert line.split() == ["K11", "36", "Interviewer", "Mehmet", "Kunde"]
    assert 'qualcode speakers "Kunde" --role ROLE' in said.out


def test_speakers_as_json_lists_labels_by_what_they_are(folder: Path, capsys: Capture) -> None:
    """The interpreter takes part; the customer is not known."""
    rows = say(capsys, "speakers", "--project", folder, "--json").json
    assert isinstance(rows, list)
    by_id = {row["transcript"]: row for row in rows}
    assert by_id["K06"]["takes_part"] == ["Fadumo", "Tolk"]
    assert by_id["K11"]["not_known"] == ["Kunde"]
    assert by_id["F01"]["note"].startswith("field note")


def test_code_prints_people_before_passages(folder: Path, capsys: Capture) -> None:
    """Every row starts with n of N participants; read, rules and suggested stand apart."""
    said = say(capsys, "code", "--project", folder)
    assert said.code == 0
    assert "People      maja: 151 accepted" in said.out
    row = next(one for one in said.out.splitlines() if "Naboskab" in one)
    assert re.search(r"hverdagskontakt +\d+ of 13 +\d of 9 +\d of 4( +\d+){4}$", row)
    assert "participants who speak of it" in said.out
    assert "lower bound" in said.out


def test_code_by_rules_only_leaves_the_classifier_out(folder: Path, capsys: Capture) -> None:
    """Without the classifier its line is not printed."""
    said = say(capsys, "code", "--project", folder, "--rules-only")
    assert said.code == 0
    assert "Classifier" not in said.out


def test_code_as_json_has_the_columns_of_the_table(folder: Path, capsys: Capture) -> None:
    """JSON rows have the stable column names of frequencies.csv."""
    rows = say(capsys, "code", "--project", folder, "--json").json
    assert isinstance(rows, list)
    assert list(rows[0])[:7] == [
        "theme",
        "code",
        "role",
        "participants_read",
        "participants_rules",
        "participants_all",
        "participants_total",
    ]
    assert len(rows) == (3 + 30) * 3


def test_show_answers_who_raised_it_themselves(folder: Path, capsys: Capture) -> None:
    """A code, one role, unprompted: people, question, words and reason."""
    said = say(
        capsys, "show", "tryghed", "--role", "resident", "--self-raised", "--project", folder
    )
    assert said.code == 0
    assert "\n\nTryghed og utryghed  (code tryghed)\n" in said.out
    assert "prompted" not in said.out
    assert "staff" not in said.out


@pytest.mark.parametrize("target", ["sociale", "K11", "K06-1", "Fadumo", "belysning"])
def test_show_takes_any_name_of_the_project(folder: Path, capsys: Capture, target: str) -> None:
    """A theme, a transcript, a participant's id or pseudonym, or a code."""
    said = say(capsys, "show", target, "--project", folder, "--rules-only")
    assert said.code == 0
    assert "participants" in said.out


def test_show_as_json_gives_the_passages_with_their_codings(folder: Path, capsys: Capture) -> None:
    """The JSON of a transcript holds every passage, coded or not, and no interviewer."""
    values = say(capsys, "show", "K01", "--project", folder, "--json", "--rules-only").json
    assert isinstance(values, dict)
    assert [one["turn"] for one in values["passages"]] == list(range(2, 31, 2))
    codes = {coding["code"] for one in values["passages"] for coding in one["codings"]}
    assert "naboskab" in codes


def test_show_by_status(folder: Path, capsys: Capture) -> None:
    """Only claims of the status asked for are shown."""
    values = say(
        capsys, "show", "tryghed", "--status", "accepted", "--project", folder, "--json"
    ).json
    assert isinstance(values, dict)
    statuses = {coding["status"] for one in values["passages"] for coding in one["codings"]}
    assert statuses == {"accepted"}


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["show", "trygehd"], "tryghed"),
        (["show", "tryghed", "--role", "residnet"], "resident"),
        (["why", "K001:2"], "K01"),
        (["why", "K01:2", "naboskap"], "naboskab"),
        (["shwo", "tryghed"], "show"),
    ],
)
def test_a_slip_of_the_pen_names_what_was_probably_meant(
    folder: Path, capsys: Capture, arguments: list[str], meant: str
) -> None:
    """An unknown name is an error with the nearest name, never an empty table."""
    extra = [] if arguments[0] == "shwo" else ["--project", folder]
    said = say(capsys, *arguments, *extra)
    assert said.code == 2
    assert said.out == ""
    assert f'Did you mean "{meant}"?' in said.err


def test_why_leads_to_the_line_of_the_codebook(folder: Path, capsys: Capture) -> None:
    """Each hit names its rule and a line of codebook.yaml on which that rule is written."""
    values = say(capsys, "why", "K02:8", "belysning", "--project", folder, "--json").json
    assert isinstance(values, dict)
    lines = (folder / "codebook.yaml").read_text(encoding="utf-8").splitlines()
    (coding,) = values["codings"]
    assert coding["hits"]
    for hit in coding["hits"]:
        assert hit["rule"] in lines[hit["line"] - 1]
    assert coding["decisions"][0]["coder"] == "maja"


def test_why_tells_who_read_the_passage_and_did_not_give_the_code(
    folder: Path, capsys: Capture
) -> None:
    """A no by having read the passage through is said to be one."""
    said = say(capsys, "why", "K02:8", "tryghed", "--project", folder)
    assert "rejected" in said.out
    assert "maja read the passage through and did not give it: a no" in said.out


def test_why_an_interviewers_turn_has_no_codings(folder: Path, capsys: Capture) -> None:
    """Asking about an interviewer's turn says that it is never coded."""
    said = say(capsys, "why", "K01:15", "--project", folder)
    assert said.code == 0
    assert "never coded" in said.out


def test_why_a_turn_without_codings_says_so(folder: Path, demo: Demo, capsys: Capture) -> None:
    """A passage nobody coded is explained too."""
    coded = {one.passage.id for one in demo.study.claims}
    bare = next(one for one in demo.study.material.corpus.passages if one.id not in coded)
    said = say(capsys, "why", f"{bare.transcript}:{bare.turn}.{bare.number}", "--project", folder)
    assert "No coding here" in said.out


@pytest.mark.parametrize(("place", "words"), [("K01", "is no place"), ("K01:99", "turns 1 to 30")])
def test_why_says_how_a_place_is_written(
    folder: Path, capsys: Capture, place: str, words: str
) -> None:
    """A place that is none is wrong usage, with what to write."""
    said = say(capsys, "why", place, "--project", folder)
    assert said.code == 2
    assert words in said.err


def test_find_shows_hits_in_context_and_never_the_interviewers(
    folder: Path, capsys: Capture
) -> None:
    """Hits of any rule of the notation, one line each, with people counted."""
    said = say(capsys, "find", "rive+ ~3 ned", "--project", folder)
    assert said.code == 0
    assert said.out.startswith("rive+ ~3 ned: 4 hits, 4 participants")
    assert "K01:10" in said.out
    assert "K01:11" not in said.out


def test_find_sets_every_hit_in_brackets_in_one_column(folder: Path, capsys: Capture) -> None:
    """Colour is never needed to see the hit, and no line is wider than the screen."""
    said = say(capsys, "find", "rive+ ~3 ned", "--project", folder)
    lines = [one for one in said.out.splitlines() if one.startswith("  K")]
    assert len(lines) == 4
    assert len({one.index("[") for one in lines}) == 1
    assert all(one.index("]") > one.index("[") and len(one) <= 100 for one in lines)


def test_find_says_what_is_said_when_nothing_is_hit(folder: Path, capsys: Capture) -> None:
    """The next step names forms that do occur, most said first."""
    said = say(capsys, "find", "nabboer", "--project", folder)
    assert said.code == 0
    assert "0 hits" in said.out
    assert "participants do say " in said.out
    assert "naboer (" in said.out
    nothing = say(capsys, "find", "qqqqxz", "--project", folder)
    assert "nothing like it is said" in nothing.out


def test_find_cuts_long_lists_and_says_how_to_see_the_rest(folder: Path, capsys: Capture) -> None:
    """More hits than asked for are announced, not hidden."""
    said = say(capsys, "find", "ikke", "--most", 3, "--project", folder)
    hits = [one for one in said.out.splitlines() if one.startswith(("  K", "  F"))]
    assert len(hits) == 3
    assert "more: --most" in said.out


def test_find_lists_the_word_forms_a_rule_catches(folder: Path, capsys: Capture) -> None:
    """The false friends of a short wildcard stand in the list with their counts."""
    said = say(capsys, "find", "sti*", "--types", "--project", folder)
    assert "stille" in said.out
    values = say(capsys, "find", "sti*", "--project", folder, "--json").json
    assert isinstance(values, dict)
    assert {"form": "stille", "count": 6} in values["forms"]


def test_find_limits_to_role_and_transcript(folder: Path, capsys: Capture) -> None:
    """Only the words of one role, in one transcript."""
    values = say(
        capsys,
        "find",
        "ikke",
        "--role",
        "staff",
        "--transcript",
        "K02",
        "--project",
        folder,
        "--json",
    ).json
    assert isinstance(values, dict)
    assert {one["transcript"] for one in values["hits"]} == {"K02"}


def test_find_looks_in_one_participants_words(folder: Path, capsys: Capture) -> None:
    """Id and pseudonym mean the same person; forms are counted where hits are."""
    arguments = ["find", "ikke", "--json", "--project", folder, "--participant"]
    by_id = say(capsys, *arguments, "K07-2").json
    by_name = say(capsys, *arguments, "Jytte").json
    assert by_id == by_name
    assert isinstance(by_id, dict)
    assert {one["participant"] for one in by_id["hits"]} == {"K07-2"}
    assert sum(one["count"] for one in by_id["forms"]) == len(by_id["hits"])


@pytest.mark.parametrize(
    ("option", "name", "meant"),
    [
        ("--role", "residnet", "resident"),
        ("--transcript", "K001", "K01"),
        ("--participant", "Jyte", "Jytte"),
    ],
)
def test_find_refuses_a_name_the_project_does_not_have(
    folder: Path, capsys: Capture, option: str, name: str, meant: str
) -> None:
    """An unknown role, transcript or participant is an error, never an empty list."""
    said = say(capsys, "find", "ikke", option, name, "--project", folder)
    assert said.code == 2
    assert f'Did you mean "{meant}"?' in said.err


def test_find_refuses_what_is_no_rule(folder: Path, capsys: Capture) -> None:
    """A rule that cannot be read is an error that says what to do."""
    said = say(capsys, "find", "a ~ b &", "--project", folder)
    assert said.code == 1
    assert said.err.startswith("qualcode: ")
    assert said.out == ""


def test_show_answers_a_reviewer_in_one_line(folder: Path, capsys: Capture) -> None:
    """How many residents raised it themselves, who, and where: as the table has it."""
    asked = ["show", "tryghed", "--residents", "--self-raised", "--rules-only"]
    said = say(capsys, *asked, "--project", folder)
    line = " ".join(said.out.split("\n\n")[0].split())
    found = re.fullmatch(r"(\d+) of 9 residents raised it themselves: (.+)", line)
    assert found, line
    values = say(capsys, *asked, "--json", "--project", folder).json
    assert isinstance(values, dict)
    people = values["people"]
    assert len(people) == int(found[1]) == len(values["participants"])
    assert [one.split(" (")[0] for one in found[2].split("), ")] == [one["name"] for one in people]
    for one in people:
        numbers = ", ".join(str(place["turn"]) for place in one["places"])
        assert f"{one['name']} (turn{'s' * (len(one['places']) > 1)} {numbers})" in line
    same = say(
        capsys,
        "show",
        "tryghed",
        "--role",
        "resident",
        "--self-raised",
        "--rules-only",
        "--project",
        folder,
    )
    assert same.out == said.out


def test_show_says_who_was_asked_and_refuses_two_roles(folder: Path, capsys: Capture) -> None:
    """The counterpart of --self-raised; one role at a time; a role that is not there."""
    said = say(capsys, "show", "tryghed", "--prompted", "--rules-only", "--project", folder)
    assert "participants spoke of it when a question named it" in said.out
    two = say(capsys, "show", "tryghed", "--residents", "--staff", "--project", folder)
    assert two.code == 2
    assert "Choose one of --role, --residents and --staff." in two.err
    both = say(capsys, "show", "tryghed", "--self-raised", "--prompted", "--project", folder)
    assert both.code == 2
    assert "choose one of the two" in both.err


def test_a_project_without_residents_says_so(project: Path, capsys: Capture) -> None:
    """--residents where nobody is one is an error that says who there is, no empty table."""
    path = project / "participants.csv"
    path.write_text(path.read_text("utf-8").replace(",resident,", ",staff,"), "utf-8")
    said = say(capsys, "show", "tryghed", "--residents", "--project", project)
    assert said.code == 2
    assert 'No participant has the role "resident". Roles of participants: staff (13).' in said.err

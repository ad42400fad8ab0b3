"""participants.csv is read as Excel leaves it, and added to without changing a byte."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ParticipantsError, ProjectError
from qualcode.model import Participant, Problem, Role, Settings
from qualcode.store import Project, add_missing, read_participants, write_participants

HEADER = "participant,pseudonym,role,position,area,age_group,transcript,labels"
DEFAULT = Settings()


def read(text: str, settings: Settings = DEFAULT) -> tuple[Participant, ...]:
    people, problems = read_participants(text.encode(), settings=settings)
    assert problems == ()
    return people


def problems_of(text: str) -> list[str]:
    return [str(one) for one in read_participants(text.encode(), settings=DEFAULT)[1]]


def test_every_column_is_read_and_own_columns_are_kept() -> None:
    """Labels are split, and what the user added stands in extra."""
    people = read(
        f"{HEADER},Etage,=formel\nK06-1,Fadumo,resident,,Lavningen,30-39,K06,Fadumo| Tolk |,2,x\n"
    )
    assert people == (
        Participant(
            "K06-1",
            "Fadumo",
            "resident",
            area="Lavningen",
            age_group="30-39",
            transcript="K06",
            labels=("Fadumo", "Tolk"),
            extra={"Etage": "2", "=formel": "x"},
        ),
    )


def test_danish_excel_is_read() -> None:
    """Semicolons, Windows-1252, CRLF, and column names with capitals."""
    text = "Participant;Pseudonym;Role;Area\r\nA1;Søs;Beboer;Nørrevænget på Ærø\r\n\r\n"
    people, problems = read_participants(text.encode("cp1252"), settings=DEFAULT)
    assert problems == ()
    assert people == (Participant("A1", "Søs", "resident", area="Nørrevænget på Ærø"),)


def test_a_project_without_the_file_has_nobody(tmp_path: Path) -> None:
    """No file is no problem: who speaks is read from the transcripts."""
    assert read_participants(Project(tmp_path), settings=DEFAULT) == ((), ())


def test_the_projects_file_is_read(tmp_path: Path) -> None:
    """A project stands for its participants.csv; one that cannot be read is told."""
    project = Project(tmp_path)
    project.participants.write_text("participant\nA1\n", "utf-8")
    assert read_participants(project, settings=DEFAULT)[0] == (Participant("A1"),)
    project.participants.unlink()
    project.participants.mkdir()
    with pytest.raises(ProjectError, match=r"participants\.csv: cannot be read"):
        read_participants(project, settings=DEFAULT)


def test_roles_are_read_by_any_of_their_names() -> None:
    """Plain names, synonyms and labels, the project's own roles among them."""
    own = Role("board", counts=True, label={"da": "bestyrelse"}, synonyms=("formand",))
    settings = Settings(roles=(*DEFAULT.roles, own))
    words = ("STAFF", "medarbejder", "Formand", "bestyrelse", "tolk", "")
    text = "participant,role\n" + "".join(f"P{n},{word}\n" for n, word in enumerate(words))
    roles = [one.role for one in read(text, settings)]
    assert roles == ["staff", "staff", "board", "board", "interpreter", ""]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "participants.csv: the table is empty. Its first line must name the columns."),
        ("navn,rolle\nA,beboer\n", 'participants.csv:1: there is no column "participant".'),
        ("participant,role\n,staff\n", "participants.csv:2: this row has no id."),
        (
            "participant,role\nA1,beober\n",
            'participants.csv:2: "beober" is no role. Did you mean "resident"?',
        ),
        ("participant\nA1\nA1\n", 'participants.csv:3: "A1" stands in line 2 too'),
        (
            "participant,transcript,labels\nA1,K1,S|T\nA2,K1,T\n",
            'participants.csv:3: label "T" is already A1 (line 2).',
        ),
        ("participant,lables\nA1,S\n", 'participants.csv:1: column "lables" is kept as one of'),
        ('participant,role\n"A1,staff\n', "participants.csv:2: a quotation"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, told: str) -> None:
    """Each finding has file and line, what was read, and what to do."""
    found = problems_of(text)
    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_slip_in_one_row_leaves_the_others() -> None:
    """Somebody with an unknown role has none; a row without id or a second row is not used."""
    text = "participant,role\nA1,xyz\n,staff\nA2,staff\nA2,resident\n"
    people, problems = read_participants(text.encode(), settings=DEFAULT)
    assert people == (Participant("A1"), Participant("A2", role="staff"))
    assert [one.line for one in problems] == [2, 3, 5]


def test_the_same_label_in_two_transcripts_is_two_people() -> None:
    """IP in K01 and IP in K02 have nothing to do with each other."""
    assert len(read("participant,transcript,labels\nA1,K1,IP\nA2,K2,IP\nA3,,IP\n")) == 3


def test_a_misspelt_column_is_only_a_warning() -> None:
    """It is kept, since a user may call columns what they like."""
    problems = read_participants(b"participant,lables\nA1,S\n", settings=DEFAULT)[1]
    assert [one.severity for one in problems] == ["warning"]
    assert isinstance(problems[0], Problem)


def test_the_dialect_is_that_of_the_file_that_was_there() -> None:
    """Commas, unless the user's file used semicolons."""
    people = (Participant("A1", "Søs", labels=("S", "T")),)
    assert write_participants(people).decode() == f"{HEADER}\nA1,Søs,,,,,,S|T\n"
    danish = write_participants(people, existing=b"sep=;\nparticipant;role\n")
    assert danish.decode("utf-8-sig").split("\r\n")[1] == "A1;Søs;;;;;;S|T"


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), max_size=8)
NAMES = CELLS.filter(bool).filter(lambda text: not text.startswith("'"))


@given(NAMES, CELLS, st.lists(NAMES.filter(lambda text: "|" not in text), max_size=3))
def test_what_is_written_is_read_again(name: str, area: str, labels: list[str]) -> None:
    """Also names that a spreadsheet would take for a formula."""
    import unicodedata

    one = Participant(name, role="staff", area=area, labels=tuple(labels), extra={"etage": area})
    plain = replace(
        one,
        id=unicodedata.normalize("NFC", name),
        area=unicodedata.normalize("NFC", area),
        labels=tuple(unicodedata.normalize("NFC", label) for label in labels),
        extra={"etage": unicodedata.normalize("NFC", area)},
    )
    if not area.startswith("'"):
        assert read_participants(write_participants([one]), settings=DEFAULT)[0] == (plain,)


def test_formulas_are_written_as_text() -> None:
    """A cell that begins with = + - or @ is text in a spreadsheet."""
    written = write_participants([Participant("A1", "=1+1", area="-Vest", labels=("@T",))])
    assert b"A1,'=1+1,,,'-Vest,,,'@T" in written


def test_missing_people_are_added_below_what_is_there() -> None:
    """Columns in the user's order, cells of the user's own left empty."""
    existing = "Role;participant;etage;labels;transcript\r\nbeboer;A1;på 2.;S;K01"
    drafts = [
        Participant("K01-1", labels=("S",), transcript="K01"),
        Participant("A1", labels=("Q",), transcript="K09"),
        Participant("K02-1", "Åse", "staff", labels=("Å", "T"), transcript="K02"),
    ]
    added = add_missing(existing.encode("cp1252"), drafts)
    assert added == (existing + "\r\nstaff;K02-1;;Å|T;K02\r\n").encode("cp1252")
    assert add_missing(added, drafts) == added


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le"])
def test_the_encoding_stays_what_it_was(encoding: str) -> None:
    """Nothing is written in another encoding than the lines above it."""
    existing = "participant,transcript,labels\nBeboerrådgiver på Søvangen,K01,S\n".encode(encoding)
    added = add_missing(existing, [Participant("Å2", transcript="K02", labels=("Å",))])
    assert added.startswith(existing)
    assert added.decode(encoding).endswith("Søvangen,K01,S\nÅ2,K02,Å\n")


def test_a_label_that_holds_everywhere_is_there_everywhere() -> None:
    """A row without a transcript names its labels in all of them."""
    existing = b"participant,labels\nPoul,Poul\n"
    assert add_missing(existing, [Participant("K3-1", transcript="K3", labels=("Poul",))]) == (
        existing
    )


def test_an_empty_file_is_written_whole() -> None:
    """Nothing there: the header and a row a person."""
    assert add_missing(b" \n", [Participant("A1")]) == write_participants([Participant("A1")])


def test_a_file_that_is_no_list_of_people_is_not_added_to() -> None:
    """Without a column for the id no row can be told from another."""
    with pytest.raises(ParticipantsError, match='no column "participant"'):
        add_missing(b"navn,rolle\nA,beboer\n", [Participant("A1")])


def test_a_letter_the_encoding_lacks_is_told() -> None:
    """A Windows-1252 file cannot hold every name; the message says what to do."""
    existing = "participant,labels\nBeboerrådgiver på Søvangen,S\n".encode("cp1252")
    with pytest.raises(ParticipantsError, match="CSV UTF-8"):
        add_missing(existing, [Participant("فاطمة", labels=("F",))])


def test_the_practice_participants_come_back_the_same() -> None:
    """What the practice project holds is in our own form."""
    data = (Path(__file__).parents[2] / "corpora/klokkevangen/participants.csv").read_bytes()
    people, problems = read_participants(data, settings=DEFAULT)
    assert (len(people), problems) == (13, ())
    assert write_participants(people) == data
    assert add_missing(data, people) == data

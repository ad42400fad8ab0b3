"""Surveys: declared and never guessed; each answer a turn, each respondent a participant."""

import io

import pytest

from qualcode.errors import TranscriptError
from qualcode.model import Participant, Settings, Survey, Transcript
from qualcode.readers import (
    draft_participants,
    passages_of,
    read_survey,
    read_transcript,
    who_speaks,
)
from qualcode.readers.survey import SurveyReader

TABLE = """sep=;
Nr;Rolle;Køn;Alder;Godt;Skidt;E-mail
7;beboer;K;34;"Gården er fin.

Naboerne hilser.";Lyset;a@b.dk
I1;medarbejder;M;;;"Nej; intet"
"""
DECLARED = Survey("Nr", ("Godt", "Skidt"), leave_out=("e-mail",))


def read(text: str = TABLE, survey: Survey = DECLARED, file: str = "svar.csv") -> Transcript:
    """Read a survey saved by Danish Excel."""
    data = text.replace("\n", "\r\n").encode("cp1252")
    return read_survey(data, file=file, survey=survey)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def test_each_answer_is_a_turn_after_its_question() -> None:
    """Empty answers are none; line breaks in a cell are paragraphs; cp1252 and sep= are read."""
    found = read()
    assert said(found) == [
        ("Question", "Godt"),
        ("7", "Gården er fin.\nNaboerne hilser."),
        ("Question", "Skidt"),
        ("7", "Lyset"),
        ("Question", "Skidt"),
        ("I1", "Nej; intet"),
    ]
    assert found.reader == "survey"
    assert "2 respondents, 3 answers to 2 questions" in found.steps
    assert found.problems == ()


def test_columns_become_participants_with_columns_of_their_own() -> None:
    """Role, age and area are ours; the rest is kept; what is left out is nowhere."""
    people = draft_participants([read()], settings=Settings())
    assert people == (
        Participant("svar-7", "7", "resident", "", "", "34", "svar", ("7",), {"Køn": "K"}),
        Participant("svar-i1", "I1", "staff", "", "", "", "svar", ("I1",), {"Køn": "M"}),
    )
    assert "a@b.dk" not in str(read())


def test_respondent_counts_whatever_the_name_looks_like() -> None:
    """A respondent called I1 is no interviewer, and the question never counts."""
    transcript = read()
    speaking = who_speaks([transcript], settings=Settings(), participants=())
    assert [(one.label, one.role) for one in speaking.speakers] == [
        ("Question", "interviewer"),
        ("7", "resident"),
        ("I1", "staff"),
    ]
    assert speaking.problems == ()
    passages = passages_of([transcript], speakers=speaking.speakers, settings=Settings())
    assert [(one.participant, one.counts) for one in passages] == [
        ("svar-7", True),
        ("svar-7", True),
        ("svar-i1", True),
    ]
    question = passages[0].question
    assert question is not None
    assert question.of(transcript.text) == "Godt"


def test_role_that_the_project_does_not_have_is_said_once() -> None:
    """Not once for each of a thousand respondents."""
    transcript = read(
        "Nr;Rolle;Godt\n1;formand;Ja tak\n2;formand;Nej tak\n", Survey("Nr", ("Godt",))
    )
    found = who_speaks([transcript], settings=Settings(), participants=())
    assert [one.what for one in found.problems] == [
        'the file says the role "formand", which the project does not have.'
    ]


def test_declared_role_is_that_of_all() -> None:
    """Where no column says the role, the declaration does."""
    found = read("Nr,Godt\n1,Ja tak\n", Survey("Nr", ("Godt",), "staff"))
    assert [one.role for one in draft_participants([found], settings=Settings())] == ["staff"]


@pytest.mark.parametrize(
    ("second", "ids"),
    [(";Hvad er godt?", "ab"), ("Nr;Hvad er godt?", "ab"), ("Respondent;Hvad er godt?", "12")],
)
def test_row_below_the_names_may_explain_them(second: str, ids: str) -> None:
    """The question is what the second row asks; columns may be named either way."""
    text = f"Nr;v1\n{second}\n{ids[0]};Ja tak\n{ids[1]};Nej tak\n"
    for name in ("v1", "hvad er godt?"):
        found = read(text, Survey("Nr", (name,), "resident"))
        assert said(found)[:2] == [("Question", "Hvad er godt?"), (ids[0], "Ja tak")]
        assert "read the second row as what the columns ask" in found.steps


def test_rows_without_a_respondent_are_said() -> None:
    """They are left out, with the line of the first."""
    text = "Nr;Godt\n1;Ja tak\n;Nej tak\n"
    found = read(text, Survey("Nr", ("Godt",), "resident"))
    assert found.problems[0].line == 3
    assert "1 row has" in found.problems[0].what
    many = read(text + ";Og nej\n", Survey("Nr", ("Godt",), "resident"))
    assert "2 rows have" in many.problems[0].what


def test_excel_sheet_is_read_alike() -> None:
    """The first sheet of a workbook, with numbers as they are shown."""
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Nr", "Alder", "Godt"), (1, 34, "Ja\ntak"), (2, None, None)):
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    found = read_survey(out.getvalue(), file="s.xlsx", survey=Survey("Nr", ("Godt",), "resident"))
    assert said(found) == [("Question", "Godt"), ("1", "Ja\ntak")]
    assert draft_participants([found], settings=Settings())[0].age_group == "34"
    with pytest.raises(TranscriptError, match=r"table of 2 rows.*no transcript") as caught:
        read_transcript(out.getvalue(), file="s.xlsx")
    assert 'surveys: {"s.xlsx": {respondent: "Nr", answers: [COLUMN' in caught.value.remedy


@pytest.mark.parametrize(
    ("text", "survey", "what", "remedy"),
    [
        (TABLE, Survey("Nummer", ("Godt",)), 'no column "Nummer"', "There are"),
        (TABLE, Survey("Nr", ("Gott",)), 'no column "Gott"', 'mean "Godt"'),
        (TABLE, Survey("Nr", ("Godt",), leave_out=("Mail",)), 'no column "Mail"', "E-mail"),
        ("Nr;Godt\n1;Ja\n", Survey("Nr", ("Godt",)), "which role", "role: resident"),
        ("Nr;Godt\n1;Ja\n1;Nej\n", Survey("Nr", ("Godt",), "staff"), "row 3 stands", "one row"),
        ("Nr;Nr\n1;Ja\n", Survey("Nr", ("Nr",)), 'Two columns are called "Nr"', "Rename"),
        ("Nr;Godt\n", Survey("Nr", ("Godt",)), "no rows below", "right file"),
        ('Nr;Godt\n1;"Ja\n', Survey("Nr", ("Godt",)), "quotation mark", "Double it"),
        ("Nr;Godt\n1;\n", Survey("Nr", ("Godt",), "staff"), "no speech", "right file"),
        ("Question;Godt\nquestion;x\n", Survey("Question", ("Godt",), "staff"), "row 2", "row"),
    ],
)
def test_table_that_is_not_as_declared_is_refused(
    text: str, survey: Survey, what: str, remedy: str
) -> None:
    """What is wrong, where, and what to write instead."""
    with pytest.raises(TranscriptError, match=what) as caught:
        read(text, survey)
    assert remedy in caught.value.remedy


def test_undeclared_table_is_refused_with_a_declaration_to_paste() -> None:
    """Nobody guesses which columns are coded: they are proposed."""
    data = TABLE.replace("Lyset", "Der er for lidt lys").encode()
    with pytest.raises(TranscriptError, match=r"table of 2 rows.*no transcript") as caught:
        read_transcript(data, file="sub/svar.csv")
    proposed = 'surveys: {"svar.csv": {respondent: "Nr", answers: ["Godt", "Skidt"]}}.'
    assert proposed in caught.value.remedy
    with pytest.raises(TranscriptError, match="table") as caught:
        read_transcript(b"a;b\n1;2\n1;3\n", file="x.csv")
    assert 'respondent: "b", answers: [COLUMN, COLUMN], role: ROLE' in caught.value.remedy
    with pytest.raises(TranscriptError, match="quotation mark"):
        read_transcript(b'a;b\n1;"2\n', file="x.csv")


def test_reader_claims_nothing_by_itself() -> None:
    """A survey is what the project says is one."""
    assert not SurveyReader(DECLARED).claims(TABLE.encode(), "svar.csv")

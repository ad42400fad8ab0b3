"""Files without speaker labels: interviews nobody labelled are no field notes."""

import io

import docx
import pytest

from qualcode.readers import read_transcript

PAIRS = [
    ("Hvor længe har du boet her?", "Ti år til marts."),
    ("Fortæl om opgangen.", "Vi hilser alle sammen."),
    ("Og lyset.", "Det er sort derude."),
    ("Tak.", "Selv tak, det var så lidt."),
]


def bold_and_plain() -> bytes:
    """Make a Word file whose questions are bold and whose answers are plain."""
    document = docx.Document()
    for question, answer in PAIRS:
        document.add_paragraph().add_run(question).bold = True
        document.add_paragraph(answer)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_alternating_bold_and_plain_is_an_interview_that_needs_its_labels() -> None:
    """Bold questions are not coded as somebody's words: nothing is counted, and it is said."""
    transcript = read_transcript(bold_and_plain(), file="Int 09.docx")
    assert transcript.kind == "interview"
    assert {turn.speaker for turn in transcript.turns} == {""}
    (problem,) = transcript.problems
    assert problem.severity == "warning"
    assert "reads like questions and answers" in problem.what


def test_questions_and_answers_in_plain_paragraphs_are_an_interview_too() -> None:
    """Where a fifth of the paragraphs ask, it is no note."""
    text = "\n\n".join(f"{q.rstrip('.?')}?\n\n{a}" for q, a in PAIRS)
    transcript = read_transcript(text.encode(), file="Int 10.txt")
    assert transcript.kind == "interview"


@pytest.mark.parametrize(
    "text",
    [
        "Kom for tidligt. Bent bærer stole ind.\n\nOle kommer.\n\nHvem er hun?\n\nDer blev stille.",
        "En lang note uden afsnit om det, der skete. Hvorfor sagde ingen noget?",
    ],
)
def test_prose_with_a_question_or_two_is_a_field_note(text: str) -> None:
    """Somebody who writes notes asks themselves something now and then."""
    assert read_transcript(text.encode(), file="note.txt").kind == "field note"


def test_a_header_that_says_field_note_settles_it() -> None:
    """What the file says of itself goes before what it looks like."""
    text = "type: feltnote\n\n" + "\n\n".join(f"{q}\n\n{a}" for q, a in PAIRS)
    assert read_transcript(text.encode(), file="note.txt").kind == "field note"

"""Speaker labels: what must be accepted, what must not, settled over the whole document."""

import pytest

from qualcode.model import Transcript
from qualcode.readers import read_transcript
from qualcode.readers.candidates import is_generic, shape_of
from tests.readers.lookalikes import LOOKALIKES


def read(text: str, *, declared: tuple[str, ...] = ()) -> Transcript:
    """Read a text file."""
    return read_transcript(text.encode(), file="x.txt", declared=declared)


def labels(transcript: Transcript) -> list[str]:
    """Give the speakers of the turns in order."""
    return [turn.speaker for turn in transcript.turns]


def asked(*, times: int, **answers: str) -> str:
    """Write an interview of that many questions and answers."""
    parts = []
    for number in range(times):
        parts.append(f"Interviewer: Hvordan går det så med nummer {number}?")
        parts.append(answers.get("lead", "Bent: ") + "Det går da meget godt herude hos os.")
    return "\n\n".join(parts)


ACCEPTED = [
    ("INTERVIEWER: ", "INTERVIEWER"),
    ("I: ", "I"),
    ("Int.: ", "Int."),
    ("R: ", "R"),
    ("B1: ", "B1"),
    ("IP2:\t", "IP2"),
    ("IP2\t", "IP2"),
    ("M03: ", "M03"),
    ("P1/P2: ", "P1/P2"),
    ("Beboer 7: ", "Beboer 7"),
    ("Beboer 7 (kvinde, 43): ", "Beboer 7 (kvinde, 43)"),
    ("Søren Å.: ", "Søren Å."),
    ("Anna-Marie Østergård: ", "Anna-Marie Østergård"),
    ("Hans Kristian Skibby (DD): ", "Hans Kristian Skibby (DD)"),
    ("Kurt og Jytte: ", "Kurt og Jytte"),
    ("[00:01:02] Beboer 7: ", "Beboer 7"),
    ("[15:10] Beboer 7: ", "Beboer 7"),
    ("12:30 Beboer 7: ", "Beboer 7"),
    ("00:03:40.5Beboer 7: ", "Beboer 7"),
    ("Beboer 7 00:01:02: ", "Beboer 7"),
    ("Beboer 7 [00:01:02]: ", "Beboer 7"),
    ("Beboer 7 0:04\n", "Beboer 7"),
    ("00:00:01 Speaker 1\n", "Speaker 1"),
    ("Ældre kvinde: ", "Ældre kvinde"),
    ("**Bent:** ", "Bent"),
    ("**Bent**: ", "Bent"),
    ("**Bent**\n", "Bent"),
    ("**[00:01:02] Bent:** ", "Bent"),
    ("[00:01:02] **Bent:** ", "Bent"),
    ("*Bent:* ", "Bent"),
    ("### Bent\n", "Bent"),
    ("SPEAKER_00: ", "SPEAKER_00"),
    ("[SPEAKER_01]: ", "SPEAKER_01"),
    ("Speaker 1: ", "Speaker 1"),
    ("Speaker 1\n", "Speaker 1"),
    ("Taler 1: ", "Taler 1"),
    ("Ukendt taler: ", "Ukendt taler"),
    ("Flere: ", "Flere"),
    ("Alle: ", "Alle"),
    ("bent: ", "bent"),
]


@pytest.mark.parametrize(("lead", "label"), ACCEPTED)
def test_label_is_taken_in_all_its_forms(lead: str, label: str) -> None:
    """The label is the speaker, the mark beside it is a time, and neither is speech."""
    transcript = read(asked(times=3, lead=lead))
    assert labels(transcript) == ["Interviewer", label] * 3
    assert transcript.words_of(transcript.turns[1]) == "Det går da meget godt herude hos os."
    stamped = ":0" in lead or "12:3" in lead or "15:1" in lead
    assert (transcript.turns[1].time.start is not None) == stamped


@pytest.mark.parametrize("line", LOOKALIKES)
@pytest.mark.parametrize("times", [1, 3])
def test_sentence_with_a_colon_is_no_speaker(line: str, times: int) -> None:
    """It stays speech of the one who said it, however often it comes."""
    answer = f"Bent: Det går da meget godt.\n\n{line}"
    rounds = [f"Interviewer: Hvordan går det så?\n\n{answer}"] * times
    text = "\n\n".join([*rounds, asked(times=3)])
    transcript = read(text)
    assert set(labels(transcript)) == {"Interviewer", "Bent"}
    assert transcript.text.count(line) == times


def test_all_that_is_refused_together() -> None:
    """Twenty-one false labels in one long answer do not make a speaker of any."""
    transcript = read(asked(times=15) + "\n\n" + "\n\n".join(LOOKALIKES))
    assert labels(transcript) == ["Interviewer", "Bent"] * 15
    assert all(line in transcript.text for line in LOOKALIKES)


def test_single_label_in_a_covered_file_is_a_speaker() -> None:
    """Where every paragraph begins with a label, one that comes once is one too."""
    text = asked(times=4) + "\n\nKunde: Sig det til min kone.\n\nBent: Det gør jeg."
    assert labels(read(text))[-2:] == ["Kunde", "Bent"]


def test_single_candidate_among_paragraphs_is_asked_about() -> None:
    """In a file with unlabelled paragraphs it is read as words, and listed with its line."""
    more = "\n\nOg så gik vi hjem.\n\nDet var sent.\n\nKunden Bo: Sig det til ham.\n\nJa."
    transcript = read(asked(times=3) + more)
    assert set(labels(transcript)) == {"Interviewer", "Bent"}
    problem = next(one for one in transcript.problems if "Kunden Bo" in one.what)
    assert (problem.line, problem.severity) == (17, "note")
    assert 'qualcode speakers "Kunden Bo" --role ROLE' in problem.remedy


def test_declared_label_is_always_taken() -> None:
    """What the project names is a speaker even if it comes once, in lower case, anywhere."""
    more = "\n\nOg så gik vi hjem.\n\nDet var sent.\n\nden gamle: Ja.\n\nVi gik."
    transcript = read(asked(times=3) + more, declared=("Den gamle",))
    assert labels(transcript)[-1] == "den gamle"
    assert transcript.words_of(transcript.turns[-1]) == "Ja.\nVi gik."


def test_prose_with_colons_is_left_alone() -> None:
    """Where colons are no names, nobody speaks: the file is a field note."""
    text = "\n\n".join(
        [
            "Resultatet: ingen kom til mødet i går.",
            "Det er tre ting: hunde, støj og lys.",
            "Bestyrelsen: syv mand ved et bord.",
            "Jeg skrev: intet nyt.",
            "Resultatet: det samme som sidst.",
            "Altså: hjem igen.",
            "Så gik vi.",
        ]
    )
    transcript = read(text)
    assert transcript.kind == "field note"
    assert len(transcript.turns) == 7


def test_two_stray_names_in_long_prose_are_no_dialogue() -> None:
    """A few paragraphs that happen to begin with names do not make an interview."""
    prose = [f"Afsnit om dag nummer {n} i gården, uden navne." for n in range(40)]
    stray = ["Birthe: kom forbi.", "Kirsten: kom også.", "Birthe: gik igen."]
    assert read("\n\n".join(prose[:20] + stray + prose[20:])).kind == "field note"


def test_words_wrapped_to_the_line_start_are_no_label() -> None:
    """In a file with empty lines between turns, a name at the start of a wrapped line is not."""
    text = (
        asked(times=3)
        + "\n\nBent: Jeg har altid sagt det til\nBirthe: hold op med det.\n\nInterviewer: Nå."
    )
    transcript = read(text)
    assert set(labels(transcript)) == {"Interviewer", "Bent"}
    assert "til Birthe: hold op" in transcript.text


def test_label_without_blank_is_taken_when_it_is_known() -> None:
    """A forgotten blank after the colon does not hide a speaker seen elsewhere."""
    text = asked(times=2) + "\n\nBent:Nej.\n\nForholdet 3:2 er fint.\n\nInterviewer: Ja."
    transcript = read(text)
    assert transcript.words_of(transcript.turns[-2]) == (
        "Det går da meget godt herude hos os.\nNej.\nForholdet 3:2 er fint."
    )


def test_short_interview_with_known_labels() -> None:
    """Two turns are enough when the labels are those that transcribers use."""
    assert labels(read("I: Er du tryg?\n\nIP: Ja.")) == ["I", "IP"]


def test_bold_words_that_are_no_label_stay_speech() -> None:
    """Emphasis at the start of a paragraph is kept as it was written."""
    text = asked(times=3, lead="**Bent:** ").replace("Interviewer:", "**Interviewer:**")
    transcript = read(text + "\n\n**Aldrig** i livet.\n\n*ironisk* Nej da.")
    assert transcript.words_of(transcript.turns[-1]).split("\n")[1:] == [
        "**Aldrig** i livet.",
        "*ironisk* Nej da.",
    ]


def test_heading_inside_a_dialogue_is_not_speech() -> None:
    """A heading of the file is left out of the words, and the steps say so."""
    text = asked(times=2) + "\n\n## Tema 1: Hverdag\n\n" + asked(times=2)
    transcript = read(text)
    assert "Hverdag" not in transcript.text
    assert any("left out 1 headings" in step for step in transcript.steps)


def test_text_before_the_first_label_is_left_out_and_told() -> None:
    """A title is a step; what may be speech is a warning with its line."""
    short = read("Udskrift af samtalen.\n\n" + asked(times=2))
    assert short.turns[0].speaker == "Interviewer"
    assert any("left out 3 words" in step for step in short.steps)
    assert not short.problems
    long = read("Vi sad i køkkenet. " * 10 + "\n\n" + asked(times=2))
    assert [(one.line, one.severity) for one in long.problems] == [(1, "warning")]


@pytest.mark.parametrize(
    ("label", "shape"),
    [
        ("Mette Frederiksen", "name"),
        ("Lars van der Berg", "name"),
        ("Ældre kvinde i gården", "never"),
        ("Ældre kvinde på stuen nu", "never"),
        ("Mand ved rød bil", "never"),
        ("beboer", "plain"),
        ("samira", "weak"),
        ("Hans", "name"),
        ("I dag", "never"),
        ("Vi", "never"),
        ("Nej, altså", "never"),
        ("»Hassan", "never"),
        ("7", "never"),
        ("Mandag", "never"),
        ("Sagde Han", "never"),
        ("Nogen. Sagde", "never"),
        ("Et To Tre Fire Fem Seks Syv", "never"),
        ("", "never"),
    ],
)
def test_shapes(label: str, shape: str) -> None:
    """Names, plain labels, weak ones and sentences are told apart."""
    assert shape_of(label) == shape


def test_generic_labels() -> None:
    """Labels anybody may have are known, with numbers, in any case."""
    assert is_generic("Beboer 7 (kvinde)")
    assert not is_generic("Bent Beboer Hansen")


def test_clock_time_at_the_end_of_a_line_does_not_make_a_label() -> None:
    """«Torvet 12:30» alone on a wrapped line is speech where labels have their colon."""
    lines = [f"[00:00:0{n}] {label}: Vi mødtes nede på" for n, label in enumerate(("I", "Bo") * 5)]
    transcript = read("\n".join([*lines, "Torvet 12:30"]))
    assert transcript.text.endswith("Vi mødtes nede på Torvet 12:30")
    assert set(labels(transcript)) == {"I", "Bo"}


def test_repeated_candidates_of_a_field_note_are_listed_and_single_ones_not() -> None:
    """A note is not buried in questions; what comes again may be somebody speaking."""
    note = "\n\n".join(
        ["Vi gik en tur i gården."] * 20 + ["Birthe: hej.", "Birthe: hej.", "Per: ja."]
    )
    assert ['"Birthe" begins 2 paragraphs' in one.what for one in read(note).problems] == [
        True,
        False,
    ]

"""Who speaks: participants.csv before settings, header, and the label's own name."""

import pytest

from qualcode.model import (
    DEFAULT_ROLES,
    Participant,
    Role,
    Settings,
    Speaker,
    SpeakerSetting,
    Transcript,
)
from qualcode.readers import Speakers, draft_participants, read_transcript, who_speaks

PLAIN = Settings()


def interview(head: str, *labels: str, file: str = "K01.txt") -> Transcript:
    """Read an interview in which the labels speak in turn, three times."""
    talk = "\n\n".join(f"{label}: Vi var ude nummer {n}." for n in range(3) for label in labels)
    return read_transcript(f"{head}\n\n{talk}".encode(), file=file, declared=labels)


def speaking(
    *transcripts: Transcript, settings: Settings = PLAIN, people: tuple[Participant, ...] = ()
) -> Speakers:
    """Find who speaks."""
    return who_speaks(transcripts, settings=settings, participants=people)


def brief(found: Speakers) -> dict[str, tuple[str, str, str]]:
    """Give role, participant and source of each label."""
    return {one.label: (one.role, one.participant, one.how) for one in found.speakers}


def drafted(*transcripts: Transcript, settings: Settings = PLAIN) -> list[Participant]:
    """Draft the participants."""
    return list(draft_participants(transcripts, settings=settings))


HEAD = "dato: 1\ndeltager: {}\nrolle: beboer\ninterviewer: {}"


@pytest.mark.parametrize(
    ("deltager", "interviewer", "labels", "expected"),
    [
        ("Samira (pseudonym)", "I", ("Interviewer", "Samira"), {"Samira": "Samira"}),
        ("Inger (pseudonym)", "I", ("I", "IP"), {"IP": "Inger"}),
        ("Inger", "–", ("I", "IP"), {"IP": "Inger"}),
        ("Kurt (p), Jytte (p)", "I", ("I", "K", "J"), {"K": "Kurt", "J": "Jytte"}),
        ("Kurt og Jytte", "I", ("I", "Kurt", "Jytte"), {"Kurt": "Kurt", "Jytte": "Jytte"}),
        ("Karina", "I1 og I2", ("I1", "Karina", "I2"), {"Karina": "Karina"}),
        ("Mehmet", "Maja Holm", ("MH", "Mehmet", "Kunde"), {"Mehmet": "Mehmet"}),
        ("Mehmet", "Maja", ("Maja", "B", "Kunde"), {"B": "Mehmet"}),
        ("Samira Ali", "I", ("I", "Samira"), {"Samira": "Samira Ali"}),
        ("Morten", "I", ("I", "M"), {"M": "Morten"}),
        ("Ole", "–", ("M", "Ole"), {"Ole": "Ole"}),
        ("Ole (formand)", "I", ("I", "OLE (vred)"), {"OLE (vred)": "Ole"}),
    ],
)
def test_header_says_who_takes_part(
    deltager: str, interviewer: str, labels: tuple[str, ...], expected: dict[str, str]
) -> None:
    """Names, initials, the only label left; the interviewer under any name never counts."""
    transcript = interview(HEAD.format(deltager, interviewer), *labels)
    people = drafted(transcript)
    assert {label: one.pseudonym for one in people for label in one.labels} == expected
    assert {one.role for one in people} == {"resident"}
    found = brief(speaking(transcript))
    for label in labels:
        role = found[label][0]
        if label in expected:
            assert role == "resident"
        elif label == "Kunde":
            assert role == ""
        else:
            assert role == "interviewer"


def test_participants_csv_goes_first_then_settings_then_header_then_label() -> None:
    """Each source is heard only where those before it are silent."""
    transcript = interview(
        "dato: 1\ndeltager: Bo\nrolle: beboer", "Beboer 7", "Bo", "Per", "Ib", "I"
    )
    settings = Settings(
        speakers=(
            SpeakerSetting("Per", "staff", source="speakers.csv"),
            SpeakerSetting("Ib", "staff"),
            SpeakerSetting("Bo", "staff"),
        )
    )
    people = (Participant("P1", "Ib", "medarbejder", transcript="K01", labels=("Ib",)),)
    found = brief(speaking(transcript, settings=settings, people=people))
    assert found["Ib"] == ("staff", "P1", "participants.csv")
    assert found["Per"] == ("staff", "K01-3", "speakers.csv")
    assert found["Bo"][::2] == ("staff", "settings")
    assert found["Beboer 7"][::2] == ("resident", "label")
    assert found["I"] == ("interviewer", "", "label")
    assert brief(speaking(transcript))["Bo"][::2] == ("resident", "header")


def test_setting_for_one_transcript_goes_before_the_one_for_all() -> None:
    """So does a row of participants.csv."""
    one, two = interview("dato: 1", "I", "X1"), interview("dato: 1", "I", "X1", file="K02.txt")
    settings = Settings(
        speakers=(
            SpeakerSetting("x1", "staff"),
            SpeakerSetting("X1", "resident", transcript="K02"),
        )
    )
    found = speaking(one, two, settings=settings).speakers
    assert [(s.transcript, s.role) for s in found if s.label == "X1"] == [
        ("K01", "staff"),
        ("K02", "resident"),
    ]
    people = (
        Participant("all", role="staff", labels=("X1",)),
        Participant("k2", role="resident", transcript="K02", labels=("x1",)),
    )
    found = speaking(one, two, people=people).speakers
    assert [s.participant for s in found if s.label == "X1"] == ["all", "k2"]


def test_empty_role_in_participants_csv_is_filled_from_the_rest_or_unknown() -> None:
    """A row without a role does not count until a role stands somewhere."""
    bare = interview("dato: 1", "I", "IP")
    people = tuple(drafted(bare))
    assert [(one.id, one.role, one.labels) for one in people] == [("K01-1", "", ("IP",))]
    found = speaking(bare, people=people)
    assert brief(found)["IP"] == ("", "K01-1", "unknown")
    assert "Fill in the role of K01-1 in participants.csv" in found.problems[0].remedy
    headed = interview("dato: 1\nrolle: beboer", "I", "IP")
    assert brief(speaking(headed, people=people))["IP"] == ("resident", "K01-1", "header")


def test_unknown_label_is_asked_about_once_for_all_files() -> None:
    """One question names the label, the files, and the command that settles it."""
    files = [interview("dato: 1", "I", "Ane", "Bo", file=f"K0{n}.txt") for n in (1, 2, 3)]
    problems = speaking(*files).problems
    assert [one.what for one in problems] == [
        'who is "Ane"? 9 turns in 3 files, not counted until somebody has said it.',
        'who is "Bo"? 9 turns in 3 files, not counted until somebody has said it.',
    ]
    assert 'qualcode speakers "Ane" --role ROLE (resident, staff,' in problems[0].remedy
    assert {one.file for one in problems} == {"K01.txt"}


def test_interpreter_speaks_for_the_only_participant() -> None:
    """The label is the interpreter's, the words are the participant's."""
    head = "dato: 1\ndeltager: Fadumo\nrolle: beboer\ntolk: ja (somali)"
    transcript = interview(head, "Interviewer", "Fadumo", "Tolk")
    (person,) = drafted(transcript)
    assert person.labels == ("Fadumo", "Tolk")
    for people in ((), (person,)):
        found = brief(speaking(transcript, people=people))
        assert found["Tolk"] == ("interpreter", "K01-1", "label")
        assert found["Fadumo"][:2] == ("resident", "K01-1")


def test_interpreter_named_in_the_header() -> None:
    """A name or a code after tolk: is the interpreter's label."""
    head = "dato: 1\ndeltager: Fadumo\nrolle: beboer\ntolk: Amina"
    found = brief(speaking(interview(head, "I", "Fadumo", "Amina")))
    assert found["Amina"] == ("interpreter", "K01-1", "header")


def test_participant_who_speaks_only_through_the_interpreter_has_their_own_role() -> None:
    """Where no other label is theirs, the interpreter's words carry the role themselves."""
    transcript = interview("dato: 1", "I", "Tolk")
    people = (Participant("P1", role="resident", transcript="K01", labels=("Fadumo", "Tolk")),)
    assert brief(speaking(transcript, people=people))["Tolk"][:2] == ("resident", "P1")
    nobody = (Participant("P1", role="", transcript="K01", labels=("Tolk",)),)
    assert brief(speaking(transcript, people=nobody))["Tolk"][:2] == ("interpreter", "P1")


def test_interpreter_between_two_participants_is_asked_about() -> None:
    """Nobody guesses whose words they are."""
    head = "dato: 1\ndeltager: Kurt, Jytte\nrolle: beboer"
    found = speaking(interview(head, "I", "Kurt", "Jytte", "Tolk"))
    assert brief(found)["Tolk"][:2] == ("interpreter", "")
    assert any('"Tolk" interprets' in one.what for one in found.problems)
    settings = Settings(speakers=(SpeakerSetting("Tolk", participant="Jytte"),))
    transcript = interview(head, "I", "Kurt", "Jytte", "Tolk")
    people = tuple(drafted(transcript))
    by_name = brief(speaking(transcript, settings=settings, people=people))
    assert by_name["Tolk"][:2] == ("interpreter", "K01-2")


def test_roles_of_the_project_are_an_open_list() -> None:
    """A role of the user's own is heard in headers and labels, and may ask or not count."""
    roles = (
        Role("pupil", counts=True, synonyms=("elev", "elever")),
        Role("teacher", counts=False, asks=True, label={"da": "lærer"}),
    )
    settings = Settings(roles=roles)
    found = brief(speaking(interview("dato: 1", "Lærer", "Elev 3"), settings=settings))
    assert found == {"Lærer": ("teacher", "", "label"), "Elev 3": ("pupil", "K01-1", "label")}
    interviewer = brief(speaking(interview("dato: 1", "I", "Elev 3"), settings=settings))
    assert interviewer["I"][0] == "teacher"


def test_role_the_project_does_not_have_is_told() -> None:
    """The header's word is named, and where roles are added."""
    transcript = interview("dato: 1\ndeltager: Bo\nrolle: pårørende", "I", "Bo")
    found = speaking(transcript)
    assert brief(found)["Bo"] == ("", "", "unknown")
    assert any(
        'role "pårørende", which the project does not have' in p.what for p in found.problems
    )
    (row,) = drafted(transcript)
    assert (row.pseudonym, row.role) == ("Bo", "")


def test_role_that_is_not_among_the_settings_is_unknown() -> None:
    """A role of another project in participants.csv is not counted by mistake."""
    transcript = interview("dato: 1", "I", "Bo")
    people = (Participant("P1", "Bo", "minister", transcript="K01", labels=("Bo",)),)
    assert brief(speaking(transcript, people=people))["Bo"][0] == ""


def test_row_whose_role_does_not_count_is_no_participant() -> None:
    """A chair in participants.csv is known, and nobody's words."""
    transcript = interview("dato: 1", "I", "Bo")
    people = (Participant("P1", "Bo", "other", transcript="K01", labels=("Bo",)),)
    assert brief(speaking(transcript, people=people))["Bo"] == ("other", "", "participants.csv")


def test_turns_and_words_are_counted() -> None:
    """Every label has its turns and spoken words."""
    found = speaking(interview("dato: 1", "I", "Bo")).speakers
    assert found[1] == Speaker("K01", "Bo", "", "", "unknown", 3, 15)


def test_field_notes_have_no_speakers_and_no_rows() -> None:
    """A note raises no number of people."""
    note = read_transcript(b"feltnote: F01\n\nOle: sur.\n\nOle: gik.\n", file="F01.txt")
    assert speaking(note) == Speakers()
    assert drafted(note) == []


def test_full_name_in_several_files_is_one_person() -> None:
    """Its id is made of the name; a generic label is somebody else in each file."""
    files = [
        interview("dato: 1\nrolle: beboer", "I", "Åse Berg (EL)", "IP", file=f"K0{n}.txt")
        for n in (1, 2)
    ]
    settings = Settings(speakers=(SpeakerSetting("Åse Berg (EL)", "staff"),))
    people = drafted(*files, settings=settings)
    assert [(one.id, one.transcript, one.labels) for one in people] == [
        ("aase-berg-el", "", ("Åse Berg (EL)",)),
        ("K01-1", "K01", ("IP",)),
        ("K02-1", "K02", ("IP",)),
    ]


def test_label_declared_for_all_files_is_one_person_unless_it_is_generic() -> None:
    """«Samira: resident» holds for the study; «IP: resident» for whoever was asked."""
    files = [interview("dato: 1", "I", "Samira", "IP", file=f"K0{n}.txt") for n in (1, 2)]
    settings = Settings(
        speakers=(SpeakerSetting("Samira", "resident"), SpeakerSetting("IP", "resident"))
    )
    assert [one.id for one in drafted(*files, settings=settings)] == ["samira", "K01-1", "K02-1"]


def test_setting_may_name_whose_words_they_are() -> None:
    """Two labels with one participant are one row."""
    files = [interview("dato: 1", "I", label, file=f"{label}.txt") for label in ("Samira", "Sam")]
    settings = Settings(
        speakers=(
            SpeakerSetting("Samira", "resident", participant="P7"),
            SpeakerSetting("Sam", "resident", participant="P7"),
        )
    )
    (person,) = drafted(*files, settings=settings)
    assert (person.id, person.transcript, person.labels) == ("P7", "", ("Samira", "Sam"))


def test_ids_do_not_collide_with_transcripts() -> None:
    """A transcript called as a person's slug leaves the person another."""
    files = [
        interview("dato: 1", "I", "Bo Holm", file="bo-holm.txt"),
        interview("dato: 1", "I", "Bo Holm", file="b.txt"),
    ]
    assert [one.id for one in drafted(*files)] == ["bo-holm-2"]


def test_background_comes_from_the_header() -> None:
    """Position, area and age group; a dash is nothing."""
    head = (
        "dato: 1\ndeltager: Bo\nrolle: staff\nrolle_detalje: smed\nområde: –\naldersgruppe: 50-59"
    )
    (person,) = drafted(interview(head, "I", "Bo"))
    assert (person.position, person.area, person.age_group) == ("smed", "", "50-59")


def test_two_unknown_answerers_get_rows_to_fill_in_and_passers_by_do_not() -> None:
    """Those who speak at length are offered, to fill in their role; one turn is not enough."""
    talk = "I: A?\n\nK: B.\n\nJ: C.\n\n" * 3 + "Kunde: D.\n\nK: E.\n"
    transcript = read_transcript(talk.encode(), file="K07.txt")
    assert [one.labels for one in drafted(transcript)] == [("K",), ("J",)]
    both = drafted(interview("dato: 1", "Ane Berg", "Bo Holm"))
    assert [(one.labels, one.role) for one in both] == [(("Ane Berg",), ""), (("Bo Holm",), "")]


def test_roles_may_be_given_one_for_each_participant() -> None:
    """As many roles as names are matched in order."""
    head = "dato: 1\ndeltager: Ole, Bent\nrolle: beboer, medarbejder"
    assert [one.role for one in drafted(interview(head, "I", "Ole", "Bent"))] == [
        "resident",
        "staff",
    ]


def test_participants_whose_names_cannot_be_matched_take_part_by_label() -> None:
    """Two names and two codes: the role holds for both, the names wait for the user."""
    head = "dato: 1\ndeltager: Kurt, Jytte\nrolle: beboer"
    people = drafted(interview(head, "I", "X1", "X2"))
    assert [(one.pseudonym, one.role) for one in people] == [("X1", "resident"), ("X2", "resident")]


def test_default_roles_include_those_the_readers_look_for() -> None:
    """Somebody asks and somebody interprets among the roles from the start."""
    assert any(role.asks for role in DEFAULT_ROLES)
    assert any(role.speaks_for_participant for role in DEFAULT_ROLES)

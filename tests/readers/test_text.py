"""Plain text and Markdown: paragraphs, wrapped lines, time marks, field notes."""

import pytest

from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript


def read(text: str) -> Transcript:
    """Read a text file."""
    return read_transcript(text.encode(), file="x.txt")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def test_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    """A line break inside a paragraph is a blank; an empty line is a paragraph."""
    text = "I: Nå?\n\nIP: Vi kom i maj,\nog det  sneede\nned i kasserne.\n\nSå gik vi.\n\nI: Ja.\n"
    assert said(read(text)) == [
        ("I", "Nå?"),
        ("IP", "Vi kom i maj, og det sneede ned i kasserne.\nSå gik vi."),
        ("I", "Ja."),
    ]


def test_lines_without_empty_lines_between_are_turns() -> None:
    """One line a turn; a line without label runs on."""
    text = "I: Nå?\nIP: Ja.\nog mere\nI: Hvad?\nIP: Det.\n"
    assert said(read(text)) == [("I", "Nå?"), ("IP", "Ja. og mere"), ("I", "Hvad?"), ("IP", "Det.")]


def test_same_speaker_twice_is_one_turn() -> None:
    """A turn is a change of speaker; the second line is a paragraph of it."""
    text = "I: Nå?\nIP: Ja.\nIP: Altid.\nI: Hvad?\n"
    assert said(read(text)) == [("I", "Nå?"), ("IP", "Ja.\nAltid."), ("I", "Hvad?")]


def test_label_without_words_is_no_turn() -> None:
    """Nothing said is nothing to code."""
    assert said(read("I: Nå?\n\nIP:\n\nI: Hvad?\n\nIP: Ja.\n")) == [
        ("I", "Nå?\nHvad?"),
        ("IP", "Ja."),
    ]


def test_marks_behind_the_words_are_ends_and_the_next_starts() -> None:
    """f4 writes the time when a paragraph ends, in tenths."""
    text = "I: Nå? #00:00:20-6#\n\nIP: Ja. #00:00:22-9#\n\nFor resten nej. #00:01:00-0#\n\nI: Hm?\n"
    transcript = read(text)
    assert [turn.time for turn in transcript.turns] == [
        TimeRange(None, 20_600),
        TimeRange(20_600, 60_000),
        TimeRange(),
    ]
    assert transcript.words_of(transcript.turns[1]) == "Ja.\nFor resten nej."


@pytest.mark.parametrize(
    ("mark", "milliseconds"),
    [
        ("[1:02:03]", 3_723_000),
        ("(12:30)", 750_000),
        ("[00:12:30.5]", 750_500),
        ("[00:12:30,050]", 750_050),
        ("[00.12.30]", 750_000),
        ("#00:12:30.5#", 750_500),
        ("#00:12:30-5#", 750_500),
        ("00:12:30", 750_000),
        ("[12:30 - 12:40]", 750_000),
    ],
)
@pytest.mark.parametrize("place", ["before label", "after label", "end"])
def test_every_form_of_mark_is_a_time_and_never_speech(
    mark: str, milliseconds: int, place: str
) -> None:
    """Before the label, or at the end of the paragraph, in all the forms typists use."""
    line = {
        "before label": f"{mark} Bent: Ja, det er det.",
        "after label": f"Bent: {mark} Ja, det er det.",
        "end": f"Bent: Ja, det er det. {mark}",
    }[place]
    transcript = read("\n\n".join([f"Interviewer: Nå?\n\n{line}"] * 3))
    turn = transcript.turns[1]
    assert transcript.words_of(turn) == "Ja, det er det."
    times = {turn.time.start, turn.time.end}
    assert milliseconds in times


def test_mark_alone_on_its_line_belongs_to_the_next() -> None:
    """As where the typist breaks the line after the time."""
    transcript = read("[00:00:01]\nI: Nå?\n\n[00:00:05]\nIP: Ja.\n\nI: Hvad?\n\nIP: Det.\n")
    assert [turn.time.start for turn in transcript.turns][:2] == [1000, 5000]


def test_marks_in_the_middle_go_and_clock_times_stay() -> None:
    """Unmistakable marks are no speech; «kl. 10:30» is."""
    words = "Vi [00:05:00] gik #00:05:02-1# kl. 10:30 (ca. 12.30) og kom."
    text = f"I: Nå?\n\nIP: {words}\n\nI: Ja.\n\nIP: Ja.\n"
    assert said(read(text))[1][1] == "Vi gik kl. 10:30 (ca. 12.30) og kom."


def test_teams_and_transcribe_lines() -> None:
    """Name and time on their own line, words below; the range of older Teams above the name."""
    newer = "Anna Berg   0:03\nHej alle.\n\nBo Å   1:02:03\nHej.\n\nAnna Berg   1:02:09\nGodt.\n"
    transcript = read(newer)
    assert said(transcript)[:2] == [("Anna Berg", "Hej alle."), ("Bo Å", "Hej.")]
    assert transcript.turns[1].time.start == 3_723_000
    single = read(newer.replace("   ", " "))
    assert said(single) == said(transcript)
    assert [turn.time.start for turn in single.turns] == [3000, 3_723_000, 3_729_000]
    older = "\n\n".join(
        f"0:0:{n}.270 --> 0:0:{n + 1}.250\n{name}\nHej nummer {n}."
        for n, name in enumerate(["Anna Berg", "Bo Å"] * 2)
    )
    assert said(read(older))[:2] == [("Anna Berg", "Hej nummer 0."), ("Bo Å", "Hej nummer 1.")]


def test_backward_time_is_reported_not_sorted() -> None:
    """The file's order stays, and the turn is named."""
    transcript = read("[00:09] I: A?\n[00:05] IP: B.\n[00:10] I: C?\n[00:02] IP: D.\n")
    assert [words for _, words in said(transcript)] == ["A?", "B.", "C?", "D."]
    assert "backwards at turn 2 and 1 more" in transcript.problems[0].what


def test_field_note_by_header_keeps_every_colon_and_clock() -> None:
    """One turn a paragraph, nobody speaks, nothing is taken off."""
    head = "feltnote: F01\ndato: 5. maj\n\n"
    note = "18.40. Kommer for tidligt.\nOle: sur.\n\nOle: gik.\n\n[18:40] NB: husk.\n"
    transcript = read(head + note)
    assert (transcript.kind, transcript.id) == ("field note", "F01")
    assert said(transcript) == [
        ("", "18.40. Kommer for tidligt. Ole: sur."),
        ("", "Ole: gik."),
        ("", "[18:40] NB: husk."),
    ]
    assert not transcript.problems


@pytest.mark.parametrize("word", ["feltnote", "field notes", "Observation"])
def test_field_note_by_type(word: str) -> None:
    """The type in the header decides."""
    assert read(f"type: {word}\n\nI: ja\n\nIP: nej\n").kind == "field note"


def test_prose_without_labels_or_times_is_a_field_note_and_says_so() -> None:
    """The assumption is told, and how to change it."""
    transcript = read("Vi gik en tur.\n\nDet regnede.\n")
    assert (transcript.kind, len(transcript.turns)) == ("field note", 2)
    assert "read as a field note" in transcript.problems[0].what


def test_interview_without_labels_is_not_taken_for_a_note() -> None:
    """Where the header says interview, the missing labels are a warning."""
    transcript = read("interview: K99\n\nVi gik en tur.\n\nDet regnede.\n")
    assert transcript.kind == "interview"
    assert transcript.problems[0].severity == "warning"
    assert "no speaker is named" in transcript.problems[0].what


def test_timed_lines_without_labels_are_cues() -> None:
    """Lines with times and no names become turns that can be pointed at."""
    text = "[00:00.000 --> 00:02.000] Hej og velkommen.\nher i dag\n[00:09.000 --> 00:11.000] Ja.\n"
    transcript = read(text)
    assert said(transcript) == [("", "Hej og velkommen. her i dag"), ("", "Ja.")]
    assert transcript.kind == "interview"
    assert transcript.turns[1].time == TimeRange(9000, 11_000)


def test_lines_of_one_word_with_times_are_no_labels() -> None:
    """A subtitle «Yeah» is speech, not the name of a speaker."""
    lines = ["Hello there everyone", "Yeah", "Cool", "So we went home", "Yeah", "Cool", "Yeah"]
    text = "\n".join(f"[00:{n:02}.000] {line}" for n, line in enumerate(lines))
    assert {speaker for speaker, _ in said(read(text))} == {""}


def test_rules_are_not_speech() -> None:
    """Lines drawn between parts are left out, and part paragraphs."""
    text = "I: Nå?\n\nIP: Ja.\n-----\nOg nej.\n\nI: Hvad?\n***\nIP: Det.\n"
    assert said(read(text))[1] == ("IP", "Ja.\nOg nej.")


def test_suspicious_letters_are_a_warning_of_the_file() -> None:
    """The letters are shown, no other text, and what to do."""
    transcript = read("I: Nå?\n\nIP: gÃ¥rden\n\nI: Hvad?\n\nIP: Ja.\n")
    assert [one.severity for one in transcript.problems] == ["warning"]
    assert "Ã¥" in transcript.problems[0].what
    assert "rden" not in transcript.problems[0].what


def test_old_code_page_is_told() -> None:
    """A rare guess is a note; Windows-1252 is usual and only a step."""
    text = "I: Hvor er gården?\n\nIP: På Ærø og Als.\n\nI: Nå?\n\nIP: Åh, ja.\n"
    mac = read_transcript(text.encode("mac_roman"), file="x.txt")
    assert "Mac Roman" in mac.problems[0].what
    windows = read_transcript(text.encode("cp1252"), file="x.txt")
    assert (windows.problems, windows.text) == ((), mac.text)
    assert "read as Windows-1252" in windows.steps


def test_bare_mark_behind_short_words_is_no_label() -> None:
    """A short answer with its time behind it is an answer, and the time is none of its words."""
    transcript = read("I: Nå? 00:00:04\n\nIP: Vi bor her 00:00:08\n\nGodt 00:00:09\n\nI: Ja\n")
    assert said(transcript)[1] == ("IP", "Vi bor her\nGodt")
    assert transcript.turns[1].time == TimeRange(4000, 9000)
    untold = read("[00:00:01] Så gik vi alle sammen ned.\n\nGodt 00:00:09\n\nSå sov vi 00:00:19\n")
    assert "00:" not in untold.text

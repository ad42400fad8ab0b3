"""WebVTT: voice tags, Zoom, Teams, noScribe, and cues without names."""

import pytest

from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript


def read(text: str) -> Transcript:
    """Read a subtitle file."""
    return read_transcript(text.encode(), file="x.vtt")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    """Give speaker and words of each turn."""
    return [(turn.speaker, transcript.words_of(turn)) for turn in transcript.turns]


def vtt(*payloads: str, head: str = "WEBVTT") -> str:
    """Write cues of one second each."""
    cues = [
        f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000 align:start\n{payload}"
        for n, payload in enumerate(payloads)
    ]
    return "\n\n".join([head, *cues]) + "\n"


def test_voices_closed_and_unclosed_and_several_in_a_cue() -> None:
    """Each voice has its words; a cue may hold more than one."""
    text = vtt("<v.loud Anna Berg>Hej <i>du</i></v> <v Bo>Hej.", "<v Bo>Ja\nog nej</v>")
    assert said(read(text)) == [("Anna Berg", "Hej du"), ("Bo", "Hej. Ja og nej")]


def test_cues_split_mid_sentence_are_one_turn_with_first_and_last_time() -> None:
    """The turn runs from the first cue's start to the last one's end."""
    transcript = read(vtt("<v Bo>Vi gik</v>", "<v Bo>hjem.</v>", "<v Ane>Nå?</v>"))
    assert said(transcript)[0] == ("Bo", "Vi gik hjem.")
    assert transcript.turns[0].time == TimeRange(0, 2000)


def test_entities_and_inner_tags() -> None:
    """Entities are the signs they stand for; known tags go, other brackets are speech."""
    text = vtt(
        "<v Bo &amp; Co>A &amp; B &lt;3 R&D &#x27;x&#39;&nbsp;<c.y>z</c> "
        "<00:00:01.000>nu <utydeligt>"
    )
    assert said(read(text)) == [("Bo & Co", "A & B <3 R&D 'x'\xa0z nu <utydeligt>")]


def test_metadata_in_note_and_header() -> None:
    """Key and value lines in NOTE are the header; other notes, styles, regions are not read."""
    text = vtt("<v Bo>Hej.</v>", head="WEBVTT - titel\nKind: captions\nLanguage: da")
    text = text.replace(
        "00:00:00.000",
        "NOTE /home/somebody/file.wav\n\nSTYLE\n::cue {}\n\nREGION\nid:x\n\n"
        "NOTE\ninterview: K05\nrolle: medarbejder\n\n00:00:00.000",
        1,
    )
    transcript = read(text)
    assert (transcript.id, transcript.language) == ("K05", "da")
    assert transcript.header["rolle"] == "medarbejder"
    assert said(transcript) == [("Bo", "Hej.")]


def test_zoom_names_and_cues_that_run_on() -> None:
    """A cue without a name continues the last speaker; e-mails may be names."""
    cues = [
        "Anna Berg: Hej,",
        "og velkommen.",
        "bo@eksempel.dk: Tak.",
        "Anna Berg: Nå?",
        "bo@eksempel.dk: Ja.",
    ]
    text = vtt(*cues).replace("\n", "\r\n")
    assert said(read(text)) == [
        ("Anna Berg", "Hej, og velkommen."),
        ("bo@eksempel.dk", "Tak."),
        ("Anna Berg", "Nå?"),
        ("bo@eksempel.dk", "Ja."),
    ]


def test_teams_ids_and_unpadded_times() -> None:
    """GUID ids are no speech, and «6.90» is 90 milliseconds there."""
    text = (
        "WEBVTT\n\n2a1f-11/12-0\n0:0:6.90 --> 0:0:6.500\n<v Søren Å>Ja</v>\n\n"
        "2a1f-11/12-1\n0:0:6.500 --> 0:0:9.0\n<v Søren Å>tak.</v>\n"
    )
    transcript = read(text)
    assert said(transcript) == [("Søren Å", "Ja tak.")]
    assert transcript.turns[0].time == TimeRange(6090, 9000)


def test_short_stamps() -> None:
    """Minutes and seconds are enough."""
    text = "WEBVTT\n\n01:02.500 --> 01:03.000\n<v Bo>Ja.\n"
    assert read(text).turns[0].time == TimeRange(62_500, 63_000)


def test_repeated_and_empty_cues_are_not_said_twice() -> None:
    """An editor's double of a cue, a stamp as text, an empty voice."""
    cue = "00:00:01.000 --> 00:00:02.000\n<v S00>[00:00:01] Hej."
    text = f"WEBVTT\n\n{cue}\n\n{cue}\n\n00:00:03.000 --> 00:00:04.000\n<v S01>[00:00:03]\n"
    assert said(read(text)) == [("S00", "Hej.")]


def test_words_outside_any_voice_are_nobodys() -> None:
    """Where others have voices, a cue without one is read and never counted."""
    transcript = read(vtt("<v Bo>Hej.</v>", "(musik)", "<v >Hm?</v>"))
    assert said(transcript) == [("Bo", "Hej."), ("", "(musik)"), ("", "Hm?")]
    assert "2 cues name no voice" in transcript.problems[0].what


def test_cues_without_blank_lines_between() -> None:
    """A new timing line begins a new cue, and the number above it is no speech."""
    text = (
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Bo>Vi er 2\n2\n"
        "00:02.000 --> 00:03.000\n<v Ane>Ja\n00:03.000 --> 00:04.000\n<v Bo>Nå\n"
    )
    assert said(read(text)) == [("Bo", "Vi er 2"), ("Ane", "Ja"), ("Bo", "Nå")]


def test_empty_line_inside_a_cue_loses_nothing() -> None:
    """Words after a stray empty line belong to the cue above."""
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bo>Vi kom\n\nog gik.\n"
    assert said(read(text)) == [("Bo", "Vi kom og gik.")]


def test_cues_without_names_become_turns_one_can_point_at() -> None:
    """A pause of more than two seconds, or a sentence end after sixty words, ends a turn."""
    sentence = "Her er ti ord som nogen siger på et bånd."
    cues = [f"00:{n:02}.000 --> 00:{n + 1:02}.000\n{sentence}" for n in (*range(9), *range(20, 22))]
    transcript = read("WEBVTT\n\n" + "\n\n".join(cues) + "\n")
    assert [len(words.split()) for _, words in said(transcript)] == [60, 30, 20]
    assert {speaker for speaker, _ in said(transcript)} == {""}
    assert transcript.kind == "interview"
    assert "no speaker is named: 3 turns" in transcript.problems[0].what


@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_byte_order_mark(bom: str) -> None:
    """A mark before WEBVTT changes nothing."""
    assert said(read(bom + vtt("<v Bo>Hej."))) == [("Bo", "Hej.")]


def test_reading_of_signs_and_marks_of_direction_are_not_said() -> None:
    """A ruby's reading repeats its sign; marks of direction are no letters."""
    text = vtt("<v Bo><lang ja><ruby>漢<rt>kan</rt>字<rt>ji</ruby></lang> &lrm;ja</v>")
    assert said(read(text)) == [("Bo", "漢字 ja")]


def test_cues_of_one_utterance_are_joined_across_another_voice() -> None:
    """Teams numbers utterances; what somebody throws in does not cut one in two."""
    transcript = read(
        "WEBVTT\n\n"
        "2a1f-11/12-0\n00:00:01.000 --> 00:00:02.000\n<v Bo>Vi gik ned til</v>\n\n"
        "2a1f-11/13-0\n00:00:02.000 --> 00:00:03.000\n<v Ane>Mm.</v>\n\n"
        "2a1f-11/12-1\n00:00:03.000 --> 00:00:04.000\n<v Bo>søen.</v>\n"
    )
    assert said(transcript) == [("Bo", "Vi gik ned til søen."), ("Ane", "Mm.")]
    assert transcript.turns[0].time == TimeRange(1000, 4000)
    assert "joined 1 cues to the utterance they continue" in transcript.steps


def test_fractions_are_milliseconds_in_the_whole_of_an_unpadded_file() -> None:
    """Where one time is not padded, those that happen to have two digits are not either."""
    transcript = read(
        "WEBVTT\n\n0:0:6.90 --> 0:0:6.500\n<v Bo>Ja</v>\n\n"
        "0:10:12.90 --> 0:10:13.5\n<v Ane>Nej</v>\n"
    )
    assert [turn.time for turn in transcript.turns] == [
        TimeRange(6090, 6500),
        TimeRange(612_090, 613_005),
    ]


def test_label_and_mark_that_an_editor_wrote_as_cues_are_not_said() -> None:
    """NoScribe's editor gives one time to label, mark and words; the label is the name."""
    stamp = "00:01:16.400 --> 00:01:28.180"
    transcript = read(
        "WEBVTT\n\n00:00:00.000 --> 00:01:16.400\n<v >(1 minuts pause)\n\n"
        f"2\n{stamp}\n<v S04>Maja: \n\n3\n{stamp}\n<v S04>[00:01:16]\n\n"
        f"4\n{stamp}\n<v S04>Er I klar?\n\n"
        "5\n00:01:30.000 --> 00:01:31.000\n<v S01>Ja.\n\n"
        "6\n00:01:31.000 --> 00:01:32.000\n<v S04>S04: Godt.\n"
    )
    assert said(transcript) == [
        ("", "(1 minuts pause)"),
        ("Maja", "Er I klar?"),
        ("S01", "Ja."),
        ("Maja", "Godt."),
    ]


def test_paths_in_notes_are_kept_nowhere() -> None:
    """A folder's name may be a person's: neither header, text, steps nor problems have it."""
    transcript = read(
        "WEBVTT samtale\n\nNOTE\nTranscribed with noScribe vers. 0.7 Audio file: C:/Maja/x.wav\n\n"
        "NOTE media: /home/maja/x.wav\n\nNOTE\nmedia: C:\\Users\\maja\\x.wav\ndato: 1/2-2024\n\n"
        "1\n00:00:01.000 --> 00:00:02.000\n<v S00>Hej.\n"
    )
    assert transcript.header == {"dato": "1/2-2024"}
    everything = f"{transcript.text} {transcript.header} {transcript.steps} {transcript.problems}"
    assert "maja" not in everything.casefold()


def test_cues_directly_below_the_first_line() -> None:
    """A forgotten empty line loses no words, and a cue before any other text is whole."""
    text = "WEBVTT\n00:01.000 --> 00:02.000\n<v Bo>Ja.\n\nNOTE\n\nSTYLE\n::cue{}\n"
    assert said(read(text)) == [("Bo", "Ja.")]

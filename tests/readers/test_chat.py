"""CHAT: main lines as words, bullets as times, roles from the header."""

import pytest

from qualcode.model import TimeRange, Transcript
from qualcode.readers import read_transcript
from qualcode.readers.chat_words import plain_words


def read(body: str, head: str = "@UTF8\n@Begin\n") -> Transcript:
    """Read a CHAT file of these lines."""
    return read_transcript(f"{head}{body}@End\n".encode(), file="x.cha")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("det er godt .", "det er godt."),
        ("er det , altså , godt ?", "er det, altså, godt?"),
        ("<jeg vil> [//] jeg ville gerne !", "jeg vil jeg ville gerne!"),
        ("ja [x 3] nej [= siger hun] [*] [?] [- eng] [+ bch] .", "ja nej."),
        ("gonna [: going to] .", "gonna."),
        ("&-øh &+st &~gaga &um &~a ja .", "øh st gaga um a ja."),
        ("ja &*MOT:nej ja .", "ja nej ja."),
        ("&=hoster_kort ja &=ler:højt .", "(hoster kort) ja (ler højt)."),
        ("ja [=! synger] .", "ja (synger)."),
        ("ja [=! ] .", "ja."),
        ("xxx og yyy og www .", "(xxx) og (yyy) og (www)."),
        ("0det er 0 .", "er."),
        ("0 .", ""),
        ("0 [= did nothing] .", ""),
        ("(.) (..) (1.5) (2:03.) ja (...) .", "ja."),
        ("(fo)r(di) ja(h) .", "fordi jah."),
        ("vov@o hej@s:dan a@l$adj .", "vov hej a."),
        ("bolig+område Old_McDonald .", "bolig-område Old McDonald."),
        ("ne::j ja: ^hvad st^op .", "nej ja hvad stop."),
        ('+" han kom +...', "han kom…"),
        ("+< jeg ville +/.", "jeg ville –"),
        ("hvad +..?", "hvad?"),
        ("hvad +!?", "hvad?!"),
        ('han sagde +"/.', "han sagde:"),
        ("↫s-s↫så ↑højt→ ⌈2 og⌉2 °stille° ∆hurtig∆ ≋", "så højt og stille hurtig"),
        ("Ϋja Ἡnej ξ", "ja nej"),
        ("Ἡμέρα Ϋλη", "Ἡμέρα Ϋλη"),
        ("kl 10:30 og/eller a/c .", "kl 10:30 og/eller a/c."),
        ("„ mor ‡ kom .", ", mor, kom."),
    ],
)
def test_codes_become_words_comments_or_nothing(line: str, words: str) -> None:
    """Each code of a main line is what the table in the module says."""
    assert plain_words(line) == words


def test_bullets_are_times_and_tiers_are_left_out() -> None:
    """First start to last end; neighbouring lines of one speaker are a turn."""
    found = read(
        "*BEB:\tja . \x151200_2000\x15\n%mor:\tco|ja \x159000_9900\x15\n"
        '*BEB:\tså\n\tmange . \x15%snd:"lyd"_2000_3500-\x15\n*INT:\tnå ?\n%com:\tx\n'
    )
    assert [(turn.speaker, turn.time) for turn in found.turns] == [
        ("BEB", TimeRange(1200, 3500)),
        ("INT", TimeRange()),
    ]
    assert found.words_of(found.turns[0]) == "ja. så mange."
    assert "left out the dependent tiers %com, %mor" in found.steps


def test_pictures_and_underlines_leave_nothing_behind() -> None:
    """Control characters that are no times go, with what they enclose where it is a file."""
    found = read('*A:\t\x02\x01hej\x02\x02 \x15%pic:"a.jpg"\x15 du \x15.\n')
    assert found.words_of(found.turns[0]) == "hej du."


def test_header_says_language_and_who_asks() -> None:
    """Investigators never count; three-letter languages that have rules are named by two."""
    found = read(
        "@Languages:\tdan, eng\n@Participants:\tINV Ida Investigator, BEB Bente Adult, X\n"
        "@Location:\tAarhus\n@Comment\n*BEB:\tja .\n"
    )
    assert found.language == "da"
    assert found.header == {"sted": "Aarhus", "language": "da", "interviewer": "INV"}
    assert read("@Languages:\tzho\n*BEB:\tja .\n").language == ""


@pytest.mark.parametrize(
    ("body", "what", "line"),
    [
        ("hej\n*A:\tja .\n", "1 line begins", 3),
        ("*A:\tja .\n*B nej\nfoo\n", "2 lines begin", 4),
    ],
)
def test_lines_of_no_kind_are_reported(body: str, what: str, line: int) -> None:
    """What CHAT does not know is not read as speech in silence."""
    found = read(body)
    assert [turn.speaker for turn in found.turns] == ["A"]
    assert what in found.problems[0].what
    assert found.problems[0].line == line


def test_empty_lines_and_a_start_with_a_blank_are_no_harm() -> None:
    """A continuation of nothing is passed over as a line of no kind."""
    found = read("\n*A:\tja .\n\n", head="@Begin\n")
    assert found.text == "A: ja."

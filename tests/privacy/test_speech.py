"""Tests of finding one person's speech in other texts."""

from qualcode.privacy import Speech

SPEECH = Speech(("Jeg har boet her i nitten år, og lampen er gået.", "Ja. Det siger jeg."))


def test_five_words_in_a_row_are_speech_whatever_the_signs() -> None:
    """Case and punctuation do not hide it; four words by chance are left alone."""
    marked = SPEECH.redacted("Hun sagde: JEG har, boet her i nitten uger.", marker="(x)")
    assert marked == "Hun sagde: (x) uger."
    assert not SPEECH.holds("jeg har boet her")


def test_a_quotation_is_speech_from_two_words_on() -> None:
    """In quotation marks less is enough; a single word never is."""
    assert SPEECH.redacted("som »nitten år« og »lampen«", marker="(x)") == "som »(x)« og »lampen«"


def test_the_quote_that_a_memo_is_about_is_speech() -> None:
    """The header of a memo quotes without marks, a single word too."""
    memo = "about:\n  - passage: K01:2\n    quote: 'lampen'\n"
    assert SPEECH.redacted(memo, marker="(x)") == memo.replace("lampen", "(x)")


def test_a_cell_of_a_table_is_a_quotation() -> None:
    """Tables quote without marks, so a cell of two words on counts there."""
    table = "code,quote,who\nlys,det siger jeg,A\n"
    assert SPEECH.redacted(table, marker="(x)", table=True) == "code,quote,who\nlys,(x),A\n"
    assert not SPEECH.holds(table)


def test_speech_over_two_lines_is_taken_out_of_each() -> None:
    """Lines stay lines, so that YAML and Markdown keep their shape."""
    assert SPEECH.redacted("- jeg har boet\n- her i nitten år", marker="(x)") == "- (x)\n- (x)"


def test_turns_are_not_read_together() -> None:
    """The end of one turn and the start of the next were never said in a row."""
    assert not SPEECH.holds("og lampen er gået Ja")
    assert SPEECH.says("det siger")
    assert not SPEECH.says("")

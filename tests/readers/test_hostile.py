"""Files made to keep a reader busy are read in a moment."""

import contextlib
import time

import pytest

from qualcode.errors import TranscriptError
from qualcode.readers import read_transcript

MANY = 100_000
FEWER = 10_000
CUE = "WEBVTT\n\n00:01.000 --> 00:02.000\n"

CHAT = "@UTF8\n@Begin\n*A:\tja "
ELAN = (
    "<?xml version='1.0'?><ANNOTATION_DOCUMENT><TIER TIER_ID='a'><ANNOTATION><REF_ANNOTATION>"
    "<ANNOTATION_VALUE>{}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>"
    "</ANNOTATION_DOCUMENT>"
)
OTR = '{{"text": "{}", "media-time": 1}}'


@pytest.mark.parametrize(
    "text",
    [
        "\x85" * MANY + "I: a",
        "I: #[ " + " " * MANY + "x\n\nIP: b",
        "I: " + "\t" * MANY + "x",
        CUE + "<v A>" + "<c " * MANY,
        CUE + "<v " * MANY,
        "*" * MANY,
        "I: " + "*a " * MANY,
        "a:" * MANY,
        "00:00:0" * MANY,
        "I: " + "# 1:1:1" * MANY,
        "(" * MANY,
        "[" * MANY + "]",
        "---\n" + "a: b\n" * MANY,
        "{\\rtf1" + "{\\b " * FEWER + "I: a",
        "{\\rtf1" + "{\\field{\\*\\fldinst{" * FEWER + "HYPERLINK x}}}",
        "{\\rtf1{\\fonttbl" + "\\f1" * MANY + "}I: a}",
        "{\\rtf1 " + "\\cell" * MANY + "\\row}",
        "{\\rtf1 " + "\\bin99999999" * MANY,
        "<html>" + '<a name="ts_1_2_S">' * FEWER,
        CUE + "<v A>" + "<ruby><rt>" * MANY,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "- a\n" * FEWER,
        "0:0:6.90 --> 0:0:7.9\n" * FEWER,
        CHAT + "[=!" + " " * MANY,
        CHAT + " " * MANY + "x",
        CHAT + "(" * MANY,
        ELAN.format("1" * MANY + "x y"),
        OTR.format("<p " * MANY),
        OTR.format("<!--" * MANY),
        OTR.format("</" * MANY),
        "0:01\tja\n" + "9" * MANY + "\tja",
        "A" + " " * MANY + "0:04\n\nB" + " " * MANY + "0:05x",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_time_grows_no_faster_than_the_file(text: str) -> None:
    """Nothing in a file makes the patterns run back and forth over it.

    A pattern that does takes minutes of the processor; the limit is far from both.
    """
    start = time.process_time()
    with contextlib.suppress(TranscriptError):
        read_transcript(text.encode(), file="x.txt")
    assert time.process_time() - start < 15

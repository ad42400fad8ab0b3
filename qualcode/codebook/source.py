"""The text of a codebook file: decoded, NFC, rid of signs that nobody sees."""

import re
import unicodedata
from collections.abc import Callable

from qualcode.codebook.findings import Findings, Place

MOST_BYTES = 4_000_000
_START = Place(1, 1)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_TAB = re.compile(r"^ *\t\s*(?=\S)")


def read_source(data: bytes, *, findings: Findings) -> str:
    r"""Give the file's text with ``\n`` between lines, ready for the YAML reader.

    Odd blanks become blanks and unseen signs go; each line that had one is reported, so
    that columns in later messages may be off by as many on that line alone. An error is
    reported, and "" returned, when the bytes are no text of ours.
    """
    if len(data) > MOST_BYTES:
        findings.error(
            _START,
            f"the file has {len(data)} bytes, more than {MOST_BYTES}.",
            "Check that this is the codebook, or split it.",
        )
        return ""
    text = _decode(data, findings=findings).replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    lines = enumerate(text.split("\n"), start=1)
    return "\n".join(_clean(line, number=number, findings=findings) for number, line in lines)


def _decode(data: bytes, *, findings: Findings) -> str:
    """Give the text; what is not UTF-8 is read as Windows-1252 and reported."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    findings.warning(
        Place(line, 1),
        "the file is not UTF-8; it was read as Windows-1252.",
        "Save it as UTF-8.",
    )
    return data.decode("cp1252", "replace")


def _clean(line: str, *, number: int, findings: Findings) -> str:
    """Give the line without odd blanks, unseen signs, control signs and tabs at its start."""
    line = _replace(_ODD_BLANK, line, by=" ", report=_report_blank(number, findings))
    line = _replace(_UNSEEN, line, by="", report=_report_unseen(number, findings))
    line = _replace(_CONTROL, line, by=" ", report=_report_control(number, findings))
    return _replace(_TAB, line, by="  ", report=_report_tab(number, findings))


Report = Callable[[str, int], None]


def _replace(pattern: re.Pattern[str], line: str, *, by: str, report: Report) -> str:
    """Replace every match, reporting the first with its 1-based column."""
    first = pattern.search(line)
    if first is None:
        return line
    report(first.group(), first.start() + 1)
    return pattern.sub(by, line)


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "control sign").lower()
    return f"U+{ord(sign):04X} ({name})"


def _report_blank(number: int, findings: Findings) -> Report:
    return lambda sign, column: findings.warning(
        Place(number, column),
        f"a blank that is not the usual one, {_named(sign)}, was read as a blank.",
        "Type the blank again with the space bar.",
    )


def _report_unseen(number: int, findings: Findings) -> Report:
    return lambda sign, column: findings.warning(
        Place(number, column),
        f"an unseen sign, {_named(sign)}, was left out.",
        "Type the word again; the sign often comes with text copied from elsewhere.",
    )


def _report_control(number: int, findings: Findings) -> Report:
    return lambda sign, column: findings.error(
        Place(number, column), f"the line holds a control sign, {_named(sign)}.", "Take it away."
    )


def _report_tab(number: int, findings: Findings) -> Report:
    return lambda indent, column: findings.error(
        Place(number, column + indent.index("\t")),
        "the line is indented with a tab.",
        "Indent with blanks, two for each level; most editors can turn tabs into blanks.",
    )

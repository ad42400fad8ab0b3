"""Reading a foreign file by its format, from text or from the records of a table."""

from collections.abc import Callable, Mapping, Sequence

from qualcode.codebook.dictionaries.category import Category, Foreign, Line
from qualcode.codebook.dictionaries.code_lists import (
    read_atlas,
    read_maxqda,
    read_qualcoder,
    read_taguette,
)
from qualcode.codebook.dictionaries.detection import TABLE_WORD, Format
from qualcode.codebook.dictionaries.liwc import read_liwc, read_liwc_table
from qualcode.codebook.dictionaries.quanteda import read_quanteda
from qualcode.codebook.dictionaries.wordstat import read_wordstat
from qualcode.codebook.findings import Findings, Place

_OF_TEXT: Mapping[Format, Callable[..., tuple[Category, ...]]] = {
    "quanteda": read_quanteda,
    "liwc": read_liwc,
    "wordstat": read_wordstat,
}
_OF_LINES: Mapping[Format, Callable[..., tuple[Category, ...]]] = {
    "maxqda": read_maxqda,
    "atlas": read_atlas,
    "taguette": read_taguette,
    "qualcoder": read_qualcoder,
    "liwc": read_liwc_table,
}


def is_text(format_: Format, *, lines: Sequence[Line]) -> bool:
    """Tell whether a format is read as text rather than as the records of a table."""
    is_table = bool(lines) and lines[0].cell(0).casefold() == TABLE_WORD
    return format_ in _OF_TEXT and not (format_ == "liwc" and is_table)


def read_text(text: str, *, format: Format, file: str) -> Foreign:  # noqa: A002 - the word users write
    """Give the categories of a dictionary; every slip is a problem, none is raised."""
    findings = Findings(file)
    return _checked(_OF_TEXT[format](text, findings=findings), findings=findings)


def read_lines(lines: Sequence[Line], *, format: Format, file: str) -> Foreign:  # noqa: A002 - as above
    """Give the categories of a code list; every slip is a problem, none is raised."""
    findings = Findings(file)
    return _checked(_OF_LINES[format](lines, findings=findings), findings=findings)


def _checked(categories: tuple[Category, ...], *, findings: Findings) -> Foreign:
    if not findings.failed and not categories:
        findings.error(
            Place(1, 1), "there is no code in it.", "Check the file, or name its --format."
        )
    return Foreign(categories, findings.in_order())

"""Which program a file comes from, by its name and its first lines."""

from collections.abc import Sequence
from typing import Literal, get_args

from qualcode.codebook.dictionaries.category import Line
from qualcode.codebook.dictionaries.code_lists import has_heads
from qualcode.errors import UsageError

Format = Literal["quanteda", "liwc", "wordstat", "maxqda", "atlas", "taguette", "qualcoder", "qdc"]
FORMATS: tuple[Format, ...] = get_args(Format)
TABLE_WORD = "dicterm"
_BY_ENDING: dict[str, Format] = {
    ".yml": "quanteda",
    ".yaml": "quanteda",
    ".dic": "liwc",
    ".dicx": "liwc",
    ".cat": "wordstat",
    ".qdc": "qdc",
}


def format_named(name: str) -> Format:
    """Give the format of that name; UsageError when there is none."""
    for one in FORMATS:
        if one == name:
            return one
    raise UsageError(f'There is no format "{name}". Formats: {", ".join(FORMATS)}.')


def detect(file: str, *, lines: Sequence[Line], sheet: bool) -> Format:
    """Give the format of a file by its name, else by its first lines.

    ``lines`` are its records, cut at tabs or separators; ``sheet`` tells a workbook.
    UsageError, naming ``--format``, when several fit or none does.
    """
    ending = file[file.rfind(".") :].casefold() if "." in file else ""
    if ending in _BY_ENDING and not sheet:
        return _BY_ENDING[ending]
    fitting = _fitting(lines, sheet=sheet)
    if len(fitting) == 1:
        return fitting[0]
    told = f"may be of {' or '.join(fitting)}" if fitting else "is of no format that shows"
    choices = fitting or FORMATS
    raise UsageError(
        f"{file} {told}; it was not read. Say which: "
        + " or ".join(f"--format {one}" for one in choices)
    )


def _fitting(lines: Sequence[Line], *, sheet: bool) -> tuple[Format, ...]:
    """Give the formats that the first lines speak for."""
    head = lines[0] if lines else Line(1, ())
    words = [cell.strip().casefold() for cell in head.cells]
    if sheet:
        return _fitting_sheet(head, words)
    found: list[Format] = []
    if words[:1] == ["%"] or words[:1] == [TABLE_WORD]:
        found.append("liwc")
    if "tag" in words:
        found.append("taguette")
    if any(">>" in line.cell(0) for line in lines):
        found.append("qualcoder")
    return tuple(found)


def _fitting_sheet(head: Line, words: Sequence[str]) -> tuple[Format, ...]:
    if "code" in words and "memo" in words:
        return ("maxqda",)
    return ("atlas",) if has_heads(head) else ("maxqda", "atlas")

"""Slips in YAML by people who do not program: what was read, and how to mend it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

from qualcode.codebook.findings import Place, shorten

Explanation = tuple[Place, str, str]

_ON_THE_NEXT_LINE = "Put the text in quotes, or write >- and the text on the next line, indented."
_LINE_UP = "Give keys and list items of one level the same number of blanks before them."


@dataclass(frozen=True, slots=True)
class _Slip:
    """A syntax error: the reader's sentence, where, and the line it stands in."""

    says: str
    place: Place
    began: Place
    line: str
    line_before: str
    line_began: str

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.line[: self.place.column - 1]

    @property
    def after(self) -> str:
        """The line from the place on."""
        return self.line[self.place.column - 1 :]


def explain(error: MarkedYAMLError, *, lines: Sequence[str]) -> Explanation:
    """Give place, what was read and remedy for a syntax error of the YAML reader."""
    slip = _slip_of(error, lines=lines)
    for says, explanation in _EXPLANATIONS:
        if re.search(says, slip.says):
            return explanation(slip)
    return (
        slip.place,
        f'this is not YAML: "{shorten(slip.line.strip())}" ({slip.says}).',
        _ON_THE_NEXT_LINE,
    )


def _slip_of(error: MarkedYAMLError, *, lines: Sequence[str]) -> _Slip:
    mark = error.problem_mark or error.context_mark
    began = error.context_mark or mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    return _Slip(
        says=error.problem or "",
        place=Place(row + 1, column + 1),
        began=Place(began.line + 1, began.column + 1) if began else Place(1, 1),
        line=lines[row] if row < len(lines) else "",
        line_before=lines[row - 1] if 0 < row <= len(lines) else "",
        line_began=lines[began.line] if began and began.line < len(lines) else "",
    )


def _explain_escape(slip: _Slip) -> Explanation:
    return (
        slip.place,
        r"inside double quotes a backslash begins a control sign, and this one is none.",
        r"Put a regular expression between slashes and in single quotes: '/nabo\w*/'.",
    )


def _explain_colon(slip: _Slip) -> Explanation:
    """Explain a colon where none can be: in a text, or after a line that never had one."""
    if re.match(r"\s*(- +)*[^\s:#]+:\s+\S", slip.before):
        return (
            slip.place,
            "a text without quotes cannot hold a colon and a blank.",
            _ON_THE_NEXT_LINE,
        )
    if found := re.match(r"\s*(?:- +)?(\w+):(?=\S)", slip.line_before):
        return _no_blank_after(found, line=slip.place.line - 1)
    return (
        slip.place,
        "this line was read as going on with the text of the line before.",
        f"End the line before with a colon if it is a key. {_LINE_UP}",
    )


def _explain_key(slip: _Slip) -> Explanation:
    """Explain a line among keys that has no key, or one whose colon is not seen."""
    if found := re.match(r"\s*(?:- +)?(\w+):(?=\S)", slip.line_began):
        return _no_blank_after(found, line=slip.began.line)
    return (
        slip.began,
        f'"{shorten(slip.line_began.strip())}" was read as a key, but no colon follows it.',
        f"Write a colon and a blank after a key. {_LINE_UP}",
    )


def _no_blank_after(found: re.Match[str], *, line: int) -> Explanation:
    return (
        Place(line, found.end() + 1),
        f'there is no blank after "{found[1]}:".',
        f'Write "{found[1]}: " and then the value.',
    )


def _explain_first_sign(slip: _Slip) -> Explanation:
    sign = slip.after[:1]
    if sign == "\t":
        return slip.place, "there is a tab here.", "Write blanks instead of tabs."
    return slip.place, f'a text without quotes cannot begin with "{sign}".', _ON_THE_NEXT_LINE


def _explain_rest(slip: _Slip) -> Explanation:
    """Explain something left over: after a closing quote or bracket, or out of line."""
    done = slip.before.rstrip()[-1:]
    if done in {"'", '"', "]", "}"}:
        return (
            slip.place,
            f"the text goes on after {done} has closed it.",
            "Write >- and the whole text on the next line, indented.",
        )
    return slip.place, "this line does not line up with the lines before it.", _LINE_UP


def _explain_star(slip: _Slip) -> Explanation:
    return (
        slip.began,
        "a text that begins with * was read as a YAML sign.",
        "Put the whole text in quotes: '*nabo*'. A * at the end, as in nabo*, needs none.",
    )


def _explain_open_list(slip: _Slip) -> Explanation:
    if slip.after[:1] in {"{", "}", "[", "]"}:
        return (
            slip.place,
            f'an item of a list in [ ] holds the sign "{slip.after[:1]}".',
            'Put the item in single quotes, or write one item a line, each after "- ".',
        )
    return (
        slip.place,
        f"the list that begins with [ or {{ on line {slip.began.line} is not closed before this.",
        "Close it with ] or }, and set a comma between its items.",
    )


def _explain_no_value(slip: _Slip) -> Explanation:
    if slip.after[:1] == ",":
        return (
            slip.place,
            "there is nothing before this comma.",
            "Take the comma away, or put it in quotes if it belongs to a text.",
        )
    return slip.place, f'no value can begin with "{slip.after[:1]}".', _ON_THE_NEXT_LINE


def _explain_dash(slip: _Slip) -> Explanation:
    return (
        slip.place,
        'a list item ("- ") begins here, on the line of its key.',
        "Begin a list on the next line; put a text that begins with - in quotes.",
    )


def _explain_open_quote(slip: _Slip) -> Explanation:
    return (
        slip.began,
        "the quotation mark that opens here is never closed.",
        "Close it, or leave the quotation marks out.",
    )


def _explain_first_line(slip: _Slip) -> Explanation:
    return slip.place, "this line is indented less than the first line.", _LINE_UP


_EXPLANATIONS: tuple[tuple[str, Callable[[_Slip], Explanation]], ...] = (
    ("escape", _explain_escape),
    ("mapping values are not allowed", _explain_colon),
    ("could not find expected ':'", _explain_key),
    ("cannot start any token", _explain_first_sign),
    ("expected <block end>", _explain_rest),
    ("expected alphabetic or numeric", _explain_star),
    ("expected ',' or", _explain_open_list),
    ("expected the node content", _explain_no_value),
    ("sequence entries are not allowed", _explain_dash),
    ("unexpected end of stream|found unexpected document separator", _explain_open_quote),
    ("expected '<document start>'", _explain_first_line),
)

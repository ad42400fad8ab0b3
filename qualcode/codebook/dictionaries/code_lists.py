"""Code lists of MAXQDA, ATLAS.ti, Taguette and QualCoder: names, memos, and a tree."""

import re
from collections.abc import Sequence
from dataclasses import replace

from qualcode.codebook.dictionaries.category import Branch, Category, Line, root
from qualcode.codebook.dictionaries.memo import take_apart
from qualcode.codebook.dictionaries.scalars import clean
from qualcode.codebook.findings import Findings, Place, shorten

LEVELS = re.compile(r"[>\\]")
PLACE = " > "
_HEADS = frozenset({"code", "codes", "code name", "name", "kode", "koder", "navn"})
_COMMENTS = frozenset({"comment", "comments", "memo", "description", "kommentar", "beskrivelse"})
_GUARD = re.compile(r"^'(?=[=+\-@\t\r])")
_QUALCODER = ">>"


def read_maxqda(lines: Sequence[Line], *, findings: Findings) -> tuple[Category, ...]:
    r"""Give the codes of a table ``Code``, ``Memo``; ``>`` and ``\`` part the levels of a name."""
    head = [cell.strip().casefold() for cell in lines[0].cells] if lines else []
    if "code" not in head:
        findings.error(
            Place(lines[0].number if lines else 1, 1),
            'the first row names no column "Code".',
            'MAXQDA wants the columns "Code" and "Memo" in the first row.',
        )
        return ()
    code = head.index("code")
    memo = head.index("memo") if "memo" in head else len(head)
    top = root()
    for line in lines[1:]:
        path = tuple(filter(None, map(clean, LEVELS.split(line.cell(code)))))
        _put(top, path, memo=line.cell(memo), line=line, findings=findings)
    return top.grown().under


def read_atlas(lines: Sequence[Line], *, findings: Findings) -> tuple[Category, ...]:
    """Give the codes of a table by position: code, comment, group, more groups.

    The first group is where the code stands; further groups are reported. A first row of
    column names is passed over. The colour of a code's cell is the code's colour.
    """
    top = root()
    for line in lines[1:] if lines and has_heads(lines[0]) else lines:
        name = clean(line.cell(0))
        groups = [clean(cell) for cell in line.cells[2:] if cell.strip()]
        if len(groups) > 1:
            findings.warning(
                Place(line.number, 4),
                f'"{shorten(name)}" is in {len(groups)} groups; only the first, '
                f'"{shorten(groups[0])}", was kept.',
                "A code stands under one theme.",
            )
        place = take_apart(clean(line.cell(1))).texts.get("place", "")
        above = _path(place) or tuple(groups[:1])
        path = (*above, name) if name else ()
        _put(top, path, memo=line.cell(1), line=line, findings=findings)
    return top.grown().under


def has_heads(line: Line) -> bool:
    """Tell whether a first row holds names of columns rather than a code and its comment."""
    return line.cell(0).casefold() in _HEADS and line.cell(1).casefold() in _COMMENTS


def read_taguette(lines: Sequence[Line], *, findings: Findings) -> tuple[Category, ...]:
    """Give the tags of a table ``tag``, ``description``; a place in the memo is kept."""
    head = [cell.strip().casefold() for cell in lines[0].cells] if lines else []
    if "tag" not in head:
        findings.error(
            Place(lines[0].number if lines else 1, 1),
            'the first line names no column "tag".',
            'Taguette exports the columns "tag" and "description".',
        )
        return ()
    tag = head.index("tag")
    memo = head.index("description") if "description" in head else len(head)
    top = root()
    for line in lines[1:]:
        text = _GUARD.sub("", line.cell(memo))
        name = clean(_GUARD.sub("", line.cell(tag)))
        above = _path(take_apart(clean(text)).texts.get("place", ""))
        _put(top, (*above, name) if name else (), memo=text, line=line, findings=findings)
    return top.grown().under


def read_qualcoder(lines: Sequence[Line], *, findings: Findings) -> tuple[Category, ...]:
    """Give the codes of lines ``category>>category>>code`` with a memo in the second cell."""
    top = root()
    for line in lines:
        path = tuple(filter(None, map(clean, line.cell(0).split(_QUALCODER))))
        _put(top, path, memo=line.cell(1), line=line, findings=findings)
    return top.grown().under


def _path(place: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, clean(place).split(PLACE))))


def _put(top: Branch, path: tuple[str, ...], *, memo: str, line: Line, findings: Findings) -> None:
    """Put a code where its path says; a code given twice keeps both memos."""
    place = Place(line.number, 1)
    if not path:
        if memo or line.cell(0):
            findings.warning(place, "a line without a name was left out.", "Name the code.")
        return
    branch = top.at(path, line=line.number)
    known = branch.category
    if known.memo and memo:
        findings.warning(
            place,
            f'"{shorten(path[-1])}" stands here again, first on line {known.line}; '
            "its memos were joined.",
            "Give each code its own name.",
        )
    text = "\n\n".join(filter(None, (known.memo, clean(memo))))
    branch.category = replace(known, memo=text, color=line.color or known.color)

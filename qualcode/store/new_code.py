"""A new code as a proposal: put in at the end of its theme, in the style of the file.

The change is one insertion into the text, so that every other byte stays what it was. It
is loaded again before it is offered: it must give the codebook of before and this code.
"""

from collections.abc import Iterator
from dataclasses import replace

from qualcode.codebook import load_codebook, nearest
from qualcode.errors import CodebookError, UnknownNameError, UsageError
from qualcode.model import Code, Codebook, Problem
from qualcode.store.code_layout import (
    NewCode,
    Style,
    block_lines,
    flow_item,
    style_of,
    value_of,
)
from qualcode.store.codebook_file import (
    entries_of,
    loaded_codebook,
    newline_of,
    placeless,
    read_codebook_text,
)
from qualcode.store.project import Project
from qualcode.store.proposal import Edit, Proposal
from qualcode.store.yaml_file import Entry


def propose_code(project: Project, *, code: NewCode) -> Proposal:
    """Give the change of the codebook that puts a code at the end of its theme.

    Raises ``UnknownNameError`` for a theme the codebook does not have, ``UsageError`` for
    an id that is taken or anything else that cannot be a code's, and ``CodebookError``
    when the file cannot be used, or not be changed without touching other lines.
    """
    old, encoding = read_codebook_text(project.codebook)
    before = loaded_codebook(old, encoding, file=project.codebook.name)
    _check(code, before)
    slips: list[Problem] = []
    for edit in _edits(old, code=code, codebook=before):
        new = old[: edit.start] + edit.words + old[edit.end :]
        loaded = load_codebook(new.encode(encoding), file=project.codebook.name)
        if loaded.codebook and _says(loaded.codebook, code=code, before=before):
            return Proposal(project.codebook, old, new, encoding)
        slips += [one for one in loaded.problems if one.severity == "error"]
    raise _refused(code, before, slips, file=project.codebook.name)


def _check(code: NewCode, codebook: Codebook) -> None:
    themes = [one.id for one in codebook.themes]
    if code.theme not in themes:
        near = nearest(code.theme, themes)
        meant = f' Did you mean "{near}"?' if near else ""
        raise UnknownNameError(
            f'There is no theme "{code.theme}".{meant} Themes: {", ".join(themes)}.'
        )
    taken = {one.id.casefold() for one in codebook}
    if code.id.casefold() in taken:
        raise UsageError(f'The id "{code.id}" is taken. Give the new code another: --id ID.')


def _refused(
    code: NewCode, before: Codebook, slips: list[Problem], *, file: str
) -> UsageError | CodebookError:
    known = {one.what for one in slips}
    for slip in slips:
        if code.id in slip.what or (code.color and code.color in slip.what):
            return UsageError(f"{slip.what} {slip.remedy}")
    lines = block_lines(code, style=Style(), indent="  ", newline="\n")
    why = f" ({'; '.join(sorted(known))})" if known else ""
    theme = before.theme(code.theme)
    return CodebookError(
        f"{file}:{theme.line if theme else 1}: the theme could not be changed without touching "
        f'other lines{why}. Write by hand, under its "codes:":\n{lines}'.rstrip()
    )


def _edits(text: str, *, code: NewCode, codebook: Codebook) -> Iterator[Edit]:
    """Give the places where the code may be put, the best first."""
    root = entries_of(text)
    theme = _theme(root, code.theme) if root else None
    if root is None or theme is None:
        return
    style = style_of(root, theme=theme, languages=codebook.languages)
    codes = next(((key, value) for key, value in theme.pairs if key.text == "codes"), None)
    if codes is None and theme.flow:
        words = f"codes: [{flow_item(code, style=style)}]"
        yield _into_brackets(text, theme, words=words)
    elif codes is None:
        indent = " " * (theme.place.column - 1)
        item = _item(text, code, style=style, indent=indent + " " * style.dash)
        yield from _after(text, theme, words=f"{indent}codes:{newline_of(text)}{item}")
    elif codes[1].flow:
        yield _into_brackets(text, codes[1], words=flow_item(code, style=style))
    elif codes[1].kind == "list":
        dash = text.rindex("-", 0, codes[1].items[-1].start)
        indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
        item = _item(text, code, style=style, indent=indent)
        yield from _after(text, codes[1], words=item)
    else:
        indent = " " * (codes[0].place.column - 1 + style.dash)
        item = _item(text, code, style=style, indent=indent)
        yield from _after(text, codes[0], words=item)


def _item(text: str, code: NewCode, *, style: Style, indent: str) -> str:
    newline = newline_of(text)
    if style.item_in_flow:
        return f"{indent}- {flow_item(code, style=style)}{newline}"
    return block_lines(code, style=style, indent=indent, newline=newline)


def _after(text: str, entry: Entry, *, words: str) -> Iterator[Edit]:
    """Give the places after a value: before the blank lines that follow it, else after."""
    end = _end(entry)
    if not text[:end].endswith("\n"):
        line_end = text.find("\n", end)
        end = len(text) if line_end < 0 else line_end + 1
    if not text[:end].endswith("\n"):
        yield Edit(end, end, newline_of(text) + words)
        return
    before = len(text[:end].rstrip())
    first = text.find("\n", before, end) + 1
    for place in dict.fromkeys((first, end)):
        yield Edit(place, place, words)


def _end(entry: Entry) -> int:
    """Give where the words of a value end, without the blank lines and comments after it."""
    if entry.flow or entry.kind in {"text", "empty"}:
        return entry.end
    if entry.items:
        return _end(entry.items[-1])
    key, value = entry.pairs[-1]
    return key.end + 1 if value.kind == "empty" else _end(value)


def _into_brackets(text: str, entry: Entry, *, words: str) -> Edit:
    close = entry.end - 1
    inside = text[entry.start + 1 : close].rstrip()
    link = "" if not inside else " " if inside.endswith(",") else ", "
    place = entry.start + 1 + len(inside)
    return Edit(place, place, f"{link}{words}")


def _theme(root: Entry, theme_id: str) -> Entry | None:
    themes = value_of(root, "themes")
    for item in themes.items if themes else ():
        found = value_of(item, "id")
        if found is not None and found.text == theme_id:
            return item
    return None


def _says(after: Codebook, *, code: NewCode, before: Codebook) -> bool:
    """Tell whether a codebook is the one before with this code at the end of its theme."""
    theme = after.theme(code.theme)
    if theme is None or not theme.codes:
        return False
    new = theme.codes[-1]
    shorter = replace(
        after,
        themes=tuple(
            replace(one, codes=one.codes[:-1]) if one.id == code.theme else one
            for one in after.themes
        ),
    )
    return placeless(shorter) == placeless(before) and _is_it(new, code)


def _is_it(found: Code, code: NewCode) -> bool:
    return (
        (found.id, found.origin, found.since, found.by, found.color, found.parents)
        == (code.id, "emergent", code.since, code.by, code.color, ())
        and dict(found.label) == {code.label_language: code.label}
        and [(one.text, one.language, one.strength) for one in found.rules]
        == [(rule, code.rules_language, "strong") for rule in code.rules]
    )

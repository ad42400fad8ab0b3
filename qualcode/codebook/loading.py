"""A codebook as loaded from its file, with every slip and where it stands."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, cast

from qualcode.codebook.fields import CODE, CODEBOOK, COLOR, THEME, Field, Fields
from qualcode.codebook.findings import Findings, Place, shorten
from qualcode.codebook.names import did_you_mean
from qualcode.codebook.rule_lists import read_examples, read_rules
from qualcode.codebook.source import read_source
from qualcode.codebook.texts import (
    Sheet,
    is_empty,
    read_fields,
    read_label,
    read_text,
    read_wording,
    read_words,
)
from qualcode.codebook.tree import ListNode, MapNode, Node, TextNode, read_tree
from qualcode.model import Code, Codebook, Examples, Problem, Theme

if TYPE_CHECKING:
    from qualcode.model.codebook import Origin, Scope

DEFAULT_LANGUAGE = "da"
_ID = re.compile(r"[^\W_][\w.-]*")
_START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: the codebook, ``None`` if an error is among the problems."""

    codebook: Codebook | None
    problems: tuple[Problem, ...]


def load_codebook(data: bytes, *, file: str = "codebook.yaml") -> Loaded:
    """Read a codebook file; every slip is a problem, none is raised.

    ``file`` is the name that problems show. The codebook's fingerprint is the SHA-256 of
    the bytes as given.
    """
    findings = Findings(file)
    text = read_source(data, findings=findings)
    root = read_tree(text, findings=findings)
    codebook = None
    if root is not None and not is_empty(root):
        codebook = _read_codebook(root, sheet=Sheet(findings, text.split("\n")))
    elif not findings.failed:
        findings.error(_START, "the codebook is empty.", 'Begin with "codebook:" and "themes:".')
    if codebook is None or findings.failed:
        return Loaded(None, findings.in_order())
    fingerprint = hashlib.sha256(data).hexdigest()
    return Loaded(replace(codebook, fingerprint=fingerprint), findings.in_order())


def _read_codebook(root: Node, *, sheet: Sheet) -> Codebook:
    fields = read_fields(root, fields=CODEBOOK, owner="the codebook", sheet=sheet)
    sheet = replace(sheet, languages=_read_languages(fields.get("languages"), sheet=sheet))
    themes = fields.get("themes")
    if themes is None and isinstance(root, MapNode):
        sheet.findings.error(
            root.place, "the codebook has no themes.", 'Write them under "themes:".'
        )
    return Codebook(
        name=_text_of(fields, "codebook", owner="the codebook", sheet=sheet),
        languages=sheet.languages,
        themes=tuple(_read_theme(item, sheet=sheet) for item in _items(themes, "theme", sheet)),
    )


def _read_languages(node: Node | None, *, sheet: Sheet) -> tuple[str, ...]:
    """Give the languages; the default when the file names none."""
    languages = () if node is None else read_words(node, owner='"languages"', sheet=sheet)
    if languages:
        return languages
    sheet.findings.warning(
        node.place if node else _START,
        f'the codebook names no languages; "{DEFAULT_LANGUAGE}" was assumed.',
        f"Write languages: [{DEFAULT_LANGUAGE}].",
    )
    return (DEFAULT_LANGUAGE,)


def _items(node: Node | None, kind: Literal["theme", "code"], sheet: Sheet) -> tuple[Node, ...]:
    """Give the items of a list of themes or codes."""
    if node is None:
        return ()
    if isinstance(node, ListNode):
        return node.items
    sheet.findings.error(
        node.place,
        f'"{kind}s" should be a list, but no list was read.',
        f'Begin each {kind} with "- id: …" on a line of its own.',
    )
    return ()


def _read_theme(node: Node, *, sheet: Sheet) -> Theme:
    owner = _named("theme", node)
    fields = read_fields(node, fields=THEME, owner=owner, sheet=sheet)
    theme_id = _read_id(fields, kind="theme", node=node, sheet=sheet)
    if "codes" not in fields and isinstance(node, MapNode):
        sheet.findings.note(node.place, f"{owner} has no codes.", 'Write them under "codes:".')
    return Theme(
        id=theme_id,
        label=_wording_of(fields, "label", owner=owner, sheet=sheet),
        definition=_wording_of(fields, "definition", owner=owner, sheet=sheet),
        codes=tuple(_read_codes(fields.get("codes"), theme=theme_id, parents=(), sheet=sheet)),
        line=node.place.line,
    )


def _read_codes(
    node: Node | None, *, theme: str, parents: tuple[str, ...], sheet: Sheet
) -> Iterator[Code]:
    """Give the codes of a list, each followed by those under it."""
    for item in _items(node, "code", sheet):
        owner = _named("code", item)
        fields = read_fields(item, fields=CODE, owner=owner, sheet=sheet)
        code = _read_code(item, fields=fields, owner=owner, sheet=sheet)
        yield replace(code, theme=theme, parents=parents)
        below = (*parents, code.id)
        yield from _read_codes(fields.get("codes"), theme=theme, parents=below, sheet=sheet)


def _read_code(node: Node, *, fields: Mapping[str, Node], owner: str, sheet: Sheet) -> Code:
    """Give one code, without its place in the tree of codes."""
    code_id = _read_id(fields, kind="code", node=node, sheet=sheet)
    rules, examples, was = (fields.get(name) for name in ("rules", "examples", "was"))
    code = Code(
        id=code_id,
        theme="",
        label=_wording_of(fields, "label", owner=owner, sheet=sheet),
        definition=_wording_of(fields, "definition", owner=owner, sheet=sheet),
        use=_wording_of(fields, "use", owner=owner, sheet=sheet),
        do_not_use=_wording_of(fields, "do_not_use", owner=owner, sheet=sheet),
        rules=() if rules is None else read_rules(rules, owner=owner, sheet=sheet),
        examples=Examples()
        if examples is None
        else read_examples(examples, owner=owner, sheet=sheet),
        scope=cast("Scope", _choice_of(fields, "scope", owner=owner, sheet=sheet)),
        origin=cast("Origin", _choice_of(fields, "origin", owner=owner, sheet=sheet)),
        since=_text_of(fields, "since", owner=owner, sheet=sheet),
        by=_text_of(fields, "by", owner=owner, sheet=sheet),
        was=() if was is None else read_words(was, owner=f'"was" of {owner}', sheet=sheet),
        color=_color_of(fields, owner=owner, sheet=sheet),
        line=node.place.line,
    )
    _nag(code, node=node, owner=owner, sheet=sheet)
    return code


def _nag(code: Code, *, node: Node, owner: str, sheet: Sheet) -> None:
    """Note what a second coder will miss."""
    if not isinstance(node, MapNode):
        return
    if not code.definition:
        what = f"{owner} has no definition."
        sheet.findings.note(node.place, what, 'Write one under "definition:".')
    if not code.do_not_use:
        what = f"{owner} does not say when not to use it."
        sheet.findings.note(node.place, what, 'Write it under "do_not_use:".')


def _named(kind: str, node: Node) -> str:
    """Name a theme or code in messages, by its id where it has one."""
    if isinstance(node, MapNode):
        for key, value in node.entries:
            if isinstance(key, TextNode) and key.text == "id" and isinstance(value, TextNode):
                return f'{kind} "{shorten(value.text)}"'
    return f"a {kind}"


def _read_id(
    fields: Mapping[str, Node], *, kind: Literal["theme", "code"], node: Node, sheet: Sheet
) -> str:
    """Give the id; reports one that is missing, malformed or taken."""
    if "id" not in fields:
        if isinstance(node, MapNode):
            sheet.findings.error(node.place, f"a {kind} has no id.", 'Write one under "id:".')
        return ""
    place = fields["id"].place
    found = read_label(fields["id"], owner=f"the id of a {kind}", sheet=sheet)
    if found and not _ID.fullmatch(found):
        sheet.findings.error(
            place,
            f'"{shorten(found)}" cannot be the id of a {kind}.',
            "Use letters, digits, _ and -, beginning with a letter or digit, without blanks.",
        )
    key = (kind, found.casefold())
    if found and key in sheet.taken:
        sheet.findings.error(
            place,
            f'the id "{found}" is taken by the {kind} on line {sheet.taken[key].line}.',
            "Give each its own id; capital and small letters count as the same.",
        )
    sheet.taken.setdefault(key, place)
    return found


def _text_of(fields: Mapping[str, Node], name: str, *, owner: str, sheet: Sheet) -> str:
    if name not in fields:
        return ""
    return read_text(fields[name], owner=f'"{name}" of {owner}', sheet=sheet)


def _wording_of(
    fields: Mapping[str, Node], name: str, *, owner: str, sheet: Sheet
) -> dict[str, str]:
    if name not in fields:
        return {}
    named = f'"{name}" of {owner}'
    return read_wording(fields[name], owner=named, sheet=sheet, label=name == "label")


def _field(fields: Fields, name: str) -> Field:
    return next(field for field in fields if field.name == name)


def _choice_of(fields: Mapping[str, Node], name: str, *, owner: str, sheet: Sheet) -> str:
    """Give a value out of the key's choices, the first when there is none."""
    choices = _field(CODE, name).choices
    found = _text_of(fields, name, owner=owner, sheet=sheet)
    if not found or found in choices:
        return found or choices[0]
    sheet.findings.error(
        fields[name].place,
        f'"{name}" of {owner} cannot be "{shorten(found)}".',
        did_you_mean(found, choices),
    )
    return choices[0]


def _color_of(fields: Mapping[str, Node], *, owner: str, sheet: Sheet) -> str:
    """Give the colour as #RRGGBB or #RGB, "" when there is none."""
    found = _text_of(fields, "color", owner=owner, sheet=sheet)
    if not found or re.fullmatch(COLOR, found):
        return found
    sheet.findings.error(
        fields["color"].place,
        f'"color" of {owner} cannot be "{shorten(found)}".',
        "Write # and three or six digits of 0-9 and a-f, in quotes: '#d9a300'.",
    )
    return ""

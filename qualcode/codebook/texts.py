"""Texts, lists and mappings of the file as the codebook wants them, with what is odd reported."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.codebook.fields import LANGUAGE_CODE, Fields, names
from qualcode.codebook.findings import Findings, Place, shorten
from qualcode.codebook.names import did_you_mean
from qualcode.codebook.tree import ListNode, MapNode, Node, TextNode

_NUMBER = r"[-+]?(0o[0-7]+|0x[0-9a-fA-F]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|\.(inf|Inf|INF))"
# what YAML 1.2 takes for something else than text, and what older readers do
_NO_TEXT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a number", re.compile(f"{_NUMBER}|\\.(nan|NaN|NAN)")),
    ("a truth value", re.compile("true|True|TRUE|false|False|FALSE")),
)
_NO_TEXT_ELSEWHERE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a truth value", re.compile("yes|no|on|off", re.IGNORECASE)),
    ("a number", re.compile(r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.\d*)?|[-+]?\d[\d_]+")),
    ("a date", re.compile(r"\d{4}-\d\d?-\d\d?([Tt ].*)?")),
)
_EMPTY = {"~", "null", "Null", "NULL"}
_CURLY = re.compile("[“”„«»‘‚].*[“”„«»’‘]", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The file being read: findings, source lines, languages, and ids already taken."""

    findings: Findings
    lines: Sequence[str]
    languages: tuple[str, ...] = ()
    taken: dict[tuple[str, str], Place] = field(default_factory=dict)

    @property
    def default_language(self) -> str:
        """The first language."""
        return self.languages[0]

    def rest_of_line(self, place: Place) -> str:
        """Give what stands in the source from a place to the end of its line."""
        return self.lines[place.line - 1][place.column - 1 :]


Entries = tuple[tuple[TextNode, Node], ...]


def is_empty(node: Node) -> bool:
    """Tell whether there is no value: nothing, or ``~`` or ``null`` without quotes."""
    if not isinstance(node, TextNode):
        return False
    return not node.text.strip() or (node.plain and node.text in _EMPTY)


def read_entries(node: Node, *, owner: str, sheet: Sheet) -> Entries:
    """Give keys with values that are there; reports repeated keys and what is no mapping."""
    if not isinstance(node, MapNode):
        _report_kind(node, wanted="keys with values", owner=owner, sheet=sheet)
        return ()
    seen: dict[str, Place] = {}
    kept: list[tuple[TextNode, Node]] = []
    for key, value in node.entries:
        if not isinstance(key, TextNode):
            _report_kind(key, wanted="a key", owner=owner, sheet=sheet)
        elif key.text in seen:
            sheet.findings.error(
                key.place,
                f'"{key.text}" stands twice in {owner}, first on line {seen[key.text].line}.',
                "Keep one of them.",
            )
        else:
            seen[key.text] = key.place
            if not _is_missing(key, value, owner=owner, sheet=sheet):
                kept.append((key, value))
    return tuple(kept)


def read_fields(node: Node, *, fields: Fields, owner: str, sheet: Sheet) -> dict[str, Node]:
    """Give the values of known keys; reports every unknown key with what was meant."""
    known = names(fields)
    found: dict[str, Node] = {}
    for key, value in read_entries(node, owner=owner, sheet=sheet):
        if key.text in known:
            found[key.text] = value
        else:
            report_unknown(key, known=known, owner=owner, sheet=sheet)
    return found


def report_unknown(key: TextNode, *, known: Sequence[str], owner: str, sheet: Sheet) -> None:
    """Report a key that has no meaning here."""
    sheet.findings.error(
        key.place,
        f'{owner} has an unknown key "{shorten(key.text)}".',
        did_you_mean(key.text, known),
    )


def read_text(node: Node, *, owner: str, sheet: Sheet) -> str:
    """Give a text in one line's blanks as written, "" when it is none (then reported)."""
    if not isinstance(node, TextNode):
        _report_kind(node, wanted="a text", owner=owner, sheet=sheet)
        return ""
    if control := _CONTROL.search(node.text):
        sheet.findings.error(
            node.place,
            f"{owner} holds a control sign (U+{ord(control.group()):04X}).",
            r"Inside double quotes \b and the like are signs of their own: write a regular "
            r"expression in single quotes, '/nabo\w*/', and leave \b out.",
        )
        return ""
    if node.plain:
        _report_lookalike(node, owner=owner, sheet=sheet)
    return node.text.strip()


def read_label(node: Node, *, owner: str, sheet: Sheet) -> str:
    """Give a text that reports show, or an id; curly quotes around it are reported."""
    text = read_text(node, owner=owner, sheet=sheet)
    if _CURLY.fullmatch(text):
        sheet.findings.warning(
            node.place,
            f"{owner} was read with its quotation marks: {shorten(text)}.",
            "Write straight quotes (\" or ') or none; curly ones are part of the text.",
        )
    return text


def read_texts(node: Node, *, owner: str, sheet: Sheet) -> tuple[TextNode, ...]:
    """Give the items of a list of texts; a single text is a list of one."""
    if isinstance(node, TextNode):
        return (node,)
    if isinstance(node, MapNode):
        _report_kind(node, wanted="a list of texts", owner=owner, sheet=sheet)
        return ()
    kept = []
    for item in node.items:
        if not isinstance(item, TextNode):
            _report_kind(item, wanted="a text", owner=f"an item of {owner}", sheet=sheet)
        elif is_empty(item):
            _report_empty_item(item, owner=owner, sheet=sheet)
        else:
            kept.append(item)
    return tuple(kept)


def read_words(node: Node, *, owner: str, sheet: Sheet) -> tuple[str, ...]:
    """Give the texts of a list, each once, in order."""
    items = read_texts(node, owner=owner, sheet=sheet)
    read = (read_text(item, owner=f"an item of {owner}", sheet=sheet) for item in items)
    return tuple(dict.fromkeys(text for text in read if text))


def read_wording(node: Node, *, owner: str, sheet: Sheet, label: bool = False) -> dict[str, str]:
    """Give texts by language; a plain text is taken for the default language."""
    read = read_label if label else read_text
    if not isinstance(node, MapNode):
        text = read(node, owner=owner, sheet=sheet)
        return {sheet.default_language: text} if text else {}
    wording = {}
    for language, value in by_language(node, owner=owner, sheet=sheet).items():
        text = read(value, owner=f"{owner} ({language})", sheet=sheet)
        if text:
            wording[language] = text
    return wording


def by_language(node: MapNode, *, owner: str, sheet: Sheet) -> Mapping[str, Node]:
    """Give a mapping's values by language; keys that are no language are reported."""
    entries = read_entries(node, owner=owner, sheet=sheet)
    return {key.text: value for key, value in entries if is_language(key, owner=owner, sheet=sheet)}


def is_language(key: TextNode, *, owner: str, sheet: Sheet, also: Sequence[str] = ()) -> bool:
    """Tell whether a key is a language; one that ``languages:`` lacks is reported and kept."""
    if key.text in sheet.languages:
        return True
    if not re.fullmatch(LANGUAGE_CODE, key.text):
        known = (*sheet.languages, *also)
        report_unknown(key, known=known, owner=owner, sheet=sheet)
        return False
    sheet.findings.warning(
        key.place,
        f'{owner} has the language "{key.text}", which "languages:" does not name.',
        f"Add it: languages: [{', '.join((*sheet.languages, key.text))}].",
    )
    return True


def _is_missing(key: TextNode, value: Node, *, owner: str, sheet: Sheet) -> bool:
    """Tell whether a key has no value; one eaten by ``#`` is reported."""
    if not is_empty(value):
        return False
    rest = re.match(r"\s*:\s+(#\S+)", sheet.rest_of_line(key.end))
    if rest:
        sheet.findings.warning(
            key.place,
            f'"{key.text}" of {owner} has no value: # begins a comment.',
            f"Put the value in quotes: {key.text}: '{rest[1]}'.",
        )
    return True


def _report_empty_item(item: TextNode, *, owner: str, sheet: Sheet) -> None:
    sheet.findings.warning(
        item.place, f"an item of {owner} is empty.", "Write a text, or take the line away."
    )


def _report_lookalike(node: TextNode, *, owner: str, sheet: Sheet) -> None:
    """Report a text that YAML, here or elsewhere, takes for something else."""
    text = node.text
    remedy = f"Put it in quotes: '{shorten(text)}'."
    for kind, pattern in _NO_TEXT:
        if pattern.fullmatch(text):
            what = f'{owner} is {kind} to YAML; it was read as the text "{text}".'
            sheet.findings.warning(node.place, what, remedy)
            return
    for kind, pattern in _NO_TEXT_ELSEWHERE:
        if pattern.fullmatch(text):
            what = f'{owner} was read as the text "{text}"; other programs may take it for {kind}.'
            sheet.findings.note(node.place, what, remedy)
            return


def _report_kind(node: Node, *, wanted: str, owner: str, sheet: Sheet) -> None:
    """Report a value of the wrong kind, with what was read."""
    sheet.findings.error(
        node.place,
        f"{owner} should be {wanted}, but {_read_as(node)}.",
        _remedy_of_kind(node),
    )


def _read_as(node: Node) -> str:
    if isinstance(node, TextNode):
        return f'the text "{shorten(node.text)}" was read' if node.text else "nothing is there"
    if isinstance(node, ListNode):
        return f"a list of {len(node.items)} was read"
    keys = [shorten(key.text) for key, _ in node.entries if isinstance(key, TextNode)]
    return f'"{keys[0]}:" was read as a key with a value' if keys else "{ } was read"


def _remedy_of_kind(node: Node) -> str:
    if isinstance(node, TextNode):
        return "See docs/codebook.md for how this part is written."
    if isinstance(node, ListNode):
        return "Take the list signs away (- or [ ]), or put the whole text in quotes."
    return "Put the whole text in quotes if the colon or the braces belong to it."

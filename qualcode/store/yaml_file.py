"""A YAML file read as plain text values, each with its place: no type is ever guessed."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from qualcode.codebook.findings import Findings, Place
from qualcode.codebook.names import did_you_mean
from qualcode.codebook.slips import explain

START = Place(1, 1)
LARGEST = 256 * 1024
YES = frozenset({"yes", "ja", "true"})
NO = frozenset({"no", "nej", "false"})
PLAIN = re.compile(r"[^\W\d_](?:[\w .()-]*[\w.()])?")
RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})

Kind = Literal["text", "list", "mapping", "empty"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the file: a text, a list, a mapping, or nothing.

    ``start`` and ``end`` count code points of the file's text, half-open. ``text`` is in
    NFC. ``flow`` tells that it is written in brackets.
    """

    kind: Kind
    place: Place
    start: int
    end: int
    text: str = ""
    items: tuple["Entry", ...] = ()
    pairs: tuple[tuple["Entry", "Entry"], ...] = ()
    flow: bool = False


def read_yaml(text: str, *, findings: Findings) -> Entry | None:
    """Give the file's one value, or ``None`` when it is empty or no YAML."""
    text = text.replace("\u00a0", " ")
    if len(text) > LARGEST:
        findings.error(
            START, "the file is too long for settings.", "Check that it is the right one."
        )
        return None
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        return None if node is None else _entry(node, findings=findings, seen=set())
    except MarkedYAMLError as error:
        findings.error(*explain(error, lines=text.split("\n")))
        return None
    except (YAMLError, RecursionError):
        remedy = "Write the line anew in a plain text editor."
        findings.error(START, "it holds a sign no text should have, or endless brackets.", remedy)
        return None


def fields(entry: Entry, *, known: Sequence[str], findings: Findings) -> dict[str, Entry]:
    """Give the values of a mapping by key, empty ones left out; unknown keys are findings."""
    if entry.kind != "mapping":
        findings.error(
            entry.place, f"expected {_listed(known)}.", remedy="Write each as: key: value"
        )
        return {}
    found: dict[str, Entry] = {}
    for key, value in entry.pairs:
        if key.text not in known:
            remedy = did_you_mean(key.text, known)
            findings.error(key.place, f'"{key.text}" is not known here.', remedy=remedy)
        elif value.kind != "empty":
            found[key.text] = value
    return found


def text_of(entry: Entry | None, *, findings: Findings) -> str:
    """Give a text, stripped; empty when there is none."""
    if entry is None or entry.kind == "empty":
        return ""
    if entry.kind != "text":
        findings.error(
            entry.place, f"expected a text, not a {entry.kind}.", remedy="Put quotes around it."
        )
        return ""
    return entry.text.strip()


def texts_of(entry: Entry | None, *, findings: Findings) -> tuple[str, ...]:
    """Give a list of texts; one text alone is a list of one."""
    if entry is None or entry.kind == "empty":
        return ()
    parts = entry.items if entry.kind == "list" else (entry,)
    return tuple(text for part in parts if (text := text_of(part, findings=findings)))


def text_map_of(entry: Entry | None, *, findings: Findings) -> dict[str, str]:
    """Give a mapping from text to text, in the order of the file."""
    if entry is None or entry.kind == "empty":
        return {}
    if entry.kind != "mapping":
        findings.error(
            entry.place, f"expected pairs, not a {entry.kind}.", remedy="Write each as: key: value"
        )
        return {}
    return {key.text: text_of(value, findings=findings) for key, value in entry.pairs}


def yes_or_no(entry: Entry, *, findings: Findings) -> bool:
    """Give the answer of yes, ja or true, and of no, nej or false."""
    word = text_of(entry, findings=findings).casefold()
    if word not in YES | NO:
        findings.error(entry.place, f'"{word}" is neither yes nor no.', remedy="Write yes or no.")
    return word in YES


def one_of(entry: Entry, *, choices: Sequence[str], findings: Findings) -> str:
    """Give one of the choices; the first where it is none of them."""
    word = text_of(entry, findings=findings)
    if word in choices:
        return word
    findings.error(
        entry.place, f'"{word}" is not possible here.', remedy=f"Write {_listed(choices)}."
    )
    return choices[0]


def quoted(text: str) -> str:
    """Write a text so that YAML reads the same text again."""
    if PLAIN.fullmatch(text) and text.casefold() not in RESERVED:
        return text
    return "".join(
        sign if sign.isprintable() else _escaped(sign)
        for sign in json.dumps(text, ensure_ascii=False)
    )


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _listed(words: Sequence[str]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if words[1:] else words[0]


def _entry(node: Node, *, findings: Findings, seen: set[int]) -> Entry:
    start, end = node.start_mark, node.end_mark
    empty = Entry("empty", Place(start.line + 1, start.column + 1), start.index, end.index)
    if id(node) in seen:
        findings.error(
            empty.place, "* and & are signs with a meaning in YAML.", remedy="Use quotes."
        )
        return empty
    seen.add(id(node))
    if not str(node.tag).startswith("tag:yaml.org,2002:"):
        findings.error(empty.place, "! is a sign with a meaning in YAML.", remedy="Use quotes.")
    return _filled(node, empty=empty, findings=findings, seen=seen)


def _filled(node: Node, *, empty: Entry, findings: Findings, seen: set[int]) -> Entry:
    at = (empty.place, empty.start, empty.end)
    if isinstance(node, MappingNode):
        pairs = tuple(
            (_entry(key, findings=findings, seen=seen), _entry(value, findings=findings, seen=seen))
            for key, value in node.value
        )
        return Entry(
            "mapping", *at, pairs=_once(pairs, findings=findings), flow=bool(node.flow_style)
        )
    if isinstance(node, SequenceNode):
        items = tuple(_entry(item, findings=findings, seen=seen) for item in node.value)
        return Entry("list", *at, items=items, flow=bool(node.flow_style))
    if isinstance(node, ScalarNode) and not str(node.tag).endswith(":null"):
        return Entry("text", *at, text=unicodedata.normalize("NFC", str(node.value)))
    return empty


def _once(
    pairs: tuple[tuple[Entry, Entry], ...], *, findings: Findings
) -> tuple[tuple[Entry, Entry], ...]:
    lines: dict[str, int] = {}
    for key, _ in pairs:
        if key.text in lines:
            findings.error(
                key.place,
                f'"{key.text}" stands here a second time.',
                remedy=f"Keep one of the two; the first is in line {lines[key.text]}.",
            )
        lines.setdefault(key.text, key.place.line)
    return pairs

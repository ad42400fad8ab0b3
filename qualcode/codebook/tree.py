"""The codebook file as a tree in which everything knows its place.

Built from the events of ruamel.yaml, so that text stays what was written: nothing turns
into a number, a date or a boolean, and every slip can be shown where it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from qualcode.codebook.findings import Findings, Place
from qualcode.codebook.slips import explain

MOST_NODES = 200_000
DEEPEST = 60
_TEXT_TAGS = {"None", "!", "tag:yaml.org,2002:str"}


@dataclass(frozen=True, slots=True)
class TextNode:
    """A text as written. ``plain``: without quotes. ``end`` is the place after it."""

    text: str
    place: Place
    end: Place
    plain: bool = True


@dataclass(frozen=True, slots=True)
class ListNode:
    """Items in order. ``flow``: written in ``[ ]``."""

    items: tuple["Node", ...]
    place: Place
    flow: bool = False


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys with their values, in order, repeated keys included."""

    entries: tuple[tuple["Node", "Node"], ...]
    place: Place


Node = TextNode | ListNode | MapNode
_Content = ScalarEvent | SequenceStartEvent | MappingStartEvent


class TooMuchError(Exception):
    """The file nests or repeats itself beyond what a codebook needs."""


@dataclass(slots=True)
class _Builder:
    """Events being read: anchors seen and used, and how much has been built."""

    events: Iterator[Event]
    findings: Findings
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    unused: dict[str, Place] = field(default_factory=dict)
    nodes: int = 0


def read_tree(text: str, *, findings: Findings) -> Node | None:
    """Give the tree of a YAML text; ``None`` when it is empty or cannot be read.

    What could not be read is reported with its place. Aliases are followed, up to
    MOST_NODES in all.
    """
    try:
        builder = _Builder(YAML(typ="safe", pure=True).parse(text), findings)
        root = _build_document(builder)
    except MarkedYAMLError as error:
        _report_slip(error, text=text, findings=findings)
        return None
    except (YAMLError, TooMuchError) as error:
        findings.error(Place(1, 1), f"the file cannot be read: {error}.", "Mend or shorten it.")
        return None
    for anchor, place in builder.unused.items():
        findings.error(
            place,
            f'"&{anchor}" was read as a YAML anchor and is no part of the text.',
            "Put the whole text in quotes.",
        )
    return root


def _report_slip(error: MarkedYAMLError, *, text: str, findings: Findings) -> None:
    """Report a syntax error, unless tabs already reported are its likely cause."""
    if not findings.failed:
        findings.error(*explain(error, lines=text.split("\n")))


def _build_document(builder: _Builder) -> Node | None:
    """Give the one document of the stream; a second one is an error."""
    root: Node | None = None
    for event in builder.events:
        if isinstance(event, NodeEvent) and root is None:
            root = _build(event, builder=builder, depth=0)
        elif isinstance(event, DocumentStartEvent) and root is not None:
            builder.findings.error(
                _place(event),
                "a second document begins here.",
                "Take away the line --- or ... that stands in the middle of the file.",
            )
            break
    return root


def _build(event: NodeEvent, *, builder: _Builder, depth: int) -> Node:
    """Give the node that begins with this event."""
    if depth > DEEPEST:
        raise TooMuchError(f"it nests more than {DEEPEST} levels deep")
    if not isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
        return _follow(event, builder=builder)
    _count(builder, 1)
    before = builder.nodes
    node = _build_new(event, builder=builder, depth=depth)
    _check_tag(event, builder=builder)
    if event.anchor:
        builder.anchors[event.anchor] = (node, builder.nodes - before + 1)
        builder.unused[event.anchor] = _place(event)
    return node


def _build_new(event: _Content, *, builder: _Builder, depth: int) -> Node:
    if isinstance(event, SequenceStartEvent):
        items = tuple(_children(builder, depth=depth))
        return ListNode(items, _place(event), flow=bool(event.flow_style))
    if isinstance(event, MappingStartEvent):
        children = tuple(_children(builder, depth=depth))
        return MapNode(tuple(zip(children[::2], children[1::2], strict=True)), _place(event))
    return TextNode(event.value, _place(event), _end(event), plain=not event.style)


def _children(builder: _Builder, *, depth: int) -> Iterator[Node]:
    """Give nodes until the list or mapping ends."""
    for event in builder.events:
        if not isinstance(event, NodeEvent):
            return
        yield _build(event, builder=builder, depth=depth + 1)


def _follow(event: NodeEvent, *, builder: _Builder) -> Node:
    """Give the node an alias stands for; what is no alias is a rule that needs quotes."""
    if event.anchor in builder.anchors:
        node, size = builder.anchors[event.anchor]
        _count(builder, size)
        builder.unused.pop(event.anchor, None)
        return node
    written = f"*{event.anchor}"
    builder.findings.error(
        _place(event),
        f"{written} begins with *, which YAML takes as a sign of its own.",
        f"Put it in quotes: '{written}'. A * at the end, as in nabo*, needs none.",
    )
    return TextNode(written, _place(event), _end(event), plain=False)


def _count(builder: _Builder, nodes: int) -> None:
    builder.nodes += nodes
    if builder.nodes > MOST_NODES:
        raise TooMuchError(f"it holds more than {MOST_NODES} texts and lists")


def _check_tag(event: _Content, *, builder: _Builder) -> None:
    """Report a ``!word``, which YAML keeps from the text."""
    tag = str(event.tag)
    if tag not in _TEXT_TAGS and not tag.startswith("tag:yaml.org,2002:"):
        builder.findings.error(
            _place(event),
            f'"{tag}" was read as a YAML tag and is no part of the text.',
            "Put the whole text in quotes.",
        )


def _place(event: Event) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _end(event: Event) -> Place:
    return Place(event.end_mark.line + 1, event.end_mark.column + 1)

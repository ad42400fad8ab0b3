"""The rules and examples of one code, as they stand in the file."""

import re
from collections.abc import Iterator

from qualcode.codebook.fields import EXAMPLES, RULES, names
from qualcode.codebook.findings import Place, shorten
from qualcode.codebook.notation import parse_term, short_stems
from qualcode.codebook.texts import (
    Sheet,
    by_language,
    is_language,
    read_entries,
    read_fields,
    read_text,
    read_texts,
    read_words,
)
from qualcode.codebook.tree import ListNode, MapNode, Node, TextNode
from qualcode.errors import NotationError
from qualcode.model import Example, Examples, Rule, Term
from qualcode.model.codebook import Strength

_STRENGTHS: tuple[Strength, ...] = ("strong", "weak", "except")


def read_rules(node: Node, *, owner: str, sheet: Sheet) -> tuple[Rule, ...]:
    """Give the rules of a code, in the order of the file within language and strength."""
    owner = f"rules of {owner}"
    own: dict[str, Node] = {}
    languages: dict[str, Node] = {}
    for key, value in read_entries(node, owner=owner, sheet=sheet):
        if key.text in names(RULES):
            own[key.text] = value
        elif is_language(key, owner=owner, sheet=sheet, also=names(RULES)):
            languages[key.text] = value
    roles = _read_roles(own, owner=owner, sheet=sheet)
    rules = list(
        _read_strengths(own, language=sheet.default_language, roles=roles, owner=owner, sheet=sheet)
    )
    for language, value in languages.items():
        named = f"{owner} ({language})"
        fields = read_fields(value, fields=RULES, owner=named, sheet=sheet)
        own_roles = _read_roles(fields, owner=named, sheet=sheet) or roles
        rules += _read_strengths(
            fields, language=language, roles=own_roles, owner=named, sheet=sheet
        )
    _report_repeated(rules, owner=owner, sheet=sheet)
    return tuple(rules)


def _read_roles(fields: dict[str, Node], *, owner: str, sheet: Sheet) -> tuple[str, ...]:
    if "roles" not in fields:
        return ()
    return read_words(fields["roles"], owner=f"roles in {owner}", sheet=sheet)


def _read_strengths(
    fields: dict[str, Node], *, language: str, roles: tuple[str, ...], owner: str, sheet: Sheet
) -> Iterator[Rule]:
    """Give the rules of one language: strong, weak, except."""
    for strength in _STRENGTHS:
        if strength not in fields:
            continue
        for item in read_texts(fields[strength], owner=f"{strength} {owner}", sheet=sheet):
            term = _read_term(item, sheet=sheet)
            if term is not None:
                text = " ".join(item.text.split())
                line, column = item.place.line, item.place.column
                yield Rule(text, term, strength, language, roles, line, column)


def _read_term(item: TextNode, *, sheet: Sheet) -> Term | None:
    """Give the term of one rule; ``None`` when it is not in the notation (then reported)."""
    owner = f'the rule "{shorten(item.text)}"'
    if not read_text(item, owner=owner, sheet=sheet):
        return None
    _report_comment(item, owner=owner, sheet=sheet)
    try:
        term = parse_term(item.text)
    except NotationError as error:
        sheet.findings.error(_place_of(error, item=item), f"{owner}: {error}.", error.remedy)
        return None
    for stem in short_stems(term):
        sheet.findings.warning(
            item.place,
            f"{owner} catches every word with so short a part ({stem}).",
            "Write the forms that you mean, or look at what it catches.",
        )
    return term


def _place_of(error: NotationError, *, item: TextNode) -> Place:
    """Give the place in the file of a slip inside a rule, where it is in one line."""
    if item.place.line != item.end.line:
        return item.place
    return Place(item.place.line, item.place.column + error.column - 1 + (not item.plain))


def _report_comment(item: TextNode, *, owner: str, sheet: Sheet) -> None:
    """Report a comment one blank after a rule: it may have been meant as part of it."""
    if item.plain and re.match(r" #", sheet.rest_of_line(item.end)):
        sheet.findings.warning(
            item.end,
            f"{owner} ends here: # begins a comment.",
            "Put the rule in quotes if # belongs to it, or leave two blanks before a comment.",
        )


def _report_repeated(rules: list[Rule], *, owner: str, sheet: Sheet) -> None:
    """Report a rule that stands twice in one code and language."""
    first: dict[tuple[str, Term], Rule] = {}
    for rule in rules:
        earlier = first.setdefault((rule.language, rule.term), rule)
        if earlier is not rule:
            sheet.findings.warning(
                Place(rule.line, rule.column),
                f'"{rule.text}" stands twice in {owner}: {rule.strength} here, '
                f"{earlier.strength} on line {earlier.line}.",
                "Keep one of them.",
            )


def read_examples(node: Node, *, owner: str, sheet: Sheet) -> Examples:
    """Give the three kinds of examples of a code."""
    owner = f"examples of {owner}"
    fields = read_fields(node, fields=EXAMPLES, owner=owner, sheet=sheet)
    found = {
        name: tuple(_read_kind(value, owner=f"{name} {owner}", sheet=sheet))
        for name, value in fields.items()
    }
    return Examples(
        typical=found.get("typical", ()),
        without_keywords=found.get("without_keywords", ()),
        false_friends=found.get("false_friends", ()),
    )


def _read_kind(node: Node, *, owner: str, sheet: Sheet) -> Iterator[Example]:
    """Give examples of one kind: texts, or texts by language, each item either way."""
    if isinstance(node, MapNode):
        for language, value in by_language(node, owner=owner, sheet=sheet).items():
            yield from _read_plain(value, language=language, owner=owner, sheet=sheet)
        return
    _report_commas(node, owner=owner, sheet=sheet)
    items = node.items if isinstance(node, ListNode) else (node,)
    for item in items:
        if isinstance(item, MapNode) and _looks_by_language(item):
            yield from _read_kind(item, owner=owner, sheet=sheet)
        else:
            one = ListNode((item,), item.place)
            language = sheet.default_language
            yield from _read_plain(one, language=language, owner=owner, sheet=sheet)


def _looks_by_language(node: MapNode) -> bool:
    """Tell {da: …} from a sentence that a colon has turned into a mapping."""
    return all(
        isinstance(key, TextNode) and re.fullmatch("[a-z]{2,3}", key.text)
        for key, _ in node.entries
    )


def _read_plain(node: Node, *, language: str, owner: str, sheet: Sheet) -> Iterator[Example]:
    for item in read_texts(node, owner=owner, sheet=sheet):
        text = read_text(item, owner=f"an item of {owner}", sheet=sheet)
        if text:
            yield Example(text, item.place.line, item.place.column, language)


def _report_commas(node: Node, *, owner: str, sheet: Sheet) -> None:
    """Report sentences in [ ]: their commas cut them up."""
    if not isinstance(node, ListNode) or not node.flow or len(node.items) < 2:
        return
    if any(isinstance(item, TextNode) and item.plain for item in node.items):
        sheet.findings.warning(
            node.place,
            f"{owner} in [ ] were read as {len(node.items)} sentences, cut at each comma.",
            'Write one sentence a line, each after "- ".',
        )

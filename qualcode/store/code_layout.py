"""How the codes of a codebook file are laid out, and a new code laid out alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.store.yaml_file import PLAIN, RESERVED, Entry, quoted

_RULE = re.compile(r"[^\W\d_](?:[\w'-]*\w)?(?:\+{0,2}|\*)")
_STRENGTHS = frozenset({"strong", "weak", "except"})


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code to be drafted: what is written of it in the file.

    ``label_language`` and ``rules_language`` are those of ``label`` and ``rules`` (strong
    ones). ``since`` is a date, ISO 8601.
    """

    id: str
    label: str
    theme: str
    rules: tuple[str, ...]
    label_language: str
    rules_language: str
    since: str
    by: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """What the neighbours of a new code look like.

    ``item_in_flow``: a whole code in ``{ }``; the same of the label, of all rules, of those
    of one language, and of one list. ``label_alone`` and ``rules_alone`` are the language
    that need not be named. ``step`` is how far a key's own keys stand in, ``dash`` how far
    the dashes of its list do.
    """

    item_in_flow: bool = False
    label_in_flow: bool = False
    rules_in_flow: bool = False
    language_in_flow: bool = False
    list_in_flow: bool = True
    label_alone: str = ""
    rules_alone: str = ""
    step: int = 2
    dash: int = 2


def style_of(root: Entry, *, theme: Entry, languages: Sequence[str]) -> Style:
    """Read the style off the last code of the theme, or else the last of any theme."""
    dash = _dash(theme, key="codes") or _dash(root, key="themes") or (0, 2)
    themes = value_of(root, "themes")
    everywhere = [code for one in (themes.items if themes else ()) for code in _codes(one)]
    samples = _codes(theme) or everywhere
    if not samples:
        return Style(dash=dash[-1])
    sample = samples[-1]
    label, rules = value_of(sample, "label"), value_of(sample, "rules")
    keys = {key.text for key, _ in rules.pairs} if rules else set[str]()
    alone = bool(keys & _STRENGTHS)
    lists = rules if alone or not (rules and rules.pairs) else rules.pairs[0][1]
    strong = value_of(lists, "strong") if lists else None
    return Style(
        item_in_flow=sample.flow,
        label_in_flow=bool(label and label.flow),
        rules_in_flow=bool(rules and rules.flow),
        language_in_flow=bool(lists and lists.flow),
        list_in_flow=strong is None or strong.flow or strong.kind != "list",
        label_alone=languages[0] if label and label.kind == "text" else "",
        rules_alone=languages[0] if alone else "",
        step=_step(sample),
        dash=dash[-1],
    )


def block_lines(code: NewCode, *, style: Style, indent: str, newline: str) -> str:
    """Give a code as an item of a block list whose dashes stand at ``indent``."""
    lines = list(_lines(code, style))
    return f"{indent}- " + f"{indent}  ".join(f"{line}{newline}" for line in lines)


def flow_item(code: NewCode, *, style: Style) -> str:
    """Give a code in one line, in ``{ }``."""
    label, rules = _label_in_flow(code, style), _rules_in_flow(code, style)
    return "{" + ", ".join([f"id: {scalar(code.id)}", label, rules, *_rest(code)]) + "}"


def scalar(text: str) -> str:
    """Write a text so that YAML reads it again, in single quotes where it needs any."""
    if PLAIN.fullmatch(text) and text.casefold() not in RESERVED:
        return text
    return f"'{text}'" if text.isprintable() and "'" not in text else quoted(text)


def value_of(entry: Entry, key: str) -> Entry | None:
    """Give the value of a key of a mapping, or ``None``."""
    return next((value for name, value in entry.pairs if name.text == key), None)


def _lines(code: NewCode, style: Style) -> Iterator[str]:
    """Give the lines of a code in block style, the first key at the margin."""
    step = " " * style.step
    yield f"id: {scalar(code.id)}"
    if style.label_in_flow or style.label_alone == code.label_language:
        yield _label_in_flow(code, style)
    else:
        yield "label:"
        yield f"{step}{code.label_language}: {scalar(code.label)}"
    if style.rules_in_flow:
        yield _rules_in_flow(code, style)
    elif style.rules_alone == code.rules_language:
        yield "rules:"
        yield from (step + line for line in _strong_lines(code, style))
    elif style.language_in_flow:
        yield "rules:"
        yield f"{step}{code.rules_language}: {{{_strong(code)}}}"
    else:
        yield "rules:"
        yield f"{step}{code.rules_language}:"
        yield from (step * 2 + line for line in _strong_lines(code, style))
    yield from _rest(code)


def _strong_lines(code: NewCode, style: Style) -> list[str]:
    if style.list_in_flow:
        return [_strong(code)]
    return ["strong:", *(f"{' ' * style.dash}- {rule_scalar(one)}" for one in code.rules)]


def _strong(code: NewCode) -> str:
    return f"strong: [{', '.join(map(rule_scalar, code.rules))}]"


def rule_scalar(rule: str) -> str:
    """Write a rule so that YAML reads it again, in single quotes where it needs any.

    >>> rule_scalar("nabo+"), rule_scalar("*lygte*")
    ('nabo+', "'*lygte*'")
    """
    plain = _RULE.fullmatch(rule) and rule.casefold() not in RESERVED
    return rule if plain else scalar(rule)


def _label_in_flow(code: NewCode, style: Style) -> str:
    if style.label_alone == code.label_language:
        return f"label: {scalar(code.label)}"
    return f"label: {{{code.label_language}: {scalar(code.label)}}}"


def _rules_in_flow(code: NewCode, style: Style) -> str:
    if style.rules_alone == code.rules_language:
        return f"rules: {{{_strong(code)}}}"
    return f"rules: {{{code.rules_language}: {{{_strong(code)}}}}}"


def _rest(code: NewCode) -> list[str]:
    pairs = {"origin": "emergent", "since": code.since, "by": code.by, "color": code.color}
    return [f"{key}: {scalar(value)}" for key, value in pairs.items() if value]


def _codes(theme: Entry) -> list[Entry]:
    codes = value_of(theme, "codes")
    return [one for one in (codes.items if codes else ()) if one.kind == "mapping"]


def _step(sample: Entry) -> int:
    """Give how far a key's own keys stand in."""
    for key, value in sample.pairs:
        if value.kind == "mapping" and not value.flow:
            return value.place.column - key.place.column
    return 2


def _dash(entry: Entry, *, key: str) -> tuple[int, ...]:
    """Give how far the dashes of a list stand in; empty where there are none to see."""
    for name, value in entry.pairs:
        if name.text == key and value.kind == "list" and not value.flow:
            return (value.place.column - name.place.column,)
    return ()

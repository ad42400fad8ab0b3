"""Foreign categories as a codebook file in our notation, to be read through and kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.codebook.dictionaries.category import Category, Foreign
from qualcode.codebook.dictionaries.identifiers import fresh_ids, plain_id
from qualcode.codebook.dictionaries.memo import LISTS, Memo, take_apart
from qualcode.codebook.dictionaries.scalars import clean, written, written_under
from qualcode.codebook.findings import Findings, Place, shorten
from qualcode.codebook.notation import parse_term
from qualcode.errors import NotationError

_HEAD = "# Taken over from {file}. Read it through: the words are its authors', not yours."


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a codebook file, and what had no place in it."""

    text: str
    foreign: Foreign


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a draft is written with: ids not yet given, and findings."""

    fresh: Callable[..., str]
    findings: Findings


def draft_codebook(foreign: Foreign, *, file: str, name: str, language: str) -> Draft:
    """Write a codebook of foreign categories; ``file`` is where they came from.

    Categories with others under them become themes, the rest codes; codes without a theme
    stand under one called ``name``. Ids are made of the names and are unique in the whole
    book. Words become strong rules.
    """
    findings = Findings(file)
    sheet = _Sheet(fresh_ids(), findings)
    lines = [_HEAD.format(file=" ".join(clean(file).split()))]
    lines += [f"codebook: {written(plain_id(name, otherwise='codebook'))}"]
    lines += [f"languages: [{language}]", "themes:"]
    for theme in _themes(foreign.categories, name=name, findings=findings):
        lines += _theme(theme, sheet=sheet)
    problems = (*foreign.problems, *findings.in_order())
    return Draft("\n".join(lines) + "\n", replace(foreign, problems=problems))


def _themes(categories: Sequence[Category], *, name: str, findings: Findings) -> Iterator[Category]:
    """Give a theme for each category that holds others, and one for all that hold none."""
    loose = tuple(
        one if one.name else replace(one, name=name) for one in categories if not one.under
    )
    waiting = bool(loose)
    for category in categories:
        if category.under:
            yield _with_own_code(category, findings=findings)
        elif waiting:
            waiting = False
            yield Category(name, under=loose)


def _with_own_code(category: Category, *, findings: Findings) -> Category:
    """Give a theme its own words as a code under it: a theme has no rules."""
    memo = take_apart(category.memo)
    if not (category.entries or memo.lists):
        return category
    findings.note(
        Place(category.line, 0),
        f'the words of "{shorten(category.name)}" itself stand in a code of that name under it.',
        "A theme has no rules of its own.",
    )
    return replace(
        category, memo="", entries=(), under=(replace(category, under=()), *category.under)
    )


def _theme(theme: Category, *, sheet: _Sheet) -> list[str]:
    memo = take_apart(theme.memo)
    wanted = memo.texts.get("id", theme.name)
    lines = [f"  - id: {written(sheet.fresh(wanted, otherwise='theme'))}"]
    lines += _text("label", theme.title, indent=4)
    lines += _text("definition", _as_text(memo), indent=4)
    lines.append("    codes:")
    for code in theme.under:
        lines += _code(code, indent=6, sheet=sheet)
    return lines


def _as_text(memo: Memo) -> str:
    """Give all of a theme's memo as its definition: a theme has no other text."""
    kept = (memo.definition, memo.texts.get("use", ""), memo.texts.get("do_not_use", ""))
    return "\n\n".join(filter(None, kept))


def _code(code: Category, *, indent: int, sheet: _Sheet) -> list[str]:
    memo = take_apart(code.memo)
    wanted = memo.texts.get("id", code.name)
    margin = " " * (indent + 2)
    rules, refused = _rules(code, memo, sheet=sheet)
    definition = "\n".join(filter(None, (memo.definition, *refused)))
    lines = [" " * indent + f"- id: {written(sheet.fresh(wanted, otherwise='code'))}"]
    lines += _text("label", code.title, indent=indent + 2)
    lines += _text("definition", definition, indent=indent + 2)
    for key in ("use", "do_not_use"):
        lines += _text(key, memo.texts.get(key, ""), indent=indent + 2)
    lines += _lists("rules", rules, margin=margin)
    lines += _lists("examples", list(memo.examples.items()), margin=margin)
    if code.color:
        lines.append(f"{margin}color: {written(code.color)}")
    if code.under:
        lines.append(f"{margin}codes:")
        for one in code.under:
            lines += _code(one, indent=indent + 4, sheet=sheet)
    return lines


def _text(key: str, text: str, *, indent: int) -> list[str]:
    margin = " " * indent
    return [f"{margin}{key}: {written_under(text, indent=indent)}"] if text else []


_Lists = Sequence[tuple[str, Sequence[str]]]


def _lists(key: str, lists: _Lists, *, margin: str) -> list[str]:
    """Write lists by kind under one key, an item a line."""
    lines = []
    for kind, items in lists:
        lines.append(f"{margin}  {kind}:")
        lines += [f"{margin}    - {written(item)}" for item in items]
    return [f"{margin}{key}:", *lines] if lines else []


def _rules(code: Category, memo: Memo, *, sheet: _Sheet) -> tuple[_Lists, list[str]]:
    """Give the rules by strength, each once, and what a memo has that is none."""
    refused: list[str] = []
    found: dict[str, list[str]] = {}
    taken = set()
    given = {kind: list(memo.lists.get(kind, ())) for kind in LISTS[:3]}
    given["strong"] = [entry.rule for entry in code.entries] + given["strong"]
    for kind, rules in given.items():
        for rule in rules:
            try:
                term = parse_term(rule)
            except NotationError as error:
                refused.append(rule)
                sheet.findings.warning(
                    Place(code.line, 0),
                    f'"{shorten(rule)}" in the memo of "{shorten(code.name)}" is no rule '
                    f"({error}); it stands in the definition.",
                    error.remedy,
                )
                continue
            if term not in taken:
                taken.add(term)
                found.setdefault(kind, []).append(rule)
    return list(found.items()), refused

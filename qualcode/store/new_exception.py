"""An ``except`` rule put into a code's list, as a proposal: every other byte stays."""

from collections.abc import Iterator
from dataclasses import replace

from qualcode.codebook import load_codebook, parse_term
from qualcode.errors import CodebookError
from qualcode.model import Codebook, Rule
from qualcode.store.code_layout import rule_scalar, value_of
from qualcode.store.codebook_file import (
    entries_of,
    loaded_codebook,
    newline_of,
    placeless,
    read_codebook_text,
)
from qualcode.store.project import Project
from qualcode.store.proposal import Edit, Proposal
from qualcode.store.rule_edits import codes_of
from qualcode.store.yaml_file import Entry

STRENGTHS = ("strong", "weak", "except")


def propose_exception(project: Project, *, code: str, language: str, rule: str) -> Proposal:
    """Give the change that adds an ``except`` rule to a code, at the end of its list.

    A list is begun where the code has none. Raises ``CodebookError`` when the file is not
    UTF-8, cannot be used, or cannot be changed without touching other lines.
    """
    old, encoding = read_codebook_text(project.codebook)
    name = project.codebook.name
    before = loaded_codebook(old, encoding, file=name)
    meant = _with(before, code=code, language=language, rule=rule)
    for edit in _edits(old, code=code, language=language, rule=rule):
        new = old[: edit.start] + edit.words + old[edit.end :]
        after = load_codebook(new.encode(encoding), file=name).codebook
        if after and placeless(after) == placeless(meant):
            return Proposal(project.codebook, old, new, encoding)
    found = before.code(code)
    raise CodebookError(
        f'{name}:{found.line if found else 1}: the rules of "{code}" could not be changed without '
        f"touching other lines. Write by hand, under its rules:  except: [{rule_scalar(rule)}]"
    )


def _with(codebook: Codebook, *, code: str, language: str, rule: str) -> Codebook:
    """Give the codebook that is meant: the rule after the code's others of its kind."""
    new = Rule(text=rule, term=parse_term(rule), strength="except", language=language)
    themes = tuple(
        replace(
            theme,
            codes=tuple(
                replace(one, rules=_placed(one.rules, new)) if one.id == code else one
                for one in theme.codes
            ),
        )
        for theme in codebook.themes
    )
    return replace(codebook, themes=themes)


def _placed(rules: tuple[Rule, ...], new: Rule) -> tuple[Rule, ...]:
    """Put a rule after the last of its language and kind, or of its language."""
    alike = [n for n, one in enumerate(rules) if one.language == new.language]
    same = [n for n in alike if rules[n].strength == new.strength]
    at = (same or alike or [len(rules) - 1])[-1] + 1
    return (*rules[:at], new, *rules[at:])


def _edits(text: str, *, code: str, language: str, rule: str) -> Iterator[Edit]:
    """Give the places where the rule may be put, the best first."""
    root = entries_of(text)
    item = dict(codes_of(root)).get(code) if root else None
    rules = value_of(item, "rules") if item else None
    if rules is None:
        return
    lists = value_of(rules, language) or rules
    own = value_of(lists, "except")
    words = rule_scalar(rule)
    if own is not None and own.items:
        yield from _after_last(text, own, words=words)
    elif own is not None and own.kind == "text":
        yield Edit(own.start, own.end, f"[{text[own.start : own.end]}, {words}]")
    elif own is not None and own.flow:
        yield Edit(own.start, own.end, f"[{words}]")
    elif lists.flow and lists.pairs:
        yield Edit(lists.pairs[-1][1].end, lists.pairs[-1][1].end, f", except: [{words}]")
    elif lists.pairs:
        yield _new_line(text, lists, words=words)


def _after_last(text: str, own: Entry, *, words: str) -> Iterator[Edit]:
    last = own.items[-1]
    if own.flow:
        yield Edit(last.end, last.end, f", {words}")
        return
    begin = text.rfind("\n", 0, last.start) + 1
    end = text.find("\n", last.end)
    end = len(text) if end < 0 else end
    close = end - text[:end].endswith("\r")
    yield Edit(close, close, f"{newline_of(text)}{text[begin : last.start]}{words}")


def _new_line(text: str, lists: Entry, *, words: str) -> Edit:
    """Begin a list after the last line of the lists that are there."""
    key, value = next(
        (pair for pair in reversed(lists.pairs) if pair[0].text in STRENGTHS), lists.pairs[-1]
    )
    end = value.items[-1].end if value.items and not value.flow else value.end
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    close = stop - text[:stop].endswith("\r")
    indent = " " * (key.place.column - 1)
    return Edit(close, close, f"{newline_of(text)}{indent}except: [{words}]")

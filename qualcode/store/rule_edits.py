"""Rules written anew in the codebook file, as a proposal: every other byte stays.

The changed text is loaded again before it is offered: it must say exactly what was meant.
What cannot be changed without touching comments or other lines is refused.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.codebook import load_codebook, parse_term
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, Rule
from qualcode.store.code_layout import rule_scalar, value_of
from qualcode.store.codebook_file import (
    CHANGED,
    entries_of,
    loaded_codebook,
    newline_of,
    placeless,
    read_codebook_text,
)
from qualcode.store.project import Project
from qualcode.store.proposal import Edit, Proposal
from qualcode.store.yaml_file import Entry

_GAP = re.compile(r"\s*,\s*")
_DASH = re.compile(r"[ ]*-[ ]+")


@dataclass(frozen=True, slots=True)
class RuleSwap:
    """Rules of one code, language and strength, and what is written in place of the first.

    The others go; where ``by`` is empty, all of them do.
    """

    code: str
    rules: tuple[Rule, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleProposal:
    """A change of the codebook file; ``refused`` are the swaps that must be made by hand."""

    proposal: Proposal
    made: tuple[RuleSwap, ...]
    refused: tuple[RuleSwap, ...]


def propose_rules(
    project: Project, *, swaps: Sequence[RuleSwap], codebook: Codebook
) -> RuleProposal:
    """Give the change that makes as many of the swaps as can be made safely.

    ``codebook`` is the file as it was loaded. Raises ``CodebookError`` when the file has
    changed since, is not UTF-8 or cannot be used.
    """
    old, encoding = read_codebook_text(project.codebook)
    name = project.codebook.name
    before = loaded_codebook(old, encoding, file=name)
    if before.fingerprint != codebook.fingerprint:
        raise CodebookError(f"{name}: {CHANGED}")
    editor = _Editor(old, encoding, before)
    made = tuple(swaps)
    new = editor.text_with(made)
    if new is None:
        made = ()
        for swap in swaps:
            one_more = editor.text_with((*made, swap))
            if one_more is not None:
                made, new = (*made, swap), one_more
    refused = tuple(one for one in swaps if one not in made)
    proposal = Proposal(project.codebook, old, old if new is None else new, encoding)
    return RuleProposal(proposal, made, refused)


class _Editor:
    """One text of a codebook, and the texts that swaps make of it."""

    def __init__(self, text: str, encoding: str, codebook: Codebook) -> None:
        self._text = text
        self._encoding = encoding
        self._codebook = codebook
        root = entries_of(text)
        self._codes = dict(codes_of(root)) if root else {}

    def text_with(self, swaps: Sequence[RuleSwap]) -> str | None:
        """Give the text with some swaps made; ``None`` where they cannot all be made safely."""
        edits = self._edits(swaps)
        if edits is None:
            return None
        new = self._text
        for edit in sorted(edits, key=lambda one: one.start, reverse=True):
            new = new[: edit.start] + edit.words + new[edit.end :]
        after = load_codebook(new.encode(self._encoding)).codebook
        meant = with_swaps(self._codebook, swaps)
        return new if after and placeless(after) == placeless(meant) else None

    def _edits(self, swaps: Sequence[RuleSwap]) -> list[Edit] | None:
        """Give the edits for swaps, all those of one list together."""
        lists: dict[int, tuple[Entry, dict[int, tuple[str, ...]]]] = {}
        for swap in swaps:
            for number, rule in enumerate(swap.rules):
                found = self._find(swap.code, rule)
                if found is None:
                    return None
                owner, place = found
                changes = lists.setdefault(owner.start, (owner, {}))[1]
                if place in changes:
                    return None
                changes[place] = swap.by if number == 0 else ()
        edits: list[Edit] = []
        for owner, changes in lists.values():
            some = self._edits_of(owner, changes)
            if some is None:
                return None
            edits += some
        return edits

    def _find(self, code: str, rule: Rule) -> tuple[Entry, int] | None:
        """Give the list, or the one text, that a rule stands in, and its place there."""
        rules = value_of(self._codes[code], "rules") if code in self._codes else None
        found = [
            (owner, place, item)
            for owner in _rule_lists(rules)
            for place, item in enumerate(owner.items or (owner,))
            if item.place.line == rule.line and " ".join(item.text.split()) == rule.text
        ]
        if len(found) > 1:
            found = [one for one in found if one[2].place.column == rule.column]
        return (found[0][0], found[0][1]) if len(found) == 1 else None

    def _edits_of(self, owner: Entry, changes: dict[int, tuple[str, ...]]) -> Sequence[Edit] | None:
        """Give the edits in one list; ``changes`` are by place what stands there now."""
        if owner.kind == "text":
            return _alone(owner, changes[0])
        if all(changes.get(place) == () for place in range(len(owner.items))):
            return None
        if owner.flow:
            return self._in_brackets(owner, changes)
        edits: list[Edit] = []
        for place, by in changes.items():
            some = self._in_lines(owner.items[place], by)
            if some is None:
                return None
            edits += some
        return edits

    def _in_brackets(
        self, owner: Entry, changes: dict[int, tuple[str, ...]]
    ) -> Sequence[Edit] | None:
        """Write the items of a list in [ ] anew, what stands between those that stay as it was.

        Where items go, the gap that breaks the line is kept, else the first.
        """
        items, text = owner.items, self._text
        kept = [place for place in range(len(items)) if changes.get(place) != ()]
        words = ""
        for before, place in zip([-1, *kept], [*kept, len(items)], strict=False):
            gaps = [
                text[items[one].end : items[one + 1].start]
                for one in range(max(before, 0), min(place, len(items) - 1))
            ]
            goes = len(gaps) > 1 or before < 0 or place == len(items)
            if goes and not all(map(_GAP.fullmatch, gaps)):
                return None
            if before >= 0 and place < len(items):
                words += next((gap for gap in gaps if "\n" in gap), gaps[0])
            if place < len(items):
                item = items[place]
                by = changes.get(place)
                words += ", ".join(map(rule_scalar, by)) if by else text[item.start : item.end]
        return [Edit(items[0].start, items[-1].end, words)]

    def _in_lines(self, item: Entry, by: tuple[str, ...]) -> Sequence[Edit] | None:
        """Change one item of a list with a line for each."""
        text = self._text
        begin = text.rfind("\n", 0, item.start) + 1
        end = text.find("\n", item.end)
        end = len(text) if end < 0 else end
        dash = text[begin : item.start]
        if not _DASH.fullmatch(dash) or "\n" in text[item.start : item.end]:
            return None
        if not by:
            is_bare = not text[item.end : end].strip() and end < len(text)
            return [Edit(begin, end + 1, "")] if is_bare else None
        newline = newline_of(text)
        close = end - (text[:end].endswith("\r"))
        more = "".join(f"{newline}{dash}{rule_scalar(one)}" for one in by[1:])
        edits = [Edit(item.start, item.end, rule_scalar(by[0]))]
        return [*edits, Edit(close, close, more)] if more else edits


def _alone(item: Entry, by: tuple[str, ...]) -> Sequence[Edit] | None:
    """Change a rule that stands alone where a list could."""
    if not by:
        return None
    words = ", ".join(map(rule_scalar, by))
    return [Edit(item.start, item.end, words if len(by) == 1 else f"[{words}]")]


def codes_of(entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Give every code of the file by id, those inside codes too."""
    for key in ("themes", "codes"):
        value = value_of(entry, key)
        for item in value.items if value else ():
            found = value_of(item, "id")
            if key == "codes" and found is not None:
                yield found.text, item
            yield from codes_of(item)


def _rule_lists(entry: Entry | None) -> Iterator[Entry]:
    """Give every list of rules of a code, and every rule that stands alone."""
    if entry is None:
        return
    if entry.kind in {"list", "text"}:
        yield entry
    for _, value in entry.pairs:
        yield from _rule_lists(value)


def with_swaps(codebook: Codebook, swaps: Iterable[RuleSwap]) -> Codebook:
    """Give the codebook that swaps make of another; places in the file are as before."""
    changes: dict[int, tuple[Rule, ...]] = {}
    places = {_key(code, rule): rule for code in codebook for rule in code.rules}
    for swap in swaps:
        for number, rule in enumerate(swap.rules):
            own = places[(swap.code, rule)]
            by = swap.by if number == 0 else ()
            changes[id(own)] = tuple(replace(own, text=text, term=parse_term(text)) for text in by)
    themes = tuple(
        replace(theme, codes=tuple(_swapped(code, changes) for code in theme.codes))
        for theme in codebook.themes
    )
    return replace(codebook, themes=themes)


def _key(code: Code, rule: Rule) -> tuple[str, Rule]:
    return code.id, rule


def _swapped(code: Code, changes: dict[int, tuple[Rule, ...]]) -> Code:
    rules = (one for rule in code.rules for one in changes.get(id(rule), (rule,)))
    return replace(code, rules=tuple(rules))

"""Framework summaries: memos about exactly one participant and one code or theme.

A framework has one row a case and one column a code, and in each cell a summary of what the
case says of the code (Gale, Heath, Cameron, Rashid & Redwood 2013, *Using the framework method*).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from qualcode.model import Codebook, Corpus, Memo

Cell = tuple[str, str]
Summaries = Mapping[Cell, tuple[Memo, ...]]


def summaries_of(memos: Iterable[Memo], *, corpus: Corpus, codebook: Codebook) -> Summaries:
    """Give the summaries by participant and code (or theme), in order of time, then id.

    Participants and codes that are not in corpus and codebook have none. A code that has been
    renamed keeps those of its earlier ids.
    """
    heirs: dict[str, list[str]] = defaultdict(list)
    for code in codebook:
        for earlier in code.was:
            heirs[earlier].append(code.id)
    found: dict[Cell, list[Memo]] = defaultdict(list)
    for memo in sorted(memos, key=lambda one: (one.time, one.id)):
        cell = _cell(memo, corpus=corpus, codebook=codebook, heirs=heirs)
        if cell is not None and memo.text:
            found[cell].append(memo)
    return {cell: tuple(pile) for cell, pile in found.items()}


def _cell(
    memo: Memo, *, corpus: Corpus, codebook: Codebook, heirs: Mapping[str, list[str]]
) -> Cell | None:
    by_kind = {one.kind: one.name for one in memo.about}
    if len(memo.about) != 2 or by_kind.keys() not in ({"participant", "code"}, _WITH_THEME):
        return None
    person, code = by_kind["participant"], by_kind.get("code", "")
    if code and codebook.code(code) is None:
        code = heirs[code][0] if len(heirs.get(code, ())) == 1 else ""
    theme = by_kind.get("theme", "")
    of = code or (theme if codebook.theme(theme) is not None else "")
    return (person, of) if of and corpus.participant(person) is not None else None


_WITH_THEME = {"participant", "theme"}

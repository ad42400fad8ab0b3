"""Quotes in another language: which are shown with a translation, and the table to fill."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qualcode.analyse import Quote
from qualcode.model import Corpus, Span, Translation
from qualcode.report.table import Column, Table
from qualcode.report.tables import BETWEEN

NO_TRANSLATIONS = "none"
Quoted = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Translated:
    """The translations to print under quotes of another language than ``language``.

    ``several`` tells that more than one person translated some of them; ``unused`` counts
    those that stand for other cuts of the passages that are quoted.
    """

    language: str = ""
    by_quote: Mapping[Quoted, Translation] = field(default_factory=dict)
    several: bool = False
    unused: int = 0


TRANSLATIONS = tuple(
    Column(name, "integer" if name in {"turn", "start", "end"} else "text", name == "translation")
    for name in (
        *("transcript", "turn", "start", "end", "participant", "code", "quote"),
        *("language", "translation", "by"),
    )
)


def is_foreign(quote: Quote, *, corpus: Corpus, language: str) -> bool:
    """Tell whether a quote is in another language than one that is asked for."""
    return corpus.languages.get(quote.transcript, language) != language


def translations_table(
    quotes: Iterable[Quote],
    *,
    corpus: Corpus,
    language: str,
    standing: Mapping[Quoted, Translation],
    note: str = "",
) -> Table:
    """Give one row for each quote that is in another language, in the order of the quotes.

    Words that stand under several codes have one row. ``start`` and ``end`` are code points
    in the canonical text; ``translation`` and ``by`` are empty where nobody translated it.
    """
    codes: dict[Quoted, list[Quote]] = {}
    for one in quotes:
        if is_foreign(one, corpus=corpus, language=language):
            codes.setdefault((one.transcript, one.span), []).append(one)
    rows = tuple(
        (
            quoted[0],
            same[0].turn,
            quoted[1].start,
            quoted[1].end,
            same[0].participant or None,
            BETWEEN.join(one.code for one in same),
            corpus.cut(*quoted),
            language,
            standing[quoted].text if quoted in standing else None,
            standing[quoted].coder if quoted in standing else None,
        )
        for quoted, same in codes.items()
    )
    return Table("translations", TRANSLATIONS, rows, note)

"""The order in which the quotes of a code stand."""

from collections.abc import Sequence
from itertools import groupby

from qualcode.analyse import Quote
from qualcode.model import Corpus, Span
from qualcode.report.dates import date_of
from qualcode.report.options import Order

_LAST = (9999, 12, 31)


def in_order(quotes: Sequence[Quote], *, order: Order, corpus: Corpus) -> tuple[Quote, ...]:
    """Give the quotes code by code, those of a code in an order.

    ``place`` leaves them as they were chosen; ``participant`` puts each person's together, in
    the order of the participants; ``date`` goes by the interviews' dates, those without one
    last.
    """
    if order == "place":
        return tuple(quotes)
    people = {one.id: number for number, one in enumerate(corpus.participants)}
    dates = {one.id: date_of(one) or _LAST for one in corpus.transcripts}

    def place(one: Quote) -> tuple[tuple[int, ...], str, Span]:
        person = (people.get(one.participant, len(people)),)
        rank = dates[one.transcript] if order == "date" else person
        return rank, one.transcript, one.span

    codes = groupby(quotes, key=lambda one: one.code)
    return tuple(one for _, group in codes for one in sorted(group, key=place))

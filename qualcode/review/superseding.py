"""What a later event takes the place of, and an address made anew."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from qualcode.model import Decision, Span, Translation

Said = TypeVar("Said", Decision, Translation)


def not_superseded(said: Sequence[Said]) -> tuple[Said, ...]:
    """Give what no other event of the same coder takes the place of, in the order given."""
    gone = {(one.coder, earlier) for one in said for earlier in one.supersedes if earlier != one.id}
    return tuple(one for one in said if (one.coder, one.id) not in gone)


def decision_at(said: Said, span: Span, *, text: str, print_now: str) -> Said:
    """Give a decision or a translation with its address at a span of a text."""
    before, after = span.around(text)
    return replace(
        said, fingerprint=print_now, span=span, quote=span.of(text), before=before, after=after
    )

"""Translations of quotes: placed in today's text, and the one that stands for each quote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.model import Span, Translation
from qualcode.review.addressing import LostReason, Nowhere, place_today
from qualcode.review.superseding import decision_at, not_superseded
from qualcode.review.today import Today

Quoted = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class LostTranslation:
    """A translation whose quote has no certain place today, and why."""

    translation: Translation
    reason: LostReason
    transcript: str = ""


def follow_translations(
    translations: Sequence[Translation], today: Today
) -> tuple[tuple[Translation, ...], tuple[LostTranslation, ...]]:
    """Give the translations at the places of their quotes today, and those that have none.

    Superseded ones drop out here; what was taken back is placed too, and never lost.
    """
    there: list[Translation] = []
    gone: list[LostTranslation] = []
    for one in not_superseded(translations):
        found = place_today(one, today)
        if not isinstance(found, Nowhere):
            home, span = found
            text, print_now = today.corpus.transcript(home).text, today.prints[home]
            moved = replace(one, transcript=home)
            there.append(decision_at(moved, span, text=text, print_now=print_now))
        elif one.text:
            gone.append(LostTranslation(one, found.reason, found.home))
    return tuple(there), tuple(gone)


def said_by_coder(
    translations: Iterable[Translation], *, language: str
) -> Mapping[Quoted, Mapping[str, Translation]]:
    """Give what each coder last said of each quote in a language, what was taken back among it."""
    found: dict[Quoted, dict[str, Translation]] = {}
    for one in sorted(translations, key=lambda one: (one.time, one.id)):
        if one.language == language:
            found.setdefault((one.transcript, one.span), {})[one.coder] = one
    return found


def standing_translations(
    translations: Iterable[Translation], *, language: str, decider: str
) -> Mapping[Quoted, Translation]:
    """Give the translation that stands for each quote: the decider's, else the latest."""
    found: dict[Quoted, Translation] = {}
    for quoted, by_coder in said_by_coder(translations, language=language).items():
        told = [one for one in by_coder.values() if one.text]
        if told:
            found[quoted] = max(told, key=lambda one: (one.coder == decider, one.time, one.id))
    return found

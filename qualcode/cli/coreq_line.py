"""What a report answers of COREQ's items 24 to 32, in one line and as values."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.report.coreq import CoreqItem


def coreq_line(items: Sequence["CoreqItem"]) -> str:
    """Give how many items the file covers, and which need somebody, with what is missing."""
    from qualcode.report.wording.coreq import COREQ_ENGLISH

    needed = [one.number for one in items if not one.is_covered]
    line = f"COREQ items 24–32: {len(items) - len(needed)} covered by this file"
    if not needed:
        return f"{line}."
    told = "; ".join(f"{number}: {COREQ_ENGLISH.missing[number]}" for number in needed)
    return f"{line}, {len(needed)} {'needs' if len(needed) == 1 else 'need'} you ({told})."


def coreq_rows(items: Sequence["CoreqItem"]) -> list[dict[str, object]]:
    """Give plain values for JSON: what each item asks, and the sections that answer it."""
    from qualcode.report.wording.coreq import COREQ_ENGLISH

    return [
        {
            "item": one.number,
            "asks": " – ".join(COREQ_ENGLISH.asks[one.number]),
            "covered": one.is_covered,
            "sections": list(one.sections),
            "missing": "" if one.is_covered else COREQ_ENGLISH.missing[one.number],
        }
        for one in items
    ]

"""One line of what people said, for a table and for JSON."""

from typing import TYPE_CHECKING

from qualcode.cli.screen import counted
from qualcode.model import Decision, Placement, Reading, Renaming, Translation

if TYPE_CHECKING:
    from qualcode.workflow.retelling import Told

HEADER = ("time (UTC)", "coder", "", "code", "place", "quote", "", "id")
VERDICTS = {"accept": "yes", "reject": "no", "unsure": "unsure"}
QUOTE = 60


def cells_of(one: "Told") -> tuple[str, ...]:
    """Give one event as the cells of a table's row."""
    event = one.event
    return (
        event.time[:16].replace("T", " "),
        event.coder,
        verdict_of(one),
        one.code,
        f"{one.transcript}:{one.turn}" if one.turn else one.transcript,
        words_of(one),
        state_of(one),
        event.id[:8],
    )


def verdict_of(one: "Told") -> str:
    """Say in a word what was said."""
    event = one.event
    if isinstance(event, Decision):
        return VERDICTS[event.verdict] + (" *" if event.starred else "")
    if isinstance(event, Reading):
        return "read"
    if isinstance(event, Placement):
        return "dropped" if event.dropped else "placed"
    if isinstance(event, Translation):
        return f"in {event.language}" if event.text else f"no {event.language}"
    return "same as" if isinstance(event, Renaming) else ""


def words_of(one: "Told") -> str:
    """Give the quote in one line, or what a reading or a settlement is about."""
    event = one.event
    if isinstance(event, Reading):
        passages, codes = len(event.spans), len(event.codes)
        return f"{counted(passages, 'passage')} for {counted(codes, 'code')}"
    if isinstance(event, Placement):
        return f"decision {event.decision[:8]}"
    if isinstance(event, Renaming):
        return event.now
    if isinstance(event, Translation) and event.text:
        return shortened(event.text)
    return shortened(getattr(event, "quote", ""))


def shortened(text: str) -> str:
    """Give the beginning of some words between marks, on one line; nothing for none."""
    words = " ".join(text.split())
    short = words if len(words) <= QUOTE else f"{words[:QUOTE].rstrip()}…"
    return f"»{short}«" if short else ""


def state_of(one: "Told") -> str:
    """Say what became of it; empty where it stands."""
    if one.state == "stands":
        return ""
    if one.state == "lost":
        return "has no place"
    by = f" by {one.by[:8]}" if one.by else ""
    return f"{one.state}{by}"


def values_of(one: "Told") -> dict[str, object]:
    """Give one event as plain values for JSON."""
    event = one.event
    values: dict[str, object] = {
        "id": event.id,
        "event": type(event).__name__.lower(),
        "coder": event.coder,
        "time": event.time,
        "state": one.state,
        "by": one.by,
        "transcript": one.transcript,
        "turn": one.turn or None,
        "code": one.code,
    }
    if isinstance(event, Decision):
        values |= {
            "verdict": event.verdict,
            "quote": event.quote,
            "marks": list(event.marks),
            "starred": event.starred,
            "supersedes": list(event.supersedes),
            "codebook": event.codebook,
        }
    if isinstance(event, Reading):
        values |= {"passages": len(event.spans), "codes": list(event.codes)}
    if isinstance(event, Placement):
        values |= {"decision": event.decision, "dropped": event.dropped}
    if isinstance(event, Renaming):
        values |= {"now": event.now}
    if isinstance(event, Translation):
        values |= {
            "language": event.language,
            "text": event.text,
            "quote": event.quote,
            "supersedes": list(event.supersedes),
        }
    return values

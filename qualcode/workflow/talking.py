"""What two coders agreed on when they had talked: decisions of both, and a memo."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import UnknownNameError
from qualcode.model import Decision, Memo, Span, Subject, Verdict
from qualcode.review import Asked, Pen, Say, decide
from qualcode.store import append, ensure_saved, save_memo
from qualcode.workflow.agreeing import Compared
from qualcode.workflow.explaining import parse_place
from qualcode.workflow.material import Material


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is agreed about one turn, and why in the coders' words (may be empty)."""

    asked: Asked
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was written: new decisions by coder, and the memo if there was a note."""

    decisions: tuple[Decision, ...]
    memo: Memo | None


def to_talk_about(compared: Compared, code: str, *, place: str = "") -> tuple[Asked, ...]:
    """Give the turns on which coders differ about a code, or the one named (``K10:12``).

    UnknownNameError when they do not differ there.
    """
    found = tuple(one for one in compared.disagreements if one.code == code)
    if not place:
        return found
    transcript_id, turn, _ = parse_place(place)
    here = tuple(
        one for one in found if (one.passage.transcript, one.passage.turn) == (transcript_id, turn)
    )
    if not here:
        raise UnknownNameError(
            f"{' and '.join(compared.coders)} do not differ about {code} at {place}."
        )
    return here


def settle_together(
    material: Material, outcome: Outcome, *, coders: Sequence[str], device: str, time: str
) -> Agreed:
    """Write what coders agreed on into the journal of each, superseding what they said before.

    Who had said so already gets no new decision. The note becomes a memo of all of them.
    """
    asked = outcome.asked
    ensure_saved(
        material.project,
        material.codebook_data,
        time=time,
        author=" and ".join(coders),
        reason=f"agreed on {asked.code}",
        automatic=True,
    )
    written: list[Decision] = []
    for number, coder in enumerate(coders):
        if asked.verdicts[number] == outcome.verdict:
            continue
        pen = Pen(coder, time, material.codebook.fingerprint)
        new = _decisions(material, outcome, place=number, pen=pen)
        append(material.project, new, coder=coder, device=device)
        written += new
    memo = _memo(material, outcome, coders=coders, time=time) if outcome.note.strip() else None
    return Agreed(tuple(written), memo)


def _decisions(material: Material, outcome: Outcome, *, place: int, pen: Pen) -> list[Decision]:
    """Give one coder's new decisions: a no to each yes there was, else one on the words given."""
    asked = outcome.asked
    said = [row[place] for row in asked.rows]
    earlier = [one.decision for one in said if one and one.decision]
    if outcome.verdict == "reject" and earlier:
        words = [
            Say(one.transcript, one.span, asked.code, "reject", supersedes=(one.id,))
            for one in earlier
        ]
    else:
        gone = tuple(one.id for one in earlier)
        words = [Say(asked.passage.transcript, _span(asked), asked.code, outcome.verdict, gone)]
    return [decide(material.corpus, pen, one) for one in words]


def _span(asked: Asked) -> Span:
    """Give the words somebody gave the code, or else the passage."""
    given = (
        one.decision.span for one in asked.told if one and one.decision and one.verdict == "accept"
    )
    return next(given, asked.passage.span)


def _memo(material: Material, outcome: Outcome, *, coders: Sequence[str], time: str) -> Memo:
    passage = outcome.asked.passage
    words = " ".join(material.corpus.text(passage).split())[:60]
    about = (
        Subject("code", outcome.asked.code),
        Subject("passage", f"{passage.transcript}:{passage.turn}", words),
    )
    return save_memo(material.project, Memo("", tuple(coders), time, about, outcome.note))

"""Taking over codings from a table, as decisions of a coder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import DecisionsError, UnknownNameError
from qualcode.model import Decision, Problem
from qualcode.store import CodingRow, Event, append, ensure_saved, events_for, read_codings
from qualcode.workflow.correcting import before, dropped, new_decisions
from qualcode.workflow.material import Material


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a table: what it says, what was there already, and problems.

    ``corrected`` counts earlier decisions of the coder that new ones took the place of.
    """

    coder: str
    accepted: int
    unsure: int
    readings: int
    already: int
    corrected: int
    journal: Path | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the coder, the device's four signs, and the time (ISO 8601, UTC)."""

    coder: str
    device: str
    time: str


def import_codings(
    material: Material, path: Path, *, writer: Writer, complete: bool = False
) -> Imported:
    """Add the codings of a table to a coder's journal.

    ``sure`` codings become accepts, ``possible`` ones unsure. With ``complete`` the coder
    has read the named transcripts through: a code not given there is a no. Importing the
    same table again adds nothing. Raises DecisionsError, with nothing written, when a line
    names a transcript, turn or code that the project does not have.
    """
    refuse_twin(material, writer.coder)
    rows = read_codings(file_data(path), file=path.name)
    return import_rows(material, rows, file=path.name, writer=writer, complete=complete)


def import_rows(
    material: Material,
    rows: Sequence[CodingRow],
    *,
    file: str,
    writer: Writer,
    complete: bool,
) -> Imported:
    """Add the rows of a table to a coder's journal, as ``import_codings`` does."""
    events = events_for(
        rows,
        corpus=material.corpus,
        codebook=material.codebook,
        coder=writer.coder,
        time=writer.time,
        complete=complete,
    )
    errors = [one for one in events.problems if one.severity == "error"]
    if errors:
        shown = "\n".join(f"  {one}" for one in errors[:20])
        raise DecisionsError(f"{file} was not imported; nothing was written.\n{shown}")
    known = before(material, coder=writer.coder)
    corpus = material.corpus
    new: list[Event] = [*new_decisions(events.decisions, known, corpus=corpus)]
    if complete:
        named = sorted({row.transcript for row in rows})
        new += dropped(events.decisions, known, transcripts=named, corpus=corpus, time=writer.time)
        read = {one.id for one in material.journals.readings}
        new += [one for one in events.readings if one.id not in read]
    given = len(events.decisions) + len(events.readings)
    journal = None
    if new:
        ensure_saved(
            material.project,
            material.codebook_data,
            time=writer.time,
            author=writer.coder,
            reason=file,
            automatic=True,
        )
        journal = append(material.project, new, coder=writer.coder, device=writer.device)
    return Imported(
        writer.coder,
        accepted=sum(one.verdict == "accept" for one in events.decisions),
        unsure=sum(one.verdict == "unsure" for one in events.decisions),
        readings=len(events.readings),
        already=max(0, given - len(new)),
        corrected=sum(bool(one.supersedes) for one in new if isinstance(one, Decision)),
        journal=journal,
        problems=events.problems,
    )


def file_data(path: Path) -> bytes:
    """Read a file that was named on the command line."""
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or type(problem).__name__).lower()
        raise DecisionsError(f"{path} cannot be read ({reason}). Check the path.") from problem


def refuse_twin(material: Material, coder: str) -> None:
    """Refuse a name that differs from a known coder's by its capitals only."""
    journals = material.journals
    said = (journals.decisions, journals.readings, journals.translations)
    coders = {one.coder for group in said for one in group}
    twin = next(
        (one for one in sorted(coders) if one != coder and one.casefold() == coder.casefold()), None
    )
    if twin is not None:
        raise UnknownNameError(
            f'There is a coder "{twin}" already. Did you mean --coder {twin}? '
            "Names that differ by capitals only are one file on many computers."
        )

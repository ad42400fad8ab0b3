"""Taking over codings from a table, as decisions of a coder."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import DecisionsError
from qualcode.model import Problem
from qualcode.store import CodingRow, Event, append, ensure_saved, events_for, read_codings
from qualcode.workflow.material import Material


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a table: events written, those that were there already, and problems."""

    coder: str
    accepted: int
    unsure: int
    readings: int
    already: int
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
    journals = material.journals
    there = {one.id for one in journals.decisions} | {one.id for one in journals.readings}
    given: list[Event] = [*events.decisions, *events.readings]
    new = [one for one in given if one.id not in there]
    journal = None
    if new:
        ensure_saved(
            material.project,
            material.codebook_data,
            time=writer.time,
            author=writer.coder,
            reason=file,
        )
        journal = append(material.project, new, coder=writer.coder, device=writer.device)
    return Imported(
        writer.coder,
        accepted=sum(one.verdict == "accept" for one in events.decisions),
        unsure=sum(one.verdict == "unsure" for one in events.decisions),
        readings=len(events.readings),
        already=len(given) - len(new),
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

"""A document of a run written again, and whether it is the same, byte for byte."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from qualcode.analyse import Accuracy
from qualcode.errors import UsageError
from qualcode.exporters.docx import write_document
from qualcode.exporters.house import House
from qualcode.model import Memo
from qualcode.report import Version, build_appendix
from qualcode.store import digest, from_plain, read_memos
from qualcode.workflow.binding import book_bytes
from qualcode.workflow.demonstrating import measure, untouched
from qualcode.workflow.exporting import put
from qualcode.workflow.manifest import Document
from qualcode.workflow.querying import database_of
from qualcode.workflow.reporting import (
    Beside,
    appendix_given,
    appendix_material,
    language_of,
    versions,
)
from qualcode.workflow.reproducing import Again, Reproduced
from qualcode.workflow.run_list import files_of
from qualcode.workflow.study import Study
from qualcode.workflow.written import written_in

KINDS: Mapping[str, Document] = {
    ".docx": "appendix",
    ".html": "book",
    ".htm": "book",
    ".sqlite": "database",
}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Where the document is, and whether it is the same as then.

    ``is_same`` is ``None`` where the run did not put down what was written; ``why`` says why it
    is another, as far as that is known.
    """

    path: Path
    kind: Document
    is_same: bool | None
    why: tuple[str, ...] = ()


def kind_of(output: Path) -> Document:
    """Give the kind of document that a file's ending stands for; UsageError for other endings."""
    kind = KINDS.get(output.suffix.casefold())
    if kind is None:
        raise UsageError(f"{output}: end it in .docx (the appendix), .html (the book) or .sqlite.")
    return kind


def write_again(done: Reproduced, output: Path, *, house: House | None = None) -> Rewritten:
    """Write the document of a run that the ending of ``output`` stands for.

    ``house`` is the Word template, where the run had one. UsageError when nothing could be
    counted again, and for a document that was not written of this run.
    """
    kind = kind_of(output)
    if done.again is None:
        raise UsageError("Without the codebook of the run, its document cannot be written again.")
    entries = [one for one in done.run.documents if one.get("kind") == kind]
    if done.run.documents and not entries:
        files = ", ".join(files_of(done.run))
        raise UsageError(f"Of this run {files} was written, and no {output.suffix}.")
    entry = entries[-1] if entries else {}
    data = _MAKERS[kind](done, done.again, entry, house)
    path = put(done.again.study.material.project, output.name, data=data, output=output)
    if not entries:
        return Rewritten(path, kind, None)
    is_same = sha256(data).hexdigest() in {one.get("sha256") for one in entries}
    return Rewritten(path, kind, is_same, () if is_same else tuple(_why(done, house)))


def _appendix(
    done: Reproduced, again: Again, entry: Mapping[str, Any], house: House | None
) -> bytes:
    options = done.inputs.options
    beside = Beside(
        history=_history(again, entry),
        written=written_in(again.shown, again.figures, options, memos=_memos(done, again)),
        accuracy=_measured(again.study) if entry.get("accuracy") else None,
    )
    given = appendix_given(
        again.study,
        again.shown,
        figures=again.figures,
        run=done.run.run,
        options=options,
        beside=beside,
    )
    return write_document(build_appendix(given, language=language_of(again.study)), house=house)


def _measured(study: Study) -> Accuracy:
    """Measure again what the demo prints: the machines against the practice codings."""
    return measure(study, untouched(study))


def _book(done: Reproduced, again: Again, entry: Mapping[str, Any], _: House | None) -> bytes:
    given = appendix_material(again.study, again.figures, run=done.run.run)
    return book_bytes(given, columns=entry.get("columns", ()))


def _database(done: Reproduced, again: Again, entry: Mapping[str, Any], _: House | None) -> bytes:
    given = appendix_material(again.study, again.figures, run=done.run.run)
    return database_of(replace(given, history=_history(again, entry)))[1]


Maker = Callable[[Reproduced, Again, Mapping[str, Any], House | None], bytes]
_MAKERS: Mapping[Document, Maker] = {
    "appendix": _appendix,
    "book": _book,
    "database": _database,
}


def _history(again: Again, entry: Mapping[str, Any]) -> tuple[Version, ...]:
    """Give the saved codebooks that the document listed; those of today where it is not known."""
    if not entry:
        return versions(again.study)
    return tuple(from_plain(Version, one) for one in entry.get("history", ()))


def _memos(done: Reproduced, again: Again) -> tuple[Memo, ...]:
    """Give those of the run's memos that are still there, as they are today."""
    wanted = done.inputs.memos
    found = read_memos(again.study.material.project).memos if wanted else ()
    return tuple(one for one in found if one.id in wanted)


def _why(done: Reproduced, house: House | None) -> Iterator[str]:
    """Say what of all that a document rests on is another."""
    if not done.is_identical:
        yield "figures differ"
    if done.since.versions:
        yield "qualcode or a library is of another version"
    then = str(done.run.inputs.get("template", ""))
    if then != (house.sha256 if house else ""):
        yield "the Word template of the run is another: --template" if then else "no template then"
    if done.again is not None:
        now = {one.id: digest(asdict(one)) for one in _memos(done, done.again)}
        if now != done.inputs.memos:
            yield "memos were changed or deleted"

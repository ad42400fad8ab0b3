"""Handing out transcripts with their codings as Word comments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import UnknownNameError, UsageError, WriteError
from qualcode.exporters.comments import is_as_written, write_commented
from qualcode.model import Status
from qualcode.report.commented import Coded, commented
from qualcode.workflow.exporting import put
from qualcode.workflow.study import Study

FOLDER = "comments"
_UNFIT = re.compile(r"[^\w .()+-]")


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One commented transcript that was written, and how many comments it has.

    ``left_out`` counts codings whose words are on no line of it.
    """

    transcript: str
    path: Path
    comments: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Handing:
    """What to hand out: transcripts (all when empty), codings of which status, and where to.

    ``replace``: also over a file that somebody has worked in.
    """

    transcripts: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ("accepted",)
    output: Path | None = None
    replace: bool = False


def hand_out(study: Study, handing: Handing) -> tuple[HandedOut, ...]:
    """Write one ``.docx`` a transcript into ``reports/comments``, or to the path given.

    UnknownNameError for a transcript that is not there; WriteError, with nothing written, when
    a file is there that another program has saved since: its comments may be in no journal.
    """
    corpus = study.material.corpus
    chosen = handing.transcripts or tuple(one.id for one in corpus.transcripts)
    for one in chosen:
        if not corpus.has_transcript(one):
            near = did_you_mean(one, [known.id for known in corpus.transcripts])
            raise UnknownNameError(f'There is no transcript "{one}". {near}'.strip())
    chosen = tuple(dict.fromkeys(chosen))
    if handing.output is not None and len(chosen) > 1:
        raise UsageError("--output names one file: name one TRANSCRIPT with it.")
    names = file_names(chosen)
    project = study.material.project
    paths = [handing.output or project.reports / FOLDER / one for one in names]
    if not handing.replace:
        _refuse_worked_in(paths)
    return tuple(
        _written(study, one, name=f"{FOLDER}/{name}", handing=handing)
        for one, name in zip(chosen, names, strict=True)
    )


def file_names(transcripts: Sequence[str]) -> list[str]:
    """Give a file name for each transcript, all different whatever the case.

    >>> file_names(["K01", "k01", "a/b"])
    ['K01.docx', 'k01 (2).docx', 'a_b.docx']
    """
    taken: set[str] = set()
    names = []
    for one in transcripts:
        stem = _UNFIT.sub("_", one).strip(". ") or "transcript"
        name, number = f"{stem}.docx", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem} ({number}).docx"
        taken.add(name.casefold())
        names.append(name)
    return names


def _refuse_worked_in(paths: Sequence[Path]) -> None:
    for path in paths:
        try:
            is_ours = not path.exists() or is_as_written(path.read_bytes())
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise WriteError(f"{path} cannot be looked into ({reason}).") from error
        if not is_ours:
            raise WriteError(
                f"{path} has been saved by another program: comments in it may be in no journal. "
                f"Take them in first (qualcode import comments), move it, or add --replace. "
                "Nothing was written."
            )


def _written(study: Study, transcript: str, *, name: str, handing: Handing) -> HandedOut:
    material = study.material
    coded = Coded(
        material.corpus, material.codebook, material.settings, study.claims, study.decisions
    )
    page = commented(coded, transcript, statuses=handing.statuses)
    path = put(material.project, name, data=write_commented(page), output=handing.output)
    return HandedOut(transcript, path, len(page.comments), page.left_out)

"""The demo: the practice corpus from transcripts to a Word appendix, with honest figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qualcode.analyse import Accuracy, Crossing, GoldCoding, Quote, accuracy
from qualcode.errors import ProjectError
from qualcode.formats import write_atomic
from qualcode.store import Cache, CodingRow, Project, find_project, read_codings
from qualcode.workflow.counting import Figures
from qualcode.workflow.exporting import export_table
from qualcode.workflow.importing import Imported, Writer, import_rows
from qualcode.workflow.material import read_material
from qualcode.workflow.progress import Progress, silent
from qualcode.workflow.reporting import Reported, report
from qualcode.workflow.shipped import practice_corpus, starter_codebook
from qualcode.workflow.study import Study, code_material

CODER = "maja"
READ_BY_CODER = ("K01", "K02", "K03", "K04", "K05", "K06")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo did and found.

    ``unread`` is how right the machines are on the interviews nobody has decided; ``all``
    the same on every interview, where only the strong rules are of interest, since the
    classifier has learned from some of them.
    """

    project: Project
    study: Study
    imported: Imported
    unread: Accuracy
    everything: Accuracy
    reported: Reported
    tables: tuple[Path, ...]

    @property
    def figures(self) -> Figures:
        """The counts, crossings and quotes of the study."""
        return self.reported.figures


def demonstrate(
    folder: Path, *, cache: Cache, device: str, time: str, progress: Progress = silent
) -> Demo:
    """Lay out the practice corpus as a project in a folder, and run the main job on it.

    Files that are there already are kept as they are. Raises ProjectError when the folder
    holds something else.
    """
    project = lay_out(folder)
    material = read_material(project, cache=cache, progress=progress)
    rows = [
        one for one in practice_codings(f"coders/{CODER}.csv") if one.transcript in READ_BY_CODER
    ]
    imported = import_rows(
        material,
        rows,
        file=f"{CODER}.csv",
        writer=Writer(CODER, device=device, time=time),
        complete=True,
    )
    material = read_material(project, cache=cache, progress=progress)
    study = code_material(material, cache=cache, progress=progress)
    unread = measure(study, untouched(study))
    reported = report(study, time=time, accuracy=unread)
    return Demo(
        project,
        study,
        imported,
        unread=unread,
        everything=measure(study, [one.id for one in material.corpus.transcripts]),
        reported=reported,
        tables=tuple(
            export_table(study, kind, format="csv", output=None)
            for kind in ("codings", "frequencies")
        ),
    )


def lay_out(folder: Path) -> Project:
    """Copy what a project needs into a folder, keeping every file that is there already."""
    refuse_strangers(folder)
    for name, path in shipped_files():
        target = folder / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(target, path.read_bytes())
    return find_project(folder)


def refuse_strangers(folder: Path) -> None:
    """Refuse a folder that holds something other than an earlier demo."""
    if folder.exists() and not folder.is_dir():
        raise ProjectError(f"{folder} is a file. Name a folder for the demo: qualcode demo FOLDER")
    theirs = {name.split("/")[0] for name, _ in shipped_files()}
    if folder.is_dir():
        found = {one.name for one in folder.iterdir() if not one.name.startswith(".")}
        if found and not {"qualcode.yaml", "coders", "gold.csv"} <= found & theirs:
            raise ProjectError(
                f"{folder} is not empty and is no earlier demo; nothing was written. "
                "Name another folder: qualcode demo FOLDER"
            )


def shipped_files() -> Iterator[tuple[str, Path]]:
    """Give each file of the demo project: its name in the project, and where it came with."""
    corpus = practice_corpus()
    for path in sorted(corpus.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(corpus).as_posix(), path
    yield "codebook.yaml", starter_codebook()


def practice_codings(name: str) -> tuple[CodingRow, ...]:
    """Read one of the tables of codings that came with the practice corpus."""
    return tuple(read_codings((practice_corpus() / name).read_bytes(), file=name))


def untouched(study: Study) -> list[str]:
    """Give the ids of the interviews nobody has decided anything in."""
    touched = {one.transcript for one in study.decisions}
    touched |= {one.transcript for one in study.readings}
    return [
        one.id
        for one in study.material.corpus.transcripts
        if one.kind == "interview" and one.id not in touched
    ]


def measure(study: Study, transcripts: list[str]) -> Accuracy:
    """Say how right the machines are on some interviews, against the practice codings."""
    gold = [
        GoldCoding(one.transcript, one.turn, one.code, one.certainty, one.quote)
        for one in practice_codings("gold.csv")
    ]
    return accuracy(study.claims, gold=gold, transcripts=transcripts, corpus=study.material.corpus)


def strongest_crossings(figures: Figures, *, most: int = 3) -> tuple[Crossing, ...]:
    """Give the crossings between themes that most participants make."""
    return tuple(one for one in figures.crossings if one.cross_theme)[:most]


def two_quotes(figures: Figures) -> tuple[Quote, ...]:
    """Give two quotes from two participants of two roles, from the strongest crossings."""
    crossed = [name for one in strongest_crossings(figures, most=12) for name in one.passage_ids]
    by_passage = {f"{one.transcript}:{one.turn}.{one.passage}": one for one in figures.quotes}
    ranked = [by_passage[name] for name in crossed if name in by_passage] + list(figures.quotes)
    first = next(iter(ranked), None)
    if first is None:
        return ()
    other = next((one for one in ranked if one.role != first.role), None)
    return (first,) if other is None else (first, other)

"""A run made again from what is there today, and all that differs from what it put down."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from qualcode.errors import UnknownNameError
from qualcode.model import Participant
from qualcode.store import (
    Cache,
    Manifest,
    Project,
    plain,
    read_manifest,
    settings_values,
    withdrawn_at,
)
from qualcode.workflow.counting import Figures
from qualcode.workflow.differences import Compared, Difference, compare, differences
from qualcode.workflow.manifest import codings_values, figures_values, versions_now
from qualcode.workflow.misplaced import Tally, tallies
from qualcode.workflow.progress import Progress, silent
from qualcode.workflow.reporting import figures_reported
from qualcode.workflow.run_inputs import RunInputs, inputs_from
from qualcode.workflow.run_material import Found, find_inputs, material_then, today_of
from qualcode.workflow.selecting import selected
from qualcode.workflow.study import Study, code_material
from qualcode.workflow.texts_then import TextThen

MODEL = "model"
States = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Since:
    """What is another today and was left aside, for the run's own was used.

    ``versions`` alone cannot be had back: they are those that the run was made again with.
    """

    settings: tuple[Difference, ...]
    people: tuple[Difference, ...]
    versions: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """What a changed transcript did to what the run rested on.

    Of its decisions, ``stay`` stand on the same words, ``corrected`` on corrected ones, ``lost``
    nowhere. ``codings`` are those that stand otherwise; ``None`` where the run kept none.
    """

    stay: int
    corrected: int
    lost: int
    codings: tuple[Difference, ...] | None


@dataclass(frozen=True, slots=True)
class Again:
    """A run made again, and compared with what it put down.

    ``study`` is the whole, ``shown`` the part that its options show; ``compared`` are all
    figures. ``codings`` are those that stand otherwise (``None``: the run kept none), and
    ``touched`` says it by transcript that changed.
    """

    study: Study
    shown: Study
    figures: Figures
    compared: Compared
    codings: tuple[Difference, ...] | None
    touched: Mapping[str, Touched]

    @property
    def model(self) -> str:
        """The id of what was learned; empty where nothing was."""
        return self.study.learned.model


@dataclass(frozen=True, slots=True)
class Reproduced:
    """What became of everything that a run rests on, and of its figures.

    ``again`` is ``None`` where the run's codebook is nowhere, so that nothing could be counted.
    ``withdrawn`` is when somebody's words were taken out of the project since.
    """

    run: Manifest
    inputs: RunInputs
    found: Found
    since: Since
    withdrawn: tuple[str, ...] = ()
    again: Again | None = None

    @property
    def is_identical(self) -> bool:
        """Whether every figure that the run put down is the same again."""
        return self.again is not None and self.again.compared.is_identical


def reproduce(
    project: Project, run: str, *, cache: Cache, progress: Progress = silent
) -> Reproduced:
    """Make a run again from its own inputs, as far as they are there, and compare every figure.

    What was decided, edited or set since is left aside, and what the classifier learned is
    learned again. Raises ``UnknownNameError`` for a run that is not there and ``ProjectError``
    for one whose manifest is damaged.
    """
    manifest = manifest_named(project, run)
    today = today_of(project)
    inputs = inputs_from(manifest, today=today.settings)
    found = find_inputs(project, inputs, today=today, progress=progress)
    then = inputs.settings or today.settings
    since = Since(
        settings=differences(plain(settings_values(then)), plain(settings_values(today.settings))),
        people=_people_since(inputs.people, today.people),
        versions=differences(inputs.versions, versions_now()),
    )
    material = material_then(project, inputs, found, today=today, cache=cache)
    again = None
    if material is not None:
        study = code_material(
            material,
            cache=cache,
            progress=progress,
            with_classifier=inputs.classifier,
            anew=True,
        )
        again = _compared(manifest, inputs, found, study)
    withdrawn = withdrawn_at(project)[inputs.withdrawn :]
    return Reproduced(manifest, inputs, found, since, withdrawn, again)


def manifest_named(project: Project, run: str) -> Manifest:
    """Give the manifest of a run; UnknownNameError says what may have become of one not there."""
    try:
        return read_manifest(project, run)
    except UnknownNameError as error:
        times = withdrawn_at(project)
        if not times:
            raise
        raise UnknownNameError(
            f"{error} Runs that held words of somebody who withdrew were taken out with them "
            f"(last on {times[-1][:10]}), and cannot be made again."
        ) from error


def _people_since(
    then: Sequence[Participant] | None, now: Sequence[Participant]
) -> tuple[Difference, ...]:
    """Compare rows of participants.csv by id; nothing where the run did not put them down."""
    if then is None:
        return ()
    before, after = ({one.id: plain(asdict(one)) for one in rows} for rows in (then, now))
    return differences(before, after)


def _compared(run: Manifest, inputs: RunInputs, found: Found, study: Study) -> Again:
    shown = selected(study, inputs.options)
    figures = figures_reported(study, shown, inputs.options)
    then, now = ({**one} for one in (run.figures, plain(figures_values(study, figures))))
    for one in (then, now):
        one.pop(MODEL, None)
    changed = found.texts.of("changed")
    codings: tuple[Difference, ...] | None = None
    if inputs.codings is not None:
        before = _moved_along(inputs.codings, changed)
        codings = differences(before, plain(codings_values(study.claims)))
    return Again(
        study,
        shown=shown,
        figures=figures,
        compared=compare(then, now),
        codings=codings,
        touched=_touched(study, changed, codings),
    )


def _moved_along(codings: States, changed: Sequence[TextThen]) -> States:
    """Give the states of then by the passages of today, where turns came in or went out."""
    moved = {one.id: one.moved for one in changed}

    def today(passage: str) -> str:
        transcript, _, place = passage.rpartition(":")
        turn, _, number = place.partition(".")
        if int(turn) in (turns := moved.get(transcript, {})):
            return f"{transcript}:{turns[int(turn)]}.{number}"
        return f"{passage} then" if turns else passage

    return {
        code: {today(passage): state for passage, state in states.items()}
        for code, states in codings.items()
    }


def _touched(
    study: Study, changed: Sequence[TextThen], codings: Sequence[Difference] | None
) -> dict[str, Touched]:
    by_transcript = {one.transcript: one for one in tallies(study.placed)}
    found = {}
    for text in changed:
        tally = by_transcript.get(text.id, Tally(text.id, 0, 0, 0, 0))
        here = (one for one in codings or () if one.where[-1].rpartition(":")[0] == text.id)
        found[text.id] = Touched(
            tally.stay,
            corrected=tally.corrected,
            lost=tally.open,
            codings=None if codings is None else tuple(here),
        )
    return found

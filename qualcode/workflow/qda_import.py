"""Taking over the codings of a REFI-QDA project: planned and shown first, then written."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.errors import DecisionsError, QualcodeError, UsageError
from qualcode.formats import refi
from qualcode.model import Corpus, Decision, Problem, Span, Verdict
from qualcode.review import Pen, Say, decide
from qualcode.store import append, ensure_saved
from qualcode.store.journal_name import coder_file_name
from qualcode.workflow.adopting import Adopted, adopt, read_refi
from qualcode.workflow.correcting import before, new_decisions
from qualcode.workflow.importing import Writer, file_data, refuse_twin
from qualcode.workflow.material import Material
from qualcode.workflow.placing import place_journals
from qualcode.workflow.qda_codes import Guids
from qualcode.workflow.qda_matching import Matched, codes_here, matched, spans_here

MACHINES = frozenset({"rules", "classifier"})
_NAMESPACE = uuid.UUID("3b9a4a1e-9c0c-5f43-8d3f-52c1d7d6a0b5")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Whose the codings are (empty: each user's own name), at what time, and what is trusted.

    ``unverified`` takes codings whose words the file does not confirm, as unsure.
    """

    time: str
    coder: str = ""
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Arriving:
    """What one coder gets: new decisions, how many are there already, how many correct."""

    coder: str
    new: tuple[Decision, ...]
    already: int

    @property
    def corrected(self) -> int:
        """How many take the place of an earlier decision of the coder."""
        return sum(bool(one.supersedes) for one in self.new)


@dataclass(frozen=True, slots=True)
class Plan:
    """What will come in, and what will not and why. ``unknown`` are codes we lack, with codings."""

    material: Material
    path: Path
    read: refi.ReadProject
    sources: tuple[Matched, ...]
    arriving: tuple[Arriving, ...]
    unknown: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    time: str

    @property
    def new(self) -> int:
        """How many decisions will be written."""
        return sum(len(one.new) for one in self.arriving)


@dataclass(frozen=True, slots=True)
class Written:
    """The journals that were written to, and the new codebook file where codes were lacking."""

    journals: tuple[Path, ...]
    adopted: Adopted | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Coding:
    """A coding of the file: whose, which code, and where here; why it stays out, if it does."""

    coder: str
    code: str
    transcript: str
    span: Span
    verdict: Verdict
    out: str = ""


def plan_import(material: Material, path: Path, wishes: Wishes) -> Plan:
    """Read a project and say what of it will come in; nothing is written.

    ``DecisionsError`` when the positions cannot be trusted, ``UsageError`` when it is not
    clear whose the codings are.
    """
    read = refi.read_project(file_data(path), file=path.name)
    _refuse_unsure(read, path.name, wishes)
    sources = tuple(matched(one, material.corpus) for one in read.project.sources)
    users = _coders(read.project, wishes)
    for coder in sorted({wishes.coder, *users.values()} - MACHINES - {""}):
        coder_file_name(coder)
        refuse_twin(material, coder)
    known = codes_here(read.project, material.codebook, guids=Guids(_project_name(material)))
    codes = {guid: code.id for guid, code in known.items()}
    found = [
        one
        for source in sources
        for one in _codings(source, users, codes, corpus=material.corpus, wishes=wishes)
    ]
    names = {one.guid: one.name for one in read.project.all_codes}
    lacking = Counter(
        names.get(coding.code, "?")
        for source in read.project.sources
        for one in source.selections
        for coding in one.codings
        if coding.code not in codes
    )
    return Plan(
        material,
        path,
        read,
        sources,
        arriving=tuple(_arriving(material, found, wishes)),
        unknown=tuple(sorted(lacking.items())),
        problems=(*read.problems, *_problems(read.project, sources, found, file=path.name)),
        time=wishes.time,
    )


def carry_out(plan: Plan, *, device: str) -> Written:
    """Write the decisions to each coder's journal, and a new codebook file if codes lack."""
    material, journals = plan.material, []
    if plan.new:
        ensure_saved(
            material.project,
            material.codebook_data,
            time=plan.time,
            author=plan.arriving[0].coder,
            reason=plan.path.name,
            automatic=True,
        )
    for one in plan.arriving:
        if one.new:
            writer = Writer(one.coder, device, plan.time)
            journals.append(append(material.project, one.new, coder=writer.coder, device=device))
    if not plan.unknown:
        return Written(tuple(journals), None)
    tree = refi.ReadCodebook(plan.read.project.codes, plan.read.project.origin, ())
    foreign = read_refi(tree)
    try:
        adopted = adopt(foreign, "qdpx", source=plan.path, project=material.project)
    except QualcodeError as error:
        note = Problem(plan.path.name, what=str(error), severity="warning")
        return Written(tuple(journals), None, (note,))
    return Written(tuple(journals), adopted)


def _project_name(material: Material) -> str:
    return material.settings.name or material.project.folder.resolve().name


def _refuse_unsure(read: refi.ReadProject, file: str, wishes: Wishes) -> None:
    """Refuse a file of which too few quotes are found at their places."""
    coded = [one for source in read.project.sources for one in source.selections if one.codings]
    if not coded:
        raise DecisionsError(f"{file} holds no coded words; there is nothing to take over.")
    if not any(one.has_text for one in read.project.sources):
        raise DecisionsError(
            f"{file} does not hold its texts, so nobody can tell which words are coded; nothing "
            "was imported. Export the project with its sources."
        )
    fits = read.calibrated
    if not fits.is_sure and not wishes.unverified:
        raise DecisionsError(
            f"{file}: only {fits.fitting} of {fits.named} quotes stand where the file says, "
            "however positions are counted; nothing was imported. Export it again, or add "
            "--unverified to take the codings as unsure, and look at each."
        )


def _coders(project: refi.QdaProject, wishes: Wishes) -> Mapping[str, str]:
    """Give the coder that each user's codings become, by the user's id; "" is nobody known."""
    used = {
        coding.user
        for source in project.sources
        for one in source.selections
        for coding in one.codings
    }
    names = {"": ""} | {one.guid: " ".join(one.name.split()) for one in project.users}
    people = {guid: names.get(guid, "") for guid in used}
    persons = sorted({name for name in people.values() if name not in MACHINES})
    if wishes.coder:
        coder_file_name(wishes.coder)
    if wishes.coder and len(persons) > 1:
        raise UsageError(
            f"The file holds codings of {len(persons)} users ({', '.join(persons)}). Leave --coder "
            "out: each becomes a coder of their name."
        )
    if "" in persons and not wishes.coder:
        raise UsageError("The file does not say whose its codings are: --coder NAME")
    return {
        guid: name if name in MACHINES else wishes.coder or name for guid, name in people.items()
    }


def _codings(
    match: Matched,
    users: Mapping[str, str],
    codes: Mapping[str, str],
    *,
    corpus: Corpus,
    wishes: Wishes,
) -> Iterator[_Coding]:
    """Give every coding of a source with its place here, or why it stays out."""
    here = spans_here(match)
    transcript = match.transcript.id if match.transcript else ""
    for one in match.source.selections:
        for coding in one.codings:
            coder, code = users[coding.user], codes.get(coding.code, "")
            span = here.get(one.guid)
            out = ""
            if coder in MACHINES:
                out = "by rules or classifier: they are found here anew"
            elif not code:
                out = "of codes that the codebook lacks"
            elif not transcript:
                out = "of sources that are no transcript here"
            elif not one.confirmed and not wishes.unverified:
                out = "whose quote does not stand at their place"
            elif span is None:
                out = "whose words were not found in the transcript"
            elif corpus.passage_holding(transcript, span) is None:
                out = "on words that are no participant's"
            verdict: Verdict = "accept" if one.confirmed else "unsure"
            yield _Coding(coder, code, transcript, span or Span(0, 0), verdict, out)


def _arriving(material: Material, found: Sequence[_Coding], wishes: Wishes) -> Iterator[Arriving]:
    piles: dict[str, list[_Coding]] = defaultdict(list)
    for one in found:
        if not one.out:
            piles[one.coder].append(one)
    journals = material.journals
    placed = place_journals(
        journals, corpus=material.corpus, codebook=material.codebook, but_readings=True
    )
    for coder, pile in sorted(piles.items()):
        said = {
            (one.transcript, one.span, one.code, one.verdict)
            for one in placed.decisions
            if one.coder == coder
        }
        made = {one.id for one in journals.decisions if one.coder == coder}
        given = {(one.transcript, one.span, one.code, one.verdict) for one in pile}
        decisions = [
            decided
            for key in sorted(given - said)
            if (decided := _decision(material, coder, key, wishes.time)).id not in made
        ]
        known = before(material, coder=coder)
        new = new_decisions(decisions, known, corpus=material.corpus)
        yield Arriving(coder, new, already=len(given) - len(new))


def _decision(
    material: Material, coder: str, key: tuple[str, Span, str, Verdict], time: str
) -> Decision:
    """Make a decision whose id follows from what it says: the same file gives the same one."""
    transcript, span, code, verdict = key
    corpus = material.corpus
    pen = Pen(coder, time, material.codebook.fingerprint)
    made = decide(corpus, pen, Say(transcript, span, code, verdict))
    said = (coder, transcript, made.fingerprint, span.start, span.end, code, verdict)
    return replace(made, id=str(uuid.uuid5(_NAMESPACE, "\n".join(map(str, said)))))


def _problems(
    project: refi.QdaProject, sources: Sequence[Matched], found: Sequence[_Coding], *, file: str
) -> Iterator[Problem]:
    """Say what of the file does not come in."""
    for match in sources:
        if match.transcript is None and match.source.selections:
            what = f'"{match.source.name}" is no transcript here, by name or by text.'
            remedy = "Put its file into transcripts/, or rename the source in the other program."
            yield Problem(file, match.source.line, 0, what, remedy, "warning")
    for why, count in sorted(Counter(one.out for one in found if one.out).items()):
        what = f"{_counted(count, 'coding')} {why}; left out."
        yield Problem(file, what=what, severity="warning")
    whole = sum(len(match.source.codings) for match in sources)
    for count, what in (
        (whole, "coding of a whole source"),
        (len(project.notes), "note"),
        (len(project.cases), "case"),
        (len(project.sets), "set"),
    ):
        if count:
            said = f"{_counted(count, what)}; left out."
            yield Problem(file, what=said, severity="warning")


def _counted(count: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return f"{count} {first if count == 1 else first + 's'} {rest}".strip()

"""Who speaks in which file, and settling a label once for all files."""

from dataclasses import dataclass
from unicodedata import normalize

from qualcode.codebook import nearest
from qualcode.errors import UnknownNameError
from qualcode.model import Corpus, Settings, Speaker, SpeakerSetting, Transcript
from qualcode.readers import is_passed_over, reader_names
from qualcode.store import Project, Proposal, load_settings, propose_reader, propose_speaker
from qualcode.store import transcript_files as files_in
from qualcode.workflow.material import Material


@dataclass(frozen=True, slots=True)
class FileSpeakers:
    """One row of the table of speakers: the labels of one file, by what they are."""

    transcript: str
    file: str
    turns: int
    asking: tuple[str, ...]
    participants: tuple[str, ...]
    other: tuple[str, ...]
    unknown: tuple[str, ...]
    note: str = ""

    def as_row(self) -> dict[str, object]:
        """Give the row as plain values for JSON."""
        return {
            "transcript": self.transcript,
            "file": self.file,
            "turns": self.turns,
            "asks": list(self.asking),
            "takes_part": list(self.participants),
            "other": list(self.other),
            "not_known": list(self.unknown),
            "note": self.note,
        }


def speakers_in(corpus: Corpus, *, settings: Settings) -> tuple[FileSpeakers, ...]:
    """Give one row a transcript: who asks, who takes part, who is not known."""
    here: dict[str, list[Speaker]] = {}
    for speaker in corpus.speakers:
        here.setdefault(speaker.transcript, []).append(speaker)
    return tuple(
        file_speakers(one, here.get(one.id, []), settings=settings) for one in corpus.transcripts
    )


def file_speakers(
    transcript: Transcript, speakers: list[Speaker], *, settings: Settings
) -> FileSpeakers:
    """Give the row of one transcript."""
    kinds: dict[str, list[str]] = {"asks": [], "takes part": [], "other": [], "unknown": []}
    for speaker in speakers:
        kinds[kind_of(speaker, settings)].append(speaker.label)
    return FileSpeakers(
        transcript.id,
        transcript.file,
        len(transcript.turns),
        asking=tuple(kinds["asks"]),
        participants=tuple(kinds["takes part"]),
        other=tuple(kinds["other"]),
        unknown=tuple(kinds["unknown"]),
        note=note_on(transcript.kind, speakers),
    )


def kind_of(speaker: Speaker, settings: Settings) -> str:
    """Say what a speaker is for the table."""
    role = settings.role(speaker.role)
    if role is None:
        return "unknown"
    if role.asks:
        return "asks"
    return "takes part" if role.counts or speaker.participant else "other"


def note_on(kind: str, speakers: list[Speaker]) -> str:
    """Say what is worth knowing of a file's speakers."""
    if kind == "field note":
        return "field note: coded, never in “n of N”"
    if not speakers:
        return "no speakers named: nothing is counted"
    people = {one.participant for one in speakers if one.participant and one.role}
    interpreted = [one.label for one in speakers if one.role == "interpreter" and one.participant]
    notes = [f"{len(people)} participants"] if len(people) > 1 else []
    notes += [f"{label} speaks for the participant" for label in interpreted]
    return "; ".join(notes)


def settle_label(
    material: Material, label: str, *, role: str, transcript: str = "", participant: str = ""
) -> Proposal:
    """Propose the change of qualcode.yaml that gives a label its role.

    Raises UnknownNameError for a role, a label or a transcript the project does not have.
    """
    known(label, [one.label for one in material.corpus.speakers], what="speaker")
    if transcript:
        known(transcript, [one.id for one in material.corpus.transcripts], what="transcript")
    return propose_speaker(
        material.project,
        setting=SpeakerSetting(label, role=role, transcript=transcript, participant=participant),
    )


def choose_reader(project: Project, file: str, *, reader: str) -> Proposal:
    """Propose the change of qualcode.yaml that has a file (its name) read by a reader.

    Raises UnknownNameError for a file or a reader that is not there.
    """
    settings = load_settings(project)
    paths = files_in(project, settings=settings, passed_over=is_passed_over)
    names = [normalize("NFC", path.name) for path in paths]
    known(file := normalize("NFC", file), names, what="transcript file")
    known(reader, list(reader_names()), what="reader")
    return propose_reader(project, file=file, reader=reader)


def known(name: str, names: list[str], *, what: str) -> None:
    """Refuse a name that is not among those there are, naming the nearest."""
    if name in names:
        return
    near = nearest(name, names)
    meant = f' Did you mean "{near}"?' if near else ""
    listed = ", ".join(sorted(set(names))[:12])
    raise UnknownNameError(f'There is no {what} "{name}".{meant} There are: {listed}.')

"""Who each label is: participants.csv before settings, header and the label's own name."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.language import count_words
from qualcode.model import Participant, Problem, Settings, Speaker, Transcript
from qualcode.readers.participants import draft_participants
from qualcode.readers.roles import ROLE_KEYS, Said, role_called, roles_in


@dataclass(frozen=True, slots=True)
class Speakers:
    """Every label of every transcript, and the questions that are left."""

    speakers: tuple[Speaker, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What all transcripts share while their speakers are found."""

    settings: Settings
    rows: tuple[Participant, ...]
    drafts: tuple[Participant, ...]
    by_label: Mapping[str, Sequence[Participant]]
    drafts_by_label: Mapping[str, Sequence[Participant]]

    def row(self, label: str, transcript_id: str) -> Participant | None:
        """Give the row of ``participants.csv`` for a label."""
        return row_for(label, transcript_id, rows=self.by_label.get(label.casefold(), ()))

    def draft(self, label: str, transcript_id: str) -> Participant | None:
        """Give the drafted row for a label."""
        return row_for(label, transcript_id, rows=self.drafts_by_label.get(label.casefold(), ()))


def who_speaks(
    transcripts: Sequence[Transcript],
    *,
    settings: Settings,
    participants: Sequence[Participant],
) -> Speakers:
    """Find who speaks in each transcript, in order of first speaking.

    A role comes from ``participants.csv``, else settings or ``speakers.csv``, else the
    header, else the label. A label without a role is asked about once for all files. An
    interpreter gets the participant whose labels name it, else the only one of the file.
    """
    drafts = draft_participants(transcripts, settings=settings)
    known = _Known(
        settings, tuple(participants), drafts, _by_label(participants), _by_label(drafts)
    )
    speakers: list[Speaker] = []
    problems: list[Problem] = []
    for transcript in transcripts:
        said = roles_in(transcript, settings=settings)
        spoken = _spoken(transcript)
        found = [
            _speaker(transcript, label, one, known=known, spoken=spoken[label])
            for label, one in said.items()
        ]
        settled, doubts = _interpreted(transcript, found, known=known)
        speakers += settled
        problems += doubts
    questions = _questions(speakers, transcripts, known=known)
    problems += _unheard_roles(transcripts, speakers, settings=settings)
    return Speakers(tuple(speakers), (*questions, *problems))


def _by_label(rows: Sequence[Participant]) -> dict[str, list[Participant]]:
    found: dict[str, list[Participant]] = defaultdict(list)
    for row in rows:
        for label in dict.fromkeys(one.casefold() for one in row.labels):
            found[label].append(row)
    return found


def _spoken(transcript: Transcript) -> dict[str, tuple[int, int]]:
    """Give the number of turns and of words of each label."""
    turns = Counter(turn.speaker for turn in transcript.turns)
    words: Counter[str] = Counter()
    for turn in transcript.turns:
        words[turn.speaker] += count_words(transcript.words_of(turn))
    return {label: (count, words[label]) for label, count in turns.items()}


def row_for(label: str, transcript_id: str, *, rows: Sequence[Participant]) -> Participant | None:
    """Give the row whose labels hold this one: of this transcript before one of all."""
    fitting = [
        (bool(row.transcript), label in row.labels, row)
        for row in rows
        if row.transcript in {"", transcript_id}
        and any(label.casefold() == one.casefold() for one in row.labels)
    ]
    return max(fitting, key=lambda one: one[:2])[2] if fitting else None


def _speaker(
    transcript: Transcript, label: str, said: Said, *, known: _Known, spoken: tuple[int, int]
) -> Speaker:
    row = known.row(label, transcript.id) or _named_row(said, rows=known.rows)
    written = role_called(row.role, settings=known.settings) if row is not None else None
    own = known.settings.role(said.role)
    if own is not None and own.speaks_for_participant and row is not None:
        role, how = own.name, said.how
    elif written is not None:
        role, how = written.name, "participants.csv"
    else:
        role, how = said.role, said.how
    person = _person(label, transcript, role, row=row, known=known)
    return Speaker(transcript.id, label, role, person, how, *spoken)


def _named_row(said: Said, *, rows: Sequence[Participant]) -> Participant | None:
    """Give the row of the participant whom the settings name for a label."""
    if not said.person:
        return None
    folded = said.person.casefold()
    return next(
        (row for row in rows if folded in {row.id.casefold(), row.pseudonym.casefold()}), None
    )


def _person(
    label: str,
    transcript: Transcript,
    role: str,
    *,
    row: Participant | None,
    known: _Known,
) -> str:
    found = known.settings.role(role)
    if found is not None and not (found.counts or found.speaks_for_participant):
        return ""
    if row is not None:
        return row.id
    draft = known.draft(label, transcript.id) if found is not None else None
    return draft.id if draft is not None else ""


def _interpreted(
    transcript: Transcript, found: Sequence[Speaker], *, known: _Known
) -> tuple[list[Speaker], list[Problem]]:
    """Say whose words an interpreter's are; who speaks through one alone has their own role."""
    counted = {
        one.participant
        for one in found
        if one.participant and _does(one, "counts", settings=known.settings)
    }
    settled: list[Speaker] = []
    problems: list[Problem] = []
    for one in found:
        if not _does(one, "speaks_for_participant", settings=known.settings):
            settled.append(one)
            continue
        whose = one.participant or (next(iter(counted)) if len(counted) == 1 else "")
        role = one.role if whose in counted else _role_of(whose, known=known) or one.role
        settled.append(_as(one, role=role, participant=whose))
        if not whose:
            problems.append(_whose_words(transcript, one))
    return settled, problems


def _does(speaker: Speaker, what: str, *, settings: Settings) -> bool:
    role = settings.role(speaker.role)
    return role is not None and bool(getattr(role, what))


def _role_of(participant_id: str, *, known: _Known) -> str:
    row = next((row for row in known.rows if row.id == participant_id), None)
    role = role_called(row.role, settings=known.settings) if row is not None else None
    return role.name if role is not None and role.counts else ""


def _as(speaker: Speaker, *, role: str, participant: str) -> Speaker:
    return Speaker(
        speaker.transcript,
        speaker.label,
        role,
        participant,
        speaker.how,
        speaker.turns,
        speaker.words,
    )


def _whose_words(transcript: Transcript, speaker: Speaker) -> Problem:
    return Problem(
        transcript.file,
        what=f'"{speaker.label}" interprets, and it is not clear for whom: '
        f"{speaker.turns} turns are not counted.",
        remedy="Write the label beside the person's own in participants.csv, column labels: "
        f'"NAME|{speaker.label}".',
        severity="warning",
    )


def _questions(
    speakers: Sequence[Speaker], transcripts: Sequence[Transcript], *, known: _Known
) -> tuple[Problem, ...]:
    """Ask once for each label whose role nobody has said, over all files."""
    files = {one.id: one.file for one in transcripts}
    asked_once = {(one.id, label) for one in transcripts for label in one.background}
    unknown: dict[str, list[Speaker]] = defaultdict(list)
    for one in speakers:
        if known.settings.role(one.role) is None and (one.transcript, one.label) not in asked_once:
            unknown[one.label].append(one)
    choices = ", ".join(role.name for role in known.settings.roles)
    return tuple(
        _question(label, unknown[label], files=files, choices=choices) for label in sorted(unknown)
    )


def _question(
    label: str, speaking: Sequence[Speaker], *, files: Mapping[str, str], choices: str
) -> Problem:
    turns = sum(one.turns for one in speaking)
    where = "1 file" if len(speaking) == 1 else f"{len(speaking)} files"
    rows = sorted({one.participant for one in speaking if one.participant})
    fill = f"Fill in the role of {rows[0]} in participants.csv, or say" if rows else "Say"
    return Problem(
        files[speaking[0].transcript],
        what=f'who is "{label}"? {turns} {"turn" if turns == 1 else "turns"} in {where}, '
        "not counted until somebody has said it.",
        remedy=f'{fill} it once: qualcode speakers "{label}" --role ROLE ({choices}).',
        severity="warning",
    )


def _words_for_roles(transcript: Transcript) -> tuple[str, ...]:
    """Give what the header, or a survey's column, calls the roles."""
    header = next((transcript.header[k] for k in ROLE_KEYS if transcript.header.get(k)), "")
    columns = (one.get("role", "") for one in transcript.background.values())
    return tuple(dict.fromkeys([header, *columns]))


def _unheard_roles(
    transcripts: Sequence[Transcript], speakers: Sequence[Speaker], *, settings: Settings
) -> list[Problem]:
    """Report header roles that the settings do not have, where they would have been needed."""
    lacking = {one.transcript for one in speakers if not one.role}
    first: dict[str, Transcript] = {}
    for transcript in transcripts:
        for word in _words_for_roles(transcript):
            known = any(role_called(part, settings=settings) for part in [word, *word.split()])
            if word and not known and transcript.id in lacking:
                first.setdefault(word, transcript)
    return [
        Problem(
            transcript.file,
            what=f'the file says the role "{word}", which the project does not have.',
            remedy="Add it under roles: in qualcode.yaml, or write one that is there.",
            severity="warning",
        )
        for word, transcript in sorted(first.items())
    ]

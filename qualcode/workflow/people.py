"""Who is counted: those whose words were read, under the role that was settled."""

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import Participant, Passage, Problem, Settings


def with_drafts(
    people: Sequence[Participant], drafts: Sequence[Participant]
) -> tuple[Participant, ...]:
    """Add those whom the files name and participants.csv does not (yet)."""
    known = {(one.transcript, label) for one in people for label in one.labels}
    return (
        *people,
        *(
            one
            for one in drafts
            if not any(
                (place, label) in known for label in one.labels for place in (one.transcript, "")
            )
        ),
    )


def heard(people: Sequence[Participant], passages: Sequence[Passage]) -> tuple[Participant, ...]:
    """Give those who speak in the transcripts that were read, with their settled role.

    A role may come from the settings, the header or the label, not from participants.csv
    alone; whoever says nothing is nobody in "n of N".
    """
    roles: dict[str, Passage] = {}
    for passage in passages:
        if passage.counts:
            roles.setdefault(passage.participant, passage)
    listed = {one.id for one in people}
    unlisted = (
        Participant(one.participant, pseudonym=one.speaker, transcript=one.transcript)
        for one in roles.values()
        if one.participant not in listed
    )
    return tuple(
        replace(one, role=roles[one.id].role) for one in (*people, *unlisted) if one.id in roles
    )


def unheard(
    people: Sequence[Participant],
    counted: Sequence[Participant],
    *,
    settings: Settings,
    file: str,
) -> tuple[Problem, ...]:
    """Say who stands in participants.csv with a counted role and speaks nowhere."""
    speaking = {one.id for one in counted}
    roles = {role.name for role in settings.counted_roles}
    return tuple(
        Problem(
            file,
            what=f'nobody speaks as "{one.id}" in the transcripts that were read, so they are '
            "not counted.",
            remedy="Check the columns transcript and labels of this row.",
            severity="warning",
        )
        for one in people
        if one.role in roles and one.id not in speaking
    )

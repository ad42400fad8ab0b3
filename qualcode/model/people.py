"""Who speaks: roles, participants, speakers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is in the study.

    ``counts``: their words are coded and counted. ``asks``: they stand in the
    interviewer's place, so their turn before an answer is its question.
    ``speaks_for_participant``: an interpreter; the words are the participant's.
    ``label`` and ``synonyms`` (what file headers call the role) by language.
    """

    name: str
    counts: bool
    asks: bool = False
    speaks_for_participant: bool = False
    label: Mapping[str, str] = field(default_factory=dict)
    synonyms: tuple[str, ...] = ()

    def label_in(self, language: str) -> str:
        """Give the role's name in a language, else its plain name."""
        return self.label.get(language, self.name)


DEFAULT_ROLES: tuple[Role, ...] = (
    Role(
        "resident",
        counts=True,
        label={"da": "beboer", "en": "resident"},
        synonyms=("beboer", "beboere", "resident", "residents"),
    ),
    Role(
        "staff",
        counts=True,
        label={"da": "medarbejder", "en": "staff"},
        synonyms=("medarbejder", "medarbejdere", "ansat", "staff"),
    ),
    Role(
        "interviewer",
        counts=False,
        asks=True,
        label={"da": "interviewer", "en": "interviewer"},
        synonyms=("interviewer", "intervjuer", "moderator"),
    ),
    Role(
        "interpreter",
        counts=False,
        speaks_for_participant=True,
        label={"da": "tolk", "en": "interpreter"},
        synonyms=("tolk", "interpreter"),
    ),
    Role(
        "other",
        counts=False,
        label={"da": "andre", "en": "other"},
        synonyms=("andre", "other", "trukket tilbage", "withdrawn"),
    ),
)


COLUMNS = ("role", "position", "area", "age_group")
"""The columns of ``participants.csv`` that every project has and people can be grouped by."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One row of ``participants.csv``: one person, however many files they speak in.

    ``transcript`` is empty for a person whose labels hold in every file. ``labels`` are
    the speaker labels that are this person's words (an interpreter's among them).
    ``extra`` keeps the user's own columns.
    """

    id: str
    pseudonym: str = ""
    role: str = ""
    position: str = ""
    area: str = ""
    age_group: str = ""
    transcript: str = ""
    labels: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the person is called: the pseudonym, else the id."""
        return self.pseudonym or self.id

    def value_of(self, column: str) -> str:
        """Give what a column of ``participants.csv`` says of this person; empty for nothing.

        >>> Participant("K01-1", role="resident", extra={"floor": "2"}).value_of("floor")
        '2'
        """
        if column in COLUMNS:
            return str(getattr(self, column))
        return self.extra.get(column, "")


@dataclass(frozen=True, slots=True)
class Speaker:
    """What a label in one transcript was found to be.

    ``role`` is empty when nobody has said (then the words are never counted).
    ``participant`` is empty for those who are no participant. ``how`` says where the
    answer came from: ``participants.csv``, ``settings``, ``speakers.csv``, ``header``,
    ``label``, or ``unknown``.
    """

    transcript: str
    label: str
    role: str
    participant: str
    how: str
    turns: int
    words: int

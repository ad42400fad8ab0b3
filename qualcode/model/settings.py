"""What ``qualcode.yaml`` may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.coding import Counting
from qualcode.model.people import DEFAULT_ROLES, Role

SMALL_CELLS = 5
"""Figures of groups that fewer participants stand behind are hidden in what is sent."""


@dataclass(frozen=True, slots=True)
class SpeakerSetting:
    """What the settings say of a label: its role, and spellings of this speaker's own.

    ``transcript`` limits it to one transcript; empty means every file. ``participant``
    names whose words they are, where it is not the label itself. ``source`` is the file
    that said so: ``settings`` or ``speakers.csv``.
    """

    label: str
    role: str = ""
    transcript: str = ""
    participant: str = ""
    spoken: Mapping[str, str] = field(default_factory=dict)
    source: str = "settings"


@dataclass(frozen=True, slots=True)
class Survey:
    """How a table of answers is read: which columns are the respondent, and the answers.

    Columns are named as in the first row. ``role`` is that of every respondent, unless a
    column called role says it; ``leave_out`` names columns that are not read at all. All
    others are background.
    """

    respondent: str = ""
    answers: tuple[str, ...] = ()
    role: str = ""
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The project's settings, with the defaults filled in.

    ``transcripts`` is the folder inside the project that holds the transcripts (``.``
    where they lie in the project folder itself). ``spoken`` maps language to spelling →
    standard form; ``encodings`` maps a file (its name) to the encoding the user declared,
    ``readers`` to the reader they chose, ``surveys`` to how its table is read.
    ``embeddings`` is the folder of a model of sentence embeddings, if the classifier may use one.
    ``note`` must stand with every table and document (practice material says so there).
    ``attribution`` is the template of what stands after a quote (empty: the house's).
    ``names_pipeline`` is the trained spaCy pipeline whose names ``names`` takes too (empty:
    none); nothing else rests on it. ``small_cells`` is the fewest participants that a figure
    of a group may show in what is sent (0: any number). ``section_10`` tells whether a report
    in Danish reminds of section 10 of the Danish data protection act.
    """

    name: str = ""
    data_language: str = ""
    report_language: str = "da"
    roles: tuple[Role, ...] = DEFAULT_ROLES
    speakers: tuple[SpeakerSetting, ...] = ()
    transcripts: str = "transcripts"
    spoken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    readers: Mapping[str, str] = field(default_factory=dict)
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    max_words: int = 90
    counting: Counting = "rules"
    decider: str = ""
    embeddings: str = ""
    note: str = ""
    attribution: str = ""
    names_pipeline: str = ""
    small_cells: int = SMALL_CELLS
    section_10: bool = True

    def role(self, name: str) -> Role | None:
        """Give the role of that name, or ``None``."""
        return next((role for role in self.roles if role.name == name), None)

    @property
    def counted_roles(self) -> tuple[Role, ...]:
        """The roles whose words are coded and counted, in the order of the settings."""
        return tuple(role for role in self.roles if role.counts)

"""What can go wrong, sorted by what the user must do about it.

One failure is raised as one of these; many findings are a list of
:class:`qualcode.model.Problem`. A message says what happened, where, and what to do,
and never holds transcript text.
"""


class QualcodeError(Exception):
    """Something the user can mend; the message is meant to be printed as it is.

    ``exit_code`` is what the command line ends with: 1 problems found, 2 wrong usage.
    """

    exit_code = 1


class ProjectError(QualcodeError):
    """The project folder is missing, incomplete or not where the command looked."""


class SettingsError(QualcodeError):
    """``qualcode.yaml`` cannot be used as it stands; every slip is in ``problems``."""

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class CodebookError(QualcodeError):
    """The codebook cannot be used as it stands; every slip is in ``problems``."""

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class NotationError(QualcodeError):
    """A rule is not written in the notation; ``column`` is the 1-based place inside it."""

    def __init__(self, message: str, *, column: int = 1, remedy: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.remedy = remedy


class TranscriptError(QualcodeError):
    """A transcript cannot be read; ``remedy`` says what to do with the file."""

    def __init__(self, message: str, *, remedy: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.line = line


class TableError(QualcodeError):
    """A table of separated values cannot be read as it stands; the message has ``file:line``."""


class ParticipantsError(QualcodeError):
    """``participants.csv`` cannot be used as it stands."""


class DecisionsError(QualcodeError):
    """A decisions journal, or a file of codings to import, cannot be used as it stands."""


class WriteError(QualcodeError):
    """A file could not be written: held open by another program, read-only, disk full."""


class UnknownNameError(QualcodeError):
    """A code, role, transcript, participant or speaker that the project does not have."""

    exit_code = 2


class UsageError(QualcodeError):
    """The command was called in a way that cannot be carried out."""

    exit_code = 2


class ClusterError(QualcodeError):
    """A cluster that the user named cannot be worked with; ``remedy`` says what to do."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class EmbeddingsError(QualcodeError):
    """A model of sentence embeddings cannot be used; ``remedy`` says what to do."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class TemplateError(QualcodeError):
    """A Word template cannot be used as it stands; ``remedy`` says what to do with the file."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class NothingLearnedError(QualcodeError):
    """There is too little to learn a classifier from."""

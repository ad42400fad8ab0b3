"""What was found while the codebook was read, gathered as problems with their places."""

from dataclasses import dataclass, field

from qualcode.model import Problem
from qualcode.model.problem import Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the file: line and column, both 1-based."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems of one file, in the order in which they were found."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, place: Place, what: str, remedy: str) -> None:
        """Note what keeps the codebook from being used."""
        self._add("error", place, what, remedy)

    def warning(self, place: Place, what: str, remedy: str) -> None:
        """Note what was assumed instead of what may have been meant."""
        self._add("warning", place, what, remedy)

    def note(self, place: Place, what: str, remedy: str) -> None:
        """Note what is worth knowing."""
        self._add("note", place, what, remedy)

    @property
    def failed(self) -> bool:
        """Whether an error is among the problems."""
        return any(problem.severity == "error" for problem in self.problems)

    def in_order(self) -> tuple[Problem, ...]:
        """Give the problems by line and column, each once."""
        return tuple(sorted(set(self.problems)))

    def _add(self, severity: Severity, place: Place, what: str, remedy: str) -> None:
        self.problems.append(
            Problem(self.file, place.line, place.column, what, remedy, severity=severity)
        )


def shorten(text: str, *, most: int = 40) -> str:
    """Give a text in one line for a message, cut at so many code points.

    >>> shorten("et to tre", most=6)
    'et to…'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"

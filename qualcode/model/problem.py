"""A finding about a file, in one line a person can act on."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What was found, where, and what to do.

    ``line`` and ``column`` are 1-based; 0 means that the finding has no such place.
    ``error`` stops the file from being used, ``warning`` says what was assumed instead,
    ``note`` is worth knowing.

    >>> print(Problem("codebook.yaml", 14, 7, 'code "tillid" has no definition.',
    ...               'Write one under "definition:".'))
    codebook.yaml:14:7: code "tillid" has no definition. Write one under "definition:".
    """

    file: str
    line: int = 0
    column: int = 0
    what: str = ""
    remedy: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """``file:line:column``, as far as it is known."""
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.remedy}".rstrip()

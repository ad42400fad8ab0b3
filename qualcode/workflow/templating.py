"""An institute's own Word template, named on the command line."""

from collections.abc import Iterator
from pathlib import Path

from qualcode.errors import TemplateError, UsageError
from qualcode.exporters.house import LARGEST_TEMPLATE, MARK, House, open_house
from qualcode.model import Problem
from qualcode.workflow.weighing import weighed


def house_at(path: Path, *, output: Path | None) -> House:
    """Open the Word template that was named on the command line.

    ``TemplateError`` when it cannot be used, ``UsageError`` when the appendix would take its
    place.
    """
    if output is not None and output.resolve() == path.resolve():
        raise UsageError(f"{output} is the template itself. Give another name with --output.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TEMPLATE + 1)
    except OSError as problem:
        reason = (problem.strerror or type(problem).__name__).lower()
        raise TemplateError(f"{path} cannot be read ({reason}). Check the path.") from problem
    return open_house(data, file=path.name)


def left_out(house: House | None) -> Iterator[Problem]:
    """Say how much of a template's own text the appendix took the place of."""
    if house is not None and house.left_out:
        plural = "s" if house.left_out > 1 else ""
        yield weighed(
            f"{house.left_out} paragraph{plural} of the template's own text left out.",
            remedy=f"To keep them, write {MARK} on a line of its own where the appendix belongs.",
            severity="note",
        )

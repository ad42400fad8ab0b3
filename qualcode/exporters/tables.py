"""One table to one file's bytes, by whichever exporter claims the format."""

from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from qualcode.errors import QualcodeError, UnknownNameError
from qualcode.report.table import Table

GROUP = "qualcode.exporters"
TableExporter = Callable[..., bytes]


def write_table(table: Table, *, format: str, language: str) -> bytes:  # noqa: A002 - the word users write
    """Give the table in a format (``csv``, ``json``, ``xlsx`` or what a plug-in adds).

    ``language`` is the report's: it decides the dialect of CSV. Raises
    ``UnknownNameError`` for a format nobody claims, ``QualcodeError`` when two packages
    claim the same one or the one that claims it cannot be loaded.
    """
    return exporter(format)(table, language=language)


def table_formats() -> tuple[str, ...]:
    """Give the names of the formats that are installed, sorted."""
    return tuple(sorted({one.name for one in entry_points(group=GROUP)}))


def exporter(name: str) -> TableExporter:
    """Give the function that writes a format; errors as in :func:`write_table`."""
    claims = entry_points(group=GROUP, name=name)
    if not claims:
        message = f'there is no table format "{name}". Choose one of: {", ".join(table_formats())}.'
        raise UnknownNameError(message)
    values = sorted({one.value for one in claims})
    if len(values) > 1:
        message = (
            f'two packages claim the table format "{name}": {" and ".join(values)}. '
            "Uninstall one of them."
        )
        raise QualcodeError(message)
    return _loaded(next(iter(claims)))


def _loaded(claim: EntryPoint) -> TableExporter:
    try:
        return cast("TableExporter", claim.load())
    except (ImportError, AttributeError) as error:
        message = (
            f'the table format "{claim.name}" cannot be used: {claim.value} does not load. '
            "Reinstall the package it comes from."
        )
        raise QualcodeError(message) from error

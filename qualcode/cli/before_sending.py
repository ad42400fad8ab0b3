"""What is said before something leaves the house: one shape for all that is written."""

import getpass
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import data_folder
from qualcode.cli.screen import paragraph

if TYPE_CHECKING:
    from qualcode.model import Problem
    from qualcode.model.problem import Severity
    from qualcode.report.document import Document
    from qualcode.store import Project
    from qualcode.workflow.leaving import Leaving, Sender
    from qualcode.workflow.study import Study

MOST = 12
FILES = 2
GRAVE: "tuple[Severity, ...]" = ("error", "warning", "note")
_KEY = "qualcode.key"


def _keep_key(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    context.meta[_KEY] = path


key_option = click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    expose_value=False,
    callback=_keep_key,
    help="The key whose names must not stand in what is written [default: the one of  qualcode "
    "names].",
)


def looked_over(
    study: "Study",
    files: Sequence[Path],
    *,
    checks: Iterable["Problem"] = (),
    document: "Document | None" = None,
) -> "Leaving":
    """Look through what a study was written to; ``checks`` are what else there is to weigh.

    In a ``document`` possible names are looked for that nobody has decided about.
    """
    from qualcode.workflow.leaving import look_over

    material = study.material
    spoken = {*material.corpus.languages.values(), material.settings.report_language}
    found = look_over(
        material.project, files, sender=sender(), languages=sorted(spoken), coders=study.coders
    )
    names: Iterable[Problem] = ()
    if document is not None:
        from qualcode.workflow.printing import names_printed

        names = names_printed(document, study, decided=found.key)
    return replace(found, found=(*found.found, *names, *checks))


def project_looked_over(
    project: "Project", files: Sequence[Path], *, languages: Iterable[str]
) -> "Leaving":
    """Look through what was written of a project that is not coded for it."""
    from qualcode.workflow.leaving import look_over

    return look_over(project, files, sender=sender(), languages=languages)


def sender() -> "Sender":
    """Say whose computer this is, and where its keys of names are."""
    from qualcode.workflow.leaving import Sender

    try:
        login = getpass.getuser()
    except (KeyError, OSError, ImportError):
        login = ""
    context = click.get_current_context(silent=True)
    key = None if context is None else context.meta.get(_KEY)
    return Sender(data_folder(), key, login, platform.node().partition(".")[0])


def print_before_sending(leaving: "Leaving", *, files: int = 1) -> None:
    """Print what must not leave, what to weigh and what to know, in this order.

    What to do about several in a row is said once, under the last of them.
    """
    names = f"no name that the key replaces stands in it ({leaving.names:,} looked for)"
    clean = leaving.names and not leaving.has_leak
    if not leaving.found and not clean:
        return
    click.echo("Before you send it")
    shown = [one for kind in GRAVE for one in _some(leaving.found, kind)]
    for one, following in zip_longest(shown, shown[1:]):
        sign = "-" if one.severity == "note" else "!"
        file = f"{one.file}: " if files > 1 and one.file else ""
        last = following is None or following.remedy != one.remedy
        paragraph(f"{sign} {file}{one.what}", indent=2, hang=2)
        if one.remedy and last:
            paragraph(one.remedy, indent=6)
    if clean:
        paragraph(f"- {names}", indent=2, hang=2)


def rows_of(leaving: "Leaving") -> list[dict[str, object]]:
    """Give plain values for JSON, gravest first."""
    return [asdict(one) | {"text": str(one).removeprefix(": ")} for one in leaving.found]


def _some(found: Sequence["Problem"], severity: "Severity") -> list["Problem"]:
    """Give the first of those that are as grave as that; how many more there are is one more.

    What is said of several files in the same words is said once.
    """
    files: dict[tuple[str, str], list[str]] = {}
    for one in found:
        if one.severity == severity:
            files.setdefault((one.what, one.remedy), []).append(one.file)
    chosen = [
        replace(found[0], file=_listed(names), what=what, remedy=remedy, severity=severity)
        for (what, remedy), names in files.items()
    ]
    if len(chosen) <= MOST:
        return chosen
    more = replace(chosen[0], file="", what=f"… and {len(chosen) - MOST} more: --json", remedy="")
    return [*chosen[:MOST], more]


def _listed(files: Sequence[str]) -> str:
    more = f" and {len(files) - FILES} more" if files[FILES:] else ""
    return ", ".join(files[:FILES]) + more

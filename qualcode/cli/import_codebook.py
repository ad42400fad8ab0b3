"""``qualcode import codebook``: what it prints."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli.options import open_project
from qualcode.cli.screen import counted, next_step, print_json, print_problems
from qualcode.errors import ProjectError

if TYPE_CHECKING:
    from qualcode.store import Project
    from qualcode.workflow.adopting import Adopted


def take_codebook(
    file: Path,
    *,
    format_: str,
    language: str,
    output: Path | None,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Take over a dictionary or a code list, and say what came of it."""
    from qualcode.workflow.adopting import import_codebook

    project = project_for(folder, needed=output is None)
    done = import_codebook(file, format=format_, language=language, output=output, project=project)
    if as_json:
        print_json(as_values(done))
        return 0
    codebook = done.codebook
    rules = sum(len(code.rules) for code in codebook)
    click.echo(
        f"{file.name} ({done.format}): {counted(len(codebook.themes), 'theme')}, "
        f"{counted(len(codebook.codes), 'code')}, {counted(rules, 'rule')} ({done.language})"
    )
    print_problems(done.problems, most=200)
    click.echo(
        f"Wrote  {done.path}" if done.written else f"{done.path} holds this already; left as it is."
    )
    next_step("read it through, and copy what you want into codebook.yaml; then  qualcode check")
    return 0


def project_for(folder: Path | None, *, needed: bool) -> "Project | None":
    """Find the project; where it is not needed and none was named, there may be none."""
    try:
        return open_project(folder)
    except ProjectError:
        if needed or folder is not None:
            raise
        return None


def as_values(done: "Adopted") -> dict[str, object]:
    """Give what came of it as plain values for JSON."""
    return {
        "kind": "codebook",
        "format": done.format,
        "language": done.language,
        "themes": len(done.codebook.themes),
        "codes": len(done.codebook.codes),
        "rules": sum(len(code.rules) for code in done.codebook),
        "path": str(done.path),
        "written": done.written,
        "problems": [asdict(one) | {"text": str(one)} for one in done.problems],
    }

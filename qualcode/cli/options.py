"""Options that many commands share, and how a project is opened for a command."""

import os
import secrets
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.errors import UsageError

if TYPE_CHECKING:
    from qualcode.store import Cache, Project
    from qualcode.workflow.material import Material
    from qualcode.workflow.study import Study

project_option = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="The project folder; by default this folder or the nearest one above it.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
rules_only_option = click.option(
    "--rules-only", is_flag=True, help="Leave the classifier out (quicker)."
)


def now() -> str:
    """Give the time in UTC to the second, as ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def cache_folder() -> Path:
    """Give the user's cache folder for qualcode, or the one that QUALCODE_CACHE names."""
    named = os.environ.get("QUALCODE_CACHE")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("qualcode", appauthor=False))


def data_folder() -> Path:
    """Give the user's own data folder for qualcode, or the one that QUALCODE_DATA names."""
    named = os.environ.get("QUALCODE_DATA")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("qualcode", appauthor=False))


def open_cache() -> "Cache":
    """Open the cache; it may always be deleted."""
    from qualcode.store import Cache

    return Cache(cache_folder())


def device() -> str:
    """Give this computer's four signs, so that every journal has one writer."""
    from qualcode.store import device_id

    return device_id(cache_folder(), fresh=lambda: secrets.token_hex(2))


def coder_of(project: "Project", named: str) -> str:
    """Give who decides: as named, else the decider, else the only coder there is."""
    from qualcode.workflow.saving import default_author

    coder = named.strip() or default_author(project)
    if not coder:
        raise UsageError("Say who you are, as your decisions will be signed: --coder NAME")
    return coder


def open_project(folder: Path | None) -> "Project":
    """Find the project that a command is about."""
    from qualcode.store import find_project

    return find_project(folder or Path.cwd())


def open_material(folder: Path | None, *, quiet: bool = False) -> "Material":
    """Read the project that a command is about."""
    from qualcode.cli.screen import ProgressBar
    from qualcode.workflow.material import read_material

    with ProgressBar(shown=not quiet) as progress:
        return read_material(open_project(folder), cache=open_cache(), progress=progress)


def open_study(
    folder: Path | None, *, quiet: bool = False, rules_only: bool = False, cluster: str = ""
) -> "Study":
    """Read and code the project that a command is about, on a cluster where one is named."""
    from qualcode.cli.screen import ProgressBar
    from qualcode.workflow.material import read_material
    from qualcode.workflow.study import code_here, code_material

    cache = open_cache()
    with ExitStack() as stack:
        by_rules = code_here
        if cluster:
            from qualcode.workflow.cluster import connected

            by_rules = stack.enter_context(connected(cluster)).code
        progress = stack.enter_context(ProgressBar(shown=not quiet))
        material = read_material(open_project(folder), cache=cache, progress=progress)
        return code_material(
            material,
            cache=cache,
            progress=progress,
            with_classifier=not rules_only,
            by_rules=by_rules,
        )

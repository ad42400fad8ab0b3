"""Showing a change of the user's file, and asking before it is written."""

import difflib
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qualcode.store import Proposal


def diff_of(proposal: "Proposal") -> str:
    """Give a change as a unified diff."""
    name = proposal.path.name
    lines = difflib.unified_diff(
        proposal.old.splitlines(), proposal.new.splitlines(), name, f"{name} (new)", lineterm=""
    )
    return "\n".join(lines)


def has_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin.isatty()


def asked(question: str) -> bool:
    """Ask on a terminal; without one, the answer is no."""
    return has_terminal() and bool(click.confirm(question))

"""The reference of commands, written from ``--help`` so that it cannot go stale.

``python -m qualcode.cli.reference > docs/cli.md`` writes it; a test checks it.
"""

import click

from qualcode.cli import COMMANDS, cli

HEAD = """\
# Commands

Written from `--help`; do not edit by hand. `qualcode COMMAND --help` prints the same. Exit codes:
0 fine, 1 problems found, 2 wrong usage, 3 our fault.
"""


def reference() -> str:
    """Give the help of every command as Markdown."""
    parts = [HEAD, section("qualcode", cli)]
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        if command is not None:
            parts.append(section(f"qualcode {name}", command))
        if isinstance(command, click.Group):
            parts += [
                section(f"qualcode {name} {part}", command.commands[part])
                for part in sorted(command.commands)
            ]
    return "\n".join(parts)


def section(title: str, command: click.Command) -> str:
    """Give the help of one command under its own heading."""
    context = click.Context(
        command,
        info_name=title,
        max_content_width=96,
        terminal_width=96,
        help_option_names=["-h", "--help"],
    )
    return f"## {title}\n\n```\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(reference(), nl=False)

"""The command line: one module a command, imported when it is asked for."""

import importlib
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from qualcode import __version__
from qualcode.errors import CodebookError, QualcodeError

COMMANDS: dict[str, str] = {
    "demo": "See it work on twelve invented interviews; needs nothing.",
    "init": "Make a project of a folder of transcripts.",
    "check": "Read everything and say what needs you, before anything is coded.",
    "speakers": "Who speaks in which file, and settle who is who.",
    "names": "What may say who somebody is; other names in copies, the key kept apart.",
    "code": "Apply the codebook: rules, classifier, decisions; print frequencies.",
    "diff": "What an edit of the codebook does, before it counts; save versions.",
    "watch": "Tell at every save of the codebook what it changes.",
    "moved": "What became of decisions when transcripts changed; settle them.",
    "show": "Read a code, a theme, a transcript or a participant, with the codings.",
    "why": "The whole story of the codings on one turn.",
    "find": "Any rule of the notation, in its context.",
    "uncoded": "What nobody coded, and its words; draft a new code from one.",
    "read": "Read a transcript through and code it by hand, blind if wanted.",
    "review": "Decide what rules and classifier found, one key each.",
    "train": "Learn from what people decided; say of each code whether that helps.",
    "validate": "How right the machines are about a code, from a random sample.",
    "agree": "How far coders agree, and where it is worth talking.",
    "memo": "Write a memo about anything in the project, or list them.",
    "journal": "Everything people decided: verify it, read it, merge copies, take back.",
    "report": "Write the Word appendix and the quotes.",
    "reproduce": "Make a run again, a year later: identical, or what differs and why.",
    "forget": "Somebody withdraws: take their words out of the whole project.",
    "export": "Write a table, or the codebook for another program.",
    "import": "Take over codings of a coder, or a codebook of another program.",
}
MODULES = {"import": "import_", "export": "export"}


class LazyCommands(click.Group):
    """A group whose commands are imported when they are run, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order a day goes."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"qualcode.cli.{MODULES.get(cmd_name, cmd_name)}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their one line, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was probably meant, when there is none of that name."""
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            from qualcode.codebook import nearest

            near = nearest(name, COMMANDS)
            ctx.fail(f'No command "{name}".' + (f' Did you mean "{near}"?' if near else ""))
        return super().resolve_command(ctx, args)


EPILOG = (
    "Five commands are enough: init, code, review, diff, report; demo shows how. "
    "Everything stays on this computer; qualcode makes no network connections, but to a "
    "cluster that you name with code --cluster."
)


@click.group(
    cls=LazyCommands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(__version__, prog_name="qualcode")
def cli() -> None:
    """Codebook work on interview transcripts.

    Reads transcripts, knows who speaks, applies a codebook by keyword rules and a modest
    classifier, shows why, and writes frequencies and quotes. It serves codebook work
    (template analysis, framework method); it finds no themes and replaces no reading.
    """


def main() -> NoReturn:
    """Run the command line; every way out is one of the exit codes 0, 1, 2, 3."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = (stream.encoding or "utf-8").lower()
            stream.reconfigure(
                encoding="utf-8" if encoding in {"ascii", "us-ascii"} else None, errors="replace"
            )
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; nothing it meets becomes a traceback."""
    try:
        outcome = cli.main(arguments, prog_name="qualcode", standalone_mode=False)
        code = outcome if isinstance(outcome, int) else 0
    except click.exceptions.Exit as way_out:
        code = way_out.exit_code
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        code = 1
    except BrokenPipeError:
        code = 0
    except OSError as problem:
        click.echo(f"qualcode: {problem.strerror or type(problem).__name__}.", err=True)
        code = 1
    except QualcodeError as problem:
        code = tell(problem)
    except Exception as fault:  # noqa: BLE001 - the outermost place
        code = confess(fault)
    return code


def tell(problem: QualcodeError) -> int:
    """Print what the user can mend."""
    click.echo(f"qualcode: {problem}", err=True)
    if isinstance(problem, CodebookError):
        for slip in problem.problems:
            click.echo(f"  {slip}", err=True)
    remedy = getattr(problem, "remedy", "")
    if remedy:
        click.echo(f"  {remedy}", err=True)
    return problem.exit_code


def confess(fault: Exception) -> int:
    """Print where we failed, without a word of anybody's transcript."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = " > ".join(f"{Path(one.filename).name}:{one.lineno}" for one in frames[-4:])
    click.echo(
        f"qualcode: this is our fault, not yours ({type(fault).__name__} at {places}).\n"
        f"  Nothing of your project was changed by it. Please report that line; it holds no "
        f"words of your transcripts. qualcode {__version__}.",
        err=True,
    )
    return 3

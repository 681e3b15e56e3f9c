"""Run one command, and turn whatever goes wrong into a sentence and an exit code."""

import io
import sys
from collections.abc import Sequence
from importlib import import_module

from wizard.cli.arguments import COMMANDS, build_parser
from wizard.errors import ExitCode, WizardError


def run(arguments: Sequence[str]) -> int:
    """Run the command `arguments` ask for; return the exit code."""
    _never_fail_to_print()
    options = build_parser().parse_args(_with_command(arguments))
    command = import_module(f"wizard.cli.{options.command}_command")
    try:
        return int(command.run(options))
    except WizardError as error:
        from wizard.cli.output import complain  # noqa: PLC0415 - only needed when failing

        complain(error)
        return int(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("\npartnership-wizard: interrupted.\n")
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader has gone, as `| head` does; nothing is left to say, not even at exit.
        sys.stderr.close()
        return int(ExitCode.FINE)


def _never_fail_to_print() -> None:
    """Show what the terminal's encoding lacks as an escape instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Without a command the wizard opens on a folder: `home` is understood."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    asks_for_help = any(word in ("-h", "--help", "--version") for word in arguments)
    if first in COMMANDS or (asks_for_help and not first):
        return list(arguments)
    return ["home", *arguments]

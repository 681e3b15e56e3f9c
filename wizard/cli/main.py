"""Run one command, and turn whatever goes wrong into a sentence and an exit code."""

import contextlib
import gc
import io
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TextIO

from wizard.cli.arguments import COMMANDS, build_parser
from wizard.errors import ExitCode, WizardError
from wizard.visible import visible_line

# With a space before it argparse does not take a negative number or range for an option.
_NEGATIVE = re.compile(r"-[0-9][0-9.,]*(\.\.-?[0-9][0-9.,]*)?")


def run(arguments: Sequence[str]) -> int:
    """Run the command `arguments` ask for; return the exit code."""
    _prepare_streams()
    try:
        code = _run_command(_with_command(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone, as `| head` does; nothing is left to say, not even at exit.
        _silence_output()
        return int(ExitCode.FINE)
    except OSError as error:
        _silence_output()
        _say_disk_failed(error)
        return int(ExitCode.DISK)
    return code


def _say_disk_failed(error: OSError) -> None:
    what = error.filename or "the output"
    reason = error.strerror or type(error).__name__
    try:
        sys.stderr.write(visible_line(f"partnership-wizard: {what}: {reason}.") + "\n")
        sys.stderr.flush()
    except OSError:
        # The terminal has gone: nobody is there to be told.
        _silence(sys.stderr)


def _run_command(arguments: list[str]) -> int:
    options = build_parser().parse_args(arguments)
    command = _load(options.command)
    try:
        return int(command.run(options))
    except WizardError as error:
        from wizard.cli.output import complain  # noqa: PLC0415 - only needed when failing

        complain(error)
        return int(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("\npartnership-wizard: interrupted.\n")
        return int(ExitCode.INTERRUPTED)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - the last door: answers must not reach a traceback
        return _report_fault(error)


def _load(name: str) -> ModuleType:
    # What is imported stays until the end: it need never be searched for garbage.
    gc.disable()
    try:
        return import_module(f"wizard.cli.{name}_command")
    finally:
        gc.freeze()
        gc.enable()


def _report_fault(error: Exception) -> int:
    from wizard.faults import describe_fault, report_fault  # noqa: PLC0415 - only when failing

    said = report_fault(describe_fault(error))
    sys.stderr.write(f"partnership-wizard: it met a fault of its own and had to stop. {said}\n")
    return int(ExitCode.UNEXPECTED)


def _prepare_streams() -> None:
    """Let nothing that is read or printed fail for its encoding, or for a closed stream."""
    # In this order each gets its own number: no file that is written may be taken for a stream.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _silence_output() -> None:
    """Send what is still buffered nowhere, so that closing at exit cannot fail again."""
    _silence(sys.stdout)


def _silence(stream: TextIO) -> None:
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _with_command(arguments: Sequence[str]) -> list[str]:
    """Without a command the wizard opens on a folder: `home` is understood."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    asks_for_help = any(word in ("-h", "--help", "--version") for word in arguments)
    words = [f" {word}" if _NEGATIVE.fullmatch(word) else word for word in arguments]
    return words if first in COMMANDS or (asks_for_help and not first) else ["home", *words]

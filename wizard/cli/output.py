"""The one door from data to standard output and standard error."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from wizard.errors import InvalidFileError, Problem, WizardError
from wizard.visible import visible, visible_line


def say(text: str = "") -> None:
    """Print `text` with every control character but line ends made visible."""
    print(visible(text))


def say_line(text: str) -> None:
    """Print `text`, which may hold a name from a file, as exactly one line."""
    print(visible_line(text))


def write_out(text: str) -> None:
    """Print a whole document that ends with its own newline."""
    sys.stdout.write(visible(text))


def say_json(data: Any) -> None:
    """Print data as JSON; non-ASCII is escaped, so nothing in it can drive a terminal."""
    print(json.dumps(data, indent=2))


def complain(error: WizardError) -> None:
    """Print an error on standard error: its problems, then one sentence and a hint."""
    if isinstance(error, InvalidFileError):
        for problem in error.problems:
            print(visible_line(str(problem)), file=sys.stderr)
    print(visible_line(f"partnership-wizard: {error}"), file=sys.stderr)


def warn(text: str) -> None:
    """Print one line on standard error."""
    print(visible_line(f"partnership-wizard: {text}"), file=sys.stderr)


def problems_as_data(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as JSON-ready data."""
    names = ("file", "line", "column", "path", "what", "hint")
    return [{name: getattr(problem, name) for name in names} for problem in problems]

"""From findings about a pack to problems with file, line and column."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from wizard.errors import Problem
from wizard.lint.finding import Finding
from wizard.storage.disk.files import read_bytes
from wizard.storage.reading.document import Document
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.validation import format_path, locate


class Spot(NamedTuple):
    """A path inside a file of a folder."""

    folder: Path
    name: str
    path: tuple[str | int, ...]

    @property
    def file(self) -> str:
        """Return the file as it is named in problems."""
        return str(self.folder / self.name)


Trace = Callable[[Finding], Spot]
"""Tells where the thing stands that a finding is about."""


def to_problems(findings: Iterable[Finding], trace: Trace) -> list[Problem]:
    """Return findings with their places, in the order of files and lines."""
    documents: dict[str, Document] = {}
    problems = []
    for finding in findings:
        spot = trace(finding)
        if spot.file not in documents:
            documents[spot.file] = read_yaml(read_bytes(spot.folder / spot.name), with_places=True)
        place = locate(documents[spot.file], spot.path)
        path = format_path(spot.path)
        problems.append(Problem(spot.file, *place, path, finding.what, finding.hint))
    return sorted(problems, key=lambda p: (p.file, p.line, p.column))

"""Bring the data of a file of an older format up to date, one version after the other."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

from wizard.model.base import SCHEMA_VERSION


class FormatStep(NamedTuple):
    """How one kind of file gets from one version of its format to the next."""

    kind: str
    version: int
    """The version it starts from."""
    what: str
    """What changes, in a sentence for whoever owns the file."""
    change: Callable[[dict[str, Any]], dict[str, Any]]
    """From the data of the one version to that of the next; it may change what it is given."""


STEPS: dict[tuple[str, int], FormatStep] = {}
"""Every step there is, by kind and version; there has been one version so far."""


def bring_up_to_date(data: Any) -> tuple[Any, tuple[FormatStep, ...]]:
    """Return data in the present format, and the steps that led there; `data` stays as it is.

    Data of a version from which no steps lead to the present one are returned as they are.
    """
    steps = _find_steps(data)
    if not steps:
        return data, ()
    data = copy.deepcopy(data)
    for step in steps:
        data = {**step.change(data), "schema_version": step.version + 1}
    return data, steps


def _find_steps(data: Any) -> tuple[FormatStep, ...]:
    kind, version = (
        (data.get("kind"), data.get("schema_version")) if isinstance(data, dict) else (None, None)
    )
    if not isinstance(kind, str) or type(version) is not int or version >= SCHEMA_VERSION:
        return ()
    steps: list[FormatStep] = []
    for number in range(version, SCHEMA_VERSION):
        # Only as far as there are steps: a file may claim any version, however low.
        if (step := STEPS.get((kind, number))) is None:
            return ()
        steps.append(step)
    return tuple(steps)

"""Faults of the program itself: where they happened, without any value that was at hand."""

import os
import traceback

_CAUSES = 20
"""Causes told at most: an error may be its own cause by a detour."""


def describe_fault(error: BaseException) -> str:
    """Return kinds and places of an error and its causes; never its message, which may quote."""
    parts: list[str] = []
    current: BaseException | None = error
    while current is not None and len(parts) < _CAUSES:
        frames = traceback.extract_tb(current.__traceback__)
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        parts.append("\n".join([type(current).__name__, *places]))
        current = _cause(current)
    return "\ncaused by\n".join(parts) + "\n"


def _cause(error: BaseException) -> BaseException | None:
    # A background worker's failure carries what failed as an attribute, not as its cause.
    inner = getattr(error, "error", None)
    return inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__


def report_fault(text: str) -> str:
    """Write a report readable by its owner only, and return a sentence that names it."""
    try:
        return f"Please report {_write(text)}, which holds no answers."
    except OSError:
        return "No report of it could be written."


def _write(text: str) -> str:
    import tempfile  # noqa: PLC0415 - every start would wait for it

    descriptor, name = tempfile.mkstemp(prefix="partnership-wizard-", suffix=".log")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)
    return name

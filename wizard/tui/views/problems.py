"""A file that cannot be opened: everything that is wrong with it, and what to do."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from wizard.errors import Problem
from wizard.tui.widgets.blocks import Block

_COPY = (
    "A sync tool found two versions of a file and kept this one beside the other. It is listed "
    "so that no answer is overlooked, and it is not opened, as nothing says which of the two holds."
)
_COPY_ADVICE = (
    "Compare the two files, for example with diff. Delete the one that is not needed, or rename "
    "this one to NAME.assessment.yaml without the words of the sync tool: then it opens like any "
    "other."
)


def problem_blocks(path: Path, sentence: str, problems: Sequence[Problem]) -> list[Block]:
    """Return every problem of a file with its place."""
    if not sentence:
        return [Block("Nothing is wrong with it any more: b, and Enter opens it.", "good")]
    return [
        Block(sentence, "danger"),
        *(block for problem in problems for block in _problem(problem)),
        Block(
            "The file was left as it is. Mend it in an editor, then r checks it again.", gap=True
        ),
        Block(f"The same on a command line: partnership-wizard check {path.name}", "muted"),
    ]


def _problem(problem: Problem) -> Iterator[Block]:
    where = problem.path or "document"
    place = f"Line {problem.line}, column {problem.column}: {where}"
    yield Block(place, "heading", key=f"{problem.line}:{problem.column}:{where}", gap=True)
    yield Block(problem.what, prefix="  ")
    if problem.hint:
        yield Block(problem.hint, "muted", prefix="  ")


def copy_blocks(path: Path) -> list[Block]:
    """Return what a copy left by a sync tool is, and what to do with it."""
    return [Block(path.name, "title"), Block(_COPY, gap=True), Block(_COPY_ADVICE, gap=True)]

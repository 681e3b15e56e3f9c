"""One line of the home screen for each assessment, as it is shown and as it is remembered."""

from wizard.model.assessment import STAGES, Stage
from wizard.model.base import Record
from wizard.model.result import BandWord, VerdictWord


class Row(Record):
    """What is shown of one file; with a `problem` nothing else is known. It holds no answers."""

    title: str = ""
    us: str = ""
    partner: str = ""
    stage: Stage = STAGES[0]
    progress: float = 0.0
    """How much is known, 0 to 1."""
    has_open: bool = False
    """Whether a question still has to be looked at."""
    best: BandWord | None = None
    """The band in the best case; None where nothing is weighed."""
    worst: BandWord | None = None
    verdict: VerdictWord = "proceed"
    provisional: bool = False
    updated: float = 0.0
    """When the assessment was last changed, in seconds since 1970."""
    problem: str = ""


Stamp = tuple[int, int, int]
"""By which a file is known to be as it was: size, and both times of change in nanoseconds."""


class KnownRow(Record):
    """A row, and the file it was made from."""

    stamp: Stamp
    row: Row


class Listing(Record):
    """The rows of one folder under one pack, by file name; never authoritative."""

    program: str
    """The version of this program, as another one may compute otherwise."""
    folder: str
    pack: str
    """The digest of the pack."""
    rows: dict[str, KnownRow] = {}

"""Compare the assessment being worked on with another file."""

import os
from pathlib import Path

from wizard.model.assessment import Assessment
from wizard.model.comparison_report import ComparisonReport
from wizard.model.pack import Pack
from wizard.model.text import MAX_LINE
from wizard.report.compare_build import Compared, build_comparison
from wizard.session.session import Session
from wizard.storage.assessments import load_assessment
from wizard.visible import visible_line


def compare_with(session: Session, typed: str) -> ComparisonReport:
    """Return how another file differs; StorageError or InvalidFileError if it cannot be read."""
    path = Path(os.path.expanduser(typed))  # noqa: PTH111 - never fails
    before = _compared(session.pack, session.assessment, session.path)
    return build_comparison(before, _compared(session.pack, load_assessment(path)[0], path))


def compare_files(pack: Pack, earlier: Path, later: Path) -> ComparisonReport:
    """Return how one file differs from another; errors as above."""
    sides = [_compared(pack, load_assessment(path)[0], path) for path in (earlier, later)]
    return build_comparison(*sides)


def _compared(pack: Pack, assessment: Assessment, path: Path) -> Compared:
    return Compared(pack, assessment, visible_line(path.name)[:MAX_LINE])

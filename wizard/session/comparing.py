"""Compare the assessment being worked on with another file."""

import os
from pathlib import Path

from wizard.model.comparison_report import ComparisonReport
from wizard.model.text import MAX_LINE
from wizard.report.compare_build import Compared, build_comparison
from wizard.session.session import Session
from wizard.storage.assessments import load_assessment
from wizard.visible import visible_line


def compare_with(session: Session, typed: str) -> ComparisonReport:
    """Return how another file differs; StorageError or InvalidFileError if it cannot be read."""
    path = Path(os.path.expanduser(typed))  # noqa: PTH111 - never fails
    other, _ = load_assessment(path)
    names = [visible_line(name)[:MAX_LINE] for name in (session.path.name, path.name)]
    before = Compared(session.pack, session.assessment, names[0])
    return build_comparison(before, Compared(session.pack, other, names[1]))

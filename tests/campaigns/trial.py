"""What is done to every hostile file: read it as each kind, and use whatever could be read."""

import contextlib
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType

from tests.storage_helpers import SMALL_PACK, THEN
from wizard.errors import InvalidFileError
from wizard.lint.answers import find_misfits
from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.checklist import Checklist
from wizard.model.pack import Pack
from wizard.model.settings import Settings
from wizard.model.summary import Summary
from wizard.report.build import build_summary
from wizard.report.compare_build import Compared, build_comparison
from wizard.report.compare_text import render_comparison
from wizard.report.explain import OVERALL, trace
from wizard.report.explain_text import render_explanation
from wizard.report.markup import render_html, render_markdown
from wizard.report.review import Review
from wizard.report.study import Study
from wizard.report.text import WIDTH, render_text
from wizard.scoring.answers.applicability import settle
from wizard.storage.assessments import render_assessment
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.emit import emit
from wizard.storage.reading.records import parse_record
from wizard.storage.schemas import RECORDS
from wizard.visible import visible

PATIENCE = 5
"""Seconds of work after which one file counts as hanging the program."""


class HangError(AssertionError):
    """One file took more work than a person waits for."""


@contextlib.contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise HangError where the body works for longer; only in the main thread."""

    def interrupt(_: int, frame: FrameType | None) -> None:
        raise HangError(f"still in {frame.f_code.co_name if frame else '?'} after {seconds} s")

    # Time of work, not of the clock: the machine may be busy, or the campaign held for a while.
    before = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def try_bytes(raw: bytes) -> int:
    """Read bytes as every kind of file and use what was read; return how many kinds they were.

    Anything but a located refusal is raised as it comes.
    """
    kinds: tuple[type[Record], ...] = (*RECORDS.values(), Settings)
    read = [record for kind in kinds if (record := _read(raw, kind)) is not None]
    for record in read:
        _use(record)
    return len(read)


def _read(raw: bytes, kind: type[Record]) -> Record | None:
    try:
        return parse_record(raw, "file.yaml", kind)
    except InvalidFileError as refusal:
        assert refusal.problems  # noqa: PT017 - what was raised is looked at
        for problem in refusal.problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.what
        assert visible(str(refusal))  # noqa: PT017
        return None


@cache
def _pack() -> Pack:
    return load_pack(SMALL_PACK)


def _use(record: Record) -> None:
    """Do with a record what the program does with it, and make sure it can be kept."""
    assert parse_record(emit(record.plain()).encode(), "again.yaml", type(record)) == record
    if isinstance(record, Assessment):
        _use_assessment(record)
    elif isinstance(record, Checklist):
        record.model_dump_json()
    elif isinstance(record, Summary):
        visible(render_text(record))


def _use_assessment(assessment: Assessment) -> None:
    kept = render_assessment(assessment).encode()
    assert parse_record(kept, "again.yaml", Assessment) == assessment
    find_misfits(_pack(), assessment)
    settled = settle(_pack(), assessment)
    summary = build_summary(_pack(), settled, THEN, file="file.yaml", digest="")
    assert parse_record(emit(summary.plain()).encode(), "s.yaml", Summary) == summary
    visible(render_text(summary))
    visible(render_html(summary) + render_markdown(summary))
    _look_behind(settled)


def _look_behind(assessment: Assessment) -> None:
    """Explain the result down to the answers, review it, and compare it with that of a blank."""
    study = Study(_pack(), assessment)
    for explanation in trace(study, OVERALL):
        visible("\n".join(render_explanation(explanation, WIDTH)))
    visible(str(Review(study, THEN.date()).remarks))
    blank = assessment.model_copy(update={"answers": {}})
    sides = (Compared(_pack(), one, "file") for one in (blank, assessment))
    visible(render_comparison(build_comparison(*sides)))


def try_folder(folder: Path, name: str, raw: bytes) -> None:
    """Put bytes in the place of one file of a pack, and check and load the whole pack."""
    from wizard.storage.packs.checking import check_pack  # noqa: PLC0415 - slow, and used in few

    (folder / name).write_bytes(raw)
    errors, advice = check_pack(folder)
    assert all(problem.line >= 1 for problem in (*errors, *advice))
    if not errors:
        assert load_pack(folder).questions

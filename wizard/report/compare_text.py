"""A comparison as plain text: what changed first, then what of the move it explains."""

from collections.abc import Iterator, Sequence

from wizard.model.comparison_report import (
    ComparedAnswer,
    ComparedAssessment,
    ComparedDimension,
    ComparedEnd,
    ComparisonReport,
)
from wizard.model.summary import Reason
from wizard.report.layout import WIDTH, columns, heading, join_blocks, signed, wrap

_NAMED = 10
"""How many ids of a list are printed; `--json` holds all of them."""


def render_comparison(report: ComparisonReport, width: int = WIDTH) -> str:
    """Return a comparison as text of at most `width` columns."""
    with columns(width):
        return _render(report)


def _render(report: ComparisonReport) -> str:
    parts = (
        _head(report),
        _outcome(report),
        _red_lines(report),
        _reasons(report),
        _answers(report),
        _causes(report),
        _dimensions(report.dimensions),
        _interval(report),
        _questionnaire(report),
        _foot(report),
    )
    return join_blocks([list(lines) for lines in parts])


def _head(report: ComparisonReport) -> Iterator[str]:
    for name, side in (("Before", report.before), ("After", report.after)):
        told = [side.title, side.analyst and f"by {side.analyst}", side.file, side.pack]
        yield from wrap(", ".join(text for text in told if text), 8, f"{name + ':':<8}")


def _outcome(report: ComparisonReport) -> Iterator[str]:
    yield heading("Result")
    before, after = report.before, report.after
    yield from _pair("Verdict", _verdict(before), _verdict(after))
    yield from wrap(_residual(before), 16, f"  {'Residual:':<14}")
    yield from wrap(_residual(after), 16, f"  {'->':>13} ")
    yield f"  {'Moved by:':<14}{signed(report.residual_change)}"
    yield from _pair("Opportunity", _figure(before.opportunity), _figure(after.opportunity))
    yield from _pair("Known", f"{before.completeness:.1f} %", f"{after.completeness:.1f} %")


def _pair(name: str, before: str, after: str) -> list[str]:
    text = f"{before}, as before" if before == after else f"{before} -> {after}"
    return wrap(text, 16, f"  {name + ':':<14}")


def _verdict(side: ComparedAssessment) -> str:
    words = side.verdict.replace("-", " ")
    return f"{words} (provisional)" if side.provisional else words


def _residual(side: ComparedAssessment) -> str:
    if side.residual is None or side.interval is None:
        return "none in play"
    low, high = side.interval
    words = str(side.best_band)
    if side.best_band != side.worst_band:
        words = f"between {side.best_band} and {side.worst_band}"
    return f"{side.residual:.1f} ({low:.1f} to {high:.1f}), {words}"


def _figure(figure: float | None) -> str:
    return "none asked" if figure is None else f"{figure:.1f}"


def _red_lines(report: ComparisonReport) -> Iterator[str]:
    if not report.red_lines:
        return
    yield heading("Red lines that changed")
    for entry in report.red_lines:
        moved = f"{entry.before} -> {entry.after}"
        yield from wrap(f"{entry.title} ({entry.kind}): {moved}", 4, "  - ")


def _reasons(report: ComparisonReport) -> Iterator[str]:
    if report.reasons_gone or report.reasons_new:
        yield heading("Reasons for the verdict")
    yield from _reason_lines("gone", report.reasons_gone)
    yield from _reason_lines("new", report.reasons_new)


def _reason_lines(mark: str, reasons: Sequence[Reason]) -> Iterator[str]:
    for reason in reasons:
        yield from wrap(f"{reason.text} ({reason.trigger})", 8, f"  {mark + ':':<6}")


def _answers(report: ComparisonReport) -> Iterator[str]:
    yield heading("Changed answers, by their part of the move")
    if not report.answers:
        yield "  None."
        return
    for entry in report.answers:
        yield from _answer(entry)
    if not report.exact:
        yield from wrap(
            "More than twelve differences: each part is the mean over two opposite orders."
        )


def _answer(entry: ComparedAnswer) -> Iterator[str]:
    yield from wrap(f"{entry.label} ({entry.id})", 9, f"  {signed(entry.effect):>5}  ")
    yield from wrap(entry.before, 17, f"{'':9}{'before:':<8}")
    yield from wrap(entry.after, 17, f"{'':9}{'after:':<8}")


def _causes(report: ComparisonReport) -> Iterator[str]:
    if not report.causes:
        return
    yield heading("What else differs")
    for entry in report.causes:
        yield from wrap(entry.text, 9, f"  {signed(entry.effect):>5}  ")


def _dimensions(dimensions: Sequence[ComparedDimension]) -> Iterator[str]:
    moved = [d for d in dimensions if d.effect or _at(d, "before") != _at(d, "after")]
    if not moved:
        return
    yield heading("By dimension: part of the move, and its own residual")
    for entry in moved:
        text = f"{entry.title}: {_at(entry, 'before')} -> {_at(entry, 'after')}"
        yield from wrap(text, 9, f"  {signed(entry.effect):>5}  ")


def _at(entry: ComparedDimension, when: str) -> str:
    figure, band = (
        (entry.before, entry.band_before) if when == "before" else (entry.after, entry.band_after)
    )
    return "none in play" if figure is None else f"{figure:.1f} {band}"


def _interval(report: ComparisonReport) -> Iterator[str]:
    ends = (("Best case", report.best_case), ("Worst case", report.worst_case))
    if not any(end.moved or end.because_answered for _, end in ends):
        return
    yield heading("Why the interval moved")
    for name, end in ends:
        yield from wrap(_explain_end(end), 16, f"  {name + ':':<14}")


def _explain_end(end: ComparedEnd) -> str:
    parts = [
        f"{signed(end.because_answered)} because more or less is known",
        f"{signed(end.because_answered_differently)} because answered differently",
    ]
    if end.otherwise:
        parts.append(f"{signed(end.otherwise)} for what else differs")
    return f"{signed(end.moved)}: {', '.join(parts)}"


def _questionnaire(report: ComparisonReport) -> Iterator[str]:
    alone = (
        ("Asked only before, or otherwise", report.asked_only_before),
        ("Asked only after, or otherwise", report.asked_only_after),
    )
    if not any(questions for _, questions in alone):
        return
    yield heading("Questions that are not compared")
    low, high = report.on_common_questions
    yield from wrap(f"On the questions both sides ask alike: {low:.1f} -> {high:.1f}.")
    for title, questions in alone:
        if questions:
            yield from wrap(f"{title} ({len(questions)}): {_name(questions)}", 4, "  ")


def _name(questions: Sequence[str]) -> str:
    more = len(questions) - _NAMED
    return ", ".join(questions[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _foot(report: ComparisonReport) -> Iterator[str]:
    for note in report.notes:
        yield from wrap(f"Note: {note}", 0)
    yield "Figures are on 0 to 100 and rounded one by one."

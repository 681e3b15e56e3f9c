"""Build the report of a comparison from two assessments and their packs."""

from typing import NamedTuple

from wizard.model.assessment import Answer, Assessment
from wizard.model.comparison import (
    Cause,
    Change,
    Comparison,
    DimensionChange,
    EndChange,
    RedLineChange,
)
from wizard.model.comparison_report import (
    ComparedAnswer,
    ComparedAssessment,
    ComparedCause,
    ComparedDimension,
    ComparedEnd,
    ComparedRedLine,
    ComparisonReport,
)
from wizard.model.pack import Pack
from wizard.model.result import Band, BandWord, Result
from wizard.report.parts import figure, pair, reasons
from wizard.report.study import pack_differences
from wizard.report.wording import describe_answer
from wizard.scoring.answers.applicability import settle
from wizard.scoring.comparison.common_ground import Side
from wizard.scoring.comparison.compare import compare_assessments
from wizard.scoring.numerics import display

_CAUSES: dict[Cause, str] = {
    "weights": "The weights of the dimensions",
    "parameters": "The parameters of the method",
    "partnership": "The form or the stage of the partnership",
    "questionnaire": "Questions asked on one side only, or otherwise",
}


class Compared(NamedTuple):
    """One assessment of a comparison, the pack it is read by, and the name of its file."""

    pack: Pack
    assessment: Assessment
    file: str = ""

    @property
    def side(self) -> Side:
        """Return it as the method compares it."""
        return Side(self.pack, self.assessment)


def build_comparison(before: Compared, after: Compared) -> ComparisonReport:
    """Return the report of how two assessments differ."""
    found = compare_assessments(before.side, after.side)
    return ComparisonReport(
        kind="partnership-comparison",
        before=_describe_side(before, found.before),
        after=_describe_side(after, found.after),
        residual_change=move(found.change),
        on_common_questions=(display(found.common[0]), display(found.common[1])),
        exact=found.exact,
        answers=tuple(_describe_change(before, after, found, change) for change in found.changes),
        causes=tuple(
            ComparedCause(cause=cause, text=_CAUSES[cause], effect=move(effect))
            for cause, effect in found.causes
        ),
        dimensions=tuple(_describe_dimension(before, after, entry) for entry in found.dimensions),
        red_lines=tuple(_describe_red_line(entry) for entry in found.red_lines),
        reasons_gone=reasons(found.triggers_gone),
        reasons_new=reasons(found.triggers_new),
        best_case=_describe_end(found.best_case),
        worst_case=_describe_end(found.worst_case),
        asked_only_before=found.only_before,
        asked_only_after=found.only_after,
        notes=(*_notes("Before", before), *_notes("After", after)),
    )


def move(difference: float) -> float:
    """Return a signed difference on 0-100 to one decimal, never a negative nothing."""
    return display(difference) + 0.0


def _describe_side(compared: Compared, result: Result) -> ComparedAssessment:
    low, high = result.band_range or (None, None)
    pack = compared.pack.file
    return ComparedAssessment(
        title=compared.assessment.title,
        file=compared.file,
        analyst=compared.assessment.analyst,
        pack=f"{pack.id} {pack.version}",
        residual=figure(result.residual),
        interval=pair(result.interval),
        band=_word(result.band),
        best_band=_word(low),
        worst_band=_word(high),
        opportunity=figure(result.opportunity),
        completeness=display(result.completeness),
        verdict=result.recommendation.verdict.word,
        provisional=result.recommendation.provisional,
    )


def _word(band: Band | None) -> BandWord | None:
    return None if band is None else band.word


def _describe_change(
    before: Compared, after: Compared, found: Comparison, change: Change
) -> ComparedAnswer:
    question = after.pack.questions[change.question]
    return ComparedAnswer(
        id=question.id,
        label=question.label,
        dimension=question.dimension,
        before=_describe_said(before.pack, found.before, change.question, change.before),
        after=_describe_said(after.pack, found.after, change.question, change.after),
        way=change.way,
        effect=move(change.effect),
    )


def _describe_said(pack: Pack, result: Result, question: str, answer: Answer | None) -> str:
    """Return an answer in the words of its own pack, and whether it counts at all."""
    words = describe_answer(pack.questions[question], answer)
    if result.readings[question].status != "does-not-apply":
        return words
    return "Does not apply" if answer is None else f"Does not apply; set aside: {words}"


def _describe_dimension(
    before: Compared, after: Compared, entry: DimensionChange
) -> ComparedDimension:
    pack = before.pack if entry.after is None else after.pack
    then, now = entry.before, entry.after
    return ComparedDimension(
        id=entry.id,
        title=pack.checklist(entry.id).title,
        before=figure(then.residual) if then else None,
        after=figure(now.residual) if now else None,
        band_before=_word(then.band) if then else None,
        band_after=_word(now.band) if now else None,
        effect=move(entry.effect),
    )


def _describe_red_line(entry: RedLineChange) -> ComparedRedLine:
    line = entry.line
    return ComparedRedLine(
        id=line.id,
        title=line.title,
        kind=line.kind,
        before=entry.before or "not in the pack",
        after=entry.after or "not in the pack",
    )


def _describe_end(end: EndChange) -> ComparedEnd:
    return ComparedEnd(
        moved=move(end.answered + end.differently + end.otherwise),
        because_answered=move(end.answered),
        because_answered_differently=move(end.differently),
        otherwise=move(end.otherwise),
    )


def _notes(side: str, compared: Compared) -> list[str]:
    settled = settle(compared.pack, compared.assessment)
    return [f"{side}: {note}" for note in pack_differences(compared.pack, settled)]

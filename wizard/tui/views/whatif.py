"""The what-if as a page: the result as it is and as tried, and every answer one could try."""

from collections.abc import Iterator

from wizard.model.checklist import Question
from wizard.model.result import Result
from wizard.report.study import Study
from wizard.report.wording import describe
from wizard.scoring.numerics import display
from wizard.session.sandbox import Sandbox
from wizard.tui.widgets.blocks import Block


def result_words(result: Result) -> str:
    """Return residual, band, red lines crossed and verdict in one line."""
    crossed = sum(line.state == "crossed" for line in result.red_lines)
    verdict = result.recommendation.verdict.word.replace("-", " ")
    if result.residual is None or result.band is None:
        return f"nothing to weigh; {verdict}"
    residual = f"{display(result.residual):.1f} {result.band.word}"
    lines = "red line" if crossed == 1 else "red lines"
    return f"{residual}; {crossed} {lines} crossed; {verdict}"


def both_results(sandbox: Sandbox) -> str:
    """Return two lines: the result as it is, and as tried."""
    before, after = (result_words(study.result) for study in (sandbox.before, sandbox.after))
    return f"As it is  {before}\nWhat if   {after}"


def whatif_blocks(sandbox: Sandbox) -> list[Block]:
    """Return the questions one could answer otherwise; a question's key is its id."""
    tried = {trial.question for trial in sandbox.trials}
    blocks = [Block(_tried_words(len(tried)), "muted")]
    for checklist in sandbox.pack.checklists:
        own = [q for q in checklist.questions if _can_be_tried(sandbox.after, q)]
        if own:
            residuals = _dimension(sandbox, checklist.id)
            blocks.append(Block(f"{checklist.title}{residuals}", "heading", gap=True))
        for question in own:
            blocks.extend(_lines(sandbox, question, is_tried=question.id in tried))
    return blocks


def _tried_words(count: int) -> str:
    return f"{count} answer{'' if count == 1 else 's'} tried"


def _can_be_tried(study: Study, question: Question) -> bool:
    reading = study.case.readings.get(question.id)
    return reading is not None and reading.is_asked


def _dimension(sandbox: Sandbox, dimension: str) -> str:
    figures = []
    for study in (sandbox.before, sandbox.after):
        score = next((d for d in study.result.dimensions if d.id == dimension), None)
        if score is not None and score.residual is not None:
            figures.append(f"{display(score.residual):.1f}")
    return f": {' to '.join(dict.fromkeys(figures))}" if figures else ""


def _lines(sandbox: Sandbox, question: Question, *, is_tried: bool) -> Iterator[Block]:
    said = describe(sandbox.after.assessment, question)
    yield Block(
        f"{question.label}: {said}",
        "chosen" if is_tried else "plain",
        prefix="* " if is_tried else "  ",
        key=question.id,
        clip=not is_tried,
    )
    if is_tried:
        was = describe(sandbox.before.assessment, question)
        yield Block(f"as it is: {was}", "muted", prefix="    ")

"""Why a red line is crossed, unknown, waived, clear or not examined (method.md 1.9)."""

from wizard.model.checklist import Atom, RedLine
from wizard.model.explanation import Step
from wizard.report.computed_text import describe_known
from wizard.report.explain.draft import Draft, digits
from wizard.report.explain.sheet import Sheet
from wizard.scoring.answers.applicability import Truth
from wizard.scoring.scores.red_lines import is_crossed

_TRUTHS: dict[Truth, str] = {True: "holds", False: "does not hold", None: "unknown"}


def draft_red_line(sheet: Sheet, line_id: str, _: str) -> Draft:
    """Return the state of a red line with each of its parts."""
    found = next(found for found in sheet.result.red_lines if found.line.id == line_id)
    steps = [_step(sheet, found.line, atom) for atom in found.line.when]
    questions = dict.fromkeys(atom.question for atom in found.line.when)
    return Draft(
        found.line.title,
        found.state,
        "Crossed if all its parts hold, clear if any does not, otherwise unknown; not examined "
        "where a part is out of scope. No score outvotes it.",
        (*steps, Step("All of them", found.state)),
        tuple(f"answers.{q}" for q in questions if q in sheet.result.readings),
        (found.line.reason, *_waivers(sheet, line_id)),
    )


def _step(sheet: Sheet, line: RedLine, atom: Atom) -> Step:
    asked, readings = sheet.pack.questions[atom.question], sheet.result.readings
    limit = f"below level {digits(atom.below)}" if atom.below is not None else ""
    wanted = limit or f"at level {digits(atom.at_least or 0)} or above"
    if atom.question not in readings:
        return Step(f"{asked.label} {wanted}", "out of scope")
    said = describe_known(sheet.pack, sheet.assessment, asked, readings)
    part = line.model_copy(update={"when": (atom,)})
    truth = is_crossed(part, sheet.case, sheet.working.levels)
    return Step(f"{asked.label} {wanted}: {said}", _TRUTHS[truth])


def _waivers(sheet: Sheet, line_id: str) -> list[str]:
    waivers = [waiver for waiver in sheet.assessment.waivers if waiver.red_line == line_id]
    return [f"Waived by {waiver.name}: {waiver.reason}" for waiver in waivers]

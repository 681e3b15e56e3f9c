"""Let a crossed red line pass, signed with name and reason, or take that back."""

from datetime import date

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.assessment import Assessment, Waiver
from wizard.session.answers import first_message


def waive(assessment: Assessment, line: str, name: str, reason: str, day: date) -> Assessment:
    """Return the assessment with a waiver of a red line; UsageError if it cannot be kept."""
    fields = {"red_line": line, "name": name, "reason": reason, "date": day}
    try:
        waiver = Waiver.model_validate(fields)
    except ValidationError as error:
        raise UsageError(first_message(error)) from error
    others = withdraw(assessment, line).waivers
    return assessment.model_copy(update={"waivers": (*others, waiver)})


def withdraw(assessment: Assessment, line: str) -> Assessment:
    """Return the assessment without a waiver of a red line."""
    others = tuple(waiver for waiver in assessment.waivers if waiver.red_line != line)
    return assessment.model_copy(update={"waivers": others})

"""Everything computed from an assessment, each part when it is first asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.model.result import Improvement, Inquiry, Result
from wizard.report.wording import was_asked_otherwise
from wizard.scoring.applicability import is_valid
from wizard.scoring.case import Case, build_case
from wizard.scoring.evaluate import score_case
from wizard.scoring.inquire import rank_inquiries
from wizard.scoring.negotiate import find_conditions, rank_improvements

_NAMED = 10


@dataclass(frozen=True)
class Study:
    """An assessment with everything computed from it, each part when first asked for."""

    pack: Pack
    assessment: Assessment

    @cached_property
    def case(self) -> Case:
        """Return the assessment prepared for arithmetic."""
        return build_case(self.pack, self.assessment)

    @cached_property
    def result(self) -> Result:
        """Return scores, red lines and verdict."""
        return score_case(self.case)

    @cached_property
    def improvements(self) -> tuple[Improvement, ...]:
        """Return what to negotiate first."""
        return rank_improvements(self.case)

    @cached_property
    def inquiries(self) -> tuple[Inquiry, ...]:
        """Return what to find out first."""
        return rank_inquiries(self.case, self.assessment)

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """Return the safeguards to ask for before proceeding."""
        return find_conditions(self.case)


def pack_differences(pack: Pack, assessment: Assessment) -> Sequence[str]:
    """Return in sentences how the pack differs from the one the assessment was made with."""
    used = assessment.pack
    if used.id != pack.file.id:
        return [f"Made with the pack {used.id} {used.version}, read with {pack.file.id}."]
    found = []
    if used.version != pack.file.version:
        found.append(
            f"Made with version {used.version} of the pack, read with {pack.file.version}."
        )
    elif used.digest and used.digest != pack.digest:
        found.append(f"The pack {pack.file.id} {pack.file.version} was changed since.")
    gone = [q for q, aside in assessment.set_aside.items() if aside.why == "gone"]
    if gone:
        found.append(f"Answers to questions that are not in the pack: {name_some(gone)}.")
    reworded = [
        question
        for question, answer in assessment.answers.items()
        if question in pack.questions and was_asked_otherwise(pack.questions[question], answer)
    ]
    if reworded:
        found.append(f"Worded differently when answered: {name_some(reworded)}.")
    refused = [
        question
        for question, answer in assessment.answers.items()
        if question in pack.questions and not is_valid(pack.questions[question], answer)
    ]
    if refused:
        lead = "Answers their questions do not allow, counted as open"
        found.append(f"{lead}: {name_some(refused)}.")
    return found


def name_some(questions: Sequence[str]) -> str:
    """Return the first ids of a list and how many more there are."""
    named = ", ".join(sorted(questions)[:_NAMED])
    more = len(questions) - _NAMED
    return f"{named} and {more} more" if more > 0 else named

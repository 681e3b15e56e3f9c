"""Everything computed from an assessment, each part when it is first asked for.

So is what computes it imported: a walk begins with scores alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.model.result import Improvement, Inquiry, Recommendation, Result
from wizard.report.wording import was_asked_otherwise
from wizard.scoring.answers.applicability import is_valid
from wizard.scoring.scores.case import Case, build_case
from wizard.scoring.scores.evaluate import result_of
from wizard.scoring.scores.follow import Step, follow_case, follow_scenarios
from wizard.scoring.scores.scenario import Reader, Scenario, build_scenarios

if TYPE_CHECKING:
    from wizard.model.analysis import Counterfactual, Panel, SequenceStep, TornadoBar
    from wizard.model.uncertainty import StressTest, Uncertainty

_NAMED = 10


@dataclass(frozen=True)
class _Ground:
    """What a later study can build upon; it holds no study, or none would ever be let go."""

    assessment: Assessment
    case: Case
    scenarios: Mapping[Reader, Scenario] | None
    only: str | None


@dataclass(frozen=True)
class Study:
    """An assessment with everything computed from it, each part when first asked for."""

    pack: Pack
    assessment: Assessment
    _ground: _Ground | None = field(default=None, repr=False, compare=False)

    def followed_by(self, assessment: Assessment, only: str | None = None) -> "Study":
        """Return the study of an assessment that differs little: what can be kept is kept.

        `only` names the question whose answer alone differs, if that is known.
        """
        if "case" not in vars(self):
            return Study(self.pack, assessment)
        return Study(
            self.pack,
            assessment,
            _Ground(self.assessment, self.case, vars(self).get("scenarios"), only),
        )

    @cached_property
    def _step(self) -> Step | None:
        ground = self._ground
        if ground is None:
            return None
        return follow_case(ground.case, ground.assessment, self.assessment, ground.only)

    @property
    def touched(self) -> frozenset[str] | None:
        """Return which questions are answered or read otherwise than in the study before.

        None where that is not known.
        """
        step = self._step
        return None if step is None else step.changed.union(step.moved)

    @cached_property
    def case(self) -> Case:
        """Return the assessment prepared for arithmetic."""
        step = self._step
        return build_case(self.pack, self.assessment) if step is None else step.case

    @cached_property
    def scenarios(self) -> Mapping[Reader, Scenario]:
        """Return the case at working values, at best and at worst."""
        ground = self._ground
        if self._step is None or ground is None or ground.scenarios is None:
            return build_scenarios(self.case)
        return follow_scenarios(ground.scenarios, self._step)

    @cached_property
    def result(self) -> Result:
        """Return scores, red lines and verdict."""
        return result_of(self.case, self.scenarios)

    @cached_property
    def uncertainty(self) -> "Uncertainty | None":
        """Return how far misjudged answers and weights could move the result; takes a while."""
        from wizard.scoring.uncertainty.estimate import find_uncertainty
        from wizard.scoring.uncertainty.pooling import pool_opinions

        pooled = pool_opinions(self.case, self.assessment)
        return find_uncertainty(self.case, self.assessment, pooled)

    @cached_property
    def recommendation(self) -> Recommendation:
        """Return the verdict with all its reasons, the chance of a high residual included."""
        from wizard.scoring.robustness.chance import with_chance

        return with_chance(self.result.recommendation, self.case, self.uncertainty)

    @cached_property
    def stress(self) -> "StressTest":
        """Return the result with every doubtful answer one step worse."""
        from wizard.scoring.robustness.stress import run_stress_test

        return run_stress_test(self.case, self.assessment)

    @cached_property
    def panel(self) -> "Panel":
        """Return the result under other choices of method."""
        from wizard.scoring.robustness.panel import build_panel

        return build_panel(self.case)

    @cached_property
    def sequence(self) -> "tuple[SequenceStep, ...]":
        """Return the safeguards one after the other, each time the best."""
        from wizard.scoring.advice.sequence import find_sequence

        return find_sequence(self.case)

    @cached_property
    def counterfactual(self) -> "Counterfactual | None":
        """Return what it would take to lower the overall band."""
        from wizard.scoring.advice.sequence import find_counterfactual

        return find_counterfactual(self.case)

    @cached_property
    def tornado(self) -> "tuple[TornadoBar, ...]":
        """Return the answers that move the residual most by one step."""
        from wizard.scoring.advice.tornado import find_tornado

        return find_tornado(self.case)

    @cached_property
    def improvements(self) -> tuple[Improvement, ...]:
        """Return what to negotiate first."""
        from wizard.scoring.advice.negotiate import rank_improvements

        return rank_improvements(self.case)

    @cached_property
    def inquiries(self) -> tuple[Inquiry, ...]:
        """Return what to find out first."""
        from wizard.scoring.advice.inquire import rank_inquiries

        return rank_inquiries(self.case, self.assessment)

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """Return the safeguards to ask for before proceeding."""
        from wizard.scoring.advice.negotiate import find_conditions

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

"""The trigger that looks at the distribution: how likely a High residual is (method.md 1.14)."""

from wizard.model.result import Recommendation, Trigger, Verdict
from wizard.model.uncertainty import Uncertainty
from wizard.scoring.numerics import display_percent, settle_float
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.verdict import rank_triggers, worst_verdict

_NAMED = 3
"""How many questions a reader is pointed to."""


def chance_trigger(case: Case, uncertainty: Uncertainty) -> Trigger | None:
    """Return T13 if a High residual or a worse one is too likely.

    Its questions are those whose answers would settle most, the first the most.
    """
    chance = settle_float(uncertainty.high_chance)
    if chance <= case.parameters.high_chance_limit:
        return None
    indices = uncertainty.indices
    telling = sorted(
        (question for question, index in indices.items() if index > 0),
        key=lambda question: (-indices[question], question),
    )
    text = (
        f"The chance that the overall residual is high or critical is {display_percent(chance)} %"
    )
    return Trigger("T13", Verdict.CONDITIONS, text, tuple(telling[:_NAMED]))


def with_chance(
    recommendation: Recommendation, case: Case, uncertainty: Uncertainty | None
) -> Recommendation:
    """Return a recommendation that looks at the distribution too, if there is one.

    It is as provisional as it was: the distribution says how sure the answers are, not that some
    are missing.
    """
    trigger = None if uncertainty is None else chance_trigger(case, uncertainty)
    if trigger is None:
        return recommendation
    reasons = rank_triggers((*recommendation.reasons, trigger))
    return recommendation._replace(verdict=worst_verdict(reasons), reasons=reasons)

"""Which questions bear on the whole, and what is computed from them in each draw (1.12)."""

from collections.abc import Iterable
from dataclasses import replace

from wizard.model.checklist import RedLine
from wizard.model.scale import Bundle
from wizard.scoring.answers.scale import TOP_LEVEL
from wizard.scoring.scores.case import Case
from wizard.scoring.uncertainty.draws import Axis, Draws


def risk_dimensions(case: Case) -> dict[str, float]:
    """Return the dimensions that enter the overall residual, in order, with their weights."""
    weights = case.risk_weights
    return {d: weights[d] for d in sorted(case.threats_by_dimension) if weights[d] > 0}


def gain_dimensions(case: Case) -> dict[str, float]:
    """Return the dimensions that enter the overall opportunity, in order, with their weights."""
    weights = case.opportunity_weights
    held = {benefit.dimension for benefit in case.benefits}
    return {d: weights[d] for d in sorted(held) if weights[d] > 0}


def residual_questions(case: Case) -> frozenset[str]:
    """Return the questions the overall residual depends on, those a bundle reads included."""
    weights = risk_dimensions(case)
    threats = [threat for threat in case.threats if threat.dimension in weights]
    named = {threat.id for threat in threats}
    named.update(shield.safeguard for threat in threats for shield in threat.shields)
    return _asked(case, named)


def verdict_questions(case: Case) -> frozenset[str]:
    """Return the questions the verdict depends on, opportunities left out."""
    named = {atom.question for line in examined_lines(case) for atom in line.when}
    named.update(safeguard.id for safeguard in case.mandatory)
    return residual_questions(case) | _asked(case, named)


def gain_questions(case: Case) -> frozenset[str]:
    """Return the questions the overall opportunity depends on."""
    weights = gain_dimensions(case)
    return frozenset(benefit.id for benefit in case.benefits if benefit.dimension in weights)


def examined_lines(case: Case) -> tuple[RedLine, ...]:
    """Return the red lines all of whose questions are in scope."""
    lines = case.pack.red_lines.values()
    return tuple(line for line in lines if all(a.question in case.readings for a in line.when))


def _asked(case: Case, questions: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for question in questions:
        scale = case.pack.questions[question].scale
        found.update(scale.reads if isinstance(scale, Bundle) else (question,))
    return frozenset(q for q in found if q in case.readings and case.readings[q].counts)


def add_bundles(case: Case, draws: Draws) -> Draws:
    """Return the draws with every bundle that counts, counted from its parts in each draw."""
    axes = dict(draws.axes)
    for question, reading in case.readings.items():
        scale = case.pack.questions[question].scale
        if isinstance(scale, Bundle) and reading.counts:
            parts = [part for part in scale.parts if part.question in draws.axes]
            held = sum(draws.axes[part.question].reach(part.at_least) for part in parts)
            points = tuple((value, value * TOP_LEVEL) for value in scale.values)
            axes[question] = Axis(points, draws.marks(held))
    return replace(draws, axes=axes)

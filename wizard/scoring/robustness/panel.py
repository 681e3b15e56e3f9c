"""The method panel: the same answers under other choices of method (method.md 1.13)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from wizard.model.analysis import Panel, Variant
from wizard.model.result import Reading
from wizard.model.scale import Bundle, CornerScale, Levels, Scale, SingleChoice
from wizard.scoring.answers.scale import interpolate
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.case import Case, find_threats
from wizard.scoring.scores.coverage import Threat
from wizard.scoring.scores.scenario import working_scenario
from wizard.scoring.scores.verdict import scenario_verdict

CONVEX = ((0.0, 0.0), (0.25, 0.1), (0.5, 0.3), (0.75, 0.6), (1.0, 1.0))
"""The table 0, .10, .30, .60, 1 for levels 0 to 4, as corners over values of equal steps."""

STRONGEST = 0.9
"""No variant makes a link more potent than this."""

Choice = Callable[[Case], Case]
"""Another choice of method: the case as it would be prepared under it."""


def build_panel(case: Case) -> Panel:
    """Return band, residual and scenario verdict under each variant, in a fixed order.

    There are twelve, and a thirteenth, the pack's own potencies, where links were judged weaker.
    """
    variants = tuple(_judge(id_, name, choose(case)) for id_, name, choose in _choices(case))
    return Panel(_judge("present", "the method as it stands", case), variants)


def _judge(id_: str, name: str, case: Case) -> Variant:
    scenario = working_scenario(case)
    board = scenario.board
    return Variant(id_, name, board.residual, board.band, scenario_verdict(scenario))


def _choices(case: Case) -> Iterator[tuple[str, str, Choice]]:
    yield "power-1", "plain averages (power 1)", partial(_tune, power=1.0)
    yield "power-2", "bad parts stand out a little (power 2)", partial(_tune, power=2.0)
    yield "power-6", "bad parts stand out strongly (power 6)", partial(_tune, power=6.0)
    yield "cap-80", "safeguards take at most 80 %", partial(_tune, coverage_cap=0.8)
    yield "cap-95", "safeguards take up to 95 %", partial(_tune, coverage_cap=0.95)
    yield "potency-75", "every link a quarter weaker", partial(_scale_potencies, factor=0.75)
    yield "potency-125", "every link a quarter stronger", partial(_scale_potencies, factor=1.25)
    yield "equal-weights", "every dimension weighs the same", weigh_equally
    yield "plain-product", "every safeguard counts, not only its family's best", multiply_all
    yield "convex", "high levels stand out (0, 10, 30, 60, 100)", read_convexly
    yield "edges-down", "bands begin 5 points lower", partial(_move_edges, by=-0.05)
    yield "edges-up", "bands begin 5 points higher", partial(_move_edges, by=0.05)
    if (untouched := trust_pack(case)).threats != case.threats:
        yield "as-the-pack-says", "no link judged weaker than the pack says", lambda _: untouched


def _tune(case: Case, **parameters: float) -> Case:
    return replace(case, parameters=case.parameters.model_copy(update=parameters))


def _scale_potencies(case: Case, *, factor: float) -> Case:
    def scale(threat: Threat) -> Threat:
        shields = threat.shields
        scaled = [s._replace(potency=min(STRONGEST, factor * s.potency)) for s in shields]
        return threat._replace(shields=tuple(scaled))

    return replace(case, threats=tuple(scale(threat) for threat in case.threats))


def weigh_equally(case: Case) -> Case:
    """Return the case with all dimensions alike, also those that were given no weight."""
    return replace(
        case,
        risk_weights=dict.fromkeys(case.risk_weights, 1.0),
        opportunity_weights=dict.fromkeys(case.opportunity_weights, 1.0),
    )


def multiply_all(case: Case) -> Case:
    """Return the case with each safeguard of an exposure in a family of its own."""

    def part(threat: Threat) -> Threat:
        # In the order of their ids: a product of floats depends on the order of its factors.
        ordered = sorted(threat.shields, key=lambda shield: shield.safeguard)
        shields = tuple(shield._replace(family=place) for place, shield in enumerate(ordered))
        return threat._replace(shields=shields, families=len(shields))

    return replace(case, threats=tuple(part(threat) for threat in case.threats))


def read_convexly(case: Case) -> Case:
    """Return the case with the working values of exposures read off the convex table.

    The table stands for the equal steps that levels, words and goalposts have: straight lines
    join its corners. Questions whose author wrote a table of values (levels with values of their
    own, options, knots, bundles) keep it. Levels, which red lines and bundles read, stay.
    """
    bent = {threat.id for threat in case.threats if _has_equal_steps(case, threat.id)}
    readings = {
        question: _bend(reading) if question in bent else reading
        for question, reading in case.readings.items()
    }
    return replace(case, readings=readings)


def _has_equal_steps(case: Case, question: str) -> bool:
    scale: Scale = case.pack.questions[question].scale
    match scale:
        case Levels():
            return scale.values is None
        case CornerScale():
            return scale.knots is None
        case _:
            return not isinstance(scale, SingleChoice | Bundle)


def _bend(reading: Reading) -> Reading:
    value = interpolate(CONVEX, reading.working)
    return reading._replace(low=value, high=value)


def _move_edges(case: Case, *, by: float) -> Case:
    # An edge may leave the scale; then the band below or above it is met by nothing.
    edges = tuple(settle_float(edge + by) for edge in case.parameters.band_edges)
    return replace(case, parameters=case.parameters.model_copy(update={"band_edges": edges}))


def trust_pack(case: Case) -> Case:
    """Return the case with every link as the pack has it."""
    threats = find_threats(case.pack, case.parameters, case.readings, {})
    return replace(case, threats=threats, judgements={})

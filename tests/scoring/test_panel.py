"""The method panel: band, residual and verdict under twelve other choices (method.md 1.13)."""

import math
from itertools import pairwise

import pytest
from hypothesis import given

from tests.scoring.edits import (
    EPS,
    change,
    of_kind,
    present,
    say,
    score,
    tune,
)
from tests.scoring.example import case, example, shown
from tests.scoring.rows import exposure, safeguard, sample, scale
from tests.scoring.test_properties_of_structure import shuffled
from tests.strategies import (
    CHOICE,
    CONVEX,
    ITEMS,
    LEVELS,
    PARTLY,
    PROFILE,
    RISING,
    Kind,
    Sample,
    answered,
    kind_of,
    samples,
)
from wizard.model.analysis import Panel, Variant
from wizard.model.assessment import Value
from wizard.model.checklist import Exposure
from wizard.model.result import Band, Verdict
from wizard.scoring.robustness.panel import build_panel
from wizard.scoring.scores.case import Case, build_case
from wizard.scoring.scores.verdict import scenario_verdict


def panel(of: Sample) -> Panel:
    """Return the panel of a sample."""
    return build_panel(build_case(*of))


def variant(of: Sample, name: str) -> Variant:
    """Return one variant by its id."""
    return next(v for v in panel(of).variants if v.id == name)


def outcome(of: Sample) -> tuple[float | None, Band | None, Verdict]:
    """Return residual, band and scenario verdict of a sample scored as it is."""
    scenario = present(of)
    return scenario.board.residual, scenario.board.band, scenario_verdict(scenario)


def told(of: Variant) -> tuple[float | None, Band | None, Verdict]:
    """Return what a variant says."""
    return of.residual, of.band, of.verdict


# The worked example

PRINTED = {
    "power-1": (32.8, Band.MODERATE),
    "power-2": (34.4, Band.MODERATE),
    "power-6": (38.4, Band.MODERATE),
    "cap-80": (35.7, Band.MODERATE),
    "cap-95": (35.7, Band.MODERATE),
    "potency-75": (41.8, Band.HIGH),
    "potency-125": (30.4, Band.MODERATE),
    "equal-weights": (36.3, Band.MODERATE),
    "plain-product": (35.6, Band.MODERATE),
    "convex": (27.3, Band.MODERATE),
    "edges-down": (35.7, Band.HIGH),
    "edges-up": (35.7, Band.MODERATE),
}


def test_twelve_variants_of_the_example() -> None:
    """Residual and band under each of the twelve variants are as printed, in their order."""
    found = {v.id: (shown(v.residual), v.band) for v in build_panel(case()).variants}
    assert list(PRINTED.items()) == list(found.items())


def test_same_band_in_ten_of_twelve() -> None:
    """The band is the same in 10 of 12; the weaker links and the lower edges differ."""
    found = build_panel(case())
    assert (found.same, [v.id for v in found.differing]) == (10, ["potency-75", "edges-down"])


def test_method_as_it_stands_is_named_beside_its_variants() -> None:
    """The present outcome stands beside the variants; RL1 keeps every verdict at renegotiate."""
    found = build_panel(case())
    assert told(found.present) == outcome(example())
    assert {Verdict.RENEGOTIATE} == {v.verdict for v in (found.present, *found.variants)}


def test_names_are_in_plain_words_and_differ() -> None:
    """Each variant has a name of its own that is not its id, and can stand in a sentence."""
    variants = build_panel(case()).variants
    assert len({v.name for v in variants}) == len(variants)
    assert [v for v in variants if v.name == v.id or not v.name.islower()] == []


# Each variant against the same change made by hand

TUNED: dict[str, dict[str, object]] = {
    "power-1": {"power": 1.0},
    "power-2": {"power": 2.0},
    "power-6": {"power": 6.0},
    "cap-80": {"coverage_cap": 0.8},
    "cap-95": {"coverage_cap": 0.95},
    "potency-75": {"potency": {"weak": 0.1875, "moderate": 0.375, "strong": 0.5625}},
    "potency-125": {"potency": {"weak": 0.3125, "moderate": 0.625, "strong": 0.9}},
}


@PROFILE
@given(samples())
def test_variant_of_a_parameter_is_the_assessment_with_that_parameter(of: Sample) -> None:
    """Seven variants are what scoring gives with the parameter stated in the assessment."""
    found = {v.id: told(v) for v in panel(of).variants if v.id in TUNED}
    assert found == {name: outcome(tune(of, **stated)) for name, stated in TUNED.items()}


@PROFILE
@given(samples())
def test_edges_move_by_five_points(of: Sample) -> None:
    """Two variants are what scoring gives with all band edges 5 points lower or higher."""
    edges = build_case(*of).parameters.band_edges
    for name, by in (("edges-down", -0.05), ("edges-up", 0.05)):
        moved = tuple(round(edge + by, 9) for edge in edges)
        assert told(variant(of, name)) == outcome(tune(of, band_edges=moved))


def test_edge_that_leaves_the_scale_leaves_its_band_empty() -> None:
    """Edges 5 points lower than 3, 50 and 70 leave no residual low; one above 1 none critical."""
    nothing = sample([exposure("alpha.e0")], {"alpha.e0": 0})
    low = tune(nothing, band_edges=(0.03, 0.5, 0.7))
    assert variant(low, "edges-down").band == Band.MODERATE
    everything = sample([exposure("alpha.e0")], {"alpha.e0": 100})
    high = tune(everything, band_edges=(0.3, 0.5, 0.97))
    assert (score(high).band, variant(high, "edges-up").band) == (Band.CRITICAL, Band.HIGH)


def test_residual_on_a_moved_edge_is_in_the_worse_band() -> None:
    """An edge moved from .20 to .15 is exactly .15, whatever floats make of it."""
    on_edge = sample([exposure("alpha.e0", RISING)], {"alpha.e0": 15})
    assert variant(on_edge, "edges-down").band == Band.MODERATE


@PROFILE
@given(samples())
def test_equal_weights_are_no_weights(of: Sample) -> None:
    """With equal weights the outcome is that of an assessment that states none."""
    plain = change(of, weights={}, opportunity_weights={})
    assert told(variant(of, "equal-weights")) == outcome(plain)


def product_residual(of: Case) -> float | None:
    """Return the overall residual with every safeguard multiplied, as a plain loop."""
    values, parameters = {q: r.working for q, r in of.readings.items()}, of.parameters
    sums: dict[str, tuple[float, float]] = {}
    for threat in of.threats:
        left = 1.0
        for shield in threat.shields:
            left *= 1 - shield.potency * values[shield.safeguard]
        residual = values[threat.id] * max(1 - parameters.coverage_cap, left)
        weight, powers = sums.get(threat.dimension, (0.0, 0.0))
        powers += threat.weight * residual**parameters.power
        sums[threat.dimension] = (weight + threat.weight, powers)
    total = sum(of.risk_weights[d] for d in sums)
    if total == 0:
        return None
    mean = sum(of.risk_weights[d] * powers / weight for d, (weight, powers) in sums.items())
    return float((mean / total) ** (1 / parameters.power))


@PROFILE
@given(samples())
def test_plain_product_multiplies_every_safeguard(of: Sample) -> None:
    """Without families each safeguard takes its share of what the others leave."""
    found, expected = variant(of, "plain-product").residual, product_residual(build_case(*of))
    assert (found is None) == (expected is None)
    assert math.isclose(found or 0, expected or 0, abs_tol=1e-9)


@pytest.mark.parametrize(("potency", "impact"), [(0.275, 6.4), (0.66, 10.0)])
def test_plain_product_is_the_impact_of_cvss(potency: float, impact: float) -> None:
    """Three equal effects combine as in CVSS version 2: 10.41 (1 - (1-C)(1-I)(1-A)).

    P. Mell, K. Scarfone, S. Romanosky, A Complete Guide to the Common Vulnerability Scoring
    System Version 2.0 (2007): partial .275 gives an impact of 6.4, complete .660 one of 10.0.
    """
    names = ("alpha.s0", "alpha.s1", "alpha.s2")
    rows = [exposure("alpha.e0"), *(safeguard(name, {"alpha.e0": "weak"}) for name in names)]
    of = sample(rows, {"alpha.e0": 100, **dict.fromkeys(names, 4)})
    tuned = tune(of, potency={"weak": potency, "moderate": 0.7, "strong": 0.8}, coverage_cap=0.99)
    left = variant(tuned, "plain-product").residual
    assert left is not None
    assert round(10.41 * (1 - left), 1) == impact


# The convex table

TABLE = {0.0: 0.0, 0.25: 0.1, 0.5: 0.3, 0.75: 0.6, 1.0: 1.0}


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        *((LEVELS, level, TABLE[level / 4]) for level in range(5)),
        (RISING, 75, 0.6),
        (RISING, 60, 0.42),
        (PARTLY, "partly", 0.3),
        (ITEMS, ("one",), 0.3),
        (CONVEX, 3, 0.6),
        (CHOICE, "fair", 0.4),
        (LEVELS, None, 0.3),
        (CHOICE, None, 0.5),
    ],
)
def test_convex_table_bends_equal_steps_only(kind: Kind, said: Value | None, value: float) -> None:
    """Working values are read off the table, unless the author wrote a table of values."""
    of = sample([exposure("alpha.e0", kind)], {"alpha.e0": said})
    assert variant(of, "convex").residual == pytest.approx(value)


def test_knots_are_a_table_of_the_author() -> None:
    """A number with knots keeps its values."""
    knots = [{"at": 0, "value": 0}, {"at": 50, "value": 0.2}, {"at": 100, "value": 1}]
    kind = Kind(scale(type="percent", knots=knots), (0, 100), spread=True)
    of = sample([exposure("alpha.e0", kind)], {"alpha.e0": 75})
    assert variant(of, "convex").residual == pytest.approx(0.6)


@PROFILE
@given(samples())
def test_convex_table_moves_neither_safeguards_nor_red_lines(of: Sample) -> None:
    """Only exposures are read convexly: with each at its worst, nothing changes at all."""
    exposures = of_kind(of.pack, Exposure)
    worst = say(of, {q.id: answered(kind_of(q).ladder[-1]) for q in exposures})
    assert told(variant(worst, "convex")) == outcome(worst)


def naive_convex(of: Sample) -> dict[str, float]:
    """Return the working values of exposures under the convex table, kind by kind."""
    case, found = build_case(*of), {}
    for threat in case.threats:
        value = case.readings[threat.id].working
        if kind_of(of.pack.questions[threat.id]) not in (CONVEX, CHOICE):
            place = min(int(value * 4), 3)
            low, high = TABLE[place / 4], TABLE[(place + 1) / 4]
            value = low + (high - low) * (value * 4 - place)
        found[threat.id] = value
    return found


@PROFILE
@given(samples())
def test_convex_variant_is_the_board_at_the_table_values(of: Sample) -> None:
    """The residual is that of the present board with the values of the table put in."""
    expected = present(of).board.with_values(naive_convex(of)).residual
    found = variant(of, "convex").residual
    assert math.isclose(found or 0, expected or 0, abs_tol=1e-12)


# Order and consistency


@PROFILE
@given(samples())
def test_milder_and_harsher_choices_are_ordered(of: Sample) -> None:
    """The residual rises with the power, and falls with the cap, potency and lost families."""
    found = {v.id: v.residual or 0.0 for v in panel(of).variants}
    now = panel(of).present.residual or 0.0
    rising = ["power-1", "power-2", "power-6"]
    assert all(found[a] <= found[b] + EPS for a, b in pairwise(rising))
    assert found["cap-95"] <= found["cap-80"] + EPS
    assert found["potency-125"] <= now + EPS
    assert now <= found["potency-75"] + EPS
    assert found["plain-product"] <= now + EPS


@PROFILE
@given(shuffled())
def test_order_of_the_pack_changes_no_variant(pair: tuple[Sample, Sample]) -> None:
    """Reordering dimensions, questions and answers changes no figure of the panel (P8)."""
    one, other = (panel(of) for of in pair)
    assert one == other


@PROFILE
@given(samples())
def test_variants_are_the_same_or_differ(of: Sample) -> None:
    """Each of the variants counts as the same or is named as differing, by its band."""
    found = panel(of)
    assert found.same + len(found.differing) == len(found.variants) == 12
    assert all(v.band != found.present.band for v in found.differing)


def test_panel_without_exposures() -> None:
    """Where nothing is weighed no variant has a band, and none differs."""
    of = sample([safeguard("alpha.s0", {})], {"alpha.s0": 2})
    found = panel(of)
    assert (found.present.residual, found.present.band, found.same) == (None, None, 12)


def test_plain_product_has_room_for_more_safeguards_than_families() -> None:
    """Seven weak safeguards of one family, all in place, leave .75 to the seventh power."""
    shields = [f"alpha.s{n}" for n in range(7)]
    rows = [exposure("alpha.e0"), *(safeguard(s, {"alpha.e0": "weak"}) for s in shields)]
    of = sample(rows, {"alpha.e0": 100, **dict.fromkeys(shields, 4)})
    assert panel(of).present.residual == pytest.approx(0.75)
    assert variant(of, "plain-product").residual == pytest.approx(0.75**7)

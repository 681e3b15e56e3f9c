"""What each family of safeguards bought, and exposures carried by a single one (1.17; P34)."""

import math
from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given

from tests.scoring.computed_rows import computed
from tests.scoring.edits import EPS, amend, score
from tests.scoring.example import E1, E2, E3, E4, E5, case, exposure
from tests.scoring.rows import exposure as scored
from tests.scoring.rows import safeguard, sample
from tests.scoring.test_properties_of_structure import shuffled
from tests.strategies import PROFILE, Sample, samples
from wizard.model.analysis import Waterfall
from wizard.model.checklist import FAMILIES, Family, Question, Safeguard
from wizard.model.result import FamilyEffect
from wizard.scoring.scores.case import Case, build_case
from wizard.scoring.scores.waterfall import carrying_family, split_by_family


def waterfall(of: Sample) -> Waterfall | None:
    """Return the waterfall of a sample."""
    return split_by_family(build_case(*of))


def changes(found: Waterfall) -> dict[str, float]:
    """Return what each family takes."""
    return {share.family: share.change for share in found.families}


def test_waterfall_of_the_example() -> None:
    """From .631270 exit takes .164112, diversification .097913, transparency .012380."""
    found = split_by_family(case())
    assert found is not None
    assert (round(found.inherent, 6), round(found.residual, 6)) == (0.631270, 0.356865)
    assert {name: round(change, 6) for name, change in changes(found).items()} == {
        "sovereignty": 0,
        "oversight": 0,
        "transparency": -0.012380,
        "capability": 0,
        "diversification": -0.097913,
        "exit": -0.164112,
    }


def test_nothing_to_split_without_exposures() -> None:
    """Where no exposure is in play there is no waterfall."""
    assert waterfall(sample([safeguard("alpha.s0", {})], {"alpha.s0": 4})) is None


@PROFILE
@given(samples())
def test_waterfall_leads_from_inherent_to_residual(of: Sample) -> None:
    """Its ends are the figures of the result, and the changes add up to their difference (P34)."""
    found, result = waterfall(of), score(of)
    assert (found is None) == (result.residual is None)
    if found is not None:
        assert (found.inherent, found.residual) == (result.inherent, result.residual)
        total = math.fsum(changes(found).values())
        assert math.isclose(total, found.residual - found.inherent, abs_tol=1e-12)


@pytest.mark.parametrize("family", FAMILIES)
def test_only_family_takes_it_all(family: Family) -> None:
    """Where one family has safeguards, the whole way from .8 to .4 is its own."""
    shield = safeguard("alpha.s0", {"alpha.e0": "moderate"}, family=family)
    found = waterfall(sample([scored("alpha.e0"), shield], {"alpha.e0": 80, "alpha.s0": 4}))
    assert found is not None
    assert (found.inherent, found.residual) == pytest.approx((0.8, 0.4))
    assert changes(found) == pytest.approx({**dict.fromkeys(FAMILIES, 0.0), family: -0.4})


@PROFILE
@given(samples())
def test_no_family_adds_to_the_residual(of: Sample) -> None:
    """Each family takes something or nothing; one without safeguards takes nothing (P34)."""
    found = waterfall(of)
    shares = changes(found) if found else {}
    assert [name for name, change in shares.items() if change > EPS] == []
    present = {q.family for q in of.pack.questions.values() if isinstance(q, Safeguard)}
    assert {name: 0.0 for name in shares if name not in present} == {
        name: change for name, change in shares.items() if name not in present
    }


def naive_residual(of: Case, families: frozenset[str]) -> float:
    """Return the overall residual as if only these families were there, by plain loops."""
    values, parameters = {q: r.working for q, r in of.readings.items()}, of.parameters
    sums: dict[str, tuple[float, float]] = {}
    for threat in of.threats:
        best: dict[str, float] = {}
        for shield in threat.shields:
            name, effect = FAMILIES[shield.family], shield.potency * values[shield.safeguard]
            best[name] = max(best.get(name, 0.0), effect if name in families else 0.0)
        left = max(1 - parameters.coverage_cap, math.prod(1 - effect for effect in best.values()))
        weight, powers = sums.get(threat.dimension, (0.0, 0.0))
        powers += threat.weight * (values[threat.id] * left) ** parameters.power
        sums[threat.dimension] = (weight + threat.weight, powers)
    total = sum(of.risk_weights[d] for d in sums)
    mean = sum(of.risk_weights[d] * powers / weight for d, (weight, powers) in sums.items())
    return float((mean / total) ** (1 / parameters.power)) if total else 0.0


def naive_split(of: Case) -> Mapping[str, float]:
    """Return each family's change, averaged over all orders of adding those there are."""
    there = sorted({FAMILIES[s.family] for threat in of.threats for s in threat.shields})
    known: dict[frozenset[str], float] = {}
    added = dict.fromkeys(there, 0.0)
    orders = list(permutations(there))
    for order in orders:
        for place, name in enumerate(order):
            before, after = frozenset(order[:place]), frozenset(order[: place + 1])
            for families in (before, after):
                known.setdefault(families, naive_residual(of, families))
            added[name] += known[after] - known[before]
    return {name: change / len(orders) for name, change in added.items()}


@PROFILE
@given(samples())
def test_split_is_the_average_over_all_orders_of_families(of: Sample) -> None:
    """Each family's change is what it takes, averaged over all orders of adding families."""
    found = waterfall(of)
    if found is not None:
        given = {name: change for name, change in changes(found).items() if abs(change) > EPS}
        expected = naive_split(build_case(*of))
        assert given == {name: pytest.approx(expected[name], abs=1e-9) for name in given}


@PROFILE
@given(shuffled())
def test_order_of_the_pack_changes_no_split(pair: tuple[Sample, Sample]) -> None:
    """Reordering dimensions, questions and answers changes no figure (P8)."""
    one, other = (waterfall(of) for of in pair)
    assert one == other


def test_one_family_takes_everything() -> None:
    """Where all safeguards are of one family, it takes the whole difference."""

    def to_exit(question: Question) -> list[Question]:
        is_safeguard = isinstance(question, Safeguard)
        return [question.model_copy(update={"family": "exit"}) if is_safeguard else question]

    found = waterfall(amend(computed(), to_exit))
    assert found is not None
    assert changes(found)["exit"] == pytest.approx(found.residual - found.inherent)


def test_computed_exposures_are_split_too() -> None:
    """A difference and a bundle enter like any exposure: the ends are those of the result."""
    found, result = waterfall(computed()), score(computed())
    assert found is not None
    assert (found.inherent, found.residual) == (result.inherent, result.residual)
    assert {name for name, change in changes(found).items() if change} == {"exit", "oversight"}


# Carried by a single family


@pytest.mark.parametrize(
    ("name", "family"),
    [(E1, "diversification"), (E2, None), (E3, "exit"), (E4, "exit"), (E5, None)],
)
def test_exposures_of_the_example_carried_by_one_family(name: str, family: Family | None) -> None:
    """E1, E3 and E4 rest on one family; E2 on two, and E5 on none."""
    assert carrying_family(exposure(name).effects) == family


@pytest.mark.parametrize(
    ("effects", "family"),
    [
        ((0.25, 0.2499999), "oversight"),
        ((0.25, 0.25), None),
        ((0.2499999, 0.1), None),
        ((0.24999999999, 0.1), "oversight"),
        ((), None),
    ],
)
def test_effect_that_carries(effects: tuple[float, ...], family: Family | None) -> None:
    """An effect carries from .25 on, as figures are compared with edges."""
    names: tuple[Family, ...] = ("oversight", "exit")
    found = [FamilyEffect(n, "s", e) for n, e in zip(names, effects, strict=False)]
    assert carrying_family(found) == family

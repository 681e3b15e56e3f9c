"""Each trigger at its edge, and how they make up the recommendation (method.md 1.14)."""

import pytest

from tests.scoring.edits import codes, said_of, score
from tests.scoring.rows import (
    Said,
    exposure,
    opportunity,
    red_line,
    safeguard,
    sample,
)
from tests.strategies import (
    NOT_APPLICABLE,
    UNKNOWN,
    Sample,
    ranged,
)
from wizard.model.result import Band, Verdict

# One dimension: an exposure in per cent, a strong safeguard in levels, a gain in per cent

ROWS = [
    exposure("alpha.e0"),
    safeguard("alpha.s0", {"alpha.e0": "strong"}),
    opportunity("alpha.o0"),
]


def deal(risk: Said, clause: Said = 0, gain: Said = 80) -> Sample:
    """Return one exposure with its answer, its safeguard's and an opportunity's."""
    return sample(ROWS, {"alpha.e0": risk, "alpha.s0": clause, "alpha.o0": gain})


@pytest.mark.parametrize(
    ("found", "fired"),
    [
        (deal(19), set()),
        (deal(20), {"T8"}),
        (deal(39), {"T8"}),
        (deal(40), {"T5", "T8", "T9", "T10", "T12"}),
        (deal(59), {"T5", "T8", "T9", "T10", "T12"}),
        (deal(60), {"T5", "T6", "T8", "T9", "T10", "T12"}),
        (deal(60, 2), {"T8"}),
        (deal(20, gain=20), {"T8"}),
        (deal(20, gain=19), {"T7", "T8"}),
        (deal(19, gain=0), set()),
        (deal(40, gain=40), {"T5", "T8", "T9", "T10", "T12"}),
        (deal(40, gain=39), {"T3", "T5", "T8", "T9", "T10", "T12"}),
        (deal(40, gain=19), {"T3", "T5", "T7", "T8", "T9", "T10", "T12"}),
    ],
)
def test_triggers_fire_from_their_edge_on(found: Sample, fired: set[str]) -> None:
    """The triggers that read scores fire from the edge of a band or word on, and not before."""
    assert fired == codes(found)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (deal(19), Verdict.PROCEED),
        (deal(20), Verdict.CONDITIONS),
        (deal(20, gain=19), Verdict.RENEGOTIATE),
        (deal(40), Verdict.RENEGOTIATE),
        (deal(40, gain=39), Verdict.STOP),
    ],
)
def test_verdict_is_the_most_severe(found: Sample, verdict: Verdict) -> None:
    """The recommendation is the most severe that any trigger asks for."""
    assert verdict == said_of(found).verdict


def test_reasons_say_band_and_opportunity() -> None:
    """What is read off the whole is told with its band, and with the opportunity's figure."""
    said = {reason.code: reason.text for reason in said_of(deal(40, gain=19)).reasons}
    assert {code: said[code] for code in ("T3", "T5", "T7", "T8")} == {
        "T3": "The residual is high and the opportunity only 19.0",
        "T5": "The overall residual is high",
        "T7": "The residual is high and the opportunity weak (19.0)",
        "T8": "The overall residual is high, not low",
    }


def test_every_trigger_asks_for_what_the_method_says() -> None:
    """T1 to T3 ask to stop, T4 to T7 to renegotiate, the others for conditions."""
    lines = (
        red_line("alpha.a", "absolute", {"question": "alpha.e0", "at_least": 3}),
        red_line("alpha.b", "absolute", {"question": "alpha.e1", "at_least": 3}),
        red_line(
            "alpha.c",
            "curable",
            {"question": "alpha.e0", "at_least": 3},
            {"question": "alpha.s0", "below": 3},
        ),
    )
    rows = [
        exposure("alpha.e0"),
        exposure("alpha.e1"),
        safeguard("alpha.s0", {"alpha.e0": "weak"}, mandatory=True),
        opportunity("alpha.o0"),
    ]
    reasons = said_of(sample(rows, {"alpha.e0": 100, "alpha.s0": 0, "alpha.o0": 0}, lines)).reasons
    severe = {"T1": 3, "T2": 3, "T3": 3, "T4": 2, "T5": 2, "T6": 2, "T7": 2}
    mild = dict.fromkeys(("T8", "T9", "T10", "T11", "T12", "T14"), 1)
    assert {reason.code: reason.verdict for reason in reasons} == severe | mild


@pytest.mark.parametrize(
    ("potency", "clause", "fires"),
    [("weak", 0, True), ("weak", None, True), ("strong", 0, False), ("strong", None, False)],
)
def test_incurable_means_high_even_with_every_safeguard_full(
    potency: str, clause: Said, fires: bool
) -> None:
    """T2 fires if the band stays high with every safeguard at full, answered or open."""
    rows = [exposure("alpha.e0"), safeguard("alpha.s0", {"alpha.e0": potency})]
    assert fires == ("T2" in codes(sample(rows, {"alpha.e0": 80, "alpha.s0": clause})))


def test_incurable_leaves_out_what_is_not_applicable() -> None:
    """A safeguard set not applicable cannot be counted on: T2 fires."""
    assert "T2" in codes(deal(80, NOT_APPLICABLE))


def test_without_opportunities_their_triggers_are_silent() -> None:
    """With no opportunity question T3 and T7 do not apply."""
    assert not codes(sample([exposure("alpha.e0")], {"alpha.e0": 50})) & {"T3", "T7"}


def test_high_dimension_asks_for_conditions_though_the_whole_is_moderate() -> None:
    """T9 fires for a high dimension, T10 for its exposure, while the whole is moderate."""
    rows = [exposure("alpha.e0"), exposure("beta.e0")]
    mixed = sample(rows, {"alpha.e0": 45, "beta.e0": 0})
    assert (score(mixed).band, codes(mixed)) == (Band.MODERATE, {"T8", "T9", "T10"})


def test_critical_dimension_asks_to_renegotiate() -> None:
    """T6 fires for a critical dimension of little weight, and the guard makes the whole high."""
    rows = [exposure("alpha.e0"), exposure("beta.e0")]
    weights = {"alpha": 1.0, "beta": 1000.0}
    found = sample(rows, {"alpha.e0": 60, "beta.e0": 0}, weights=weights)
    assert (score(found).band, "T6" in codes(found)) == (Band.HIGH, True)


def test_severe_exposure_asks_for_conditions_in_a_low_deal() -> None:
    """T10 fires for one residual of 40 among many at 0."""
    names = [f"alpha.e{number}" for number in range(20)]
    answers: dict[str, Said] = {**dict.fromkeys(names, 0), names[0]: 40}
    found = sample([exposure(name) for name in names], answers)
    reasons = {reason.code: reason.questions for reason in said_of(found).reasons}
    assert (score(found).band, reasons) == (Band.LOW, {"T10": (names[0],)})


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_dimension_without_weight_fires_no_trigger(weight: float) -> None:
    """T6, T9 and T10 pass over a dimension of weight 0."""
    rows = [exposure("alpha.e0"), exposure("beta.e0")]
    weights = {"alpha": weight, "beta": 1.0}
    found = sample(rows, {"alpha.e0": 90, "beta.e0": 0}, weights=weights)
    assert bool(codes(found) & {"T6", "T9", "T10"}) == (weight > 0)


# Mandatory safeguards


@pytest.mark.parametrize(
    ("clause", "fires"),
    [
        (4, False),
        (3, False),
        (2, True),
        (None, True),
        (UNKNOWN, True),
        (NOT_APPLICABLE, True),
        (ranged(2, 4), False),
        (ranged(1, 4), True),
    ],
)
def test_mandatory_safeguard_must_be_binding(clause: Said, fires: bool) -> None:
    """T14 fires below level 3, by the middle of a range, and where it is not applicable or open."""
    rows = [exposure("alpha.e0"), safeguard("alpha.s0", {"alpha.e0": "weak"}, mandatory=True)]
    assert fires == ("T14" in codes(sample(rows, {"alpha.e0": 0, "alpha.s0": clause})))


def test_mandatory_safeguards_that_lack_are_named() -> None:
    """The reason names the safeguards by their labels, and points to them."""
    first = safeguard("alpha.s0", {}, mandatory=True, label="Exit clause")
    second = safeguard("alpha.s1", {}, mandatory=True, label="Audit")
    found = sample([exposure("alpha.e0"), first, second], {"alpha.s0": 2, "alpha.s1": 1})
    (reason,) = [reason for reason in said_of(found).reasons if reason.code == "T14"]
    assert reason.text == "Mandatory safeguards are not binding: Exit clause, Audit"
    assert reason.questions == ("alpha.s0", "alpha.s1")


def test_safeguard_that_is_not_mandatory_may_be_absent() -> None:
    """T14 does not fire for other safeguards."""
    assert "T14" not in codes(deal(0, 0))


# What is not known


@pytest.mark.parametrize(
    ("known", "fires"),
    [(["alpha.e0", "alpha.e1", "alpha.e2", "alpha.e3"], False), (["alpha.e0"], True)],
)
def test_little_known_asks_for_conditions(known: list[str], fires: bool) -> None:
    """T12 fires below a completeness of .80, and not at .80."""
    rows = [exposure(f"alpha.e{number}") for number in range(4)]
    rows += [opportunity("alpha.o0")]
    assert fires == ("T12" in codes(sample(rows, dict.fromkeys(known, 0))))


@pytest.mark.parametrize(("open_", "fires"), [(2, False), (3, True)])
def test_little_known_of_one_dimension_asks_for_conditions(open_: int, fires: bool) -> None:
    """T12 fires where less than .60 is known of one dimension, though much is known overall."""
    gains = [f"alpha.o{number}" for number in range(5)]
    rest = [f"beta.e{number}" for number in range(20)]
    rows = [opportunity(name) for name in gains] + [exposure(name) for name in rest]
    known: dict[str, Said] = dict.fromkeys([*gains[open_:], *rest], 0)
    assert fires == ("T12" in codes(sample(rows, known)))


@pytest.mark.parametrize(("high", "fires"), [(39, False), (40, True)])
def test_worst_case_of_high_asks_for_conditions(high: int, fires: bool) -> None:
    """T12 fires if what is open could still make the whole high."""
    assert fires == ("T12" in codes(sample([exposure("alpha.e0")], {"alpha.e0": ranged(30, high)})))


@pytest.mark.parametrize(
    ("found", "provisional"),
    [
        (deal(10), False),
        (deal(50), True),
        (deal(ranged(10, 30)), True),
        (deal(ranged(21, 39)), False),
    ],
)
def test_provisional(found: Sample, provisional: bool) -> None:
    """The verdict is provisional if T11 or T12 fires or best and worst case differ."""
    assert provisional == said_of(found).provisional

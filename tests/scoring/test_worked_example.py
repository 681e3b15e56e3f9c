"""The worked example of method.md 1.22 figure by figure: scores, red lines, recommendation."""

import pytest

from tests.scoring.edits import present, score, tune
from tests.scoring.example import (
    E1,
    E2,
    E3,
    E4,
    E5,
    S1,
    S2,
    S3,
    S4,
    S5,
    case,
    changed,
    codes,
    dimension,
    example,
    exposure,
    shown,
    whole,
)
from wizard.model.checklist import FAMILIES
from wizard.model.result import (
    Band,
    RedLineState,
    Verdict,
)
from wizard.scoring.numerics import display, opportunity_word
from wizard.scoring.scores.board import Board
from wizard.scoring.scores.scenario import extreme_scenario

# The answers


@pytest.mark.parametrize(
    ("question", "low", "high", "working"),
    [
        (E1, 0.75, 0.75, 0.75),
        (E2, 0.5, 0.5, 0.5),
        (E3, 0.0, 1.0, 0.5),
        (E4, 0.75, 0.75, 0.75),
        (E5, 0.25, 0.25, 0.25),
        (S1, 0.5, 0.5, 0.5),
        (S2, 0.75, 0.75, 0.75),
        (S3, 0.0, 0.0, 0.0),
        (S4, 1.0, 1.0, 1.0),
        (S5, 0.0, 1.0, 0.5),
        ("economy.o1", 0.75, 0.75, 0.75),
        ("security.o2", 0.5, 0.5, 0.5),
    ],
)
def test_answer_has_the_printed_value(
    question: str, low: float, high: float, working: float
) -> None:
    """Each answer becomes the value, or the interval and its middle, in the table of answers."""
    reading = score(example()).readings[question]
    assert (low, high, working) == (reading.low, reading.high, reading.working)


# Coverage and residual


@pytest.mark.parametrize(
    ("name", "effects"),
    [
        (E1, {"diversification": (S1, 0.375), "exit": (S2, 0.1875)}),
        (E2, {"exit": (S2, 0.375), "transparency": (S4, 0.5)}),
        (E3, {"exit": (S2, 0.375)}),
        (E4, {"exit": (S2, 0.375)}),
        (E5, {}),
    ],
)
def test_family_effects(name: str, effects: dict[str, tuple[str, float]]) -> None:
    """In each family the best safeguard counts, and no other."""
    found = {e.family: (e.safeguard, e.effect) for e in exposure(name).effects}
    assert effects == found


def test_family_effects_stand_in_the_order_of_the_families() -> None:
    """Effects are listed in the order of the six families."""
    families = [effect.family for effect in exposure(E2).effects]
    assert sorted(families, key=FAMILIES.index) == families


@pytest.mark.parametrize(
    ("name", "row"),
    [
        (E1, (0.75, 0.4921875, 0.380859, 0.055245, Band.MODERATE)),
        (E2, (0.5, 0.6875, 0.15625, 0.003815, Band.LOW)),
        (E3, (0.5, 0.375, 0.3125, 0.030518, Band.MODERATE)),
        (E4, (0.75, 0.375, 0.46875, 0.102997, Band.HIGH)),
        (E5, (0.25, 0.0, 0.25, 0.015625, Band.MODERATE)),
    ],
)
def test_coverage_and_residual(name: str, row: tuple[float, float, float, float, Band]) -> None:
    """Exposure, coverage, residual, its cube and its band are as printed."""
    found = exposure(name)
    cube = round(found.residual**3, 6)
    assert row == (found.inherent, found.coverage, round(found.residual, 6), cube, found.band)


# Roll-up


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("economy", (0.0362056, 0.33082, 33.1, 0.64906, 49.0)),
        ("security", (0.0593109, 0.38998, 39.0, 0.60254, 35.3)),
    ],
)
def test_dimension(name: str, row: tuple[float, float, float, float, float]) -> None:
    """Mean of cubes, residual, inherent exposure and coverage of a dimension are as printed."""
    found = dimension(example(), name)
    residual, inherent = found.residual or 0, found.inherent or 0
    assert row == (
        round(residual**3, 7),
        round(residual, 5),
        display(residual),
        round(inherent, 5),
        shown(found.coverage),
    )


@pytest.mark.parametrize("name", ["economy", "security"])
def test_dimension_band(name: str) -> None:
    """Both dimensions are moderate; Security's high exposure lifts the guard no further."""
    assert dimension(example(), name).band == Band.MODERATE


def test_overall_residual() -> None:
    """The mean of cubes is .0454477, the residual .356865, shown as 35.7."""
    residual = whole(example())
    assert (
        round(residual**3, 7),
        round(residual, 6),
        display(residual),
    ) == (0.0454477, 0.356865, 35.7)


def test_overall_band() -> None:
    """The whole is moderate, 4.3 points below high."""
    result = score(example())
    assert (result.band, shown(result.to_next_band)) == (Band.MODERATE, 4.3)


def test_overall_inherent_exposure_and_coverage() -> None:
    """Before safeguards the whole is .631270; safeguards take 43.5 % away."""
    result = score(example())
    assert result.inherent is not None
    assert (round(result.inherent, 6), shown(result.coverage)) == (0.631270, 43.5)


@pytest.mark.parametrize(
    ("power", "residual"), [(1.0, 0.3283), (2.0, 0.3439), (3.0, 0.3569), (6.0, 0.3844)]
)
def test_residual_under_another_power(power: float, residual: float) -> None:
    """Under another p the residual is as printed; p = 1 is the arithmetic mean."""
    assert residual == round(whole(tune(example(), power=power)), 4)


@pytest.mark.parametrize(("name", "residual"), [("economy", 0.3076), ("security", 0.3594)])
def test_dimension_under_the_arithmetic_mean(name: str, residual: float) -> None:
    """Under p = 1 the dimensions are as printed."""
    found = dimension(tune(example(), power=1.0), name).residual
    assert residual == round(found or 0, 4)


def test_opportunity() -> None:
    """The opportunity is .65, strong."""
    gain = score(example()).opportunity
    assert gain is not None
    assert (round(gain, 9), opportunity_word(gain, (0.2, 0.4, 0.6))) == (0.65, "strong")


# Interval


def best() -> Board:
    """Return the best case."""
    return extreme_scenario(case(), "best").board


def worst() -> Board:
    """Return the worst case."""
    return extreme_scenario(case(), "worst").board


@pytest.mark.parametrize(
    ("end", "economy", "security", "overall", "band"),
    [
        ("best", 0.30406, 0.38998, 0.343671, Band.MODERATE),
        ("worst", 0.44749, 0.38998, 0.426335, Band.HIGH),
    ],
)
def test_end_of_the_interval(
    end: str, economy: float, security: float, overall: float, band: Band
) -> None:
    """Both dimensions, the whole and its band are as printed at each end."""
    board = best() if end == "best" else worst()
    found = {name: round(value, 5) for name, value in board.dimension_residuals.items()}
    assert {"economy": economy, "security": security} == found
    assert (overall, band) == (round(board.residual or 0, 6), board.band)


def test_exposures_that_move_in_the_interval() -> None:
    """E2 falls to .125 in the best case, E3 rises to .625 in the worst."""
    assert (best().residuals[E2], worst().residuals[E3]) == (0.125, 0.625)


def test_economy_is_high_in_the_worst_case() -> None:
    """Economy may still become high."""
    assert dimension(example(), "economy").band_range == (Band.MODERATE, Band.HIGH)


def test_interval_as_printed() -> None:
    """The interval is 34.4 to 42.6, 8.27 points wide."""
    interval = score(example()).interval
    assert interval is not None
    ends = (display(interval.best), display(interval.worst))
    assert (*ends, round(interval.worst - interval.best, 4)) == (34.4, 42.6, 0.0827)


def test_completeness() -> None:
    """Two of thirteen parts are open overall, two of nine in Economy, none in Security."""
    overall = score(example()).completeness
    parts = [dimension(example(), name).completeness for name in ("economy", "security")]
    assert [round(1 - 2 / 13, 12), round(7 / 9, 12), 1.0] == [
        round(share, 12) for share in (overall, *parts)
    ]


# Red lines and recommendation


@pytest.mark.parametrize(
    ("line", "state"),
    [("security.rl1", "crossed"), ("security.rl2", "clear"), ("economy.rl3", "unknown")],
)
def test_red_line(line: str, state: RedLineState) -> None:
    """RL1 is crossed, RL2 clear and RL3 unknown."""
    assert state == next(r.state for r in score(example()).red_lines if r.line.id == line)


def test_reasons_at_working_values() -> None:
    """T4, T8, T10, T11 and T12 fire, the most severe first; T13 is not computed yet."""
    reasons = score(example()).recommendation.reasons
    assert [reason.code for reason in reasons] == ["T4", "T8", "T10", "T11", "T12"]


def test_questions_behind_the_reasons() -> None:
    """RL1 names E4 and S3, T10 names E4 and the unknown RL3 names E3."""
    reasons = {r.code: r.questions for r in score(example()).recommendation.reasons}
    assert (reasons["T4"], reasons["T10"], reasons["T11"]) == ((E4, S3), (E4,), (E3,))


def test_recommendation() -> None:
    """The recommendation is renegotiate, provisional, with do-not-proceed in the worst case."""
    said = score(example()).recommendation
    assert (
        said.verdict,
        said.provisional,
        said.best_case,
        said.worst_case,
    ) == (Verdict.RENEGOTIATE, True, Verdict.RENEGOTIATE, Verdict.STOP)


@pytest.mark.parametrize(
    ("end", "fired"),
    [("best", ["T4", "T8", "T10"]), ("worst", ["T1", "T4", "T5", "T8", "T9", "T10"])],
)
def test_triggers_at_the_ends(end: str, fired: list[str]) -> None:
    """The triggers at best and at worst case are those printed."""
    which = extreme_scenario(case(), "best" if end == "best" else "worst")
    assert fired == codes(which)


def test_all_safeguards_at_full() -> None:
    """With all safeguards at full the residual is .159089, low: the deal is curable."""
    full = changed(s1=4, s2=4, s3=4, s4=4, s5=4)
    assert (round(whole(full), 6), score(full).band) == (0.159089, Band.LOW)


def test_floor_of_the_present_board() -> None:
    """The floor known to the board is low as well, so that T2 does not fire."""
    assert present(example()).board.floor_band == Band.LOW

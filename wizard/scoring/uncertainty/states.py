"""What decides the verdict in each draw, and the verdict it decides (method.md 1.12, 1.14)."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import compress
from operator import or_
from typing import NamedTuple

from wizard.model.checklist import Atom, RedLine, Safeguard
from wizard.model.result import Band, Verdict
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.verdict import BINDING
from wizard.scoring.uncertainty.bearing import examined_lines
from wizard.scoring.uncertainty.draws import Draws, Numbers
from wizard.scoring.uncertainty.gains import Gain
from wizard.scoring.uncertainty.lanes import Flags
from wizard.scoring.uncertainty.outlook import Outlook, band_by_dimensions, weigh
from wizard.scoring.uncertainty.residual_tables import shares_of
from wizard.scoring.uncertainty.sums import add_up
from wizard.scoring.uncertainty.trial import Weights


class State(NamedTuple):
    """All that the triggers T1-T10 and T14 look at, but the opportunity."""

    band: int
    is_beyond_cure: int
    """Whether the band would be High or worse with every safeguard at full."""
    is_stopped: int
    """Whether an absolute red line is crossed that nobody waived."""
    is_to_cure: int
    """Whether a curable one is."""
    is_severe: int
    """Whether a single exposure asks for a condition."""
    is_lacking: int
    """Whether a mandatory safeguard is not binding."""


def verdict_of(state: State, gain: int) -> Verdict:
    """Return the most severe verdict that a state and an opportunity ask for.

    T6 and T9 need no look: a Critical dimension holds the whole to High (T5), and one that is High
    holds it to Moderate (T8).
    """
    is_high, is_moderate = state.band >= Band.HIGH, state.band >= Band.MODERATE
    if state.is_stopped or (is_high and (state.is_beyond_cure or gain <= Gain.MODEST)):
        return Verdict.STOP
    if state.is_to_cure or is_high or (is_moderate and gain == Gain.WEAK):
        return Verdict.RENEGOTIATE
    if is_moderate or state.is_severe or state.is_lacking:
        return Verdict.CONDITIONS
    return Verdict.PROCEED


def find_states(
    case: Case, draws: Draws, outlook: Outlook, weights: Weights
) -> Iterable[tuple[int, ...]]:
    """Return the fields of the state of each draw."""
    crossed = crossings(case, draws)
    lines = [line for line in examined_lines(case) if line.id not in case.waived]
    absolute = _any(crossed[line.id] for line in lines if line.kind == "absolute")
    curable = _any(crossed[line.id] for line in lines if line.kind == "curable")
    return zip(
        outlook.bands,
        _beyond_cure(case, draws, outlook, weights),
        draws.marks(absolute),
        draws.marks(curable),
        outlook.severe,
        draws.marks(_lacking(case, draws)),
        strict=True,
    )


def crossings(case: Case, draws: Draws) -> dict[str, Flags]:
    """Return in which draws each red line that can be examined is crossed."""
    return {line.id: _crossed(line, case, draws) for line in examined_lines(case)}


def _crossed(line: RedLine, case: Case, draws: Draws) -> Flags:
    flags = draws.everywhere
    for atom in line.when:
        flags &= _holds(atom, case, draws)
    return flags


def _holds(atom: Atom, case: Case, draws: Draws) -> Flags:
    if not case.readings[atom.question].counts:
        # No exposure, nothing to cross; no safeguard, no protection.
        is_safeguard = isinstance(case.pack.questions[atom.question], Safeguard)
        return draws.everywhere if is_safeguard else 0
    axis = draws.axes[atom.question]
    if atom.at_least is not None:
        return axis.reach(atom.at_least)
    return draws.everywhere ^ axis.reach(atom.below or 0.0)


def _lacking(case: Case, draws: Draws) -> Flags:
    """Return where a mandatory safeguard is below binding; one set not applicable always is."""
    everywhere = draws.everywhere
    asked = [q.id for q in case.mandatory if case.readings[q.id].status != "does-not-apply"]
    return _any(
        everywhere ^ draws.axes[question].reach(BINDING)
        if case.readings[question].counts
        else everywhere
        for question in asked
    )


def _any(flags: Iterable[Flags]) -> Flags:
    return reduce(or_, flags, 0)


def _beyond_cure(case: Case, draws: Draws, outlook: Outlook, weights: Weights) -> Sequence[bool]:
    """Return where full safeguards would leave the whole High; looked at only where it is High.

    Single exposures hold the whole to Moderate at most, and need no look.
    """
    is_high = [band >= Band.HIGH for band in outlook.bands]
    if not any(is_high):
        return is_high
    high = draws.among(is_high, {threat.id for threat in case.threats})
    left = {dimension: list(compress(column, is_high)) for dimension, column in weights.items()}
    means = {dimension: _floors(case, high, dimension) for dimension in weights}
    bands = iter(band_by_dimensions(case, means, weigh(means, left)))
    return [high and next(bands) >= Band.HIGH for high in is_high]


def _floors(case: Case, draws: Draws, dimension: str) -> Numbers:
    """Return the mean power of a dimension's residuals with full safeguards."""
    power = case.parameters.power
    terms = []
    for threat, share in shares_of(case, dimension):
        axis, rest = draws.axes[threat.id], 1.0 - case.full_coverage[threat.id]
        terms.append((axis, [share * (value * rest) ** power for value in axis.values]))
    return add_up(draws, terms)

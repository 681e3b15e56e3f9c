"""What to ask for when a single trigger fires (method.md 1.14, 1.15)."""

import pytest

from tests.scoring.edits import codes, say
from tests.scoring.example import S3, example
from tests.scoring.rows import exposure, red_line, safeguard, sample
from tests.strategies import Sample, ranged
from wizard.scoring.advice.negotiate import find_conditions, rank_improvements
from wizard.scoring.scores.case import build_case

E0, S0 = "alpha.e0", "alpha.s0"


def deal(
    risk: int, *lines: dict[str, object], mandatory: bool = False, weight: float = 1
) -> Sample:
    """Return an exposure in per cent with a strong safeguard nobody agreed to."""
    rows = [exposure(E0, weight=weight), exposure("alpha.e1"), safeguard(S0, {E0: "strong"})]
    rows[2]["mandatory"] = mandatory
    return sample(rows, {E0: risk, "alpha.e1": 0, S0: 0}, lines)


TRAP = red_line(
    "alpha.trap", "curable", {"question": E0, "at_least": 0.5}, {"question": S0, "below": 3}
)
ALONE = {
    "T4": deal(15, TRAP),
    "T10": deal(50, weight=0.0001),
    "T14": deal(15, mandatory=True),
}


@pytest.mark.parametrize("code", ALONE)
def test_one_trigger_alone_is_enough_to_ask(code: str) -> None:
    """A crossed line, a severe exposure or a mandatory safeguard that lacks: each asks for it."""
    assert codes(ALONE[code]) == {code}
    assert find_conditions(build_case(*ALONE[code])) == (S0,)


def test_nothing_is_asked_for_where_nothing_fires() -> None:
    """A safeguard that would only lower what is low already is no condition."""
    assert find_conditions(build_case(*deal(15))) == ()


def test_safeguard_known_to_a_range_can_be_negotiated() -> None:
    """A range leaves room for more as much as an answer below full does."""
    of = say(example(), {S3: ranged(1, 3)})
    assert S3 in [entry.safeguard.id for entry in rank_improvements(build_case(*of))]

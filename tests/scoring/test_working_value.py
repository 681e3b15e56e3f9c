"""What a range or an unknown answer counts as meanwhile, where the analysts' median is kept."""

import pytest

from tests.scoring.edits import score
from tests.scoring.rows import exposure, safeguard, sample
from tests.strategies import CONVEX, ITEMS, LEVELS, PARTLY, RISING, Kind, Sample
from wizard.model.assessment import Answer, Value
from wizard.model.result import Reading

Q = "alpha.e0"


def spread(low: float, high: float, working: Value | None = None) -> Answer:
    fields = {"state": "range", "low": low, "high": high, "working": working}
    return Answer.model_validate(fields)


def unsettled(working: Value | None = None) -> Answer:
    fields = {"state": "unknown", "reason": "The analysts differ.", "working": working}
    return Answer.model_validate(fields)


def alone(kind: Kind, answer: Answer) -> Sample:
    """Return one exposure of a kind with an answer."""
    return sample([exposure(Q, kind)], {Q: answer})


def reading(kind: Kind, answer: Answer) -> Reading:
    return score(alone(kind, answer)).readings[Q]


@pytest.mark.parametrize(
    ("kind", "answer", "value", "level"),
    [
        (LEVELS, spread(1, 4), 0.625, 2.5),
        (LEVELS, spread(1, 4, 2), 0.5, 2.0),
        (LEVELS, spread(1, 4, 1.5), 0.375, 1.5),
        (LEVELS, spread(1, 4, 4), 1.0, 4.0),
        (CONVEX, spread(1, 4, 2), 0.3, 2.0),
        (CONVEX, spread(1, 4, 2.5), 0.45, 2.5),
        (RISING, spread(10, 90, 30), 0.3, 1.2),
        (PARTLY, unsettled(), 0.5, 2.0),
        (PARTLY, unsettled("yes"), 1.0, 4.0),
        (ITEMS, unsettled(()), 0.0, 0.0),
        (LEVELS, unsettled(3), 0.75, 3.0),
    ],
)
def test_working_value(kind: Kind, answer: Answer, value: float, level: float) -> None:
    """The stated working value counts, in between two levels too; without one the middle."""
    found = reading(kind, answer)
    assert [found.working, found.working_level] == pytest.approx([value, level])


@pytest.mark.parametrize("working", [1, 2.5, 4])
def test_interval_does_not_move_with_it(working: float) -> None:
    """Best case, worst case and completeness are those of the whole range."""
    stated, plain = (score(alone(LEVELS, spread(1, 4, w))) for w in (working, None))
    assert stated.interval == plain.interval
    assert stated.completeness == plain.completeness


def test_residual_is_that_of_the_working_value() -> None:
    """The residual is what the working value gives."""
    assert score(alone(LEVELS, spread(0, 4, 1))).residual == 0.25


@pytest.mark.parametrize("working", ["perhaps", 5, ("one",)])
def test_working_value_the_scale_does_not_allow_is_not_used(working: Value) -> None:
    """Beside "unknown", what the scale does not allow leaves the middle."""
    assert reading(PARTLY, unsettled(working)).working == 0.5


@pytest.mark.parametrize(("working", "lacks"), [(None, True), (3, False), (2.9, True)])
def test_mandatory_safeguard_is_judged_by_its_working_level(
    working: float | None, *, lacks: bool
) -> None:
    """T14 looks at the level that counts meanwhile; 1 to 4 has its middle below binding."""
    rows = [exposure(Q), safeguard("alpha.s0", {Q: "weak"}, mandatory=True)]
    found = score(sample(rows, {Q: 0, "alpha.s0": spread(1, 4, working)}))
    assert ("T14" in {reason.code for reason in found.recommendation.reasons}) == lacks


def test_notes_alone_leave_a_question_unanswered() -> None:
    """An entry that only keeps a note is open over the whole scale."""
    noted = Answer.model_validate({"state": "unanswered", "note": "Ask the ministry."})
    assert reading(LEVELS, noted) == Reading("unanswered", 0.0, 1.0, 0.0, 4.0)

"""What is in scope, and what is set aside and comes back (method.md 1.1, 3)."""

from typing import Any

import pytest

from tests.scoring.edits import change, say, score
from tests.scoring.rows import (
    FACT,
    LOAN,
    Said,
    asked,
    chain,
    context,
    exposure,
    red_line,
    sample,
)
from tests.strategies import (
    Sample,
    answered,
)
from wizard.model.assessment import SetAside
from wizard.scoring.answers.applicability import (
    find_applicability,
    settle,
)
from wizard.scoring.answers.readings import read_answers

# Scope

DEEP = [exposure("alpha.e0"), exposure("alpha.e1", depth="full"), exposure("beta.e0")]
DEEP_ANSWERS: dict[str, Said] = {"alpha.e0": 10, "alpha.e1": 90, "beta.e0": 70}
GONE = [{"dimension": "beta", "reason": "Out of mandate."}]


@pytest.mark.parametrize(
    ("depth", "asked_for"),
    [("core", ["alpha.e0", "beta.e0"]), ("full", ["alpha.e0", "alpha.e1", "beta.e0"])],
)
def test_depth_decides_what_is_asked(depth: str, asked_for: list[str]) -> None:
    """A screening asks the core questions only; the others have no state at all."""
    assert asked_for == list(read_answers(*sample(DEEP, DEEP_ANSWERS, depth=depth)))


def test_dimension_left_out_enters_no_figure() -> None:
    """A dimension left out leaves the scores of the rest as if it were not in the pack."""
    left_out = score(sample(DEEP, DEEP_ANSWERS, out_of_scope=GONE))
    without = score(sample(DEEP[:2], DEEP_ANSWERS))
    assert left_out.residual == without.residual
    assert left_out.dimensions == without.dimensions


@pytest.mark.parametrize(
    ("fields", "state"),
    [({"depth": "full"}, "crossed"), ({"depth": "core"}, "not-examined")],
)
def test_red_line_beyond_the_depth_is_not_examined(fields: dict[str, Any], state: str) -> None:
    """A red line that needs a question out of scope is listed as not examined."""
    line = red_line("alpha.line", "absolute", {"question": "alpha.e1", "at_least": 3})
    (found,) = score(sample(DEEP, DEEP_ANSWERS, (line,), **fields)).red_lines
    assert state == found.state


def test_red_line_beyond_the_scope_may_still_be_clear() -> None:
    """One part that is false clears a red line, whatever the part out of scope would say."""
    line = red_line(
        "alpha.line",
        "absolute",
        {"question": "alpha.e0", "at_least": 3},
        {"question": "beta.e0", "at_least": 1},
    )
    (found,) = score(sample(DEEP, DEEP_ANSWERS, (line,), out_of_scope=GONE)).red_lines
    assert found.state == "clear"


def test_test_on_a_question_out_of_scope_is_false() -> None:
    """What hangs on a question that is not asked does not apply."""
    condition = {"question": "beta.c0", "is": "yes"}
    rows = [context("beta.c0"), exposure("alpha.e0", applies_when=condition)]
    found = find_applicability(*sample(rows, {"beta.c0": "yes"}, out_of_scope=GONE))
    assert found == {"alpha.e0": False}


# Setting aside and bringing back


def settled(found: Sample) -> Sample:
    """Return the sample after answers have gone where they belong."""
    return Sample(found.pack, settle(*found))


def test_answer_is_set_aside_when_its_question_no_longer_applies() -> None:
    """When a condition turns false the answer leaves the answers, whole, with the cause."""
    answer = answered(40, "low")
    after = settled(say(asked(LOAN, "no"), {"alpha.e0": answer})).assessment
    assert after.answers == {FACT: answered("no")}
    assert after.set_aside == {"alpha.e0": SetAside(why="condition", answer=answer)}


@pytest.mark.parametrize("said", ["yes", None])
def test_answer_comes_back_untouched(said: Said) -> None:
    """When the condition turns true or unknown again, the answer is there as it was."""
    before = say(asked(LOAN, "yes"), {"alpha.e0": answered(40, "low")})
    away = settled(say(before, {FACT: answered("no")}))
    back = settled(say(away, {FACT: None if said is None else answered("yes")})).assessment
    assert (back.answers["alpha.e0"], back.set_aside) == (answered(40, "low"), {})


def test_answer_set_aside_never_scores() -> None:
    """An answer that is set aside leaves no trace in the result."""
    bare = asked(LOAN, "no")
    full = say(bare, {"alpha.e0": answered(100)})
    assert score(bare) == score(settled(full)) == score(full)


def test_answer_of_a_waiting_question_stays() -> None:
    """While it is unknown whether a question applies, its answer is kept in place."""
    waiting = say(asked(LOAN), {"alpha.e0": answered(40)})
    assert waiting.assessment == settled(waiting).assessment


def test_answer_to_a_question_that_has_gone_is_kept() -> None:
    """An answer to a question the pack does not have is set aside as gone."""
    after = settled(say(asked(LOAN, "yes"), {"alpha.old": answered(3)})).assessment
    assert after.set_aside == {"alpha.old": SetAside(why="gone", answer=answered(3))}


def test_answer_to_a_question_that_came_back_returns() -> None:
    """If the pack has the question again, its answer stands among the answers again."""
    away = {"alpha.e0": SetAside(why="gone", answer=answered(3))}
    after = settled(change(asked(LOAN, "yes"), set_aside=away)).assessment
    assert (after.answers["alpha.e0"], after.set_aside) == (answered(3), {})


def test_whole_chain_leaves_and_returns() -> None:
    """Setting aside one answer sets aside what hangs on it, and both come back together."""
    before = say(chain("yes", "yes"), {"alpha.e0": answered(40)})
    away = settled(say(before, {FACT: answered("no")}))
    assert list(away.assessment.set_aside) == ["alpha.c1", "alpha.e0"]
    assert before.assessment == settled(say(away, {FACT: answered("yes")})).assessment


def test_answer_out_of_scope_stays_among_the_answers() -> None:
    """Leaving a dimension out or asking less sets no answer aside."""
    left_out = sample(DEEP, DEEP_ANSWERS, out_of_scope=GONE, depth="core")
    assert left_out.assessment == settled(left_out).assessment

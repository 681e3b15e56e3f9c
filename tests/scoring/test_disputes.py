"""Red lines the analysts of a merged assessment do not agree on (method.md 1.19)."""

import pytest

from tests.scoring.edits import codes, say, score
from tests.scoring.example import E1, E4, E5, S3, example
from tests.scoring.groups import A, B, C, by, merged, merger_of, of_levels
from tests.scoring.rows import FACT, LOAN, context, exposure, red_line, sample
from tests.strategies import Sample, answered
from wizard.model.assessment import Answer, Assessment
from wizard.model.result import RedLineState
from wizard.scoring.answers.opinions import analysts_of, opinions_of

DEPENDENT = [context(FACT), exposure("alpha.e0", applies_when=LOAN)]


def state_of(sample: Sample, line: str) -> RedLineState:
    return next(result.state for result in score(sample).red_lines if result.line.id == line)


@pytest.mark.parametrize(
    ("levels", "state"),
    [
        ((0, 0, 1), "clear"),
        ((0, 1, 4), "disputed"),
        ((2, 2, 4), "disputed"),
        ((0, 4, 4), "disputed"),
        ((3, 4, 4), "crossed"),
        ((4, 4, 4), "crossed"),
    ],
)
def test_red_line_one_analyst_crosses_is_disputed(
    levels: tuple[int, ...], state: RedLineState
) -> None:
    """Crossed for the consensus it is crossed; crossed by anybody alone it is disputed."""
    group = of_levels(*({E5: level} for level in levels))
    assert state_of(merged(group), "security.rl2") == state


def test_each_analyst_crosses_by_own_answers_only() -> None:
    """Parts that hold for different analysts cross no red line together."""
    group = of_levels({E4: 3, S3: 4}, {E4: 0, S3: 0})
    assert state_of(merged(group), "security.rl1") != "disputed"
    assert merger_of(group).disputes == ()


def test_dispute_asks_for_conditions() -> None:
    """T11 fires for a disputed red line, which is named with its questions."""
    found = merged(of_levels({E5: 2}, {E5: 2}, {E5: 4}))
    (reason,) = [
        r for r in score(found).recommendation.reasons if "disputed" in r.text and r.code == "T11"
    ]
    assert reason.questions == (E5,)
    assert "T11" in codes(found)


def test_dispute_names_every_question_of_the_red_line() -> None:
    """A part the consensus answers is in dispute too."""
    found = merger_of(of_levels({E4: 0, S3: 4}, {E4: 0, S3: 4}, {E4: 4, S3: 0}))
    (dispute,) = found.disputes
    assert (dispute.line.line.id, dispute.analysts) == ("security.rl1", 1)
    assert dispute.line.questions == (E4, S3)


def test_part_that_fails_for_the_consensus_is_named() -> None:
    """Where the consensus stays just below a red line, the question is named all the same."""
    (dispute,) = merger_of(of_levels({E5: 3}, {E5: 3}, {E5: 4})).disputes
    assert (dispute.line.line.id, dispute.line.questions) == ("security.rl2", (E5,))


def test_answer_given_together_ends_the_dispute() -> None:
    """A question answered again after merging counts for every analyst."""
    found = merged(of_levels({E5: 2}, {E5: 2}, {E5: 4}))
    settled = say(found, {E5: answered(2)})
    assert state_of(settled, "security.rl2") == "clear"
    assert opinions_of(settled.assessment, E5) == ()


def test_fact_of_one_analyst_decides_his_red_line() -> None:
    """An analyst's red line is judged by his own facts, though the others set them aside."""
    lines = (red_line("alpha.line", "absolute", {"question": "alpha.e0", "at_least": 3}),)
    group = [
        by(sample(DEPENDENT, {FACT: fact, "alpha.e0": 90}, lines), name)
        for fact, name in (("yes", A), ("no", B), ("no", C))
    ]
    assert state_of(merged(group), "alpha.line") == "disputed"


def test_unmerged_assessment_disputes_nothing() -> None:
    """Without opinions there is nobody to differ."""
    assert analysts_of(example().assessment) == ()
    assert "disputed" not in {result.state for result in score(example()).red_lines}


def test_old_answers_hold_no_opinions() -> None:
    """An answer without opinions reads as it always did."""
    assessment: Assessment = example().assessment
    plain = Answer.model_validate({"state": "answered", "value": 2})
    assert "opinions" not in plain.plain()
    assert opinions_of(assessment, E1) == ()

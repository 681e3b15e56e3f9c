"""What is never said of a form in which nothing, or little, is answered (method.md 1.10)."""

from typing import Any

import pytest
from hypothesis import assume, given

from tests.scoring.edits import blank, codes, of_kind, said_of, score
from tests.scoring.example import example
from tests.scoring.rows import Said, context, exposure, opportunity, sample
from tests.strategies import NOT_APPLICABLE, PROFILE, Row, Sample, make_assessment, samples
from wizard.model.checklist import Exposure
from wizard.model.result import Band, Verdict
from wizard.storage.packs.loading import load_pack

LEFT_OUT = [{"dimension": "alpha", "reason": "Out of mandate."}]


@PROFILE
@given(samples())
def test_blank_assessment_never_lets_proceed(found: Sample) -> None:
    """Nothing answered never gives proceed, and is always provisional."""
    said = said_of(Sample(found.pack, make_assessment({})))
    assert (said.verdict > Verdict.PROCEED, said.provisional) == (True, True)


@PROFILE
@given(samples())
def test_blank_assessment_may_always_be_critical(found: Sample) -> None:
    """Nothing answered excludes nothing: the worst band of a blank form is critical."""
    assume(any(question.weight > 0 for question in of_kind(found.pack, Exposure)))
    bands = score(Sample(found.pack, make_assessment({}))).band_range
    assert bands is not None
    assert bands[1] == Band.CRITICAL


@pytest.mark.parametrize("depth", ["core", "full"])
def test_blank_form_of_the_shipped_pack_is_not_low(depth: str) -> None:
    """The shipped questions, none answered, are not low at either depth."""
    result = score(Sample(load_pack(), make_assessment({}, depth=depth)))
    assert (result.band or Band.LOW) > Band.LOW


def test_blank_worked_example_is_not_low() -> None:
    """The worked example with its answers taken out is not low."""
    bare = Sample(example().pack, blank(example().assessment))
    assert (score(bare).band or Band.LOW) > Band.LOW


def test_three_harmless_answers_in_a_long_form_are_not_low() -> None:
    """A form of thirty with three harmless answers is neither low nor fit to proceed.

    Canada's Algorithmic Impact Assessment counts unanswered as 0, so that three boxes give level 1.
    """
    rows = [exposure(f"alpha.e{number}") for number in range(30)]
    found = sample(rows, {f"alpha.e{number}": 0 for number in range(3)})
    assert (score(found).band or Band.LOW) >= Band.HIGH
    assert said_of(found).verdict >= Verdict.RENEGOTIATE


@pytest.mark.parametrize(
    ("rows", "answers", "fields"),
    [
        ([exposure("alpha.e0")], {"alpha.e0": NOT_APPLICABLE}, {}),
        ([exposure("alpha.e0", depth="full")], {}, {"depth": "core"}),
        ([exposure("alpha.e0")], {"alpha.e0": 0}, {"out_of_scope": LEFT_OUT}),
        ([opportunity("alpha.o0")], {"alpha.o0": 100}, {}),
    ],
)
def test_weighing_nothing_never_lets_proceed(
    rows: list[Row], answers: dict[str, Said], fields: dict[str, Any]
) -> None:
    """Where every exposure is set aside, left out or missing, the verdict is not proceed."""
    assert said_of(sample(rows, answers, **fields)).verdict > Verdict.PROCEED


def test_context_answers_alone_settle_nothing() -> None:
    """Facts that score nothing make a form no more complete."""
    rows = [context("alpha.c0"), exposure("alpha.e0")]
    found = sample(rows, {"alpha.c0": "yes"})
    assert (score(found).completeness, "T12" in codes(found)) == (0.0, True)


def test_open_answer_is_not_a_zero() -> None:
    """Leaving an exposure open is worse than answering that there is none."""
    left, none = sample([exposure("alpha.e0")], {}), sample([exposure("alpha.e0")], {"alpha.e0": 0})
    assert said_of(left).verdict > said_of(none).verdict

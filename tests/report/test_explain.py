"""Every figure can be explained, adds up, and leads down to the answers."""

import math

import pytest
from hypothesis import given

from tests.report.explaining import all_explained, explained, figures, study
from tests.scoring.edits import EPS, score
from tests.scoring.example import example
from tests.scoring.rows import exposure, safeguard, sample
from tests.strategies import (
    PROFILE,
    Sample,
    conditional_samples,
    samples,
)
from wizard.errors import UsageError
from wizard.model.checklist import Context
from wizard.report.explain import find_addresses, list_figures, trace

ANY = samples() | conditional_samples()

# Every figure


@PROFILE
@given(ANY)
def test_explained_value_is_that_of_the_result(of: Sample) -> None:
    """The value at each address is, to the last bit, the figure the result holds."""
    found = all_explained(of)
    assert {a: found[a].figure.value for a in figures(of)} == figures(of)


@PROFILE
@given(ANY)
def test_last_step_gives_the_figure(of: Sample) -> None:
    """Where there are steps, the last one comes to the figure."""
    for found in all_explained(of).values():
        if found.steps:
            last, value = found.steps[-1].value, found.figure.value
            if isinstance(last, float | int) and isinstance(value, float | int):
                assert math.isclose(last, value, abs_tol=1e-9), found
            else:
                assert last == value, found


@PROFILE
@given(ANY)
def test_figure_with_a_value_has_steps_or_is_said(of: Sample) -> None:
    """Every number has steps; a figure without any says why, or what was answered."""
    for found in all_explained(of).values():
        assert found.formula
        assert found.steps or found.remarks or found.figure.value in (None, 0.0, 1.0), found


@PROFILE
@given(ANY)
def test_parts_are_figures_that_can_be_explained(of: Sample) -> None:
    """Each part stands at an address of its own, with the same title, value and look."""
    found = all_explained(of)
    for explanation in found.values():
        for part in explanation.parts:
            assert found[part.address].figure == part


@PROFILE
@given(ANY)
def test_every_figure_leads_down_to_answers(of: Sample) -> None:
    """What has no parts is an answer, or rests on nothing that was asked."""
    for address, found in all_explained(of).items():
        if not found.parts and not address.startswith("answers."):
            assert found.remarks or found.figure.value in (None, 0.0, 1.0, "proceed"), found


@PROFILE
@given(ANY)
def test_trace_explains_each_figure_below_once(of: Sample) -> None:
    """The trace of a figure begins with it and holds all it is made of, each once."""
    for address in ("risk.residual", "recommendation"):
        found = list(trace(study(of), address))
        traced = [entry.figure.address for entry in found]
        assert traced[0] == address
        assert len(set(traced)) == len(traced)
        assert {part.address for entry in found for part in entry.parts} == set(traced[1:])


@PROFILE
@given(ANY)
def test_residual_is_traced_to_every_exposure_that_makes_it_up(of: Sample) -> None:
    """Under the overall residual stand the answers of all exposures that contribute to it."""
    traced = {found.figure.address for found in trace(study(of))}
    counting = {e.id for e in score(of).exposures if e.contribution > 0}
    assert {f"answers.{question}" for question in counting} <= traced


@PROFILE
@given(ANY)
def test_residuals_follow_from_their_parts_by_hand(of: Sample) -> None:
    """Cube, average by weight and root of the parts' values is the figure, with any power."""
    case = study(of).case
    for d in score(of).dimensions:
        for name in ("residual", "interval.best", "interval.worst", "inherent"):
            found = explained(of, f"dimensions.{d.id}.{name}")
            weights = [t.weight for t in case.threats if t.dimension == d.id]
            values = [part.value for part in found.parts]
            power = case.parameters.power
            if not weights:
                assert found.figure.value is None
                continue
            total = sum(w * float(v or 0) ** power for w, v in zip(weights, values, strict=True))
            assert found.figure.value == pytest.approx((total / sum(weights)) ** (1 / power))


@PROFILE
@given(ANY)
def test_shares_add_up_to_the_whole(of: Sample) -> None:
    """The shares of all exposures, and of all dimensions, add up to 1 where there is a residual."""
    found = all_explained(of)
    for group in ("exposures", "dimensions"):
        shares = [
            float(e.figure.value or 0)
            for address, e in found.items()
            if address.startswith(group) and address.endswith("share_of_risk")
        ]
        expected = 1.0 if score(of).residual else 0.0
        assert math.isclose(sum(shares), expected, abs_tol=1e-9)


@PROFILE
@given(ANY)
def test_open_answer_is_never_shown_as_one_figure(of: Sample) -> None:
    """What may be more than one value is shown with both ends."""
    for question, reading in score(of).readings.items():
        is_context = isinstance(of.pack.questions[question], Context)
        if reading.counts and reading.width > 0 and not is_context:
            assert " to " in explained(of, f"answers.{question}").figure.shown


@PROFILE
@given(ANY)
def test_open_questions_show_beside_the_residual(of: Sample) -> None:
    """A residual whose interval is seen at one decimal is shown with both ends."""
    interval = score(of).interval
    if interval is not None and interval.worst - interval.best > 0.002:
        assert " to " in explained(of, "risk.residual").figure.shown


# Addresses


def test_address_that_does_not_exist_is_refused() -> None:
    """An unknown address is refused with the likely one."""
    with pytest.raises(UsageError) as caught:
        explained(example(), "dimensions.economy.residul")
    assert caught.value.hint == "Did you mean `dimensions.economy.residual`?"


@pytest.mark.parametrize(
    "address",
    ["", "risk", "risk.", ".residual", "red_lines", "red_lines.", "dimensions.residual", "answers"],
)
def test_part_of_an_address_is_none(address: str) -> None:
    """Neither a group nor a name alone is an address."""
    with pytest.raises(UsageError):
        explained(example(), address)


def test_question_named_like_a_figure_has_its_own_addresses() -> None:
    """An exposure called `alpha.residual` does not confuse addresses."""
    of = sample([exposure("alpha.residual"), exposure("alpha.e0")], {"alpha.residual": 70})
    assert explained(of, "exposures.alpha.residual.residual").figure.value == pytest.approx(0.7)


def test_listing_folds_up_all_addresses() -> None:
    """Words, ids and names of the listing make up exactly the addresses there are."""
    found = study(example())
    unfolded = [
        ".".join(part for part in (group.word, id_, name) if part)
        for group in list_figures(found)
        for id_ in group.ids
        for name in group.names
    ]
    assert tuple(unfolded) == find_addresses(found)


def test_nothing_to_weigh_is_said() -> None:
    """Without exposures the residual is none, and says why."""
    of = sample([safeguard("alpha.s0", {})], {"alpha.s0": 2})
    found = explained(of, "risk.residual")
    assert (found.figure.shown, found.remarks) == (
        "none",
        ("No exposure with weight applies: there is nothing to weigh.",),
    )


def test_zero_share_is_said() -> None:
    """Where nothing is left, there is nothing to share."""
    of = sample([exposure("alpha.e0")], {"alpha.e0": 0})
    found = explained(of, "exposures.alpha.e0.share_of_risk")
    assert (found.figure.value, found.remarks) == (0.0, ("There is nothing to share.",))
    assert abs(float(explained(of, "risk.residual").figure.value or 0)) <= EPS

"""Recommendation and red lines (method.md 2, P5-P7, P24-P26, P38)."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.edits import (
    Change,
    best_answers,
    board,
    change,
    completions,
    figures,
    present,
    raised,
    say,
    score,
    tune,
    unwaived,
    worst_answers,
)
from tests.strategies import PROFILE, UNKNOWN, Sample, answered, kind_of, samples
from wizard.model.assessment import Waiver
from wizard.model.checklist import Exposure, Opportunity, Safeguard
from wizard.model.result import Band, Verdict
from wizard.scoring.scores.verdict import scenario_verdict


def verdict_of(sample: Sample) -> Verdict:
    """Return the verdict of the scenario at working values."""
    return scenario_verdict(present(sample))


def final(sample: Sample) -> Verdict:
    """Return the verdict with the triggers for what is not known."""
    return score(sample).recommendation.verdict


@PROFILE
@given(raised(Exposure))
def test_worse_exposure_never_improves_the_scenario_verdict(worse: Change) -> None:
    """A worse exposure answer never makes the scenario recommendation milder (P5)."""
    assert verdict_of(worse.after) >= verdict_of(worse.before)


@PROFILE
@given(raised(Safeguard))
def test_better_safeguard_never_worsens_the_scenario_verdict(better: Change) -> None:
    """A better safeguard answer never makes the scenario recommendation harsher (P6)."""
    assert verdict_of(better.after) <= verdict_of(better.before)


@PROFILE
@given(raised(Opportunity))
def test_better_opportunity_never_worsens_the_scenario_verdict(better: Change) -> None:
    """A better opportunity answer never makes the scenario recommendation harsher (P7)."""
    assert verdict_of(better.after) <= verdict_of(better.before)


@PROFILE
@given(raised(Opportunity))
def test_opportunity_never_changes_a_residual(better: Change) -> None:
    """No opportunity answer moves any residual (P7)."""
    assert figures(board(better.before)) == figures(board(better.after))


@PROFILE
@given(raised(Exposure))
def test_worse_exposure_never_improves_the_recommendation(worse: Change) -> None:
    """From one point answer to a worse one the recommendation never becomes milder (P5)."""
    assert final(worse.after) >= final(worse.before)


@PROFILE
@given(raised(Safeguard) | raised(Opportunity))
def test_better_answer_never_worsens_the_recommendation(better: Change) -> None:
    """From one point answer to a better one the recommendation never becomes harsher (P6, P7)."""
    assert final(better.after) <= final(better.before)


@st.composite
def with_red_line(draw: st.DrawFn, kind: str) -> tuple[Sample, str]:
    """Return an unwaived sample and one of its red lines of a kind."""
    sample = draw(samples())
    found = [line.id for line in sample.pack.red_lines.values() if line.kind == kind]
    assume(found)
    return unwaived(sample), draw(st.sampled_from(found))


@PROFILE
@given(with_red_line("absolute"), st.booleans())
def test_absolute_red_line_outvotes_everything(found: tuple[Sample, str], kind: bool) -> None:
    """A crossed absolute red line gives do-not-proceed whatever else is answered (P24)."""
    sample, line = found
    rest = best_answers(sample.pack) if kind else sample.assessment.answers
    read = [sample.pack.questions[atom.question] for atom in sample.pack.red_lines[line].when]
    crossed = {question.id: answered(kind_of(question).ladder[-1]) for question in read}
    assert final(say(change(sample, answers=rest), crossed)) == Verdict.STOP


@PROFILE
@given(with_red_line("curable"))
def test_crossed_curable_red_line_asks_at_least_to_renegotiate(found: tuple[Sample, str]) -> None:
    """A crossed curable red line gives at least renegotiate, however good the rest is (P24)."""
    sample, line = found
    worst = worst_answers(sample.pack)
    crossed = {atom.question: worst[atom.question] for atom in sample.pack.red_lines[line].when}
    calm = change(sample, answers=best_answers(sample.pack))
    assert final(say(calm, crossed)) >= Verdict.RENEGOTIATE


@PROFILE
@given(completions())
def test_answering_decides_red_lines_and_never_reverses_them(pair: tuple[Sample, Sample]) -> None:
    """Answers turn unknown into crossed or clear, and never one of those into the other (P25)."""
    before, after = (
        {found.line.id: found.state for found in score(sample).red_lines} for sample in pair
    )
    settled = {line: state for line, state in before.items() if state != "unknown"}
    assert settled == {line: after[line] for line in settled}


@PROFILE
@given(completions())
def test_complete_answers_leave_no_red_line_unknown(pair: tuple[Sample, Sample]) -> None:
    """Where everything is answered by a point, every red line is decided (P25)."""
    assert "unknown" not in {found.state for found in score(pair[1]).red_lines}


@st.composite
def calm(draw: st.DrawFn) -> tuple[Sample, str]:
    """Return a sample in which nothing speaks against proceeding, and one of its red lines."""
    sample = draw(samples())
    assume(sample.pack.red_lines)
    patient = tune(sample, completeness_limit=0.0, dimension_completeness_limit=0.0)
    quiet = change(patient, answers=best_answers(sample.pack), waivers=())
    return quiet, draw(st.sampled_from(list(sample.pack.red_lines)))


@PROFILE
@given(calm())
def test_nothing_against_it_gives_proceed(found: tuple[Sample, str]) -> None:
    """With no exposure and every safeguard and gain in full the verdict is proceed."""
    assume(board(found[0]).residual is not None)
    assert final(found[0]) == Verdict.PROCEED


@PROFILE
@given(calm())
def test_unknown_red_line_never_lets_proceed(found: tuple[Sample, str]) -> None:
    """While a red line is unknown the verdict is not proceed, however calm the rest (P26)."""
    sample, line = found
    read = sample.pack.red_lines[line].when
    assert final(say(sample, dict.fromkeys((a.question for a in read), UNKNOWN))) > Verdict.PROCEED


@PROFILE
@given(samples())
def test_proceed_means_no_doubt_is_left(sample: Sample) -> None:
    """Proceed excludes red lines unknown, waived or crossed and a worst case of high (P26)."""
    result = score(sample)
    states = {found.state for found in result.red_lines}
    worst = result.band_range[1] if result.band_range else Band.LOW
    doubtful = worst >= Band.HIGH or states & {"unknown", "waived", "crossed"}
    assert not (doubtful and result.recommendation.verdict == Verdict.PROCEED)


@PROFILE
@given(calm())
def test_waived_red_line_never_lets_proceed(found: tuple[Sample, str]) -> None:
    """A waiver lowers a crossed red line to conditions or more, never to nothing (P26)."""
    sample, line = found
    worst = worst_answers(sample.pack)
    crossed = {atom.question: worst[atom.question] for atom in sample.pack.red_lines[line].when}
    waiver = Waiver(red_line=line, name="A. Minister", reason="Signed away.")
    others = {other for other in sample.pack.red_lines if other != line}
    result = score(change(say(sample, crossed), waivers=(waiver,)))
    # Another line that reads the same answers may be crossed as well.
    assume(all(found.state == "clear" for found in result.red_lines if found.line.id in others))
    assert "T11" in {reason.code for reason in result.recommendation.reasons}


@PROFILE
@given(samples())
def test_verdict_is_the_most_severe_of_its_reasons(sample: Sample) -> None:
    """The recommendation equals the most severe reason given, and proceed has none (P38)."""
    said = score(sample).recommendation
    assert said.verdict == max((reason.verdict for reason in said.reasons), default=0)


@PROFILE
@given(samples())
def test_reasons_stand_in_order_of_severity(sample: Sample) -> None:
    """Reasons are listed the most severe first (P38)."""
    severities = [reason.verdict for reason in score(sample).recommendation.reasons]
    assert sorted(severities, reverse=True) == severities

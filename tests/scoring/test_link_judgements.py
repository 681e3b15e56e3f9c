"""A link judged weaker by the analyst: never milder, and the same as a weaker pack."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.edits import (
    EPS,
    amend,
    change,
    figures,
    link,
    of_kind,
    present,
    risen,
    score,
)
from tests.scoring.example import E4, S2, S3, changed, example, shown, whole
from tests.scoring.rows import exposure, safeguard, sample
from tests.strategies import NOT_APPLICABLE, PROFILE, Sample, samples
from wizard.model.assessment import LinkJudgement
from wizard.model.checklist import Question, Safeguard
from wizard.scoring.robustness.panel import build_panel
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.scenario import Scenario, extreme_scenario, working_scenario
from wizard.scoring.scores.verdict import scenario_verdict

WORDS = ("none", "weak", "moderate", "strong")


def judgement(safeguard: str, exposure: str, potency: str) -> LinkJudgement:
    """Return a judgement on one link."""
    said = {"safeguard": safeguard, "exposure": exposure, "potency": potency}
    return LinkJudgement.model_validate({**said, "reason": "Never once invoked."})


def judged(of: Sample, *entries: tuple[str, str, str]) -> Sample:
    """Return the sample with links judged: safeguard, exposure and potency each."""
    return change(of, link_judgements=tuple(judgement(*entry) for entry in entries))


@st.composite
def with_judgements(draw: st.DrawFn) -> Sample:
    """Return a sample in which some links are judged, also higher than the pack has them."""
    of = draw(samples())
    links = [(s.id, entry.exposure) for s in of_kind(of.pack, Safeguard) for entry in s.lowers]
    assume(links)
    chosen = draw(st.lists(st.sampled_from(links), min_size=1, max_size=4, unique=True))
    words = st.sampled_from(("none", "weak", "moderate"))
    return judged(of, *((*pair, draw(words)) for pair in chosen))


def scenarios(of: Sample) -> list[Scenario]:
    """Return the sample at working values, at best and at worst."""
    case = build_case(*of)
    ends = [extreme_scenario(case, "best"), extreme_scenario(case, "worst")]
    return [working_scenario(case), *ends]


@PROFILE
@given(with_judgements())
def test_judgement_never_lowers_a_residual(of: Sample) -> None:
    """No residual falls by a judgement: working, best or worst, of exposure, dimension or whole."""
    free = change(of, link_judgements=())
    for before, after in zip(scenarios(free), scenarios(of), strict=True):
        assert risen(figures(after.board), figures(before.board)) == []


@PROFILE
@given(with_judgements())
def test_judgement_never_improves_the_verdict(of: Sample) -> None:
    """No verdict gets milder by a judgement, and no band better."""
    free = change(of, link_judgements=())
    for before, after in zip(scenarios(free), scenarios(of), strict=True):
        assert scenario_verdict(before) <= scenario_verdict(after)
        assert (before.board.band or 0) <= (after.board.band or 0)


def weaker_pack(of: Sample) -> Sample:
    """Return the sample without judgements, with a pack whose links are as they were judged."""
    said = {(j.safeguard, j.exposure): j.potency for j in of.assessment.link_judgements}

    def weaken(question: Question) -> list[Question]:
        if not isinstance(question, Safeguard):
            return [question]
        words = {
            entry.exposure: min(
                entry.potency,
                said.get((question.id, entry.exposure), entry.potency),
                key=WORDS.index,
            )
            for entry in question.lowers
        }
        links = tuple(link(name, word) for name, word in words.items() if word != "none")
        return [question.model_copy(update={"lowers": links})]

    return change(amend(of, weaken), link_judgements=())


@PROFILE
@given(with_judgements())
def test_judged_link_is_a_weaker_link(of: Sample) -> None:
    """Judging links gives the figures of a pack that has them so; raising is without effect."""
    assert figures(present(weaker_pack(of)).board) == figures(present(of).board)


@PROFILE
@given(with_judgements())
def test_thirteenth_variant_is_the_pack_as_it_is(of: Sample) -> None:
    """Where a judgement lowers a link, the panel also says what the pack alone would give."""
    free = change(of, link_judgements=())
    found = [v for v in build_panel(build_case(*of)).variants if v.id == "as-the-pack-says"]
    if build_case(*of).threats == build_case(*free).threats:
        assert found == []
    else:
        board = present(free).board
        verdict = scenario_verdict(present(free))
        assert [(board.residual, board.band, verdict)] == [
            (v.residual, v.band, v.verdict) for v in found
        ]


# The worked example


def test_exit_clause_judged_weaker_for_the_commitment() -> None:
    """With S2 on E4 weak instead of moderate, E4 is .75 x (1 - .25 x .75) = .609375."""
    of = judged(example(), (S2, E4, "weak"))
    assert score(of).exposures[3].residual == 0.609375
    assert whole(of) > whole(example()) + EPS


def test_judgement_that_would_raise_is_without_effect() -> None:
    """S2 on E1 is weak in the pack: judged moderate it stays weak."""
    assert whole(judged(example(), (S2, "economy.e1", "moderate"))) == whole(example())


def test_judged_panel_has_thirteen_variants() -> None:
    """The thirteenth gives the printed residual of the pack as it is."""
    found = build_panel(build_case(*judged(example(), (S2, E4, "none"))))
    last = found.variants[-1]
    assert (len(found.variants), last.id, shown(last.residual)) == (13, "as-the-pack-says", 35.7)


def test_judgement_counts_for_what_could_be_obtained() -> None:
    """A safeguard judged without effect on E4 promises less when it is at full."""
    of = judged(changed(s3=4), (S3, E4, "none"))
    assert whole(of) > whole(changed(s3=4)) + EPS


def test_judgement_holds_in_the_check_on_exclusions() -> None:
    """The residual with exclusions at level 2 reads the link as it was judged."""
    rows = [exposure("alpha.e0"), safeguard("alpha.s0", {"alpha.e0": "strong"})]
    of = sample(rows, {"alpha.e0": NOT_APPLICABLE, "alpha.s0": 4})
    free, bound = score(of), score(judged(of, ("alpha.s0", "alpha.e0", "none")))
    found = [free.residual_without_exclusions, bound.residual_without_exclusions]
    assert found == pytest.approx([0.125, 0.5])

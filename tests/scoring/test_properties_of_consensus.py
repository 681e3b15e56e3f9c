"""What merging random assessments never does (P8, P40), and what it always keeps."""

from hypothesis import assume, given

from tests.scoring.edits import EPS, score
from tests.scoring.groups import by, merged, merger_of, without_opinions
from tests.scoring.pairs import groups, raised_in_a_group
from tests.storage_helpers import read_back
from tests.strategies import PROFILE, Sample, samples
from wizard.model.checklist import Exposure
from wizard.model.result import Reading
from wizard.scoring.answers.opinions import analysts_of, opinions_of, view_of

Group = tuple[Sample, ...]


@PROFILE
@given(samples())
def test_analysts_alike_come_to_the_single_assessment(sample: Sample) -> None:
    """Three analysts who say the same are as one: answers and figures are the same (P40)."""
    one = sample.assessment.answers
    asked = {q: a.model_copy(update={"asked": "Text?"}) for q, a in one.items()}
    group = [by(sample, name, answers=asked) for name in ("A", "B", "C")]
    found = merger_of(group)
    kept = {q: a for q, a in asked.items() if not _is_refused(sample, q, a.state)}
    assert without_opinions(found.assessment.answers) == without_opinions(kept)
    assert figures(merged(group)) == figures(by(sample, "A", answers=kept))
    assert found.disagreements == ()
    assert found.disputes == ()


def _is_refused(sample: Sample, question: str, state: str) -> bool:
    return state == "not-applicable" and question in sample.pack.absolute_exposures


def figures(sample: Sample) -> tuple[object, ...]:
    result = score(sample)
    return result.residual, result.interval, result.band, result.opportunity, result.completeness


@PROFILE
@given(groups())
def test_order_of_files_does_not_matter(group: Group) -> None:
    """The analysts' files may be named in any order (P8)."""
    assert merger_of(group) == merger_of(group[::-1])


@PROFILE
@given(groups())
def test_merged_assessment_reads_back(group: Group) -> None:
    """Written and read again, the merged assessment is the same."""
    assessment = merger_of(group).assessment
    assert read_back(assessment) == assessment


@PROFILE
@given(groups())
def test_everybody_is_on_record(group: Group) -> None:
    """From the merged assessment each analyst's own readings can be told."""
    found = merger_of(group).assessment
    for one in group:
        name = one.assessment.analyst
        own = score(Sample(one.pack, one.assessment)).readings
        alone = score(Sample(one.pack, view_of(found, name))).readings
        assert alone == own
    assert set(analysts_of(found)) <= {one.assessment.analyst for one in group}


@PROFILE
@given(groups())
def test_consensus_never_leaves_the_range_of_all(group: Group) -> None:
    """What is answered or ranged lies within what the analysts said, the working value too."""
    readings = [score(one).readings for one in group]
    for question, reading in score(merged(group)).readings.items():
        if reading.status in ("answered", "range"):
            said = [found[question] for found in readings if is_given(found[question])]
            assert min(own.low for own in said) - EPS <= reading.low <= reading.working
            assert reading.working <= reading.high <= max(own.high for own in said) + EPS


def is_given(reading: Reading) -> bool:
    return reading.status in ("answered", "range")


@PROFILE
@given(raised_in_a_group())
def test_consensus_rises_with_each_answer(found: tuple[Group, Group, str]) -> None:
    """A greater value by one analyst never lowers what the answer counts as (P40)."""
    before, after, question = found
    old, new = (score(merged(group)).readings[question] for group in (before, after))
    assert new.working >= old.working - EPS


@PROFILE
@given(raised_in_a_group())
def test_residual_rises_with_each_exposure(found: tuple[Group, Group, str]) -> None:
    """A worse exposure by one analyst never lowers the merged residual (P3, P40)."""
    before, after, question = found
    assume(isinstance(before[0].pack.questions[question], Exposure))
    old, new = (score(merged(group)).residual or 0.0 for group in (before, after))
    assert new >= old - EPS


@PROFILE
@given(groups())
def test_red_line_one_analyst_crosses_is_never_clear(group: Group) -> None:
    """What any analyst alone crosses is crossed, disputed or waived, and nothing else is (P26)."""
    crossed = {line for one in group for line, s in states(one).items() if s in CROSSED}
    found = states(merged(group))
    assert {line for line in crossed if found[line] not in (*CROSSED, "disputed")} == set()
    disputed = {line for line, state in found.items() if state == "disputed"}
    assert disputed <= crossed
    codes = {reason.code for reason in score(merged(group)).recommendation.reasons}
    assert "T11" in codes or not disputed


CROSSED = ("crossed", "waived")


def states(sample: Sample) -> dict[str, str]:
    return {result.line.id: result.state for result in score(sample).red_lines}


@PROFILE
@given(groups())
def test_opinions_are_in_order_of_names(group: Group) -> None:
    """Opinions on a question come in order of the analysts' names."""
    assessment = merger_of(group).assessment
    for question in assessment.answers:
        names = [opinion.analyst for opinion in opinions_of(assessment, question)]
        assert names == sorted(names)

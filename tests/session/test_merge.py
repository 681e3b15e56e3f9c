"""Both sides' changes brought together: nothing of either is lost without being named."""

from hypothesis import given, settings

from tests.keeping_helpers import assessments
from tests.storage_helpers import THEN, make_assessment
from wizard.model.assessment import Assessment
from wizard.model.changes import flatten, step_between
from wizard.session.merge import Merged, decided, merge

PROPERTY = settings(max_examples=100, deadline=None)


def bring_together(base: Assessment, mine: Assessment, theirs: Assessment) -> Merged:
    return merge(flatten(base), mine, theirs)


@PROPERTY
@given(assessments(), assessments())
def test_one_side_alone_wins(base: Assessment, other: Assessment) -> None:
    """Where only one side changed anything, the result is that side, without conflict."""
    results = [bring_together(base, base, other), bring_together(base, other, base)]
    assert [(flatten(m.assessment), m.conflicts) for m in results] == [(flatten(other), ())] * 2


@PROPERTY
@given(assessments(), assessments(), assessments())
def test_every_change_is_in_the_result_or_named(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    """Each thing either side changed stands in the result, or both versions stand in a conflict."""
    merged = bring_together(base, mine, theirs)
    result = flatten(merged.assessment)
    named = {conflict.key: conflict for conflict in merged.conflicts}
    for side, attribute in ((mine, "mine"), (theirs, "theirs")):
        for key, (_, after) in step_between(flatten(base), flatten(side)).items():
            stands = getattr(named[key], attribute) if key in named else result.get(key)
            assert after == stands


@PROPERTY
@given(assessments(), assessments(), assessments())
def test_sides_agree_on_what_is_in_conflict(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    """Seen from the other side the same things are in conflict, and the rest is the same."""
    here, there = bring_together(base, mine, theirs), bring_together(base, theirs, mine)
    keys = {conflict.key for conflict in here.conflicts}
    assert keys == {conflict.key for conflict in there.conflicts}
    differing = step_between(flatten(here.assessment), flatten(there.assessment))
    assert keys >= differing.keys()


@PROPERTY
@given(assessments(), assessments(), assessments())
def test_deciding_for_mine_leaves_no_conflict(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    """Once all is decided for mine, merging again yields the same without conflict."""
    first = bring_together(base, mine, theirs)
    ancestor = first.ancestor
    for conflict in first.conflicts:
        ancestor = decided(ancestor, conflict)
    again = merge(ancestor, first.assessment, theirs)
    assert (again.conflicts, flatten(first.assessment)) == ((), flatten(again.assessment))


def test_facts_that_do_not_go_together_are_decided_by_a_person() -> None:
    """Edges that rise on either side, but not together, are conflicts and not a broken file."""
    base = make_assessment(parameters={"band_edges": [0.2, 0.4, 0.6], "power": 2.0})
    mine = make_assessment(parameters={"band_edges": [0.2, 0.4, 0.6], "power": 3.0})
    theirs = make_assessment(parameters={"band_edges": [0.1, 0.2, 0.3], "power": 2.0})
    merged = bring_together(base, mine, theirs)
    assert (merged.conflicts, merged.assessment.parameters.power) == ((), 3.0)
    assert merged.assessment.parameters.band_edges == (0.1, 0.2, 0.3)


def test_merged_is_as_new_as_its_newest_side() -> None:
    """The time of the last change is that of the later side."""
    later = make_assessment(updated=THEN.replace(year=2027))
    merged = bring_together(make_assessment(), make_assessment(), later)
    assert merged.assessment.updated == later.updated

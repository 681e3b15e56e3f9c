"""What several analysts think of a question, pooled for the distribution (method.md 1.19)."""

from tests.scoring.doubts import backed
from tests.scoring.example import E2
from tests.scoring.groups import A, B, C, by, merged, of_levels
from tests.scoring.rows import FACT, context, exposure, sample
from tests.strategies import NOT_APPLICABLE, Sample
from wizard.scoring.scores.case import build_case
from wizard.scoring.uncertainty.distribution import Distribution
from wizard.scoring.uncertainty.pooling import pool_opinions


def pooled(group: list[Sample]) -> dict[str, Distribution]:
    """Return the pools of what a group of analysts said, each with medium confidence."""
    found = merged([backed(one, confidence="medium") for one in group])
    return pool_opinions(build_case(*found), found.assessment)


def shares(found: Distribution) -> dict[float, float]:
    return {point[0]: round(s, 4) for point, s in zip(found.points, found.shares, strict=True)}


def test_worked_example() -> None:
    """Two analysts at level 2 and one at level 3, all medium, give the pool of 1.22."""
    found = pooled(of_levels({E2: 2}, {E2: 2}, {E2: 3}))
    assert shares(found[E2]) == {0.25: 0.1333, 0.5: 0.4667, 0.75: 0.3333, 1.0: 0.0667}


ROWS = [context(FACT), exposure("alpha.e0"), exposure("alpha.e1")]


def test_only_what_scores_is_pooled() -> None:
    """A fact has no distribution, whatever the analysts say of it."""
    group = [
        by(sample(ROWS, {FACT: fact, "alpha.e0": 40}), name)
        for fact, name in (("yes", A), ("yes", B), ("no", C))
    ]
    assert pooled(group).keys() == {"alpha.e0"}


def test_what_does_not_count_is_not_pooled() -> None:
    """A question all analysts exclude is in no draw; one that some exclude is, by the others."""
    group = [
        by(sample(ROWS, {"alpha.e0": NOT_APPLICABLE, "alpha.e1": said}), name)
        for said, name in ((NOT_APPLICABLE, A), (40, B))
    ]
    found = pooled(group)
    assert found.keys() == {"alpha.e1"}
    assert max(shares(found["alpha.e1"]), key=shares(found["alpha.e1"]).__getitem__) == 0.4

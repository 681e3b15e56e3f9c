"""How much each dimension weighs: swing ratings from 0 to 100, and the shares they come to."""

import math
from collections.abc import Mapping

from wizard.errors import UsageError
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack

FULL = 100
"""The rating of the dimension one would bring from its worst to its best first."""
_LEAST_TOP = 10
"""Below this the greatest weight was not meant as a rating."""
DICTATING = 0.5
"""A share above which one dimension decides whatever the others say."""


def ratings_of(pack: Pack, assessment: Assessment) -> dict[str, float]:
    """Return the rating of every dimension in scope."""
    skipped = assessment.skipped_dimensions
    return {d: rating for d, rating in _all_ratings(pack, assessment).items() if d not in skipped}


def _all_ratings(pack: Pack, assessment: Assessment) -> dict[str, float]:
    """Return weights as ratings; those stated in another unit are brought to 100 at most."""
    weights = {c.id: assessment.weights.get(c.id, 1.0) for c in pack.checklists}
    most = max(weights.values(), default=0.0)
    if most == 0 or _LEAST_TOP <= most <= FULL:
        return weights
    return {name: round(FULL * weight / most, 3) for name, weight in weights.items()}


def shares_of(ratings: Mapping[str, float]) -> dict[str, float]:
    """Return each rating's share of all, 0 to 1."""
    total = math.fsum(ratings.values())
    return {name: rating / total if total else 0.0 for name, rating in ratings.items()}


def rate(pack: Pack, assessment: Assessment, dimension: str, rating: float) -> Assessment:
    """Return the assessment with one dimension rated, the others as they are.

    UsageError if the rating does not lie between 0 and 100, or nothing would weigh any more.
    """
    if not 0 <= rating <= FULL:
        raise UsageError("A rating lies between 0 and 100.")
    # Those out of scope too: brought back, one would weigh 1 beside ratings up to 100.
    ratings = {**_all_ratings(pack, assessment), dimension: float(rating)}
    if not any(ratings[d] for d in ratings if d not in assessment.skipped_dimensions):
        raise UsageError("At least one dimension must weigh something.")
    kept = {name: w for name, w in assessment.weights.items() if name not in ratings}
    return assessment.model_copy(update={"weights": {**ratings, **kept}})


def rate_equally(assessment: Assessment) -> Assessment:
    """Return the assessment with all dimensions of the same weight, as without any statement."""
    return assessment.model_copy(update={"weights": {}})

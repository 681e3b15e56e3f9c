"""The opportunity score, of the whole and of a dimension (method.md 1.8)."""

from wizard.model.explanation import Step
from wizard.report.explain.draft import Draft, digits
from wizard.report.explain.means import Term, describe_mean, mean_steps
from wizard.report.explain.sheet import Sheet
from wizard.scoring.numerics import opportunity_word

NAMES = ("score", "word")
_NONE = "No opportunity applies."


def draft_opportunity(sheet: Sheet, _: str, name: str) -> Draft:
    """Return how the overall opportunity score, or its word, came about."""
    return _draft_word(sheet) if name == "word" else _draft_score(sheet)


def _draft_score(sheet: Sheet) -> Draft:
    board, weights = sheet.working.board, sheet.case.opportunity_weights
    terms = [
        Term(sheet.title(d), f"dimensions.{d}.opportunity", weights[d], score)
        for d, score in board.dimension_opportunities.items()
        if weights[d] > 0
    ]
    rule = describe_mean("the dimensions' opportunity scores", 1.0)
    return _draft(
        "Opportunity", board.opportunity, f"{rule} It is never set off against risk.", terms
    )


def draft_dimension_opportunity(sheet: Sheet, dimension: str) -> Draft:
    """Return how the opportunity score of a dimension came about."""
    board = sheet.working.board
    terms = [
        Term(sheet.label(b.id), f"answers.{b.id}", b.weight, board.values[b.id])
        for b in sheet.case.benefits
        if b.dimension == dimension
    ]
    value = board.dimension_opportunities.get(dimension)
    title = f"{sheet.title(dimension)}, opportunity"
    return _draft(title, value, describe_mean("its opportunities", 1.0), terms)


def _draft(title: str, value: float | None, formula: str, terms: list[Term]) -> Draft:
    parts = tuple(term.address for term in terms)
    return Draft(title, value, formula, mean_steps(terms), parts, () if terms else (_NONE,))


def _draft_word(sheet: Sheet) -> Draft:
    score, edges = sheet.working.board.opportunity, sheet.case.parameters.opportunity_edges
    begins = ", ".join(digits(edge) for edge in edges)
    formula = f"Weak, modest, substantial or strong; the last three begin at {begins}."
    if score is None:
        return Draft("Opportunity in a word", None, formula, remarks=(_NONE,))
    word = opportunity_word(score, edges)
    return Draft(
        "Opportunity in a word", word, formula, (Step(digits(score), word),), ("opportunity.score",)
    )

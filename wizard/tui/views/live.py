"""The bottom of the walk: the result so far, in two lines, and what the last answer changed."""

from wizard.model.result import Result
from wizard.report.text import bar
from wizard.scoring.numerics import display, opportunity_word
from wizard.session import Session


def live_lines(session: Session, width: int) -> tuple[str, str]:
    """Return two lines: residual with its interval, then red lines, completeness and verdict."""
    return _figures(session, width), _verdict(session.result, width)


def _figures(session: Session, width: int) -> str:
    result = session.result
    if result.residual is None or result.interval is None or result.band is None:
        return "No exposure applies: nothing to weigh"
    low, value, high = (
        display(figure) for figure in (result.interval.best, result.residual, result.interval.worst)
    )
    drawn = bar(low, value, high, 20 if width >= 76 else 10)  # noqa: PLR2004 - columns
    text = f"Residual {value:.1f} {result.band.word} [{drawn}] {low:.1f} to {high:.1f}"
    if result.opportunity is not None and width >= 76:  # noqa: PLR2004
        edges = session.study.case.parameters.opportunity_edges
        word = opportunity_word(result.opportunity, edges)
        text += f"  Gain {display(result.opportunity):.1f} {word}"
    return text


def _verdict(result: Result, width: int) -> str:
    counts = {
        state: sum(line.state == state for line in result.red_lines)
        for state in ("crossed", "unknown")
    }
    recommendation = result.recommendation
    words = recommendation.verdict.word.replace("-", " ")
    provisional = " (provisional)" if recommendation.provisional else ""
    crossed = f"Red lines: {counts['crossed']} crossed, {counts['unknown']} open"
    text = f"{crossed}  Known {display(result.completeness):.1f} %  {words}{provisional}"
    return text if len(text) <= width else f"{crossed}  {words}"


def describe_change(before: Result, after: Result) -> str:
    """Return a short sentence if an answer moved a band, a red line, the verdict or questions."""
    said = []
    if before.band != after.band and after.band is not None:
        said.append(f"band now {after.band.word}")
    was = {line.line.id: line.state for line in before.red_lines}
    for line in after.red_lines:
        if line.state == "crossed" and was.get(line.line.id) != "crossed":
            said.append(f"red line crossed: {line.line.title}")
        elif line.state != "crossed" and was.get(line.line.id) == "crossed":
            said.append(f"red line no longer crossed: {line.line.title}")
    if before.recommendation.verdict != after.recommendation.verdict:
        said.append(f"now: {after.recommendation.verdict.word.replace('-', ' ')}")
    opened = _asked(after) - _asked(before)
    if opened:
        said.append(f"questions {'opened' if opened > 0 else 'closed'}: {abs(opened)}")
    return "; ".join(said)


def _asked(result: Result) -> int:
    return sum(reading.status != "does-not-apply" for reading in result.readings.values())

"""The bottom of the walk: the result so far, in two lines, and what the last answer changed."""

from wizard.model.result import Result
from wizard.report.bars import bar
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
    lead, ends = f"Residual {value:.1f} {result.band.word}", f"{low:.1f} to {high:.1f}"
    gain = _gain(session)
    bands = _band_range(result)
    return _longest(
        [
            f"{lead} [{bar(low, value, high, 20)}] {ends}{bands}{gain}",
            f"{lead} [{bar(low, value, high, 10)}] {ends}{bands}{gain}",
            f"{lead} [{bar(low, value, high, 20)}] {ends}{gain}",
            f"{lead} [{bar(low, value, high, 10)}] {ends}{gain}",
            f"{lead} [{bar(low, value, high, 10)}] {ends}",
            f"{lead}, {ends}",
        ],
        width,
    )


def _band_range(result: Result) -> str:
    if result.band_range is None or result.band_range[0] == result.band_range[1]:
        return ""
    return f" ({result.band_range[0].word} to {result.band_range[1].word})"


def _gain(session: Session) -> str:
    score = session.result.opportunity
    if score is None:
        return ""
    word = opportunity_word(score, session.study.case.parameters.opportunity_edges)
    return f"  Gain {display(score):.1f} {word}"


def _longest(texts: list[str], width: int) -> str:
    """Return the first text that fits, or the last one."""
    return next((text for text in texts if len(text) <= width), texts[-1])


def _verdict(result: Result, width: int) -> str:
    counts = {
        state: sum(line.state == state for line in result.red_lines)
        for state in ("crossed", "unknown")
    }
    recommendation = result.recommendation
    words = recommendation.verdict.word.replace("-", " ")
    provisional = " (provisional)" if recommendation.provisional else ""
    crossed = f"Red lines: {counts['crossed']} crossed, {counts['unknown']} open"
    known = f"Known {display(result.completeness):.1f} %"
    texts = [f"{crossed}  {known}  {words}{provisional}", f"{crossed}  {words}", words]
    return _longest(texts, width)


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

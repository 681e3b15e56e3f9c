"""The bottom of the walk: the result so far, in two lines, and what the last answer changed."""

from wizard.model.result import Result, Verdict
from wizard.report.bars import bar
from wizard.scoring.numerics import display, display_percent, opportunity_word
from wizard.session.session import Session


def live_lines(session: Session, width: int) -> tuple[str, str]:
    """Return two lines: residual with its interval, then red lines, completeness and verdict."""
    return _figures(session, width), _verdict(session, width)


def _figures(session: Session, width: int) -> str:
    result = session.result
    if result.residual is None or result.interval is None or result.band_range is None:
        return "No exposure applies: nothing to weigh"
    low, value, high = (
        display(figure) for figure in (result.interval.best, result.residual, result.interval.worst)
    )
    best, worst = result.band_range
    band = best.word if best == worst else f"{best.word} to {worst.word}"
    lead, ends, gain = f"Residual {value:.1f}", f"{low:.1f} to {high:.1f}", _gain(session)
    return _longest(
        [
            f"{lead} {band} [{bar(low, value, high, 20)}] {ends}{gain}",
            f"{lead} {band} [{bar(low, value, high, 10)}] {ends}{gain}",
            f"{lead} {band} [{bar(low, value, high, 10)}] {ends}",
            f"{lead}, {ends}, {band}",
            f"{ends}, {band}",
        ],
        width,
    )


def _gain(session: Session) -> str:
    score = session.result.opportunity
    if score is None:
        return ""
    word = opportunity_word(score, session.study.case.parameters.opportunity_edges)
    return f"  Opportunity {display(score):.1f} {word}"


def _longest(texts: list[str], width: int) -> str:
    """Return the first text that fits, or the last one."""
    return next((text for text in texts if len(text) <= width), texts[-1])


def _verdict(session: Session, width: int) -> str:
    result, outlook = session.result, session.outlook
    counts = {
        state: sum(line.state == state for line in result.red_lines)
        for state in ("crossed", "unknown")
    }
    recommendation = result.recommendation
    words = recommendation.verdict.word.replace("-", " ") if outlook is None else outlook.verdict
    verdict = f"provisional: {words}" if recommendation.provisional else words
    best, worst = _ends(result)
    crossed = f"Red lines: {counts['crossed']} crossed, {counts['unknown']} open"
    known = f"Known {display_percent(result.completeness)} %"
    brief = f"{words}?" if recommendation.provisional else words
    if best != worst:
        # Both ends, as for the band: the verdict in between would look like a finding.
        verdict = brief = f"{best.word} to {worst.word}".replace("-", " ")
    if not result.completeness:
        # Before the first answer a verdict would only repeat how the questions are weighed.
        verdict = brief = "nothing known yet"
    texts = [f"{crossed}  {known}  {verdict}", f"{crossed}  {brief}", f"{known}  {brief}", brief]
    if outlook is not None:
        chance = f"High or worse: {outlook.high_chance:.0f} %"
        texts[:0] = [f"{crossed}  {known}  {chance}  {verdict}", f"{crossed}  {chance}  {brief}"]
    return _longest(texts, width)


def _ends(result: Result) -> tuple[Verdict, Verdict]:
    """Return the best and the worst verdict that answers to come can lead to."""
    best, worst = result.recommendation.best_case, result.recommendation.worst_case
    if any(line.state == "waived" for line in result.red_lines):
        # No answer takes a waiver back: it asks for conditions in the best case too.
        best, worst = max(best, Verdict.CONDITIONS), max(worst, Verdict.CONDITIONS)
    return best, worst


def describe_change(before: Result, after: Result) -> str:
    """Return a short sentence if an answer moved a band, a red line, the verdict or questions."""
    said = []
    if before.recommendation.verdict != after.recommendation.verdict:
        said.append(f"verdict now {after.recommendation.verdict.word.replace('-', ' ')}")
    if before.band_range != after.band_range and after.band_range is not None:
        best, worst = after.band_range
        band = best.word if best == worst else f"{best.word} to {worst.word}"
        said.append(f"band now {band}")
    was = {line.line.id: line.state for line in before.red_lines}
    for line in after.red_lines:
        if line.state == "crossed" and was.get(line.line.id) != "crossed":
            said.append(f"red line crossed: {line.line.title}")
        elif line.state != "crossed" and was.get(line.line.id) == "crossed":
            said.append(f"red line no longer crossed: {line.line.title}")
    opened = _asked(after) - _asked(before)
    if opened:
        said.append(f"questions {'opened' if opened > 0 else 'closed'}: {abs(opened)}")
    return "; ".join(said)


def _asked(result: Result) -> int:
    return sum(reading.is_asked for reading in result.readings.values())

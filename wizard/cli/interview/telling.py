"""Commands that tell: guidance, the result so far, the review."""

from collections.abc import Iterator
from datetime import UTC, datetime

from wizard.cli.interview.talk import Talk, fill
from wizard.cli.output import say
from wizard.model.result import Result
from wizard.report.review import Review
from wizard.report.text import render_text
from wizard.scoring.numerics import display
from wizard.session.guidance import guidance

_SHOWN = 10


def explain(talk: Talk, _: str) -> None:
    """Tell why the question matters, and everything it is linked to."""
    for passage in guidance(talk.session, talk.question):
        if passage.gap:
            say("")
        lead = "- " if passage.prefix.strip() else passage.prefix
        link = f" [{passage.key}]" if passage.key else ""
        say(fill(f"{passage.text}{link}", lead))


def result(talk: Talk, rest: str) -> None:
    """Tell the result so far in a few lines; `r all` the whole summary."""
    if rest == "all":
        say(render_text(talk.session.summarise()).rstrip())
        return
    for line in _result_lines(talk.session.result):
        say(fill(line))
    if talk.moved:
        say(fill(f"The last change moved: {talk.moved}."))
    say("r all tells the whole summary.")


def _result_lines(found: Result) -> Iterator[str]:
    yield _residual(found)
    crossed = [line.line.title for line in found.red_lines if line.state == "crossed"]
    opened = sum(line.state == "unknown" for line in found.red_lines)
    named = f" ({'; '.join(crossed)})" if crossed else ""
    yield f"Red lines: {len(crossed)} crossed{named}, {opened} open."
    yield f"Known: {display(found.completeness):.1f} %."
    yield f"Verdict: {describe_verdict(found)}."


def _residual(found: Result) -> str:
    if found.residual is None or found.interval is None or found.band_range is None:
        return "No exposure applies: there is nothing to weigh."
    best, worst = found.band_range
    band = best.word if best == worst else f"{best.word} to {worst.word}"
    low, high = display(found.interval.best), display(found.interval.worst)
    return f"Residual: {display(found.residual):.1f}, {band}; between {low:.1f} and {high:.1f}."


def describe_verdict(found: Result) -> str:
    """Return the verdict in words, whether it is provisional, and what it can become."""
    said = found.recommendation
    if not found.completeness:
        # What the method says of nothing at all would read like a finding.
        return "provisional, as nothing is known yet"
    ends = (said.best_case, said.worst_case)
    words, best, worst = (v.word.replace("-", " ") for v in (said.verdict, *ends))
    between = "" if best == worst else f"; best case {best}, worst case {worst}"
    return f"{words} (provisional{between})" if said.provisional else words


def review(talk: Talk, rest: str) -> None:
    """Tell what to look at again, worst first; `v all` everything."""
    remarks = Review(talk.session.study, datetime.now(UTC).date()).remarks
    shown = remarks if rest == "all" else remarks[:_SHOWN]
    for remark in shown:
        label = talk.session.pack.questions[remark.question].label
        swing = (
            f" It moves the result by up to {display(remark.swing):.1f}." if remark.swing else ""
        )
        verdict = " It can change the verdict." if remark.changes_verdict else ""
        said = f"{remark.doubt}: {label} [{remark.question}]: {remark.text}{swing}{verdict}"
        say(fill(said, "- "))
    if not remarks:
        say("Nothing to look at again.")
    elif len(remarks) > len(shown):
        say(f"and {len(remarks) - len(shown)} more: v all tells them.")

"""The summary as a page to read to a minister; lines about a question lead to it."""

from collections.abc import Iterator, Sequence

from wizard.model.result import Result
from wizard.model.summary import DimensionEntry, RedLineEntry, SafeguardEntry, Summary
from wizard.report.bars import bar
from wizard.report.robustness_text import (
    doubt_sentences,
    robustness_sentences,
    sequence_sentences,
)
from wizard.report.text import FAMILY_TITLES, band_words
from wizard.tui.views.summary_maps import exposure_map, waterfall_blocks
from wizard.tui.widgets.blocks import Block

_BAND_STYLES = {"low": "good", "moderate": "warning", "high": "danger", "critical": "danger"}
_STATE_STYLES = {"operating": "good", "binding": "good", "absent": "danger", "promised": "danger"}
_VERDICT_STYLES = {"proceed": "good", "proceed-with-conditions": "warning"}
_CONDITIONS = 12
_CELLS = 10
"""Of the bar of a dimension: with its figures and its title it stays on one line of 80 columns."""
_NAMED = 5
"""How many red lines a reason names before it counts the rest."""
FIGURE = "="
"""Begins the key of a line whose figure can be explained; the rest is the figure's address."""
_LIST = 8
"""How many items of a ranked list are shown; the saved file holds all."""


def summary_blocks(summary: Summary, result: Result) -> list[Block]:
    """Return the summary in the order in which it is read; `result` is what it was made from."""
    return [
        *_head(summary),
        *_verdict(summary),
        *_red_lines(summary),
        *_figures(summary),
        *_dimensions(summary.dimensions),
        *exposure_map(summary, result),
        *waterfall_blocks(summary),
        *_safeguards(summary),
        *_negotiate(summary),
        *_find_out(summary),
        *_robustness(summary),
        *_lists(summary),
    ]


def _head(summary: Summary) -> Iterator[Block]:
    partnership = summary.partnership
    yield Block(f"{partnership.us} with {partnership.partner}", "title")
    if summary.assessment.handling:
        yield Block(f"Handling: {summary.assessment.handling}", "warning")
    for difference in summary.differences:
        yield Block(difference, "warning")


def _verdict(summary: Summary) -> Iterator[Block]:
    found = summary.recommendation
    words = found.verdict.replace("-", " ").upper()
    style = _VERDICT_STYLES.get(found.verdict, "danger")
    provisional = " (provisional)" if found.provisional else ""
    yield Block(f"{words}{provisional}", style, gap=True, key=f"{FIGURE}recommendation")
    best, worst = found.best_case.replace("-", " "), found.worst_case.replace("-", " ")
    said = f"If open questions turn out well: {best}; badly: {worst}"
    if best == worst:
        said = f"However the open questions turn out: {best}"
    yield Block(said, "muted")
    yield Block("Because", "heading", gap=True)
    for reason in found.reasons:
        yield Block(f"{_shortened(reason.text)} ({reason.trigger})", prefix="- ")
    if found.conditions:
        yield Block("Before going on", "heading", gap=True)
    for condition in found.conditions[:_CONDITIONS]:
        action = "Obtain" if condition.action == "obtain" else "Answer"
        yield Block(f"{action}: {condition.label}", prefix="> ", key=condition.id)


def _shortened(text: str) -> str:
    """Name a few red lines of many: all of them are listed below, and this is read aloud."""
    titles = text.split("; ")
    more = len(titles) - _NAMED
    return text if more <= 1 else "; ".join([*titles[:_NAMED], f"{more} more below"])


def _red_lines(summary: Summary) -> Iterator[Block]:
    yield Block("Red lines", "heading", gap=True)
    for entry in summary.red_lines:
        if entry.state in ("crossed", "waived"):
            yield from _full_red_line(entry)
    for entry in summary.red_lines:
        if entry.state == "unknown":
            key = next((b.question for b in entry.because), None)
            yield Block(f"open: {entry.title}", "warning", prefix="> ", key=key)
    yield Block(f"{summary.red_lines_clear} clear", "good")
    unexamined = [entry.title for entry in summary.red_lines if entry.state == "not-examined"]
    if unexamined:
        lead = f"{len(unexamined)} not examined at this depth and scope"
        yield Block(f"{lead}: {'; '.join(unexamined)}", "muted")


def _full_red_line(entry: RedLineEntry) -> Iterator[Block]:
    yield Block(f"{entry.state.upper()} ({entry.kind}): {entry.title}", "danger")
    yield Block(entry.reason, prefix="  ")
    for because in entry.because:
        text = f"{because.label}: {because.answer}"
        yield Block(text, prefix="  > ", key=because.question)
    if entry.waived_by:
        yield Block(f"Waived by {entry.waived_by}: {entry.waiver_reason}", prefix="  ")


def _figures(summary: Summary) -> Iterator[Block]:
    risk = summary.risk
    yield Block("Risk and opportunity, 0 to 100", "heading", gap=True)
    if risk.residual is None or risk.interval is None:
        yield Block("No exposure applies: there is nothing to weigh.")
    else:
        low, high = risk.interval
        left = f"open questions leave {low:.1f} to {high:.1f}"
        text = f"Residual {risk.residual:.1f}, {band_words(risk)}; {left}"
        yield Block(text, _BAND_STYLES[risk.worst_band or "low"], key=f"{FIGURE}risk.residual")
        taken = risk.safeguard_coverage or 0.0
        said = f"Before safeguards {risk.inherent:.1f}; safeguards take {taken:.1f} %"
        yield Block(said, key=f"{FIGURE}risk.safeguard_coverage")
    if summary.opportunity is not None:
        said = f"Opportunity {summary.opportunity.score:.1f}, {summary.opportunity.word}"
        yield Block(said, key=f"{FIGURE}opportunity.score")
    yield Block(f"Known {summary.completeness:.1f} %", key=f"{FIGURE}completeness")
    yield Block("A structured judgement, not a probability of harm.", "muted")


def _dimensions(entries: Sequence[DimensionEntry]) -> Iterator[Block]:
    said = "Dimensions: residual of inherent; # best case, = working value, - worst case"
    yield Block(said, "heading", gap=True)
    for entry in entries:
        if entry.residual is None or entry.interval is None or entry.band is None:
            yield Block(f"{entry.title}: no exposure applies", "muted")
            continue
        low, high = entry.interval
        drawn = bar(low, entry.residual, high, _CELLS)
        yield Block(
            f"{entry.title}, {band_words(entry).removeprefix('between ').replace(' and ', ' to ')}",
            _BAND_STYLES[entry.worst_band or entry.band],
            prefix=f"[{drawn}] {entry.residual:5.1f} of {entry.inherent or 0.0:5.1f}  ",
            key=f"{FIGURE}dimensions.{entry.id}.residual",
        )


def _safeguards(summary: Summary) -> Iterator[Block]:
    yield Block("Safeguards by family", "heading", gap=True)
    for name, title in FAMILY_TITLES.items():
        entries: Sequence[SafeguardEntry] = getattr(summary.safeguards, name)
        yield Block(title + ("" if entries else ": none in scope"), "title")
        for entry in entries:
            style = _STATE_STYLES.get(entry.state, "warning")
            mandatory = " (mandatory)" if entry.mandatory else ""
            text = f"{entry.title}{mandatory}"
            prefix = f"  {entry.state:<10} "
            yield Block(text, prefix=prefix, prefix_style=style, key=entry.id)


def _negotiate(summary: Summary) -> Iterator[Block]:
    yield Block("Negotiate first", "heading", gap=True)
    if not summary.negotiate_first:
        yield Block("Nothing answered so far would lower the residual.", "muted")
    for rank, entry in enumerate(summary.negotiate_first[:_LIST], 1):
        cures = " and cures a red line" if entry.cures else ""
        less = f"{entry.residual_drop:.1f} less, to {entry.residual_after:.1f}"
        text = f"{entry.title}: {less}{cures}"
        yield Block(text, prefix=f"{rank:2}. ", key=entry.id)
        if entry.clause:
            yield Block(entry.clause, "muted", prefix="    ")


def _find_out(summary: Summary) -> Iterator[Block]:
    yield Block("Find out first", "heading", gap=True)
    if not summary.find_out_first:
        yield Block("Nothing is open or weakly supported.", "muted")
    for rank, entry in enumerate(summary.find_out_first[:_LIST], 1):
        yield Block(entry.question, prefix=f"{rank:2}. ", key=entry.id)
        said = [f"moves the result by up to {entry.swing:.1f}"]
        if entry.can_change_verdict_to:
            said.append(f"can lead to {' or '.join(entry.can_change_verdict_to)}")
        if entry.decides_red_lines:
            said.append("decides a red line")
        yield Block("; ".join(said), "muted", prefix="    ")


def _robustness(summary: Summary) -> Iterator[Block]:
    yield Block("How far this holds", "heading", gap=True)
    for sentence in (*robustness_sentences(summary), *doubt_sentences(summary.robustness)):
        yield Block(sentence, prefix="- ")
    steps = summary.robustness.sequence
    if steps:
        yield Block("Negotiated one after the other, each computed anew", "title")
    told = sequence_sentences(summary.robustness)
    for rank, (step, sentence) in enumerate(zip(steps, told, strict=False), 1):
        yield Block(sentence, prefix=f"{rank:2}. ", key=step.id)


def _lists(summary: Summary) -> Iterator[Block]:
    lists = (
        ("Looked for and not to be established", summary.transparency_gaps),
        ("Set not applicable", summary.not_applicable),
    )
    for title, gaps in lists:
        if gaps:
            yield Block(title, "heading", gap=True)
        for gap in gaps:
            yield Block(f"{gap.label}: {gap.reason}", prefix="> ", key=gap.id)
    if summary.out_of_scope:
        yield Block("Left out of scope", "heading", gap=True)
    for left in summary.out_of_scope:
        yield Block(f"{left.title}: {left.reason}", prefix="- ")

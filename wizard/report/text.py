"""A summary as plain text, readable aloud: no colour, no escape codes, no wide tables."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from wizard.model.summary import (
    ConditionEntry,
    DimensionEntry,
    ExposureEntry,
    RedLineEntry,
    RiskEntry,
    SafeguardEntry,
    Summary,
)
from wizard.report.bars import bar
from wizard.report.robustness_text import (
    doubt_sentences,
    robustness_sentences,
    sequence_sentences,
)

WIDTH = 80
CONDITIONS = 10
SHOWN = 5
"""How many items of a ranked list are printed; the YAML file holds all of them."""

FAMILY_TITLES = {
    "sovereignty_clauses": "Sovereignty clauses",
    "oversight": "Oversight",
    "transparency": "Transparency",
    "capability": "Capability",
    "diversification": "Diversification",
    "exit": "Exit",
}


def render_text(summary: Summary) -> str:
    """Return the summary as text of at most 80 columns, in the order of method.md 1.23."""
    blocks = (
        _head(summary),
        _red_lines(summary),
        _recommendation(summary),
        _conditions(summary.recommendation.conditions),
        _figures(summary),
        _dimensions(summary.dimensions),
        _worst(summary),
        _safeguards(summary),
        _negotiate(summary),
        _find_out(summary),
        _robustness(summary),
        _gaps(summary),
        _foot(summary),
    )
    texts = ("\n".join(block) for block in (list(lines) for lines in blocks) if block)
    return "\n\n".join(texts) + "\n"


def _wrap(text: str, indent: int = 2, first: str = "") -> list[str]:
    pad = " " * indent
    start = first or pad
    lines = textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=pad)
    return lines or [start.rstrip()]


def _title(text: str) -> str:
    return text.upper()


def _head(summary: Summary) -> Iterator[str]:
    partnership, assessment = summary.partnership, summary.assessment
    yield from _wrap(assessment.title, 0)
    yield from _wrap(f"{partnership.us} with {partnership.partner}", 0)
    facts = [partnership.agreement, partnership.form, f"stage: {partnership.stage}"]
    yield from _wrap(", ".join(fact for fact in facts if fact), 0)
    if assessment.handling:
        yield from _wrap(f"Handling: {assessment.handling}", 0)
    yield f"Depth: {assessment.depth}. Known: {summary.completeness:.1f} %."


def _red_lines(summary: Summary) -> Iterator[str]:
    yield _title("Red lines")
    for entry in summary.red_lines:
        if entry.state != "not-examined":
            yield from _red_line(entry)
    if not any(entry.state == "crossed" for entry in summary.red_lines):
        yield "  None is crossed."
    yield f"  Clear: {summary.red_lines_clear}."
    unexamined = [entry.title for entry in summary.red_lines if entry.state == "not-examined"]
    if unexamined:
        lead = f"Not examined at this depth and scope ({len(unexamined)})"
        yield from _wrap(f"{lead}: {'; '.join(unexamined)}", 4, "  ")


def _red_line(entry: RedLineEntry) -> Iterator[str]:
    yield from _wrap(f"{entry.state.upper()} ({entry.kind}): {entry.title}", 4, "  ")
    if entry.state == "unknown":
        labels = ", ".join(because.label for because in entry.because)
        yield from _wrap(f"decided by: {labels}", 4)
        return
    yield from _wrap(entry.reason, 4)
    if entry.state == "disputed":
        yield from _wrap("Not all analysts agree: by the answers of one alone it is crossed.", 4)
    for because in entry.because:
        yield from _wrap(f"{because.label}: {because.answer}", 6, "    - ")
    if entry.cured_by and entry.state == "crossed":
        yield from _wrap(f"Cured by making binding: {', '.join(entry.cured_by)}", 4)
    if entry.waived_by:
        yield from _wrap(f"Waived by {entry.waived_by}: {entry.waiver_reason}", 4)


def _recommendation(summary: Summary) -> Iterator[str]:
    recommendation = summary.recommendation
    yield _title("Recommendation")
    words = recommendation.verdict.replace("-", " ").upper()
    yield f"  {words}" + (" (provisional)" if recommendation.provisional else "")
    best, worst = (
        w.replace("-", " ") for w in (recommendation.best_case, recommendation.worst_case)
    )
    yield from _wrap(f"If every open question turned out well: {best}; badly: {worst}.")
    for reason in recommendation.reasons:
        yield from _wrap(f"{reason.text} ({reason.trigger})", 4, "  - ")


def _conditions(conditions: Sequence[ConditionEntry]) -> Iterator[str]:
    if not conditions:
        return
    yield _title("Before going on")
    for entry in conditions[:CONDITIONS]:
        action = "Obtain" if entry.action == "obtain" else "Answer"
        yield from _wrap(f"{action}: {entry.label} ({entry.id})", 4, "  - ")
    if len(conditions) > CONDITIONS:
        yield f"  - and {len(conditions) - CONDITIONS} more, in the YAML summary"


def _figures(summary: Summary) -> Iterator[str]:
    risk = summary.risk
    yield _title("Risk and opportunity (0 to 100)")
    if risk.residual is None or risk.interval is None:
        yield "  No exposure applies: there is nothing to weigh."
    else:
        low, high = risk.interval
        yield f"  Residual, working value: {risk.residual:.1f}, {band_words(risk)}"
        ends = f"{low:.1f} ({risk.best_band}) to {high:.1f} ({risk.worst_band})"
        yield f"  Best to worst case:      {ends}"
        if risk.to_next_band is not None:
            yield f"  To the next worse band:  {risk.to_next_band:.1f}"
        yield f"  Before safeguards:       {risk.inherent:.1f}"
        if risk.safeguard_coverage is not None:
            yield f"  Taken by safeguards:     {risk.safeguard_coverage:.1f} %"
        if risk.with_excluded_at_level_2 is not None:
            yield f"  With exclusions at level 2: {risk.with_excluded_at_level_2:.1f}"
    gain = summary.opportunity
    yield (
        f"  Opportunity:             {gain.score:.1f}, {gain.word}"
        if gain
        else "  Opportunity: none asked."
    )
    yield "  Structured judgement, not a probability of harm."


def _dimensions(dimensions: Iterable[DimensionEntry]) -> Iterator[str]:
    yield _title("Dimensions")
    yield "  # best case, = to working value, - to worst case"
    for entry in dimensions:
        if entry.residual is None or entry.interval is None:
            yield from _wrap(f"{entry.title}: no exposure applies")
            continue
        low, high = entry.interval
        drawn = bar(low, entry.residual, high)
        figures = f"{entry.residual:.1f} ({low:.1f} to {high:.1f})"
        yield f"  {entry.title[:40]}: {band_words(entry)}, {figures}"
        known = f"{entry.completeness:.1f} % known"
        yield f"    [{drawn}] before safeguards {entry.inherent or 0:.1f}, {known}"


def band_words(entry: DimensionEntry | ExposureEntry | RiskEntry) -> str:
    """Return a band, or both ends where open questions leave more than one.

    The band of the working value alone could call something low that is not known.
    """
    if entry.best_band == entry.worst_band:
        return str(entry.band)
    return f"between {entry.best_band} and {entry.worst_band}"


def _worst(summary: Summary) -> Iterator[str]:
    if not summary.worst_exposures:
        return
    yield _title("Worst exposures")
    for entry in summary.worst_exposures[:SHOWN]:
        shares = f"{entry.share_of_risk:.1f} % of the whole"
        lead = f"{entry.residual:5.1f} {band_words(entry)}"
        yield from _wrap(f"{lead}: {entry.label}, {shares}", 8, "  ")
        yield from _wrap(entry.answer, 8)


def _safeguards(summary: Summary) -> Iterator[str]:
    yield _title("Safeguards by family")
    for name, title in FAMILY_TITLES.items():
        entries: Sequence[SafeguardEntry] = getattr(summary.safeguards, name)
        yield f"  {title}" + ("" if entries else ": none in scope")
        for entry in entries:
            mark = ", mandatory" if entry.mandatory else ""
            yield from _wrap(f"{entry.state:<10} {entry.title}{mark}", 15, "    ")


def _negotiate(summary: Summary) -> Iterator[str]:
    if not summary.negotiate_first:
        return
    yield _title("Negotiate first")
    for rank, entry in enumerate(summary.negotiate_first[:SHOWN], 1):
        drop = f"lowers the residual by {entry.residual_drop:.1f} to {entry.residual_after:.1f}"
        cures = f", cures {', '.join(entry.cures)}" if entry.cures else ""
        yield from _wrap(f"{entry.title} ({entry.family}): {drop}{cures}", 5, f"  {rank}. ")
        if entry.clause:
            yield from _wrap(f"Ask for: {entry.clause}", 5)


def _find_out(summary: Summary) -> Iterator[str]:
    if not summary.find_out_first:
        return
    yield _title("Find out first")
    for rank, entry in enumerate(summary.find_out_first[:SHOWN], 1):
        yield from _wrap(entry.question, 5, f"  {rank}. ")
        said = [f"moves the result by up to {entry.swing:.1f}"]
        if entry.can_change_verdict_to:
            said.append(f"can lead to {' or '.join(entry.can_change_verdict_to)}")
        if entry.decides_red_lines:
            said.append(f"decides {', '.join(entry.decides_red_lines)}")
        yield from _wrap("; ".join(said), 5)


def _robustness(summary: Summary) -> Iterator[str]:
    yield _title("How far this holds")
    for sentence in (*robustness_sentences(summary), *doubt_sentences(summary.robustness)):
        yield from _wrap(sentence, 4, "  - ")
    steps = list(sequence_sentences(summary.robustness))
    if steps:
        yield "  One after the other, each computed anew:"
    for rank, sentence in enumerate(steps, 1):
        yield from _wrap(sentence, 7, f"    {rank}. ")


def _gaps(summary: Summary) -> Iterator[str]:
    lists = (
        ("Looked for and not to be established", summary.transparency_gaps),
        ("Set not applicable", summary.not_applicable),
    )
    for title, entries in lists:
        if entries:
            yield _title(title)
        for entry in entries:
            yield from _wrap(f"{entry.label}: {entry.reason}", 4, "  - ")
    if summary.out_of_scope:
        yield _title("Left out of scope")
    for left in summary.out_of_scope:
        yield from _wrap(f"{left.title}: {left.reason}", 4, "  - ")


def _foot(summary: Summary) -> Iterator[str]:
    for difference in summary.differences:
        yield from _wrap(f"Note: {difference}", 0)
    pack = summary.pack
    yield f"Pack {pack.id} {pack.version}; partnership-wizard {summary.generator.version}."

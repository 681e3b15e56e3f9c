"""A summary as a document of headings, paragraphs, lists and tables, for any markup."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wizard.model.summary import RedLineEntry, SafeguardEntry, Summary
from wizard.report.robustness_text import (
    doubt_sentences,
    robustness_sentences,
    sequence_sentences,
)
from wizard.report.text import FAMILY_TITLES, band_words


class Heading(NamedTuple):
    """A title; 1 is the document's own."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """Running text."""

    text: str


class Listing(NamedTuple):
    """Items one below the other."""

    items: tuple[str, ...]
    is_ranked: bool = False


class Table(NamedTuple):
    """Rows under a head; all rows are as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Listing | Table


def lay_out(summary: Summary) -> Iterator[Part]:
    """Yield the parts of a summary in the order in which it is read; empty lists are left out."""
    for part in _all_parts(summary):
        if not (isinstance(part, Listing) and not part.items):
            yield part


def _all_parts(summary: Summary) -> Iterator[Part]:
    yield from _head(summary)
    yield from _red_lines(summary)
    yield from _recommendation(summary)
    yield from _figures(summary)
    yield from _dimensions(summary)
    yield from _exposures(summary)
    yield from _safeguards(summary)
    yield from _next_steps(summary)
    yield from _robustness(summary)
    yield from _gaps(summary)
    yield from _foot(summary)


def _head(summary: Summary) -> Iterator[Part]:
    partnership, assessment = summary.partnership, summary.assessment
    yield Heading(1, assessment.title)
    facts = [
        f"{partnership.us} with {partnership.partner}",
        partnership.agreement,
        partnership.form,
        f"stage: {partnership.stage}",
        f"depth: {assessment.depth}",
        f"known: {summary.completeness:.1f} %",
    ]
    yield Paragraph("; ".join(fact for fact in facts if fact))
    if assessment.handling:
        yield Paragraph(f"Handling: {assessment.handling}")
    yield from (Paragraph(f"Note: {difference}") for difference in summary.differences)


def _red_lines(summary: Summary) -> Iterator[Part]:
    yield Heading(2, "Red lines")
    examined = [entry for entry in summary.red_lines if entry.state != "not-examined"]
    yield Listing(tuple(_red_line(entry) for entry in examined))
    left = [entry.title for entry in summary.red_lines if entry.state == "not-examined"]
    said = f"{summary.red_lines_clear} clear"
    yield Paragraph(f"{said}; not examined: {'; '.join(left)}." if left else f"{said}.")


def _red_line(entry: RedLineEntry) -> str:
    because = "; ".join(f"{b.label}: {b.answer}" for b in entry.because)
    said = f"{entry.state.upper()} ({entry.kind}): {entry.title}. {entry.reason} Because {because}"
    if entry.waived_by:
        said += f" Waived by {entry.waived_by}: {entry.waiver_reason}"
    return said


def _recommendation(summary: Summary) -> Iterator[Part]:
    found = summary.recommendation
    yield Heading(2, "Recommendation")
    words = found.verdict.replace("-", " ").upper()
    best, worst = (word.replace("-", " ") for word in (found.best_case, found.worst_case))
    provisional = " (provisional)" if found.provisional else ""
    yield Paragraph(f"{words}{provisional}. Best case: {best}; worst case: {worst}.")
    yield Listing(tuple(f"{reason.text} ({reason.trigger})" for reason in found.reasons))
    if found.conditions:
        yield Heading(3, "Before going on")
    yield Listing(
        tuple(
            f"{'Obtain' if entry.action == 'obtain' else 'Answer'}: {entry.label}. {entry.text}"
            for entry in found.conditions
        )
    )


def _figures(summary: Summary) -> Iterator[Part]:
    risk, gain = summary.risk, summary.opportunity
    yield Heading(2, "Risk and opportunity, 0 to 100")
    rows: list[tuple[str, str]] = []
    if risk.residual is not None and risk.interval is not None:
        low, high = risk.interval
        rows += [
            ("Residual", f"{risk.residual:.1f}, {band_words(risk)}"),
            ("Best to worst case", f"{low:.1f} to {high:.1f}"),
            ("Before safeguards", f"{risk.inherent or 0:.1f}"),
            ("Taken by safeguards", f"{risk.safeguard_coverage or 0:.1f} %"),
        ]
    rows.append(("Opportunity", f"{gain.score:.1f}, {gain.word}" if gain else "none asked"))
    yield Table(("Figure", "Value"), tuple(rows))
    yield Paragraph("A structured judgement, not a probability of harm.")


def _dimensions(summary: Summary) -> Iterator[Part]:
    yield Heading(2, "Dimensions")
    rows = []
    for entry in summary.dimensions:
        if entry.residual is None or entry.interval is None:
            rows.append((entry.title, "no exposure applies", "", "", f"{entry.completeness:.1f} %"))
            continue
        low, high = entry.interval
        figures = f"{entry.residual:.1f} ({low:.1f} to {high:.1f})"
        known = f"{entry.completeness:.1f} %"
        rows.append((entry.title, band_words(entry), figures, f"{entry.inherent or 0:.1f}", known))
    head = ("Dimension", "Band", "Residual", "Before safeguards", "Known")
    yield Table(head, tuple(rows))


def _exposures(summary: Summary) -> Iterator[Part]:
    if summary.worst_exposures:
        yield Heading(2, "Worst exposures")
        rows = tuple(
            (entry.label, f"{entry.residual:.1f}", band_words(entry), entry.answer)
            for entry in summary.worst_exposures
        )
        yield Table(("Exposure", "Residual", "Band", "Answer"), rows)


def _safeguards(summary: Summary) -> Iterator[Part]:
    yield Heading(2, "Safeguards")
    for name, title in FAMILY_TITLES.items():
        entries: Sequence[SafeguardEntry] = getattr(summary.safeguards, name)
        yield Heading(3, title)
        if not entries:
            yield Paragraph("None in scope.")
            continue
        rows = tuple(
            (entry.title + (" (mandatory)" if entry.mandatory else ""), entry.state, entry.answer)
            for entry in entries
        )
        yield Table(("Safeguard", "State", "Answer"), rows)


def _next_steps(summary: Summary) -> Iterator[Part]:
    if summary.negotiate_first:
        yield Heading(2, "Negotiate first")
    yield Listing(
        tuple(
            f"{entry.title} ({entry.family}): lowers the residual by {entry.residual_drop:.1f} "
            f"to {entry.residual_after:.1f}. Ask for: {entry.clause}"
            for entry in summary.negotiate_first
        ),
        is_ranked=True,
    )
    if summary.find_out_first:
        yield Heading(2, "Find out first")
    yield Listing(
        tuple(
            f"{entry.question} Moves the result by up to {entry.swing:.1f}."
            for entry in summary.find_out_first
        ),
        is_ranked=True,
    )


def _robustness(summary: Summary) -> Iterator[Part]:
    yield Heading(2, "How far this holds")
    sentences = (*robustness_sentences(summary), *doubt_sentences(summary.robustness))
    yield Listing(tuple(sentences))
    steps = tuple(sequence_sentences(summary.robustness))
    if steps:
        yield Heading(3, "One after the other, each computed anew")
    yield Listing(steps, is_ranked=True)


def _gaps(summary: Summary) -> Iterator[Part]:
    lists = (
        ("Looked for and not to be established", summary.transparency_gaps),
        ("Set not applicable", summary.not_applicable),
    )
    for title, gaps in lists:
        if gaps:
            yield Heading(2, title)
        yield Listing(tuple(f"{gap.label}: {gap.reason}" for gap in gaps))
    if summary.out_of_scope:
        yield Heading(2, "Left out of scope")
    yield Listing(tuple(f"{left.title}: {left.reason}" for left in summary.out_of_scope))


def _foot(summary: Summary) -> Iterator[Part]:
    pack, version = summary.pack, summary.generator.version
    yield Paragraph(f"Pack {pack.id} {pack.version}; partnership-wizard {version}.")

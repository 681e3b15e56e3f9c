"""How far several analysts agree, as plain text: what to discuss first (method.md 1.19)."""

from collections.abc import Iterator

from wizard.model.assessment import Opinion
from wizard.model.checklist import Question
from wizard.model.consensus import Agreement, Disagreement, Dissent, Merger
from wizard.model.pack import Pack
from wizard.model.scale import Text
from wizard.report.layout import heading, join_blocks, wrap
from wizard.report.wording import describe_answer, describe_value
from wizard.scoring.answers.opinions import answer_from
from wizard.scoring.consensus.agreement import PLACES, TENTATIVE, USABLE
from wizard.scoring.consensus.concord import levels_given

_TITLES: dict[Dissent, str] = {
    "level": "Discuss first: two levels apart or more",
    "state": "Answered by some, and by others not",
    "fact": "Facts stated differently",
}


def render_merger(pack: Pack, merger: Merger) -> str:
    """Return the report of a merger as text of at most 80 columns; opinions without names."""
    parts = (
        _head(merger),
        _disputes(merger),
        _agreement(pack, merger),
        *(_disagreements(pack, merger, why) for why in _TITLES),
        _remarks(merger),
    )
    return join_blocks([list(lines) for lines in parts])


def _head(merger: Merger) -> Iterator[str]:
    yield from wrap(merger.assessment.title, 0)
    names = ", ".join(merger.analysts)
    yield from wrap(f"Merged from {len(merger.analysts)} analysts: {names}", 0)


def _disputes(merger: Merger) -> Iterator[str]:
    if not merger.disputes:
        return
    yield heading("Red lines in dispute")
    for dispute in merger.disputes:
        line, heads = dispute.line.line, len(merger.analysts)
        told = f"crossed by what {dispute.analysts} of {heads} analysts said alone"
        yield from wrap(f"{line.title} ({line.kind}): {told}", 4, "  - ")


def _agreement(pack: Pack, merger: Merger) -> Iterator[str]:
    yield heading("Agreement (Krippendorff's alpha, ordinal)")
    yield from wrap(_describe(merger.overall), 4, "  Overall: ")
    for dimension, agreement in merger.dimensions:
        if agreement.units:
            title = pack.checklist(dimension).title
            yield from wrap(_describe(agreement), 4, f"  {title[:40]}: ")
    yield from wrap(
        "1 is full agreement, 0 what chance would bring. "
        f"From {USABLE:.3f} usable, from {TENTATIVE:.3f} tentative, below: discuss first."
    )


def _describe(agreement: Agreement) -> str:
    shared = f"{agreement.units} shared questions, {agreement.values} answers"
    if agreement.alpha is not None:
        return f"{agreement.alpha:.{PLACES}f}, {agreement.word} ({shared})"
    if not agreement.units:
        return "undefined: no question was answered by two analysts"
    return f"undefined: all gave the same level, which shows nothing ({shared})"


def _disagreements(pack: Pack, merger: Merger, why: Dissent) -> Iterator[str]:
    found = [entry for entry in merger.disagreements if entry.why == why]
    if not found:
        return
    yield heading(_TITLES[why])
    for rank, entry in enumerate(found, 1):
        yield from _disagreement(pack.questions[entry.question], merger, rank, entry)


def _disagreement(
    question: Question, merger: Merger, rank: int, entry: Disagreement
) -> Iterator[str]:
    apart = "" if entry.spread is None else f", {entry.spread:.1f} levels apart"
    yield from wrap(f"{question.label} ({question.id}){apart}", 5, f"{rank:>3}. ")
    for opinion in sorted(entry.opinions, key=lambda opinion: _order(question, opinion)):
        yield from wrap(describe_answer(question, answer_from(opinion)), 7, "     - ")
        if opinion.note:
            yield from wrap(f"because: {opinion.note}", 7)
    yield from wrap(f"Meanwhile: {_describe_consensus(question, merger)}", 7, "     ")


def _describe_consensus(question: Question, merger: Merger) -> str:
    """Return what counts until the analysts have discussed it, without the reasons they gave."""
    answer = merger.assessment.answers.get(question.id)
    if answer is None:
        return "set aside, as it does not apply"
    if isinstance(question.scale, Text):
        return "all of these"
    if answer.state != "unknown":
        return describe_answer(question, answer)
    taken = answer.working
    words = "" if taken is None else f", taken as: {describe_value(question.scale, taken)}"
    return f"unknown{words}"


def _order(question: Question, opinion: Opinion) -> tuple[float, str, str]:
    """Sort opinions by level, so that nothing tells whose they are."""
    levels = levels_given(question, [opinion])
    return (levels[0] if levels else -1.0), opinion.state, str(opinion.value)


def _remarks(merger: Merger) -> Iterator[str]:
    if merger.remarks:
        yield heading("Besides answers")
    for remark in merger.remarks:
        yield from wrap(remark, 4, "  - ")

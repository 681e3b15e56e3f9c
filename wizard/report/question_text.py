"""One question whole, as plain text."""

import textwrap
from collections.abc import Iterator

from wizard.model.checklist import Exposure, Precedent, Question, Safeguard, Source
from wizard.model.pack import Pack
from wizard.model.scale import (
    Bundle,
    CornerScale,
    Difference,
    Levels,
    MultipleChoice,
    Number,
    Percent,
    SingleChoice,
    YesNo,
    YesPartlyNo,
)
from wizard.report.wording import format_number, wanted_by

WIDTH = 80


def render_question(pack: Pack, question: Question) -> str:
    """Return everything the pack says about a question, in 80 columns."""
    checklist, section = pack.sections[question.id]
    lines = [
        f"{question.id} ({question.kind}, {question.depth})",
        f"{checklist.title} / {section.title}",
        "",
        *_wrap(question.text, ""),
        *_scale_lines(pack, question),
        *_guidance(question),
        *_links(pack, question),
    ]
    return "\n".join(lines) + "\n"


def _wrap(text: str, indent: str, first: str | None = None) -> list[str]:
    start = indent if first is None else first
    return textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent)


def _scale_lines(pack: Pack, question: Question) -> Iterator[str]:
    match question.scale:
        case Levels() as scale:
            for level, text in enumerate(scale.levels):
                yield from _wrap(text, "     ", f"  {level}  ")
        case SingleChoice() | MultipleChoice() as scale:
            for option in scale.options:
                yield from _wrap(f"{option.id}: {option.text}", "     ", "  -  ")
        case YesNo() | YesPartlyNo() as scale:
            for word, meaning in scale.meanings:
                if meaning:
                    yield from _wrap(f"{word}: {meaning}", "     ", "  -  ")
        case Number() | Percent() as scale:
            yield from _wrap(f"A {wanted_by(scale)}. {_corners(scale, scale.unit)}", "  ")
        case Difference() | Bundle() as scale:
            yield from _computed_lines(pack, scale)
        case _:
            yield f"  ({question.scale.type})"


def _corners(scale: CornerScale, unit: str) -> str:
    pairs = scale.corners
    return "; ".join(f"{format_number(at)} {unit} is {format_number(v)}" for at, v in pairs)


def _computed_lines(pack: Pack, scale: Difference | Bundle) -> Iterator[str]:
    if isinstance(scale, Difference):
        of, less = (pack.questions[question].label for question in scale.reads)
        corners = _corners(scale, scale.unit)
        yield from _wrap(f"Computed: {of}, less {less}. {corners}", "  ")
        return
    yield "  Computed: how many of these come together"
    for part in scale.parts:
        label = pack.questions[part.question].label
        yield from _wrap(f"{label}, level {format_number(part.at_least)} or more", "     ", "  -  ")
    values = "; ".join(f"{n} is {format_number(value)}" for n, value in enumerate(scale.values))
    yield from _wrap(f"{values}. {scale.values_reason}", "  ")


def _guidance(question: Question) -> Iterator[str]:
    fields: list[tuple[str, str]] = [
        ("Why", question.why),
        ("Look at", "; ".join(question.look_at)),
        ("Threshold", question.threshold.text if question.threshold else ""),
    ]
    if isinstance(question, Safeguard):
        fields += [
            ("Family", question.family),
            ("Good", question.good),
            ("Weak", question.weak),
            ("Ask for", question.clause),
            ("Fallback", question.fallback),
        ]
    if isinstance(question, Exposure):
        fields.append(("Cannot be brought below moderate", question.incurable))
    for title, text in fields:
        if text:
            yield ""
            yield from _wrap(f"{title}: {text}", "  ", "")
    for precedent in question.precedents:
        yield ""
        yield from _wrap(
            f"Precedent ({precedent.outcome}): {describe_precedent(precedent)}", "  ", ""
        )
    for source in question.sources:
        yield ""
        yield from _wrap(f"Source: {describe_source(source)}", "  ", "")


def _links(pack: Pack, question: Question) -> Iterator[str]:
    if isinstance(question, Safeguard):
        for link in question.lowers:
            target = pack.questions[link.exposure].label
            yield ""
            yield from _wrap(f"Lowers ({link.potency}): {target}. {link.reason}", "  ", "")
    for safeguard, link in pack.answered_by.get(question.id, ()):
        yield ""
        yield from _wrap(f"Lowered by ({link.potency}): {safeguard.label}. {link.reason}", "  ", "")


def describe_precedent(precedent: Precedent) -> str:
    """Return a precedent as a paragraph, with its source."""
    parties = ", ".join(precedent.parties)
    return (
        f"{precedent.title} ({parties}, {precedent.year}). {precedent.clause} "
        f"{precedent.happened} [{describe_source(precedent.source)}]"
    )


def describe_source(source: Source) -> str:
    """Return a source as it is cited."""
    address = f", {source.address}" if source.address else ""
    return f"{source.work}, {source.year}{address}"

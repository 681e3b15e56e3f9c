"""Whether a pack is sound as a questionnaire: weights, links in both directions, texts, sources."""

from collections import Counter
from collections.abc import Iterator

from wizard.lint.finding import Finding
from wizard.lint.shape import find_misshapes
from wizard.lint.walk import Placed, placed_questions
from wizard.model.checklist import Context, Exposure, Safeguard
from wizard.model.pack import Pack
from wizard.model.scale import Levels
from wizard.scoring.answers.scale import ends_of

MAX_LABEL = 40
MAX_QUESTION = 240
MAX_SHORT = 14


def find_weaknesses(pack: Pack) -> list[Finding]:
    """Return what makes a pack unsound (errors) or less useful (advice)."""
    findings: list[Finding] = []
    for placed in placed_questions(pack):
        findings += _check_weight(placed)
        findings += _check_levels(placed)
        findings += _check_span(placed)
        findings += _check_cover(placed, pack)
        findings += _check_texts(placed)
    for checklist in pack.checklists:
        if len(checklist.short) > MAX_SHORT:
            what = f"`short` has {len(checklist.short)} characters, lists show {MAX_SHORT}"
            findings.append(Finding(checklist.id, ("short",), what, severity="advice"))
    return [*findings, *find_misshapes(pack)]


def _check_weight(placed: Placed) -> Iterator[Finding]:
    if placed.question.weight <= 0:
        what = f"the weight is {placed.question.weight:g}, must be more than 0"
        yield Finding(placed.checklist, (*placed.path, "weight"), what, "remove the question")


def _check_levels(placed: Placed) -> Iterator[Finding]:
    scale = placed.question.scale
    if not isinstance(scale, Levels):
        return
    for sentence, count in Counter(scale.levels).items():
        if count > 1:
            path = (*placed.path, "scale", "levels")
            yield Finding(placed.checklist, path, f"two levels share the sentence: {sentence}")


def _check_span(placed: Placed) -> Iterator[Finding]:
    if isinstance(placed.question, Context):
        return
    (least, _), (most, _) = ends_of(placed.question.scale)
    if (least, most) != (0.0, 1.0):
        what = f"values run from {least:g} to {most:g}: an open question still counts as 0 to 1"
        hint = "let the best answer be 0 and the worst 1, or the other way round"
        yield Finding(placed.checklist, (*placed.path, "scale"), what, hint, severity="advice")


def _check_cover(placed: Placed, pack: Pack) -> Iterator[Finding]:
    checklist, path, question = placed
    if isinstance(question, Safeguard) and not question.lowers:
        what = f"the safeguard {question.id} lowers no exposure"
        yield Finding(checklist, path, what, "add `lowers`")
    if not isinstance(question, Exposure):
        return
    safeguards = [safeguard for safeguard, _ in pack.answered_by[question.id]]
    if not safeguards:
        what = f"nothing lowers the exposure {question.id}"
        yield Finding(checklist, path, what, "link a safeguard to it")
    elif question.depth == "core" and all(s.depth == "full" for s in safeguards):
        what = f"no core safeguard lowers the core exposure {question.id}"
        yield Finding(checklist, path, what, "link a core safeguard to it")


def _check_texts(placed: Placed) -> Iterator[Finding]:
    checklist, path, question = placed
    if len(question.label) > MAX_LABEL:
        what = f"the label has {len(question.label)} characters, lists show {MAX_LABEL}"
        yield Finding(checklist, (*path, "label"), what, severity="advice")
    if len(question.text) > MAX_QUESTION:
        what = f"the question has {len(question.text)} characters, more than {MAX_QUESTION}"
        yield Finding(checklist, (*path, "text"), what, severity="advice")
    if isinstance(question, Context):
        return
    wanted = ["why", "look_at", "sources"]
    if isinstance(question, Safeguard):
        wanted += ["good", "weak", "clause", "fallback"]
    for name in wanted:
        if not getattr(question, name):
            yield Finding(checklist, path, f"`{name}` is missing", severity="advice")

"""Whether a computed question reads what it can: earlier questions of its own checklist."""

from collections.abc import Iterator, Mapping

from wizard.lint.finding import Finding
from wizard.lint.walk import Path, Placed
from wizard.model.checklist import Context, Exposure, Question
from wizard.model.pack import Pack
from wizard.model.scale import Bundle, Difference, Number, Percent
from wizard.spelling import suggest


def find_broken_computations(
    placed: Placed, earlier: Mapping[str, Question], pack: Pack
) -> Iterator[Finding]:
    """Yield what a computed question cannot be computed from."""
    checklist, path, question = placed
    scale = question.scale
    if isinstance(scale, Bundle):
        yield from _check_kind(placed, allowed=("exposure",))
        for index, part in enumerate(scale.parts):
            start = (*path, "scale", "parts", index, "question")
            yield from _check_read(placed, start, part.question, earlier, pack)
        if len(set(scale.reads)) < len(scale.parts):
            yield Finding(checklist, (*path, "scale", "parts"), "a question stands here twice")
    if isinstance(scale, Difference):
        yield from _check_kind(placed, allowed=("exposure", "opportunity"))
        for name, read in zip(("of", "less"), scale.reads, strict=True):
            yield from _check_read(placed, (*path, "scale", name), read, earlier, pack)


def _check_kind(placed: Placed, allowed: tuple[str, ...]) -> Iterator[Finding]:
    kind, scale = placed.question.kind, placed.question.scale
    if kind not in allowed:
        what = f"a {scale.type} is for questions of kind {' or '.join(allowed)}, and this is {kind}"
        yield Finding(placed.checklist, (*placed.path, "scale", "type"), what)


def _check_read(
    placed: Placed, path: Path, read: str, earlier: Mapping[str, Question], pack: Pack
) -> Iterator[Finding]:
    target = earlier.get(read)
    if target is None:
        known = read in pack.questions
        what = f"{read} is asked at this question or later" if known else f"no question is {read}"
        hint = "move this question behind it" if known else suggest(read, pack.questions)
        yield Finding(placed.checklist, path, what, hint)
        return
    if complaint := _read_complaint(placed.question, target):
        yield Finding(placed.checklist, path, f"{read} {complaint}")


def _read_complaint(question: Question, target: Question) -> str:
    if target.dimension != question.dimension:
        return "stands in another checklist: a computed question reads its own"
    if target.depth == "full" and question.depth == "core":
        return "is asked at full depth, and this question is core"
    if target.reads:
        return "is computed itself"
    if isinstance(question.scale, Bundle):
        return "" if isinstance(target, Exposure) else f"is of kind {target.kind}, not an exposure"
    if not isinstance(target, Context):
        return f"is of kind {target.kind}: the numbers of a difference are context questions"
    if not isinstance(target.scale, Number | Percent):
        return f"is of type {target.scale.type}, not a number"
    if isinstance(question.scale, Difference) and target.scale.unit != question.scale.unit:
        return f"is in {target.scale.unit}, and the difference in {question.scale.unit}"
    return ""

"""Whether an assessment fits its pack: questions that exist, answers their scales allow."""

from collections.abc import Iterator

from wizard.lint.finding import Finding
from wizard.lint.judgements import find_misjudgements
from wizard.lint.walk import Path
from wizard.model.assessment import Assessment, Said
from wizard.model.checklist import Question
from wizard.model.pack import Pack
from wizard.scoring.answers.applicability import find_applicability
from wizard.scoring.answers.scale import accepts_range, find_complaint
from wizard.spelling import suggest

_SUGGESTED = 20


def find_misfits(pack: Pack, assessment: Assessment) -> list[Finding]:
    """Return what of an assessment its pack does not know or does not allow."""
    findings = [
        *_check_pack(pack, assessment),
        *_check_references(pack, assessment),
        *find_misjudgements(pack, assessment),
    ]
    applies = find_applicability(pack, assessment)
    for question_id, answer in assessment.answers.items():
        path = ("answers", question_id)
        question = pack.questions.get(question_id)
        if question_id in pack.moved_questions:
            what = f"{question_id} is no longer asked, and the pack says what becomes of its answer"
            hint = "see it with: partnership-wizard migrate"
            findings.append(Finding(None, path, what, hint, severity="advice"))
            continue
        if question is None:
            what = f"no question is called {question_id}: the answer is kept aside, not scored"
            # A likely spelling is looked for only so often: it compares with every question.
            hint = suggest(question_id, pack.questions) if len(findings) < _SUGGESTED else ""
            findings.append(Finding(None, path, what, hint))
            continue
        if question.reads:
            what = f"{question_id} {find_complaint(question.scale, '')}"
            findings.append(Finding(None, path, what, "take this entry out"))
            continue
        findings += _check_answer(question, answer, path, pack)
        for index, opinion in enumerate(answer.opinions):
            findings += _check_answer(question, opinion, (*path, "opinions", index), pack)
        if applies.get(question_id) is False:
            what = "the question does not apply: the answer is kept aside, not scored"
            findings.append(Finding(None, path, what, severity="advice"))
    return findings


def _check_pack(pack: Pack, assessment: Assessment) -> Iterator[Finding]:
    used = assessment.pack
    if used.id != pack.file.id:
        what = f"was made with the pack {used.id}, checked against {pack.file.id}"
        hint = "name its folder with --pack"
        yield Finding(None, ("pack", "id"), what, hint, severity="advice")
    elif used.version != pack.file.version:
        what = f"was made with version {used.version}, checked against {pack.file.version}"
        yield Finding(None, ("pack", "version"), what, severity="advice")


def _check_references(pack: Pack, assessment: Assessment) -> Iterator[Finding]:
    dimensions = [checklist.id for checklist in pack.checklists]
    for index, entry in enumerate(assessment.out_of_scope):
        if entry.dimension not in dimensions:
            path = ("out_of_scope", index, "dimension")
            what = f"no dimension is called {entry.dimension}"
            yield Finding(None, path, what, suggest(entry.dimension, dimensions))
    for name in ("weights", "opportunity_weights"):
        for dimension in getattr(assessment, name):
            if dimension not in dimensions:
                what = f"no dimension is called {dimension}"
                yield Finding(None, (name, dimension), what, suggest(dimension, dimensions))
    for index, waiver in enumerate(assessment.waivers):
        if waiver.red_line not in pack.red_lines:
            path = ("waivers", index, "red_line")
            what = f"no red line is called {waiver.red_line}"
            yield Finding(None, path, what, suggest(waiver.red_line, pack.red_lines))


def _check_answer(question: Question, answer: Said, path: Path, pack: Pack) -> Iterator[Finding]:
    if answer.value is not None and (complaint := find_complaint(question.scale, answer.value)):
        yield Finding(None, (*path, "value"), f"the answer {complaint}")
    if answer.state == "range":
        if not accepts_range(question.scale):
            yield Finding(None, path, f"a question of type {question.scale.type} takes no range")
            return
        for name, end in (("low", answer.low), ("high", answer.high)):
            raw = int(end) if end is not None and end == int(end) else end
            complaint = find_complaint(question.scale, raw) if raw is not None else ""
            if complaint:
                yield Finding(None, (*path, name), f"the end of the range {complaint}")
    working = answer.working if answer.state == "unknown" else None
    if working is not None and (complaint := find_complaint(question.scale, working)):
        yield Finding(None, (*path, "working"), f"the working value {complaint}")
    if answer.state == "not-applicable" and question.id in pack.absolute_exposures:
        what = "an absolute red line reads this question: it cannot be set not applicable"
        yield Finding(None, path, what, "answer it, or say that it is unknown")

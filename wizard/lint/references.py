"""Whether everything a pack refers to exists: ids, links, conditions, red lines.

A pack that fails here cannot be used at all.
"""

from collections.abc import Iterator
from typing import get_args

from wizard.lint.computed import find_broken_computations
from wizard.lint.finding import Finding
from wizard.lint.moves import find_broken_moves
from wizard.lint.walk import Path, Placed, placed_questions, tests_of
from wizard.model.assessment import Form, Stage
from wizard.model.checklist import Checklist, Exposure, Question, Safeguard
from wizard.model.condition import PartnershipTest, QuestionTest
from wizard.model.pack import Pack
from wizard.model.scale import (
    Levels,
    MultipleChoice,
    Number,
    Percent,
    Scale,
    SingleChoice,
    YesNo,
    YesPartlyNo,
)
from wizard.scoring.answers.scale import find_complaint, words_of
from wizard.spelling import suggest


def find_broken_references(pack: Pack) -> list[Finding]:
    """Return every reference that leads nowhere or to the wrong kind of thing."""
    earlier: dict[str, Question] = {}
    findings: list[Finding] = []
    for placed in placed_questions(pack):
        findings += _check_id(placed, earlier)
        findings += _check_options(placed)
        findings += _check_conditions(placed, earlier, pack)
        findings += find_broken_computations(placed, earlier, pack)
        findings += _check_links(placed, pack)
        earlier.setdefault(placed.question.id, placed.question)
    for checklist in pack.checklists:
        findings += _check_sections(checklist)
        findings += _check_red_lines(checklist, pack)
    findings += _check_review(pack)
    return [*findings, *find_broken_moves(pack)]


def _check_review(pack: Pack) -> Iterator[Finding]:
    for index, rule in enumerate(pack.file.review.contradictions):
        for test, path in tests_of(rule.when, ("review", "contradictions", index, "when")):
            if isinstance(test, PartnershipTest):
                complaint, hint = _partnership_complaint(test)
            elif test.question in pack.questions:
                complaint, hint = _test_complaint(test, pack.questions[test.question])
            else:
                complaint = f"no question is called {test.question}"
                hint = suggest(test.question, pack.questions)
            if complaint:
                yield Finding(None, path, complaint, hint)


def _check_id(placed: Placed, earlier: dict[str, Question]) -> Iterator[Finding]:
    checklist, path, question = placed
    if question.dimension != checklist:
        hint = f"write {checklist}.{question.id.partition('.')[2]}"
        what = f"the id {question.id} does not begin with {checklist}"
        yield Finding(checklist, (*path, "id"), what, hint)
    if question.id in earlier:
        what = f"the id {question.id} is used by an earlier question"
        yield Finding(checklist, (*path, "id"), what, "every question needs an id of its own")


def _check_options(placed: Placed) -> Iterator[Finding]:
    scale = placed.question.scale
    if not isinstance(scale, SingleChoice | MultipleChoice):
        return
    seen: set[str] = set()
    for index, option in enumerate(_option_names(scale)):
        if option in seen:
            path = (*placed.path, "scale", "options", index, "id")
            yield Finding(placed.checklist, path, f"the option {option} stands here twice")
        seen.add(option)


def _check_conditions(
    placed: Placed, earlier: dict[str, Question], pack: Pack
) -> Iterator[Finding]:
    start = (*placed.path, "applies_when")
    for test, path in tests_of(placed.question.applies_when, start):
        if isinstance(test, PartnershipTest):
            complaint, hint = _partnership_complaint(test)
        elif test.question not in earlier:
            complaint, hint = _order_complaint(test.question, pack)
        else:
            complaint, hint = _test_complaint(test, earlier[test.question])
            if not complaint and _is_deeper(earlier[test.question], placed.question):
                complaint = f"a core question cannot depend on {test.question}, asked at full depth"
        if complaint:
            yield Finding(placed.checklist, path, complaint, hint)


def _is_deeper(asked: Question, dependent: Question) -> bool:
    return asked.depth == "full" and dependent.depth == "core"


def _partnership_complaint(test: PartnershipTest) -> tuple[str, str]:
    allowed = get_args(Stage if test.partnership == "stage" else Form)
    for wanted in test.is_one_of or (test.is_,):
        if wanted not in allowed:
            what = f"no {test.partnership} is called {wanted}"
            return what, suggest(str(wanted), allowed) or f"one of: {', '.join(allowed)}"
    return "", ""


def _order_complaint(question: str, pack: Pack) -> tuple[str, str]:
    if question in pack.questions:
        what = f"the condition looks ahead: {question} is asked at this question or later"
        return what, "move this question behind it"
    return f"no question is called {question}", suggest(question, pack.questions)


def _test_complaint(test: QuestionTest, asked: Question) -> tuple[str, str]:
    scale = asked.scale
    if asked.reads:
        return f"{asked.id} is computed, and a condition reads answers", ""
    if test.includes is not None and not isinstance(scale, MultipleChoice):
        return f"`includes` needs a multiple choice, and {asked.id} is {scale.type}", ""
    if test.at_least is not None or test.at_most is not None:
        if isinstance(scale, Levels | Number | Percent):
            return "", ""
        return f"`at_least` and `at_most` need levels or numbers, and {asked.id} has none", ""
    if isinstance(scale, MultipleChoice) and test.includes is None and not test.is_answered:
        return f"{asked.id} is a multiple choice: test it with `includes`", ""
    for wanted in _wanted(test):
        raw = (wanted,) if isinstance(scale, MultipleChoice) else wanted
        if complaint := find_complaint(scale, raw):  # type: ignore[arg-type]
            names = _option_names(scale)
            return f"{asked.id} can never be {wanted}: it {complaint}", suggest(str(wanted), names)
    return "", ""


def _wanted(test: QuestionTest) -> tuple[object, ...]:
    if test.is_one_of is not None:
        return test.is_one_of
    return tuple(value for value in (test.is_, test.includes) if value is not None)


def _option_names(scale: Scale) -> list[str]:
    match scale:
        case SingleChoice():
            return [option.id for option in scale.options]
        case MultipleChoice():
            return [item.id for item in scale.options]
        case YesNo() | YesPartlyNo():
            return list(words_of(scale))
        case _:
            return []


def _check_links(placed: Placed, pack: Pack) -> Iterator[Finding]:
    question = placed.question
    seen: set[str] = set()
    for index, link in enumerate(question.lowers if isinstance(question, Safeguard) else ()):
        path = (*placed.path, "lowers", index, "exposure")
        target = pack.questions.get(link.exposure)
        if target is None:
            known = [q.id for q in pack.questions.values() if isinstance(q, Exposure)]
            what = f"no exposure is called {link.exposure}"
            yield Finding(placed.checklist, path, what, suggest(link.exposure, known))
        elif not isinstance(target, Exposure):
            what = f"{link.exposure} is a question of kind {target.kind}, not an exposure"
            yield Finding(placed.checklist, path, what)
        if link.exposure in seen:
            yield Finding(placed.checklist, path, f"{link.exposure} is linked twice")
        seen.add(link.exposure)


def _check_sections(checklist: Checklist) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, section in enumerate(checklist.sections):
        if section.id in seen:
            what = f"the section {section.id} stands here twice"
            yield Finding(checklist.id, ("sections", index, "id"), what)
        seen.add(section.id)


def _check_red_lines(checklist: Checklist, pack: Pack) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, line in enumerate(checklist.red_lines):
        path: Path = ("red_lines", index)
        if line.id.partition(".")[0] != checklist.id:
            what = f"the id {line.id} does not begin with {checklist.id}"
            yield Finding(checklist.id, (*path, "id"), what)
        if line.id in seen:
            yield Finding(checklist.id, (*path, "id"), f"the red line {line.id} stands here twice")
        seen.add(line.id)
        for part, atom in enumerate(line.when):
            yield from _check_atom(checklist, (*path, "when", part), atom.question, pack)
        yield from _check_kind(checklist, index, pack)


def _check_atom(checklist: Checklist, path: Path, question: str, pack: Pack) -> Iterator[Finding]:
    target = pack.questions.get(question)
    if target is None:
        what = f"no question is called {question}"
        yield Finding(checklist.id, (*path, "question"), what, suggest(question, pack.questions))
    elif not isinstance(target, Exposure | Safeguard):
        what = f"{question} is of kind {target.kind}; a red line reads exposures and safeguards"
        yield Finding(checklist.id, (*path, "question"), what)


def _check_kind(checklist: Checklist, index: int, pack: Pack) -> Iterator[Finding]:
    line = checklist.red_lines[index]
    has_safeguard = False
    for part, atom in enumerate(line.when):
        target = pack.questions.get(atom.question)
        path = ("red_lines", index, "when", part)
        has_safeguard = has_safeguard or isinstance(target, Safeguard)
        if isinstance(target, Exposure) and atom.at_least is None:
            yield Finding(checklist.id, path, "an exposure is read with `at_least`")
        if isinstance(target, Safeguard) and atom.below is None:
            yield Finding(checklist.id, path, "a safeguard is read with `below`")
    if has_safeguard == (line.kind == "absolute"):
        what = "an absolute red line reads exposures only; a curable one needs a safeguard"
        yield Finding(checklist.id, ("red_lines", index, "kind"), what)

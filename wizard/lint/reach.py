"""Whether every question can be reached and every red line crossed, by trying answers.

Only the questions a condition names matter to it. They are tried in all combinations of the
answers that tests can tell apart; beyond MAX_TRIALS combinations nothing is claimed.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from math import prod
from typing import get_args

from wizard.lint.finding import Finding
from wizard.lint.walk import placed_questions, tests_of
from wizard.model.assessment import Form, Stage, Value
from wizard.model.checklist import Atom, Question
from wizard.model.condition import All, AnyOf, Condition, Not, PartnershipTest, QuestionTest
from wizard.model.pack import Pack
from wizard.model.scale import (
    LEVELS,
    Bundle,
    Levels,
    MultipleChoice,
    Number,
    Percent,
    Scale,
    SingleChoice,
    YesNo,
    YesPartlyNo,
)
from wizard.scoring.answers.applicability import test_value
from wizard.scoring.answers.scale import ends_of, find_complaint, words_of

MAX_TRIALS = 20_000
_MAX_ITEMS = 8
"""Of more items than these in one condition only the first are tried in all combinations."""
_MAX_NAMED = 200
"""With a choice of two each, far fewer questions make more combinations than are tried."""


def find_unreachable(pack: Pack) -> list[Finding]:
    """Return questions no answers lead to, and red lines no answers cross."""
    findings = [
        Finding(
            placed.checklist,
            (*placed.path, "applies_when"),
            f"{placed.question.id} can never be reached: no answers make its condition true",
        )
        for placed in placed_questions(pack)
        if not _can_all_apply([placed.question.id], pack)
    ]
    findings += _find_empty_bundles(pack)
    for checklist in pack.checklists:
        for index, line in enumerate(checklist.red_lines):
            if not _can_be_crossed(line.when, pack):
                what = f"the red line {line.id} can never be crossed"
                path = ("red_lines", index, "when")
                findings.append(Finding(checklist.id, path, what, "compare its limits and scales"))
    return findings


def _find_empty_bundles(pack: Pack) -> Iterator[Finding]:
    for checklist, path, question in placed_questions(pack):
        scale = question.scale
        if isinstance(scale, Bundle):
            atoms = tuple(Atom(question=p.question, at_least=p.at_least) for p in scale.parts)
            if not _can_be_crossed(atoms, pack):
                what = f"the parts of {question.id} can never all hold"
                yield Finding(checklist, (*path, "scale", "parts"), what, "compare their limits")


def _can_be_crossed(atoms: tuple[Atom, ...], pack: Pack) -> bool:
    for atom in atoms:
        (_, least), (_, most) = ends_of(pack.questions[atom.question].scale)
        if atom.at_least is not None and most < atom.at_least:
            return False
        if atom.below is not None and least >= atom.below:
            return False
    # A safeguard that does not apply is no protection: only exposures must apply.
    return _can_all_apply([a.question for a in atoms if a.at_least is not None], pack)


def _can_all_apply(questions: list[str], pack: Pack) -> bool:
    tests = _all_tests(questions, pack)
    named = sorted({t.question for t in tests if isinstance(t, QuestionTest)})
    choices: dict[str, Sequence[Value | None]] = {
        fact: allowed
        for fact, allowed in (("stage", get_args(Stage)), ("form", get_args(Form)))
        if any(isinstance(t, PartnershipTest) and t.partnership == fact for t in tests)
    }
    for name in named:
        choices[name] = _telling_answers(pack.questions[name], tests)
        if prod(map(len, choices.values())) > MAX_TRIALS:
            return True
    trials = (
        _Trial(pack, dict(zip(choices, values, strict=True)))
        for values in product(*choices.values())
    )
    return any(all(map(trial.applies, questions)) for trial in trials)


def _all_tests(questions: list[str], pack: Pack) -> list[QuestionTest | PartnershipTest]:
    """Return the tests questions depend on; of too many to be tried, enough to tell that."""
    tests: list[QuestionTest | PartnershipTest] = []
    seen: set[str] = set()
    waiting = list(questions)
    while waiting and len(seen) < _MAX_NAMED:
        question = waiting.pop()
        if question not in seen:
            seen.add(question)
            found = [test for test, _ in tests_of(pack.questions[question].applies_when, ())]
            tests += found
            waiting += [test.question for test in found if isinstance(test, QuestionTest)]
    return tests


def _telling_answers(
    question: Question, tests: list[QuestionTest | PartnershipTest]
) -> list[Value | None]:
    own = [t for t in tests if isinstance(t, QuestionTest) and t.question == question.id]
    return [None, *_answers_on(question.scale, own)]


def _answers_on(scale: Scale, tests: list[QuestionTest]) -> Iterator[Value]:
    """Yield answers on a scale, at least one for each way in which the tests can turn out."""
    match scale:
        case Levels():
            yield from range(LEVELS)
        case YesNo() | YesPartlyNo():
            yield from words_of(scale)
        case SingleChoice():
            yield from (option.id for option in scale.options)
        case MultipleChoice():
            yield from _sets_of_items([item.id for item in scale.options], tests)
        case Number() | Percent():
            yield from (n for n in _numbers(scale, tests) if not find_complaint(scale, n))
        case _:
            yield "2000-01-01"
            yield from (str(word) for test in tests for word in (test.is_, *(test.is_one_of or ())))


def _sets_of_items(items: list[str], tests: list[QuestionTest]) -> Iterator[tuple[str, ...]]:
    named = [item for item in items if any(test.includes == item for test in tests)][:_MAX_ITEMS]
    others = [item for item in items if item not in named]
    for size in range(len(named) + 1):
        for chosen in combinations(named, size):
            yield chosen
            yield (*chosen, *others[:1])


def _numbers(scale: Number | Percent, tests: list[QuestionTest]) -> list[float]:
    """Return the limits of the tests and of the scale, and a number between each two of them."""
    ends = [end for end in (scale.minimum, scale.maximum) if end is not None]
    limits = sorted({0.0, *ends, *(at for at, _ in scale.corners), *_limits(tests)})
    between = [(low + high) / 2 for low, high in pairwise(limits)]
    return [limits[0] - 1, *limits, *between, limits[-1] + 1]


def _limits(tests: list[QuestionTest]) -> Iterator[float]:
    for test in tests:
        given = (test.at_least, test.at_most, test.is_, *(test.is_one_of or ()))
        yield from (float(limit) for limit in given if isinstance(limit, int | float))


class _Trial:
    """A raw answer for each question named, and `stage` and `form`; None stands for no answer."""

    def __init__(self, pack: Pack, values: Mapping[str, Value | None]) -> None:
        self._pack = pack
        self._values = values
        self._known: dict[str, bool] = {}

    def applies(self, question: str) -> bool:
        """Tell whether a question is asked; each is worked out once, however many name it."""
        if question not in self._known:
            condition = self._pack.questions[question].applies_when
            self._known[question] = condition is None or self._holds(condition)
        return self._known[question]

    def _holds(self, condition: Condition) -> bool:
        match condition:
            case All():
                return all(map(self._holds, condition.all))
            case AnyOf():
                return any(map(self._holds, condition.any))
            case Not():
                return not self._holds(condition.part)
            case PartnershipTest():
                wanted = condition.is_one_of or (condition.is_,)
                return self._values[condition.partnership] in wanted
            case QuestionTest():
                return self.applies(condition.question) and self._has(condition)

    def _has(self, test: QuestionTest) -> bool:
        value = self._values[test.question]
        if test.is_answered or value is None:
            return value is not None
        return test_value(test, value)

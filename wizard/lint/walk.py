"""Walk the questions and conditions of a pack together with their paths."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.model.checklist import Question
from wizard.model.condition import All, AnyOf, Condition, Not, PartnershipTest, QuestionTest
from wizard.model.pack import Pack

Path = tuple[str | int, ...]


class Placed(NamedTuple):
    """A question, the dimension of the checklist it stands in, and its path there."""

    checklist: str
    path: Path
    question: Question


def placed_questions(pack: Pack) -> Iterator[Placed]:
    """Yield every question in the order in which it is asked."""
    for checklist in pack.checklists:
        for s, section in enumerate(checklist.sections):
            for q, question in enumerate(section.questions):
                yield Placed(checklist.id, ("sections", s, "questions", q), question)


def tests_of(
    condition: Condition | None, path: Path
) -> Iterator[tuple[QuestionTest | PartnershipTest, Path]]:
    """Yield every test inside a condition with its path."""
    match condition:
        case All():
            for index, part in enumerate(condition.all):
                yield from tests_of(part, (*path, "all", index))
        case AnyOf():
            for index, part in enumerate(condition.any):
                yield from tests_of(part, (*path, "any", index))
        case Not():
            yield from tests_of(condition.part, (*path, "not"))
        case QuestionTest() | PartnershipTest():
            yield condition, path
        case None:
            return

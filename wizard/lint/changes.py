"""Whether the changes of an overlay refer to what its checklist has."""

from collections.abc import Iterator

from wizard.lint.finding import Finding
from wizard.model.checklist import Checklist, Section
from wizard.model.overlay import ChecklistChanges
from wizard.spelling import suggest


def find_misplaced(changes: ChecklistChanges, checklist: Checklist) -> Iterator[Finding]:
    """Yield every change that finds nothing to change, with its path in the overlay's file."""
    questions = [question.id for question in checklist.questions]
    removable = [*questions, *(line.id for line in checklist.red_lines)]
    for index, gone in enumerate(changes.remove):
        if gone not in removable:
            yield _stranger(
                changes, ("remove", index), f"nothing is called {gone}", gone, removable
            )
    for index, question in enumerate(changes.replace):
        if question.id not in questions:
            what = f"no question is called {question.id}"
            yield _stranger(changes, ("replace", index, "id"), what, question.id, questions)
    sections = {section.id: section for section in checklist.sections}
    for index, addition in enumerate(changes.add):
        path = ("add", index)
        section = sections.get(addition.section)
        if section is None:
            what = f"no section is called {addition.section}"
            yield _stranger(changes, (*path, "section"), what, addition.section, list(sections))
        elif addition.after is not None:
            yield from _check_after(changes, (*path, "after"), addition.after, section)


def _check_after(
    changes: ChecklistChanges, path: tuple[str | int, ...], after: str, section: Section
) -> Iterator[Finding]:
    known = [question.id for question in section.questions]
    if after not in known:
        what = f"the section {section.id} has no question {after}"
        yield _stranger(changes, path, what, after, known)


def _stranger(
    changes: ChecklistChanges,
    path: tuple[str | int, ...],
    what: str,
    name: str,
    known: list[str],
) -> Finding:
    return Finding(changes.id, path, what, suggest(name, known))

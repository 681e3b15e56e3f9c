"""An overlay: a folder that adds, replaces or removes questions of the shipped pack."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from wizard.model.base import Items, Record, SchemaVersion
from wizard.model.checklist import Checklist, Question, RedLine, Safeguard, Section
from wizard.model.move import Move
from wizard.model.pack import PackFile
from wizard.model.parameters import Parameters
from wizard.model.text import DottedId, FullLine, FullParagraph, Slug

Questions = Items[Annotated[Question, Field(discriminator="kind")]]


class Overlay(Record):
    """What `pack.yaml` of an overlay says."""

    kind: Literal["overlay"]
    schema_version: SchemaVersion
    id: Slug
    title: FullLine
    version: FullLine
    extends: Slug
    """The id of the shipped pack."""
    dimensions: Items[Slug] = ()
    """The order in which dimensions are asked, new ones included; as shipped if empty."""
    glossary: dict[FullLine, FullParagraph] = {}
    parameters: Parameters = Parameters()
    moves: Items[Move] = ()
    """What becomes of answers to questions the overlay takes away, before the pack's own moves."""

    def changes_to(self, file: PackFile) -> PackFile:
        """Return what the pack's own file says once the overlay lies over it."""
        return file.model_copy(
            update={
                "id": self.id,
                "title": self.title,
                "version": self.version,
                "dimensions": self.dimensions or file.dimensions,
                "glossary": {**file.glossary, **self.glossary},
                "parameters": file.parameters.changed_by(self.parameters),
                "moves": (*self.moves, *file.moves),
            }
        )


class Addition(Record):
    """Questions put into a section: after one of its questions, or at its end."""

    section: Slug
    after: DottedId | None = None
    questions: Annotated[Questions, Field(min_length=1)]


class ChecklistChanges(Record):
    """What an overlay changes in one checklist."""

    kind: Literal["checklist-changes"]
    schema_version: SchemaVersion
    id: Slug
    remove: Items[DottedId] = ()
    """Ids of questions and red lines; links to a removed exposure go with it."""
    replace: Questions = ()
    """Whole questions in the place of those with their ids."""
    add: Items[Addition] = ()
    sections: Items[Section] = ()
    """New sections, after the others."""
    red_lines: Items[RedLine] = ()
    """Red lines, new or in the place of those with their ids."""

    def changes_to(self, checklist: Checklist) -> Checklist:
        """Return the checklist with these changes; what they refer to must exist."""
        sections = tuple(self._section(section) for section in checklist.sections)
        new = {line.id: line for line in self.red_lines}
        kept = {line.id: line for line in checklist.red_lines if line.id not in self.remove}
        return checklist.model_copy(
            update={
                "sections": (*sections, *self.sections),
                "red_lines": tuple({**kept, **new}.values()),
            }
        )

    def _section(self, section: Section) -> Section:
        replaced = {question.id: question for question in self.replace}
        additions = [addition for addition in self.add if addition.section == section.id]
        questions: list[Question] = []
        for question in section.questions:
            if question.id not in self.remove:
                questions.append(replaced.get(question.id, question))
            for addition in additions:
                if addition.after == question.id:
                    questions += addition.questions
        for addition in additions:
            if addition.after is None:
                questions += addition.questions
        return section.model_copy(update={"questions": tuple(questions)})


def drop_links(checklist: Checklist, exposures: Iterable[str]) -> Checklist:
    """Return a checklist whose safeguards no longer name `exposures`."""
    gone = frozenset(exposures)
    sections = tuple(
        section.model_copy(
            update={"questions": tuple(_without(question, gone) for question in section.questions)}
        )
        for section in checklist.sections
    )
    return checklist.model_copy(update={"sections": sections})


def _without(question: Question, gone: frozenset[str]) -> Question:
    if not isinstance(question, Safeguard):
        return question
    kept = tuple(link for link in question.lowers if link.exposure not in gone)
    return question if kept == question.lowers else question.model_copy(update={"lowers": kept})

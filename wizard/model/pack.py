"""A pack: its own file and the checklists it names, in the order in which they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from wizard.model.base import Items, Record, SchemaVersion
from wizard.model.checklist import (
    Checklist,
    Exposure,
    Link,
    Question,
    RedLine,
    Safeguard,
    Section,
)
from wizard.model.condition import tested_questions
from wizard.model.move import Move
from wizard.model.parameters import Parameters
from wizard.model.review import ReviewRules
from wizard.model.text import FullLine, FullParagraph, Language, Slug


class PackFile(Record):
    """What `pack.yaml` says."""

    kind: Literal["pack"]
    schema_version: SchemaVersion
    id: Slug
    title: FullLine
    version: FullLine
    languages: Annotated[Items[Language], Field(min_length=1)]
    dimensions: Annotated[Items[Slug], Field(min_length=1)]
    glossary: dict[FullLine, FullParagraph] = {}
    parameters: Parameters = Parameters()
    review: ReviewRules = ReviewRules()
    moves: Items[Move] = ()
    """What becomes of answers to questions that have gone; in the order they are followed."""


@dataclass(frozen=True)
class Pack:
    """A pack with its checklists; `digest` is the SHA-256 of its files, as `sha256:…`."""

    file: PackFile
    checklists: tuple[Checklist, ...]
    digest: str
    """The same in every language."""
    language: str = ""
    """The language its texts were translated into; empty if they are as written."""

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Return every question by id, in the order in which they are asked."""
        return {q.id: q for checklist in self.checklists for q in checklist.questions}

    @cached_property
    def moved_questions(self) -> frozenset[str]:
        """Return the questions that are no longer asked and whose answers are moved or kept."""
        return frozenset(move.from_ for move in self.file.moves)

    @cached_property
    def sections(self) -> Mapping[str, tuple[Checklist, Section]]:
        """Return the checklist and section of every question, by its id."""
        return {
            question.id: (checklist, section)
            for checklist in self.checklists
            for section in checklist.sections
            for question in section.questions
        }

    @cached_property
    def red_lines(self) -> Mapping[str, RedLine]:
        """Return every red line by id."""
        return {line.id: line for checklist in self.checklists for line in checklist.red_lines}

    @cached_property
    def absolute_exposures(self) -> frozenset[str]:
        """Return the ids of questions an absolute red line reads; they cannot be set aside."""
        lines = (line for line in self.red_lines.values() if line.kind == "absolute")
        read = frozenset(atom.question for line in lines for atom in line.when)
        return read.union(*(self.questions[q].reads for q in read if q in self.questions))

    @cached_property
    def tested(self) -> frozenset[str]:
        """Return the ids of questions whose answers decide whether others apply."""
        conditions = (question.applies_when for question in self.questions.values())
        return frozenset(q for condition in conditions for q in tested_questions(condition))

    @cached_property
    def read_by(self) -> Mapping[str, tuple[Question, ...]]:
        """Return, by question id, the questions that are computed from it."""
        found: dict[str, list[Question]] = {}
        for question in self.questions.values():
            for read in question.reads:
                found.setdefault(read, []).append(question)
        return {read: tuple(questions) for read, questions in found.items()}

    @cached_property
    def answered_by(self) -> Mapping[str, tuple[tuple[Safeguard, Link], ...]]:
        """Return, for each exposure id, the safeguards that lower it with the link they use."""
        found: dict[str, list[tuple[Safeguard, Link]]] = {
            q.id: [] for q in self.questions.values() if isinstance(q, Exposure)
        }
        for question in self.questions.values():
            if not isinstance(question, Safeguard):
                continue
            for link in question.lowers:
                found.setdefault(link.exposure, []).append((question, link))
        return {exposure: tuple(pairs) for exposure, pairs in found.items()}

    def checklist(self, dimension: str) -> Checklist:
        """Return the checklist of a dimension; KeyError if the pack has none."""
        for checklist in self.checklists:
            if checklist.id == dimension:
                return checklist
        raise KeyError(dimension)

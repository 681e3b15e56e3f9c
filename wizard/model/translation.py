"""The texts of one checklist in another language, by id; whatever is missing stays as it was."""

from typing import Annotated, Literal

from pydantic import Field

from wizard.model.base import Items, Record, SchemaVersion
from wizard.model.scale import LEVELS, Meanings
from wizard.model.text import DottedId, FullLine, FullParagraph, Language, Slug


class PrecedentTexts(Record):
    """The texts of one precedent; parties, year and source stay."""

    title: FullLine
    clause: FullParagraph
    happened: FullParagraph


class QuestionTexts(Record):
    """The texts of one question."""

    label: FullLine | None = None
    text: FullParagraph | None = None
    why: FullParagraph | None = None
    look_at: Items[FullLine] = ()
    levels: Annotated[Items[FullParagraph], Field(min_length=LEVELS, max_length=LEVELS)] | None = (
        None
    )
    options: dict[Slug, FullParagraph] = {}
    meanings: Meanings | None = None
    unit: FullLine | None = None
    values_reason: FullParagraph | None = None
    threshold: FullParagraph | None = None
    incurable: FullParagraph | None = None
    lowers: dict[DottedId, FullParagraph] = {}
    """The reason of each link, by exposure."""
    good: FullParagraph | None = None
    weak: FullParagraph | None = None
    clause: FullParagraph | None = None
    fallback: FullParagraph | None = None
    precedents: Items[PrecedentTexts] = ()
    """In the order of the checklist; all of them, or none."""


class RedLineTexts(Record):
    """The texts of one red line."""

    title: FullLine
    reason: FullParagraph


class Translation(Record):
    """A file `i18n/LANGUAGE/DIMENSION.yaml`."""

    kind: Literal["translation"]
    schema_version: SchemaVersion
    language: Language
    id: Slug
    title: FullLine | None = None
    short: FullLine | None = None
    introduction: FullParagraph | None = None
    sections: dict[Slug, FullLine] = {}
    questions: dict[DottedId, QuestionTexts] = {}
    red_lines: dict[DottedId, RedLineTexts] = {}


class PackTranslation(Record):
    """A file `i18n/LANGUAGE/pack.yaml`."""

    kind: Literal["pack-translation"]
    schema_version: SchemaVersion
    language: Language
    title: FullLine | None = None
    glossary: dict[FullLine, FullParagraph] = {}
    """Whole: terms and their meanings."""

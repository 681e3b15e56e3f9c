"""The Spanish texts: complete at core depth, and still the same questions."""

from pathlib import Path

import pytest

from wizard.lint.translation import find_translation_faults
from wizard.model.checklist import Checklist
from wizard.model.pack import Pack
from wizard.model.translation import Translation
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.records import load_record

ROOT = Path(__file__).resolve().parents[2] / "checklists"
ENGLISH = load_pack(ROOT)
EACH = pytest.mark.parametrize(
    "checklist", ENGLISH.checklists, ids=[checklist.id for checklist in ENGLISH.checklists]
)


@pytest.fixture(scope="module")
def spanish() -> Pack:
    return load_pack(ROOT, "es")


@EACH
def test_core_questions_are_whole_in_spanish(checklist: Checklist) -> None:
    """Only full-depth questions are without a text; every other one has all of them."""
    translation = load_record(ROOT / "i18n" / "es" / f"{checklist.id}.yaml", Translation)
    said = [finding.what for finding in find_translation_faults(checklist, translation)]
    assert [what for what in said if not what.startswith("full questions")] == []


def test_nothing_of_a_screening_is_left_in_english(spanish: Pack) -> None:
    """A screening in Spanish shows no mark of the other language."""
    marked = [
        question.id
        for question in spanish.questions.values()
        if question.depth == "core" and "[en]" in str(question.plain())
    ]
    lines = [line.id for line in spanish.red_lines.values() if "[en]" in line.title + line.reason]
    titles = [c.id for c in spanish.checklists if "[en]" in c.title + c.introduction]
    assert (marked, lines, titles) == ([], [], [])


def test_glossary_is_whole_in_spanish(spanish: Pack) -> None:
    """Each term has its Spanish counterpart."""
    assert len(spanish.file.glossary) == len(ENGLISH.file.glossary)


def test_spanish_texts_fit_their_places(spanish: Pack) -> None:
    """Labels fit lists, questions fit the screen and ask."""
    core = [q for q in spanish.questions.values() if q.depth == "core"]
    too_long = [q.id for q in core if len(q.label) > 40 or len(q.text) > 240]
    silent = [q.id for q in core if not (q.text.count("¿") == 1 and q.text.rstrip().endswith("?"))]
    short = [c.id for c in spanish.checklists if len(c.short) > 14]
    assert (too_long, silent, short) == ([], [], [])

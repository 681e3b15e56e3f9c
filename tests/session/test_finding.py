"""Which question a search puts first."""

from pathlib import Path

import pytest

from wizard.session import Session
from wizard.session.creation import read_example
from wizard.session.finding import find_questions
from wizard.storage.packs.choice import PackChoice


@pytest.fixture
def session(tmp_path: Path) -> Session:
    file = tmp_path / "example.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    return Session.load(file, PackChoice())


def test_words_of_the_label_come_before_words_of_the_text(session: Session) -> None:
    """What stands in a list as its name is found first, though earlier questions mention it."""
    found = find_questions(session, "partner's  share of")
    assert (found[0], len(found) > 1) == ("economy.export-share", True)


def test_name_of_a_dimension_leads_to_its_questions(session: Session) -> None:
    """All its questions stand before those of others that only mention it."""
    found = find_questions(session, "technology")
    own = [question for question in found if question.startswith("technology.")]
    assert found[: len(own)] == own
    assert len(found) > len(own)


def test_no_words_find_all_in_order(session: Session) -> None:
    """Without words the list is the walk."""
    assert find_questions(session, " ") == list(session.shown_questions())

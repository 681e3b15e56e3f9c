"""The file itself in an interview: who else has it open, both sides' changes, recovery."""

from pathlib import Path

import pytest

from tests.cli_helpers import Conversation, Desk, make_desk
from tests.keeping_helpers import answered, edit, hidden_names
from wizard.storage.assessments import load_assessment
from wizard.storage.recovery import all_copies


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "desk").mkdir()
    return make_desk(tmp_path / "desk")


def value(desk: Desk, question: str) -> object:
    answer = load_assessment(desk.file)[0].answers.get(question)
    return answer.value if answer else None


# Locks


def test_second_interview_may_only_read(desk: Desk) -> None:
    """Whoever opens a file second learns who has it open, and no answer is taken."""
    with Conversation(desk), Conversation(desk) as second:
        refused = second.say("yes")
        left = second.leave()
    assert ("is open elsewhere" in second.greeting, "is open elsewhere" in refused) == (True, True)
    assert (left.code, "--take-over" in left.err, value(desk, "economy.loan")) == (4, True, None)


def test_answer_to_a_file_that_is_open_elsewhere_is_refused(desk: Desk) -> None:
    """A script does not write into a file somebody is working on, unless it is told to."""
    with Conversation(desk) as first:
        refused = desk.process("answer", "economy.share", "45")
        forced = desk.process("answer", "economy.share", "45", "--take-over")
        said = first.say("yes")
    assert (refused.code, "is open elsewhere" in refused.err, forced.code) == (4, True, 0)
    assert "economy.share" in said
    assert (value(desk, "economy.share"), value(desk, "economy.loan")) == (45, "yes")


def test_reading_takes_no_lock_and_needs_none(desk: Desk) -> None:
    """Commands that only read work while the file is open, and leave nothing beside it."""
    with Conversation(desk) as talk:
        codes = [desk.process(command).code for command in ("summary", "check")]
        held = hidden_names(desk.folder)
        talk.leave()
    assert desk.run("summary").code == 0
    assert (codes, held, hidden_names(desk.folder)) == ([0, 0], [".a.assessment.yaml.lock"], [])


def test_lock_of_a_killed_interview_stops_nobody(desk: Desk) -> None:
    """After a kill the file can be opened for work at once."""
    with Conversation(desk) as talk:
        talk.kill()
    assert desk.process("answer", "economy.share", "45").code == 0


# Both sides


def test_conflict_is_told_listed_and_decided(desk: Desk) -> None:
    """What both sides answered is said, listed with all sides, and decided by a line."""
    with Conversation(desk) as talk:
        talk.say("g economy.share")
        edit(desk.file, answers={"economy.share": answered(20)}, title="Theirs")
        said = talk.say("30")
        listed = talk.say("conflicts")
        decided = talk.say("theirs economy.share")
        left = talk.leave()
    assert ("Until you decide" in said, "title" in said) == (True, True)
    assert [line.split(": ")[-1] for line in listed.splitlines()[1:4]] == [
        "nothing",
        "30; medium",
        "20",
    ]
    assert ("0 left to decide" in decided, value(desk, "economy.share")) == (True, 20)
    assert (left.code, "Saved in" in left.out) == (0, True)


def test_words_about_conflicts_are_answers_where_there_are_none(desk: Desk) -> None:
    """Without a conflict `mine` and `recover` are what a person answers."""
    with Conversation(desk) as talk:
        talk.say("g economy.ministry")
        talk.say("mine and theirs")
        talk.leave()
    assert value(desk, "economy.ministry") == "mine and theirs"


# Not saved


def test_answers_that_cannot_be_saved_are_offered_next_time(desk: Desk) -> None:
    """What could not be saved is kept, said, looked at and brought back at the next opening."""
    away = desk.folder.with_name("away")
    with Conversation(desk) as talk:
        desk.folder.rename(away)
        said = talk.say("yes")
        left = talk.leave()
    away.rename(desk.folder)
    assert ("NOT SAVED" in said, left.code, value(desk, "economy.loan")) == (True, 4, None)
    with Conversation(desk) as talk:
        looked = talk.say("look")
        recovered = talk.say("recover")
        talk.leave()
    assert ("can be recovered" in talk.greeting, "economy.loan: nothing -> yes" in looked) == (
        True,
        True,
    )
    assert ("Recovered: 1" in recovered, value(desk, "economy.loan")) == (True, "yes")
    assert all_copies() == []


def test_next_answer_saves_what_was_refused(desk: Desk) -> None:
    """Once the disk gives way the next answer writes all, and nothing is left to recover."""
    away = desk.folder.with_name("away")
    with Conversation(desk) as talk:
        desk.folder.rename(away)
        talk.say("yes")
        kept = len(all_copies())
        away.rename(desk.folder)
        talk.say("food")
        left = talk.leave()
    assert (kept, all_copies(), left.code, value(desk, "economy.loan")) == (1, [], 0, "yes")


def test_what_is_not_wanted_back_is_put_away(desk: Desk) -> None:
    """Discarding makes the copy an earlier version of the file."""
    away = desk.folder.with_name("away")
    with Conversation(desk) as talk:
        desk.folder.rename(away)
        talk.say("yes")
        talk.leave()
    away.rename(desk.folder)
    with Conversation(desk) as talk:
        said = talk.say("discard")
        talk.leave()
    assert ("restore" in said, all_copies(), value(desk, "economy.loan")) == (True, [], None)
    assert hidden_names(desk.folder) == [".a.assessment.yaml.backup-000001"]


def test_deleted_file_is_said(desk: Desk) -> None:
    """If the file is deleted meanwhile, that is said, the answers are kept, and it ends with 4."""
    with Conversation(desk) as talk:
        desk.file.unlink()
        said = talk.say("yes")
        left = talk.leave()
    assert ("was deleted by another program" in said, left.code) == (True, 4)
    assert (len(all_copies()), desk.file.exists()) == (1, False)

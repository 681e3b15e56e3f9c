"""`recover`, and an interview, offer again what an earlier sitting left undecided."""

from pathlib import Path

import pytest

from tests.cli_helpers import Conversation, Desk, Outcome, call, is_one_sentence, make_desk
from tests.keeping_helpers import answered, edit, held_elsewhere
from wizard.session import Session
from wizard.session.aside import origin_place
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk whose file was left with two questions undecided, and one more answered."""
    desk = make_desk(tmp_path)
    session = Session.open(desk.file, load_pack(desk.pack))
    edit(desk.file, answers={"economy.share": answered(20), "security.consent": answered(2)})
    desk.file.rename(kept := tmp_path / "kept")
    session.answer("economy.share", 30)
    session.answer("security.consent", 1)
    kept.rename(desk.file)
    session.answer("security.bases", 1)
    session.close()
    return desk


def mine(desk: Desk) -> Path:
    return desk.folder / "a.mine-1.assessment.yaml"


def value(desk: Desk, question: str) -> object:
    answer = load_assessment(desk.file)[0].answers.get(question)
    return answer.value if answer else None


def recover(desk: Desk, *options: str) -> Outcome:
    return call("recover", desk.file, *options, "--pack", desk.pack)


def test_it_is_shown_with_all_sides_and_nothing_is_changed(desk: Desk) -> None:
    """`recover FILE` prints base, mine and theirs of each conflict, and how to decide."""
    before = desk.file.read_bytes(), mine(desk).read_bytes()
    said = recover(desk).out
    assert "a.mine-1.assessment.yaml, last changed" in said
    assert "economy.share:\n  base: nothing\n  mine: 30; medium\n  theirs: 20\n" in said
    assert f"Decide with: partnership-wizard recover {desk.file} --mine ID, or --theirs ID" in said
    assert (desk.file.read_bytes(), mine(desk).read_bytes()) == before


def test_it_is_decided_by_a_command(desk: Desk) -> None:
    """`--mine` and `--theirs` name what is to stand; after the last one the file holds all."""
    first = recover(desk, "--mine", "economy.share")
    left = value(desk, "economy.share"), mine(desk).exists()
    second = recover(desk, "--theirs", "security.consent")
    assert ("1 left" in first.out, left, "0 left" in second.out) == (True, (20, True), True)
    values = [value(desk, q) for q in ("economy.share", "security.consent", "security.bases")]
    assert (values, mine(desk).exists()) == ([30, 2, 1], False)


def test_all_can_be_decided_at_once(desk: Desk) -> None:
    """The options can be repeated and go together."""
    outcome = recover(desk, "--mine", "economy.share", "--mine", "security.consent")
    assert (outcome.code, value(desk, "economy.share"), value(desk, "security.consent")) == (
        0,
        30,
        1,
    )


def test_what_is_not_disputed_cannot_be_decided(desk: Desk) -> None:
    """Another question is refused in words that name those there are."""
    outcome = recover(desk, "--mine", "economy.loan")
    assert (outcome.code, is_one_sentence(outcome.err)) == (2, True)
    assert "Undecided: economy.share, security.consent." in outcome.err


def test_applying_says_what_is_to_be_decided(desk: Desk) -> None:
    """`--apply` decides nothing: it names what is disputed and how to decide."""
    outcome = recover(desk, "--apply")
    assert "Undecided: economy.share, security.consent." in outcome.out
    assert ("--theirs ID" in outcome.out, value(desk, "economy.share")) == (True, 20)


def test_applying_saves_what_is_not_disputed_any_more(desk: Desk) -> None:
    """Once both sides say the same, `--apply` brings in the rest of ours."""
    held = load_assessment(mine(desk))[0].answers
    same = {q: held[q].plain() for q in ("economy.share", "security.consent")}
    edit(desk.file, answers=same)
    assert "--apply" in recover(desk).out
    assert recover(desk, "--apply").code == 0
    assert (value(desk, "security.bases"), mine(desk).exists()) == (1, False)


def test_discarding_makes_it_an_earlier_version(desk: Desk) -> None:
    """`--discard` lets the file stand; what was ours can be had by `restore`."""
    outcome = recover(desk, "--discard")
    assert (outcome.code, value(desk, "economy.share")) == (0, 20)
    assert (mine(desk).exists(), origin_place(mine(desk)).exists()) == (False, False)
    assert "answers changed" in call("restore", desk.file).out


def test_what_cannot_be_offered_is_named_with_its_reason(desk: Desk) -> None:
    """A damaged file beside it is refused in words, with its place, and stays where it is."""
    origin_place(mine(desk)).write_text("kind: x\ntitle: [\n", encoding="utf-8")
    outcome = recover(desk)
    assert outcome.code == 0
    assert "a.mine-1.assessment.yaml cannot be offered again: " in outcome.out
    assert ".base:3:1: document: " in outcome.out
    assert (recover(desk, "--apply").code, mine(desk).exists()) == (0, True)


def test_interview_asks_again(desk: Desk) -> None:
    """An interview says what is undecided when it begins, lists it and takes the decision."""
    with Conversation(desk) as talk:
        listed = talk.say("conflicts")
        talk.say("mine economy.share")
        decided = talk.say("theirs security.consent")
        left = talk.leave()
    assert "Undecided: economy.share, security.consent." in talk.greeting
    assert "Type mine or theirs and its name, such as: mine economy.share." in talk.greeting
    assert "  mine: 30; medium" in listed
    assert ("0 left" in decided, "stands in a.assessment.yaml again" in decided) == (True, True)
    assert (left.code, value(desk, "economy.share"), value(desk, "security.consent")) == (0, 30, 2)


def test_lost_file_is_said_with_what_holds_its_answers(desk: Desk) -> None:
    """Where only our side is left, the sentence says where it lies and what to do with it."""
    desk.file.unlink()
    for options in ((), ("--apply",), ("--discard",)):
        outcome = recover(desk, *options)
        assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)
        assert f"{mine(desk)} holds what was last answered" in outcome.err
    assert mine(desk).exists()


def test_nothing_is_discarded_that_somebody_has_open(desk: Desk) -> None:
    """Whoever has the file open may count on what lies beside it."""
    with held_elsewhere(desk.file):
        outcome = recover(desk, "--discard")
    assert (outcome.code, is_one_sentence(outcome.err), mine(desk).exists()) == (4, True, True)


def test_deciding_and_discarding_do_not_go_together(desk: Desk) -> None:
    """Neither is done where both are asked for."""
    outcome = recover(desk, "--discard", "--mine", "economy.share")
    assert (outcome.code, mine(desk).exists(), value(desk, "economy.share")) == (2, True, 20)

"""`answer`: what may be typed for each kind of question, and what is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Desk, call, is_one_sentence, make_desk, read_strictly
from tests.storage_helpers import WORKED_EXAMPLE


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("security.bases", "0", 0),
        ("security.bases", "3", 3),
        ("security.bases", " 4 ", 4),
        ("economy.share", "45", 45),
        ("economy.share", "45.5", 45.5),
        ("economy.share", "45,5", 45.5),
        ("economy.share", ",5", 0.5),
        ("economy.share", "45%", 45),
        ("economy.share", "45 %", 45),
        ("economy.share", "100", 100),
        ("economy.rate", "-1.5", -1.5),
        ("economy.rate", "-1,5", -1.5),
        ("economy.rate", "1 000", 1000),
        ("economy.rate", "1\u202f000,5", 1000.5),
        ("economy.rate", "3 points", 3),
        ("economy.loan", "yes", "yes"),
        ("economy.loan", "No", "no"),
        ("economy.loan", "1", "yes"),
        ("economy.loan", "2", "no"),
        ("economy.market", "bound", "bound"),
        ("economy.market", "OPEN", "open"),
        ("economy.market", "2", "bound"),
        ("economy.sectors", "food", ["food"]),
        ("economy.sectors", "food,ports", ["food", "ports"]),
        ("economy.sectors", "1, 3", ["food", "ports"]),
        ("economy.sectors", "1;mines", ["food", "mines"]),
        ("economy.sectors", "2 2 mines", ["mines"]),
        ("economy.sectors", "none", []),
        ("economy.sectors", "0", []),
        ("economy.ministry", "Trade: the ministry # 1", "Trade: the ministry # 1"),
        ("economy.ministry", "no", "no"),
        ("economy.ministry", "1..3", "1..3"),
        ("economy.ministry", "2026-01-31", "2026-01-31"),
        ("economy.signed", "2026-01-31", "2026-01-31"),
    ],
)
def test_value_is_on_disk_as_it_was_meant(
    desk: Desk, question: str, typed: str, value: object
) -> None:
    """Each way of writing an answer ends as the same value in a file the program accepts."""
    outcome = desk.answer(question, typed)
    assert (outcome.code, outcome.err) == (0, "")
    kept = desk.kept(question)
    assert ("answered", value) == (kept["state"], kept["value"])


@pytest.mark.parametrize(("typed", "value"), [("partly", "partly"), ("2", "partly"), ("3", "no")])
def test_partly_may_be_typed_where_it_is_offered(tmp_path: Path, typed: str, value: str) -> None:
    """A question of yes, partly and no takes its words and their numbers."""
    file = tmp_path / "w.assessment.yaml"
    file.write_bytes((WORKED_EXAMPLE / "worked.assessment.yaml").read_bytes())
    assert call("answer", file, "security.o2", typed, "--pack", WORKED_EXAMPLE).code == 0
    assert value == read_strictly(file)["answers"]["security.o2"]["value"]


@pytest.mark.parametrize(
    ("question", "typed", "low", "high"),
    [
        ("security.bases", "1..3", 1, 3),
        ("security.bases", "1 .. 3", 1, 3),
        ("security.bases", "1…3", 1, 3),
        ("security.bases", "1 to 3", 1, 3),
        ("economy.share", "40..50", 40, 50),
        ("economy.share", "40,5..50.5", 40.5, 50.5),
        ("economy.rate", "-2..3", -2, 3),
    ],
)
def test_range_is_on_disk_with_both_ends(
    desk: Desk, question: str, typed: str, low: float, high: float
) -> None:
    """A range of levels or numbers is kept with its two ends and without a value."""
    assert desk.answer(question, typed).code == 0
    kept = desk.kept(question)
    assert ("range", low, high) == (kept["state"], kept["low"], kept["high"])
    assert "value" not in kept


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("security.bases", "3", "security.bases: Level 3: Leased\n"),
        ("economy.share", "45,5", "economy.share: 45.5 %\n"),
        ("economy.loan", "1", "economy.loan: Yes\n"),
        ("economy.sectors", "3,1", "economy.sectors: Food; Ports\n"),
        ("economy.sectors", "none", "economy.sectors: none of them\n"),
    ],
)
def test_answer_is_said_back_in_words(desk: Desk, question: str, typed: str, said: str) -> None:
    """What was understood is printed with the question's id, in the words of the checklist."""
    assert said == desk.answer(question, typed).out


def test_range_is_said_back_with_both_ends(desk: Desk) -> None:
    """A range is said back with both ends and the unit."""
    said = desk.answer("economy.share", "40..50,5").out
    assert (said.split()[2], said[-7:]) == ("40", "50.5 %\n")


# Refusals


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        ("security.bases", "5", "0, 1, 2, 3, 4"),
        ("security.bases", "-1", "0, 1, 2, 3, 4"),
        ("security.bases", "1.5", "0, 1, 2, 3, 4"),
        ("security.bases", "high", "0, 1, 2, 3, 4"),
        ("security.bases", "", "0, 1, 2, 3, 4"),
        ("security.bases", "1..9", "from 0 to 4"),
        ("security.bases", "0.5..3", "from 0 to 4"),
        ("security.bases", "3..1", "1..3"),
        ("security.bases", "2..2", "1..3"),
        ("security.bases", "a..b", "40..50"),
        ("economy.share", "abc", "45 or 45.5"),
        ("economy.share", "", "45 or 45.5"),
        ("economy.share", "1e1", "45 or 45.5"),
        ("economy.share", "nan", "45 or 45.5"),
        ("economy.share", "inf", "45 or 45.5"),
        ("economy.share", "1.000,5", "45 or 45.5"),
        ("economy.share", "101", "at most 100 %"),
        ("economy.share", "-1", "at least 0 %"),
        ("economy.share", "90..120", "at most 100 %"),
        ("economy.loan", "maybe", "1 (yes), 2 (no)"),
        ("economy.loan", "partly", "1 (yes), 2 (no)"),
        ("economy.loan", "0", "1 (yes), 2 (no)"),
        ("economy.loan", "1..2", "1 (yes), 2 (no)"),
        ("economy.market", "shut", "1 (open), 2 (bound)"),
        ("economy.market", "3", "1 (open), 2 (bound)"),
        ("economy.sectors", "food,oil", "2 (mines)"),
        ("economy.sectors", "4", "2 (mines)"),
        ("economy.sectors", "", "none"),
        ("economy.sectors", "none,food", "2 (mines)"),
        ("economy.signed", "31.1.2026", "2026-01-31"),
        ("economy.signed", "2026-02-30", "2026-01-31"),
        ("economy.signed", "", "2026-01-31"),
    ],
)
def test_wrong_answer_is_refused_with_what_was_expected(
    desk: Desk, question: str, typed: str, expected: str
) -> None:
    """A wrong answer ends with 3 and one sentence; the file is unchanged to the byte."""
    before = desk.file.read_bytes()
    outcome = desk.answer(question, typed)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (3, "", True)
    assert expected in outcome.err
    assert before == desk.file.read_bytes()


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("economy.ministry", ""),
        ("economy.ministry", "   "),
        ("economy.rate", "12345678901234567890"),
        ("economy.rate", "9" * 5_000),
        ("economy.rate", "1.." + "9" * 400 + ".5"),
        ("economy.rate", "0." + "0" * 400 + "1"),
    ],
    ids=["empty", "blank", "20 digits", "5000 digits", "endless range", "tiny"],
)
def test_extreme_answer_never_spoils_the_file(desk: Desk, question: str, typed: str) -> None:
    """Whether it is accepted or refused, an extreme answer leaves a file that can be read."""
    outcome = desk.answer(question, typed)
    assert outcome.code in (0, 3)
    assert (desk.run("check").code, desk.run("summary").err) == (0, "")


# What surrounds the value


def wording(desk: Desk, question: str) -> Any:
    kept = desk.kept(question)
    return kept["asked"], kept.get("chosen")


def test_wording_is_kept_with_the_answer(desk: Desk) -> None:
    """The question and the level chosen stand in the file as they were worded."""
    desk.given(("security.bases", "3"))
    assert wording(desk, "security.bases") == ("How free are foreign bases?", "Leased")


def test_scored_answer_begins_with_medium_confidence(desk: Desk) -> None:
    """A scored answer without a stated confidence is of medium confidence."""
    desk.given(("economy.share", "45"))
    assert desk.kept("economy.share")["confidence"] == "medium"


def test_context_answer_has_no_confidence(desk: Desk) -> None:
    """A fact that scores nothing gets no confidence by itself."""
    desk.given(("economy.loan", "yes"))
    assert "confidence" not in desk.kept("economy.loan")


def test_last_answer_counts(desk: Desk) -> None:
    """A second answer to a question replaces the first."""
    desk.given(("security.bases", "3"), ("security.bases", "1..2"), ("security.bases", "4"))
    kept = desk.kept("security.bases")
    assert (kept["state"], kept["value"]) == ("answered", 4)
    assert not {"low", "high"} & set(kept)


def test_answering_updates_the_time_of_change(desk: Desk) -> None:
    """The time of the last change moves; the time of creation does not."""
    before = desk.data()
    after = desk.given(("economy.share", "45")).data()
    assert before["created"] == after["created"]
    assert before["updated"] != after["updated"]

"""Assessments that do not fit their pack: everything is kept, nothing unfit is scored."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Desk, call, make_desk, read_strictly
from tests.storage_helpers import WORKED_EXAMPLE, place_of


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def answers(desk: Desk, *blocks: str) -> Desk:
    """Write answers by hand, one line each."""
    return desk.append("answers:\n" + "".join(f"  {block}\n" for block in blocks))


def summary(desk: Desk) -> Any:
    """Return the summary as data; it must be computed without complaint."""
    outcome = desk.run("summary", "--format", "json")
    notes = [line.startswith("partnership-wizard: Note: ") for line in outcome.err.splitlines()]
    assert (outcome.code, all(notes)) == (0, True)
    return json.loads(outcome.out)


def problems(desk: Desk) -> list[Any]:
    """Return what `check` finds wrong; it must find something."""
    outcome = desk.run("check", "--json")
    assert (outcome.code, outcome.err) == (3, "")
    found: list[Any] = json.loads(outcome.out)["problems"]
    return found


def figures(desk: Desk) -> Any:
    """Return what a summary says about risk, gain and completeness."""
    found = summary(desk)
    names = ("risk", "opportunity", "completeness", "recommendation", "red_lines", "safeguards")
    return {name: found[name] for name in names}


def without_wording(found: Any) -> Any:
    """Return figures without how the answers behind them are put in words."""
    if isinstance(found, dict):
        return {name: without_wording(part) for name, part in found.items() if name != "answer"}
    return [without_wording(part) for part in found] if isinstance(found, list) else found


# Questions the pack does not have


STRANGER = 'economy.shares: {state: answered, value: 45, note: "kept"}'


def test_unknown_question_is_reported_with_its_likely_spelling(desk: Desk) -> None:
    """`check` locates an answer to a question that does not exist and says what may be meant."""
    answers(desk, STRANGER)
    (problem,) = problems(desk)
    line, _ = place_of(desk.text(), "economy.shares")
    assert ("answers.economy.shares", line) == (problem["path"], problem["line"])
    assert problem["hint"] == "did you mean `economy.share`?"


def test_unknown_question_is_kept_aside(desk: Desk) -> None:
    """After another answer, the one to an unknown question is still in the file, apart."""
    answers(desk, STRANGER).answer("economy.share", "40")
    data = read_strictly(desk.file)
    aside = data["set_aside"]["economy.shares"]
    assert (aside["why"], aside["answer"]["value"], aside["answer"]["note"]) == ("gone", 45, "kept")
    assert list(data["answers"]) == ["economy.share"]


def test_unknown_question_scores_nothing(desk: Desk, tmp_path: Path) -> None:
    """An answer to an unknown question changes no figure, and the summary names it."""
    (tmp_path / "other").mkdir()
    blank = figures(make_desk(tmp_path / "other"))
    answers(desk, STRANGER)
    assert blank == figures(desk)
    assert "economy.shares" in " ".join(summary(desk)["differences"])


# Values outside their options


OUTSIDE = [
    ("economy.market", "closed", "open, bound"),
    ("economy.share", "140", "at most 100"),
    ("economy.sectors", "[food, oil]", "food, mines, ports"),
    ("economy.signed", '"2026-02-30"', "2026-01-31"),
    ("security.bases", "7", "from 0 to 4"),
    ("security.consent", "7", "from 0 to 4"),
    ("security.consent", '"3"', "from 0 to 4"),
]
outside = pytest.mark.parametrize(("question", "value", "expected"), OUTSIDE)


@outside
def test_value_outside_its_options_is_located(
    desk: Desk, question: str, value: str, expected: str
) -> None:
    """`check` locates a value its question does not allow, and says what it does allow."""
    answers(desk, f"{question}: {{state: answered, value: {value}, confidence: high}}")
    (problem,) = problems(desk)
    place = place_of(desk.text(), "value: " + value)
    assert f"answers.{question}.value" == problem["path"]
    assert (place[0], place[1] + len("value: ")) == (problem["line"], problem["column"])
    assert expected in problem["what"]


@outside
def test_value_outside_its_options_counts_as_open(
    desk: Desk, tmp_path: Path, question: str, value: str, expected: str
) -> None:
    """A value its question does not allow changes no figure against an unanswered question."""
    (tmp_path / "other").mkdir()
    blank = figures(make_desk(tmp_path / "other"))
    answers(desk, f"{question}: {{state: answered, value: {value}, confidence: high}}")
    assert without_wording(blank) == without_wording(figures(desk))


def test_value_outside_its_options_is_never_lost(desk: Desk) -> None:
    """Answering another question keeps a value that is not understood in the file."""
    answers(desk, "economy.market: {state: answered, value: closed}")
    assert desk.answer("economy.share", "40").code == 0
    assert read_strictly(desk.file)["answers"]["economy.market"]["value"] == "closed"


# Not applicable where an absolute red line reads


EXCUSED = (
    'economy.loan: {state: answered, value: "yes"}',
    "economy.debt: {state: not-applicable, reason: no loan}",
)


def test_not_applicable_on_an_absolute_red_line_is_reported(desk: Desk) -> None:
    """`check` refuses that a question an absolute red line reads is declared not applicable."""
    answers(desk, *EXCUSED)
    (problem,) = problems(desk)
    assert problem["path"] == "answers.economy.debt"
    assert "absolute red line" in problem["what"]


def test_not_applicable_on_an_absolute_red_line_counts_as_open(desk: Desk) -> None:
    """The red line stays unknown, and the question is one of those to find out first."""
    found = summary(answers(desk, *EXCUSED))
    states = {line["id"]: line["state"] for line in found["red_lines"]}
    assert states["economy.severe-debt"] == "unknown"
    assert "economy.debt" in [entry["id"] for entry in found["find_out_first"]]


# Words YAML programs disagree about


@pytest.mark.parametrize("word", ["no", "yes"])
def test_unquoted_yes_or_no_is_accepted_as_an_answer(desk: Desk, word: str) -> None:
    """`value: no` without quotes is the answer no, not a truth value and not an error."""
    answers(desk, f"economy.loan: {{state: answered, value: {word}}}")
    assert word == desk.given(("economy.share", "40")).kept("economy.loan")["value"]


def test_yes_and_no_are_written_in_quotes(desk: Desk) -> None:
    """What the program writes cannot be taken for a truth value by other YAML programs."""
    desk.given(("economy.loan", "no"))
    assert 'value: "no"' in desk.text()


# Another pack than the one the assessment was made with


def test_other_pack_is_named_in_the_summary() -> None:
    """A summary computed with another pack works and says which pack is which."""
    file = WORKED_EXAMPLE / "worked.assessment.yaml"
    outcome = call("summary", file, "--format", "json")
    (difference, *_) = json.loads(outcome.out)["differences"]
    notes = [line.startswith("partnership-wizard: Note: ") for line in outcome.err.splitlines()]
    assert (outcome.code, all(notes)) == (0, True)
    assert "worked-example 1.0.0" in difference
    assert "partnership" in difference


def test_other_pack_is_named_in_the_text(desk: Desk) -> None:
    """The printed summary ends with a note on the difference."""
    outcome = call("summary", WORKED_EXAMPLE / "worked.assessment.yaml", "--pack", desk.pack)
    assert "Note: Made with the pack worked-example 1.0.0, read with small." in outcome.out


def test_other_pack_is_advice_to_check(desk: Desk) -> None:
    """`check` locates the name of the pack and names the option that helps."""
    outcome = call("check", desk.file)
    line, column = place_of(desk.text(), "id: small\n  version")
    assert f"{desk.file}:{line}:{column + 4}: pack.id: " in outcome.out
    assert "--pack" in outcome.out


def test_other_version_is_named_in_the_summary(tmp_path: Path) -> None:
    """An assessment made with another version of the pack says both versions."""
    desk = make_desk(tmp_path, pack={"id": "small", "version": "0.9"})
    (difference,) = summary(desk)["differences"]
    assert "0.9" in difference
    assert "1.0" in difference


def test_changed_pack_is_named_in_the_summary(tmp_path: Path) -> None:
    """A pack changed under the same version is noticed by its digest."""
    desk = make_desk(tmp_path, pack={"id": "small", "version": "1.0", "digest": "sha256:0"})
    (difference,) = summary(desk)["differences"]
    assert "changed" in difference


def test_reworded_question_is_named_in_the_summary(desk: Desk) -> None:
    """A question worded differently since it was answered is named, and keeps its answer."""
    desk.given(("economy.share", "45"))
    file = desk.pack / "economy.yaml"
    file.write_text(file.read_text().replace("What share of exports", "How much of our exports"))
    assert "economy.share" in " ".join(summary(desk)["differences"])
    assert desk.kept("economy.share")["asked"] == "What share of exports goes to the partner?"

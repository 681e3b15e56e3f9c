"""Judged links and difficulties that do not fit the pack are found at their place."""

from pathlib import Path

import pytest

from tests.cli_helpers import Desk, make_desk
from tests.storage_helpers import SMALL_PACK, make_assessment
from wizard.lint.answers import find_misfits
from wizard.lint.finding import Finding
from wizard.storage.packs.loading import load_pack

REVIEW, SHARE, DEBT = "economy.review", "economy.share", "economy.debt"


def judgement(safeguard: str, exposure: str, potency: str) -> dict[str, str]:
    """Return one entry of `link_judgements`."""
    given = {"safeguard": safeguard, "exposure": exposure, "potency": potency}
    return {**given, "reason": "Never once invoked."}


def misfits(*entries: dict[str, str], **fields: object) -> list[Finding]:
    """Return what does not fit the small pack."""
    assessment = make_assessment(link_judgements=list(entries), **fields)
    return find_misfits(load_pack(SMALL_PACK), assessment)


def only(*entries: dict[str, str]) -> Finding:
    """Return the one thing that does not fit."""
    (found,) = misfits(*entries)
    return found


@pytest.mark.parametrize(("exposure", "potency"), [(SHARE, "none"), (DEBT, "none"), (DEBT, "weak")])
def test_lowered_link_fits(exposure: str, potency: str) -> None:
    """A link of the pack may be judged weaker, or without effect."""
    assert misfits(judgement(REVIEW, exposure, potency)) == []


def test_unknown_safeguard() -> None:
    """A safeguard that does not exist is named, with the likely one."""
    found = only(judgement("economy.reveiw", SHARE, "none"))
    assert (found.path, found.what, found.hint) == (
        ("link_judgements", 0, "safeguard"),
        "no safeguard is called economy.reveiw",
        "did you mean `economy.review`?",
    )


def test_unknown_exposure() -> None:
    """An exposure that does not exist is named, with the likely one."""
    found = only(judgement(REVIEW, "economy.shares", "none"))
    assert (found.path, found.what, found.hint) == (
        ("link_judgements", 0, "exposure"),
        "no exposure is called economy.shares",
        "did you mean `economy.share`?",
    )


def test_question_of_another_kind() -> None:
    """An exposure is no safeguard, and a safeguard no exposure: both are said."""
    found = misfits(judgement(SHARE, REVIEW, "none"))
    assert [finding.path[-1] for finding in found] == ["safeguard", "exposure"]


def test_safeguard_that_does_not_lower_the_exposure() -> None:
    """Where there is no link there is nothing to judge; those there are, are named."""
    found = only(judgement("security.consent", SHARE, "none"))
    assert found.path == ("link_judgements", 0)
    assert found.what == "security.consent does not lower economy.share: there is no link to judge"
    assert found.hint == "it is lowered by: economy.review"


def test_raised_link_is_refused() -> None:
    """A weak link cannot be judged moderate."""
    found = only(judgement(REVIEW, SHARE, "moderate"))
    assert (found.path, found.severity) == (("link_judgements", 0, "potency"), "error")
    assert found.what == "would raise the link from weak to moderate: a judgement only lowers"
    assert found.hint == "write none, or take it out"


def test_equal_potency_is_advised_against() -> None:
    """A judgement that says what the pack says changes nothing, which is no fault."""
    found = only(judgement(REVIEW, SHARE, "weak"))
    assert (found.path[-1], found.severity) == ("potency", "advice")


def test_each_entry_is_placed() -> None:
    """The second entry is found at the second place."""
    sound = judgement(REVIEW, SHARE, "none")
    found = misfits(sound, judgement(REVIEW, "economy.shares", "none"))
    assert [finding.path[1] for finding in found] == [1]


def test_difficulty_of_an_unknown_safeguard() -> None:
    """A difficulty belongs to a safeguard that exists."""
    (found,) = misfits(difficulty={"economy.reviews": 2, REVIEW: 3})
    assert (found.path, found.what, found.hint) == (
        ("difficulty", "economy.reviews"),
        "no safeguard is called economy.reviews",
        "did you mean `economy.review`?",
    )


# In a file


def desk(folder: Path, text: str) -> Desk:
    """Return a desk whose assessment ends with some text."""
    return make_desk(folder).append(text)


RAISED = """\
link_judgements:
- safeguard: economy.review
  exposure: economy.share
  potency: moderate
  reason: It was used twice.
"""


def test_raised_link_is_found_in_its_line(tmp_path: Path) -> None:
    """`check` ends with 3 and names line and path."""
    of = desk(tmp_path, RAISED)
    outcome = of.run("check")
    line = next(n for n, said in enumerate(of.text().splitlines(), 1) if "potency" in said)
    assert outcome.code == 3
    assert f"{of.file}:{line}:" in outcome.out
    assert "link_judgements[0].potency" in outcome.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("moderate", "strong", "`strong` is not one of none, weak, moderate"),
        ("  reason: It was used twice.\n", "", "reason: this required key is missing"),
        ("It was used twice.", '" "', "must not be blank"),
        ("potency: moderate", "potency: 0.5", "potency"),
        ("  potency", "  strength: 1\n  potency", "unknown key `strength`"),
    ],
)
def test_entry_of_the_wrong_form_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Entries are strict: known words, a reason, no other keys."""
    outcome = desk(tmp_path, RAISED.replace(old, new)).run("check")
    assert (outcome.code, said in outcome.out) == (3, True), outcome.out


def test_link_judged_twice_is_refused(tmp_path: Path) -> None:
    """A link can be judged once only."""
    twice = RAISED + RAISED.partition("\n")[2]
    outcome = desk(tmp_path, twice).run("check")
    assert outcome.code == 3
    assert "economy.review on economy.share is judged twice" in outcome.out


@pytest.mark.parametrize("value", ["0", "4", "2.5", "hard", "null"])
def test_difficulty_is_a_whole_number_from_1_to_3(tmp_path: Path, value: str) -> None:
    """Anything else is refused at its place."""
    outcome = desk(tmp_path, f"difficulty: {{economy.review: {value}}}\n").run("check")
    assert (outcome.code, "difficulty.economy.review" in outcome.out) == (3, True)


def test_raised_link_in_a_file_is_without_effect(tmp_path: Path) -> None:
    """A file with a judgement that would raise a link is scored as without it."""
    of = make_desk(tmp_path).given(("economy.share", "45"), ("economy.review", "4"))
    before = of.run("explain", "risk.residual").out
    assert of.append(RAISED).run("explain", "risk.residual").out == before

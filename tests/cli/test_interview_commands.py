"""`interview`: each letter that is a command, and each answer that is not understood."""

from pathlib import Path

import pytest

from tests.cli_helpers import Desk, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def talk(desk: Desk, *typed: str) -> str:
    """Return what the interview says to some lines before `q`; it must end well."""
    outcome = desk.run("interview", typed="".join(f"{line}\n" for line in (*typed, "q")))
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def replies(desk: Desk, *typed: str) -> list[str]:
    """Return what is said to each line in turn, from the first prompt on."""
    return [reply.strip() for reply in talk(desk, *typed).split("> ")[1:-1]]


def place(desk: Desk, *typed: str) -> str:
    """Return the question asked last after some lines."""
    lines = [line for line in talk(desk, *typed).splitlines() if line.startswith("[")]
    return lines[-1][1 : lines[-1].index("]")]


# Answers


@pytest.mark.parametrize(
    ("typed", "value"), [("yes", "yes"), ("2", "no"), ("NO", "no"), (" 1 ", "yes")]
)
def test_answer_is_said_back_and_recorded(desk: Desk, typed: str, value: str) -> None:
    """An answer by word or number is said back in words and is on disk."""
    (reply,) = replies(desk, typed)
    assert reply.startswith(f"Recorded: {value.capitalize()}\n")
    assert value == desk.kept("economy.loan")["value"]


@pytest.mark.parametrize("typed", ["maybe", "3", "0", "1..2", "yes please"])
def test_wrong_answer_is_explained_and_asked_again(desk: Desk, typed: str) -> None:
    """A wrong answer is answered with the choices; the question stays, and stays open."""
    (reply,) = replies(desk, typed)
    assert "1 (yes), 2 (no)" in reply
    assert (place(desk, typed), desk.kept("economy.loan")) == ("economy.loan", None)


def test_choices_are_offered_under_numbers(desk: Desk) -> None:
    """The options stand under their numbers, and what may be typed is said."""
    lines = talk(desk, "g security.bases").splitlines()
    assert {"  0  Not there", "  4  Sovereign", "Type 0 to 4, or a command."} <= set(lines)


@pytest.mark.parametrize("typed", ["", "   "])
def test_empty_line_changes_nothing(desk: Desk, typed: str) -> None:
    """An empty line is neither an answer nor a step, and the way on is said."""
    (reply,) = replies(desk, typed)
    assert "s skips" in reply
    assert (place(desk, typed), desk.kept("economy.loan")) == ("economy.loan", None)


def test_text_answer_may_look_like_a_number(desk: Desk) -> None:
    """Any text is an answer where text is asked for."""
    talk(desk, "g economy.ministry", "12..13")
    assert desk.kept("economy.ministry")["value"] == "12..13"


# Going elsewhere


def test_b_goes_back_and_shows_the_answer(desk: Desk) -> None:
    """`b` goes back to the question before and says what was answered."""
    reply = replies(desk, "yes", "b")[-1]
    assert "[economy.loan]" in reply
    assert "So far: Yes" in reply


def test_b_at_the_first_question_says_so(desk: Desk) -> None:
    """There is nothing before the first question."""
    assert "first question" in replies(desk, "b")[0]


def test_s_at_the_last_question_says_so(desk: Desk) -> None:
    """There is nothing after the last question; the ways on are said."""
    assert "last question" in replies(desk, "g security.consent", "s")[-1]


def test_s_leaves_the_question_open(desk: Desk) -> None:
    """`s` goes on without an answer."""
    assert place(desk, "s") == "economy.sectors"
    assert desk.kept("economy.loan") is None


@pytest.mark.parametrize(
    ("typed", "found"), [("g security.bases", "security.bases"), ("g cons", "security.consent")]
)
def test_g_goes_to_a_question(desk: Desk, typed: str, found: str) -> None:
    """`g` takes an id, or a part of it that fits one question only."""
    assert found == place(desk, typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("g security.base2", "did you mean `security.bases`?"),
        ("g zzz", "zzz"),
        ("g economy", "economy"),
        ("g", "No question"),
    ],
)
def test_g_to_nowhere_stays_and_says_so(desk: Desk, typed: str, said: str) -> None:
    """A question that is not found, or not clear, is named with what may be meant."""
    assert said in replies(desk, typed)[0]
    assert place(desk, typed) == "economy.loan"


def test_o_goes_to_the_next_open_question(desk: Desk) -> None:
    """`o` passes over what is answered, and begins again after the last one."""
    desk.given(("economy.sectors", "none"))
    assert place(desk, "o") == "economy.rate"
    assert place(desk, "g security.consent", "o") == "economy.loan"


def test_question_that_stops_applying_is_not_asked(desk: Desk) -> None:
    """A no to the loan means that its conditions are not asked about."""
    assert place(desk, "no", "g economy.share", "45") == "economy.market"


# About the answer


@pytest.mark.parametrize("typed", [["n seen in draft 4"], ["n", "seen in draft 4"]], ids=len)
def test_n_keeps_a_note(desk: Desk, typed: list[str]) -> None:
    """`n` takes the note on the same line or on the next; on yes and no, `n` alone is no."""
    talk(desk, "g economy.share", *typed)
    assert desk.kept("economy.share")["note"] == "seen in draft 4"


@pytest.mark.parametrize("typed", [["c high"], ["c", "high"]], ids=len)
def test_c_sets_the_confidence(desk: Desk, typed: list[str]) -> None:
    """`c` takes the word on the same line or on the next."""
    desk.given(("economy.loan", "yes"))
    talk(desk, "g economy.loan", *typed)
    assert desk.kept("economy.loan")["confidence"] == "high"


def test_c_refuses_another_word(desk: Desk) -> None:
    """A word that is no confidence is answered with those there are."""
    assert "low, medium, high, certain" in replies(desk, "c sure")[0]
    assert desk.kept("economy.loan") is None


def test_e_keeps_evidence_with_its_grade(desk: Desk) -> None:
    """`e` asks for the source and then its grade."""
    talk(desk, "e", "Draft 4, Art. 2", "a1", "e Minutes", "")
    first, second = desk.kept("economy.loan")["evidence"]
    assert (
        first["source"],
        first["reliability"],
        first["credibility"],
    ) == ("Draft 4, Art. 2", "A", 1)
    assert (second["source"], second.get("reliability")) == ("Minutes", None)


@pytest.mark.parametrize(
    "typed",
    [["e", "Draft 4", "Z9"], ["e", "", ""], ["e", "x" * 2_000, ""]],
    ids=["wrong grade", "no source", "too long"],
)
def test_e_refuses_what_cannot_be_kept(desk: Desk, typed: list[str]) -> None:
    """Evidence that cannot be kept is refused by a sentence, and the interview goes on."""
    said = talk(desk, *typed, "yes")
    assert "Evidence kept." not in said
    assert "Recorded: Yes" in said
    assert "evidence" not in desk.kept("economy.loan")


@pytest.mark.parametrize(("letter", "state"), [("u", "unknown"), ("x", "not-applicable")])
@pytest.mark.parametrize("in_one", [True, False])
def test_state_with_its_reason_is_kept(desk: Desk, letter: str, state: str, in_one: bool) -> None:
    """`u` and `x` take the reason on the same line or on the next, and go on."""
    typed = [f"{letter} no data"] if in_one else [letter, "no data"]
    assert place(desk, *typed) == "economy.sectors"
    kept = desk.kept("economy.loan")
    assert (state, "no data") == (kept["state"], kept["reason"])


@pytest.mark.parametrize("letter", ["u", "x"])
def test_state_without_a_reason_is_refused(desk: Desk, letter: str) -> None:
    """A blank reason is refused, and the question stays open."""
    assert "reason" in talk(desk, letter, "").split("> ")[1]
    assert (place(desk, letter, ""), desk.kept("economy.loan")) == ("economy.loan", None)


def test_x_is_refused_where_an_absolute_red_line_reads(desk: Desk) -> None:
    """A question an absolute red line reads cannot be argued away in conversation."""
    desk.given(("economy.loan", "yes"))
    assert "absolute red line" in talk(desk, "g economy.debt", "x no loan")
    assert desk.kept("economy.debt") is None


def test_d_takes_the_answer_back(desk: Desk) -> None:
    """`d` leaves the question without an answer."""
    assert "taken back" in replies(desk, "yes", "b", "d")[-1]
    assert desk.kept("economy.loan") is None


# Telling


def test_question_mark_explains_the_question(desk: Desk) -> None:
    """`?` says why the question matters and what to read."""
    reply = replies(desk, "g economy.share", "?")[-1]
    assert "Why: A large share is a lever." in reply
    assert "Look at: Customs data" in reply


def test_r_tells_the_result_so_far(desk: Desk) -> None:
    """`r` prints the summary as it stands, an answer given just now included."""
    reply = replies(desk, "yes", "g economy.debt", "4", "r")[-1]
    assert "CROSSED (absolute): Severe conditional debt" in reply
    assert "DO NOT PROCEED" in reply


def test_h_lists_every_command(desk: Desk) -> None:
    """`h` names each letter that is understood."""
    reply = " ".join(replies(desk, "h")[0].split())
    letters = ["? why", "s skip", "b back", "g ID", "o next", "c conf", "n note", "e evid"]
    letters += ["u unknown", "x not", "d delete", "r result", "q quit"]
    assert [letter for letter in letters if letter not in reply] == []

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


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        (["n seen in draft 4"], "seen in draft 4"),
        (["n", "seen", "", "in draft 4", "."], "seen\n\nin draft 4"),
        (["n", "q", "."], "q"),
        (["n", "not ended"], "not ended\nq"),
    ],
)
def test_n_keeps_a_note(desk: Desk, typed: list[str], note: str) -> None:
    """`n` takes the note on its line, or on several up to a dot or the end of input."""
    talk(desk, "g economy.share", *typed)
    assert desk.kept("economy.share")["note"] == note


@pytest.mark.parametrize(
    ("typed", "note"), [(["n", "."], "old"), (["n", "-", "."], ""), (["n", "new", "."], "new")]
)
def test_note_is_replaced_kept_or_taken_out(desk: Desk, typed: list[str], note: str) -> None:
    """A new note takes the place of the old one, nothing keeps it, a dash takes it out."""
    talk(desk, "45", "g economy.share", "n old", *typed)
    assert desk.kept("economy.share").get("note", "") == note


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
    """`e` asks for source, place, date, address and grade; all but the first may stay empty."""
    said = talk(
        desk,
        *("e", "Draft 4", "Art. 2", "2026-01", "https://example.org", "ta1"),
        *("e Minutes", "", "", "", ""),
    )
    first, second = desk.kept("economy.loan")["evidence"]
    assert first == {
        "source": "Draft 4",
        "locator": "Art. 2",
        "date": "2026-01",
        "address": "https://example.org",
        "primary": True,
        "reliability": "A",
        "credibility": 1,
    }
    assert second == {"source": "Minutes", "primary": False}
    assert "source completely reliable, information confirmed elsewhere" in said


def test_e_edit_changes_one_item(desk: Desk) -> None:
    """An empty line keeps a field of the item that is changed, a dash empties it."""
    talk(desk, *("e Draft 4", "Art. 2", "2026", "", "B2", "e Minutes", "", "", "", ""))
    talk(desk, *("e edit 1", "Draft 5", "-", "", "", "C3"))
    first, second = desk.kept("economy.loan")["evidence"]
    assert first == {
        "source": "Draft 5",
        "date": "2026",
        "primary": False,
        "reliability": "C",
        "credibility": 3,
    }
    assert second == {"source": "Minutes", "primary": False}


def test_e_drop_removes_one_item(desk: Desk) -> None:
    """`e drop 1` removes the first item; an item that is not there is said."""
    said = talk(desk, *("e Draft 4", "", "", "", "", "e Minutes", "", "", "", "", "e drop 1"))
    assert [item["source"] for item in desk.kept("economy.loan")["evidence"]] == ["Minutes"]
    assert "1  Minutes" in said
    assert "no item 7" in talk(desk, "e drop 7")


def test_e_copy_takes_over_the_evidence_before(desk: Desk) -> None:
    """`e copy` adds the evidence of the nearest earlier answer, once."""
    said = talk(desk, *("e Draft 4", "", "", "", "", "yes", "s", "e copy", "e copy"))
    assert [item["source"] for item in desk.kept("economy.rate")["evidence"]] == ["Draft 4"]
    assert "stays as it was" in said


@pytest.mark.parametrize(
    "typed",
    [["e", ""], ["e", "x" * 2_000, ""]],
    ids=["no source", "too long"],
)
def test_e_refuses_what_cannot_be_kept(desk: Desk, typed: list[str]) -> None:
    """Evidence that cannot be kept is refused by a sentence, and the interview goes on."""
    said = talk(desk, *typed, "yes")
    assert "Evidence kept." not in said
    assert "Recorded: Yes" in said
    assert "evidence" not in desk.kept("economy.loan")


def test_e_asks_again_for_what_is_wrong(desk: Desk) -> None:
    """A wrong date or grade is asked for again; nothing typed before is lost. `?` explains."""
    said = talk(desk, "e", "Draft 4", "", "May", "2026", "", "Z9", "?", "B2")
    (item,) = desk.kept("economy.loan")["evidence"]
    assert (item["source"], item["date"], item["reliability"]) == ("Draft 4", "2026", "B")
    assert "Write 2026" in said
    assert "such as B2" in said
    assert "D not usually reliable" in " ".join(said.split())


@pytest.mark.parametrize(("letter", "state"), [("k", "unknown"), ("x", "not-applicable")])
@pytest.mark.parametrize("in_one", [True, False])
def test_state_with_its_reason_is_kept(desk: Desk, letter: str, state: str, in_one: bool) -> None:
    """`k` and `x` take the reason on the same line or on the next, and go on."""
    typed = [f"{letter} no data"] if in_one else [letter, "no data"]
    assert place(desk, *typed) == "economy.sectors"
    kept = desk.kept("economy.loan")
    assert (state, "no data") == (kept["state"], kept["reason"])


@pytest.mark.parametrize("letter", ["k", "x"])
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
    for said in ("A large share is a lever.", "- Customs data", "Lowered by these safeguards"):
        assert said in reply
    assert "Review clause: open [economy.review]" in reply


def test_question_mark_tells_links_as_they_stand(desk: Desk) -> None:
    """The state of a linked question is the present one; clause and fall-back are told too."""
    reply = replies(desk, "g economy.review", "3", "g economy.share", "?")[-1]
    assert "Review clause: binding [economy.review]" in reply
    reply = replies(desk, "g economy.review", "?")[-1]
    for said in ("A good one", "A weak one", "The parties review the text each year.", "residual"):
        assert said in reply


def test_r_tells_the_result_so_far(desk: Desk) -> None:
    """`r` tells residual, interval, red lines, what is known, verdict, and what moved last."""
    reply = " ".join(replies(desk, "yes", "g economy.debt", "4", "r")[-1].split())
    for said in (
        "Residual: 52.1, moderate to critical; between 31.5 and 100.0.",
        "Red lines: 1 crossed (Severe conditional debt), 1 open.",
        "Known: ",
        "Verdict: do not proceed (provisional).",
        "The last change moved: residual",
        "red line crossed: Severe conditional debt",
    ):
        assert said in reply


def test_r_names_both_ends_of_an_open_verdict(desk: Desk) -> None:
    """While open questions can change the verdict, `r` says from what to what."""
    assert "nothing is known yet" in replies(desk, "r")[-1]
    reply = " ".join(replies(desk, "g economy.share", "10", "r")[-1].split())
    assert "(provisional; best case " in reply
    assert ", worst case do not proceed)" in reply


def test_r_all_tells_the_summary(desk: Desk) -> None:
    """`r all` prints the summary as it stands, an answer given just now included."""
    reply = replies(desk, "yes", "g economy.debt", "4", "r all")[-1]
    assert "CROSSED (absolute): Severe conditional debt" in reply
    assert "DO NOT PROCEED" in reply


def test_h_lists_every_command(desk: Desk) -> None:
    """`h` names each letter that is understood."""
    reply = " ".join(replies(desk, "h")[0].split())
    letters = ["? why", "s skip", "b back", "g go", "o on", "l list", "c conf", "n note", "e evid"]
    letters += ["k cannot", "x not", "d delete", "u undo", "y redo", "r result", "v review"]
    letters += ["q quit", "/n, always"]
    assert [letter for letter in letters if letter not in reply] == []


def test_result_says_that_nothing_moved(desk: Desk) -> None:
    """A change that moves nothing says so, and none says nothing."""
    assert "The last change moved: nothing." in replies(desk, "c high", "r")[-1]
    assert "moved" not in replies(desk, "r")[-1]


def test_l_lists_the_section(desk: Desk) -> None:
    """`l` tells every question of the section with its answer, and marks the present one."""
    lines = replies(desk, "yes", "l")[-1].splitlines()
    assert lines[0] == "Economy / Facts"
    assert "  Loan [economy.loan]: Yes" in lines
    assert "* Sectors [economy.sectors]: Open" in lines


def test_v_tells_what_to_look_at_again(desk: Desk) -> None:
    """`v` tells the worst first and how many more there are; `v all` tells all."""
    short, everything = replies(desk, "v", "v all")
    assert "and 1 more: v all" in short
    assert "unsupported" not in short
    assert everything.count("\n- ") + 1 == 11


def test_u_takes_back_and_goes_there(desk: Desk) -> None:
    """`u` undoes the last change and asks its question again; `y` brings it back."""
    said = replies(desk, "yes", "none", "u", "y")
    assert said[2].startswith("Undone.")
    assert "[economy.sectors]" in said[2]
    assert desk.kept("economy.sectors")["value"] == []
    assert "Nothing to undo." in replies(desk, "u")[0]


# What could be both


@pytest.mark.parametrize(("typed", "value"), [("n", "no"), ("y", "yes"), ("/n", None)])
def test_answer_goes_before_the_command(desk: Desk, typed: str, value: str | None) -> None:
    """Where n and y are answers they are; with a slash `n` is the note everywhere."""
    talk(desk, typed, ".")
    kept = desk.kept("economy.loan")
    assert (kept["value"] if kept else None) == value


def test_slash_makes_a_command_anywhere(desk: Desk) -> None:
    """Every letter works with a slash too."""
    assert place(desk, "/s", "/b", "/o") == "economy.sectors"
    assert "Commands" not in replies(desk, "/h")[0]
    assert "skip" in replies(desk, "/h")[0]


@pytest.mark.parametrize("typed", ["q", "u", "k not disclosed", "?"])
def test_text_that_looks_like_a_command_is_asked_back(desk: Desk, typed: str) -> None:
    """Where a text is asked for, what could be either is neither: both ways to say it are told."""
    said = talk(desk, "g economy.ministry", typed, "/q")
    assert f'The command: /{typed}  The text: "{typed}"' in said
    assert desk.kept("economy.ministry") is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('"q"', "q"),
        ('"k not disclosed"', "k not disclosed"),
        ('"/q"', "/q"),
        ('"Trade"', '"Trade"'),
        ("/trade", "/trade"),
        ("Ministry of n", "Ministry of n"),
        ('"', '"'),
    ],
)
def test_any_text_can_be_said(desk: Desk, typed: str, value: str) -> None:
    """In quotes a text that looks like a command is the text; other texts are as they stand."""
    talk(desk, "g economy.ministry", typed)
    assert desk.kept("economy.ministry")["value"] == value


def test_command_works_where_a_text_is_asked_for(desk: Desk) -> None:
    """With a slash every command works on a question that takes a text."""
    talk(desk, "g economy.ministry", "/k not disclosed")
    assert desk.kept("economy.ministry")["reason"] == "not disclosed"


# Words


def test_g_finds_by_words(desk: Desk) -> None:
    """`g` finds a question by words of its text; several are offered by number."""
    assert place(desk, "g firm review") == "economy.review"
    said = talk(desk, "g handbook")
    assert "No question" in said
    assert place(desk, "g economy", "3") == "economy.rate"
    assert "fits 9 questions" in replies(desk, "g economy", "")[0]
    assert place(desk, "g economy", "99") == "economy.loan"

"""The whole job by keys at a real terminal: set up, answer, leave, come back, save the summary."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal_helpers import CTRL_Q, ENTER, ESC, F2, TAB, Terminal, at_terminal
from wizard.model.assessment import Assessment
from wizard.model.summary import Summary
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.history import read_history
from wizard.storage.reading.records import parse_record

pytestmark = pytest.mark.terminal

NAME = "a-port-deal.assessment.yaml"
DIALOG = "Enter keeps"
"""Stands at the bottom of every dialog for one line."""


@dataclass(frozen=True)
class Journey:
    """What the program left behind and showed on the way."""

    codes: tuple[int, ...]
    first_screen: str
    after_two_answers: Assessment
    reopened: str
    assessment: Assessment
    summary: Summary
    names: list[str]
    history: set[str]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """Drive the program through the job, in two sittings."""
    folder = tmp_path_factory.mktemp("desk")
    with at_terminal(cwd=folder) as terminal:
        terminal.shows("No assessment in this folder yet", "Every answer is saved")
        first_screen = terminal.text
        set_up(terminal)
        answer_in_place(terminal, "4", "0,5", "question 2 of")
        answer_in_place(terminal, "6", "0", "question 3 of")
        after_two = read(folder)
        write_note(terminal)
        terminal.press_and_see("3", "question 4 of")
        say_unknown(terminal)
        terminal.press(CTRL_Q)
        first_code = terminal.ends()
    with at_terminal("open", NAME, cwd=folder) as terminal:
        terminal.shows("question 5 of")
        terminal.shows("looked at")
        reopened = terminal.text
        terminal.press_and_see("2", "question 6 of")
        terminal.press_and_see("s", "Summary: A port deal")
        terminal.press_and_see("w", "Saved ")
        terminal.press(CTRL_Q)
        second_code = terminal.ends()
    raw = (folder / "a-port-deal.summary.yaml").read_bytes()
    return Journey(
        codes=(first_code, second_code),
        first_screen=first_screen,
        after_two_answers=after_two,
        reopened=reopened,
        assessment=read(folder),
        summary=parse_record(raw, "summary", Summary),
        names=sorted(path.name for path in folder.iterdir()),
        history={entry.key for entry in read_history(folder / NAME)},
    )


def set_up(terminal: Terminal) -> None:
    terminal.press_and_see("n", "Title ", "Dimensions in scope")
    for text in ("A port deal", "Lethmar", "Veldane", "The port treaty"):
        terminal.press_and_see(text, text)
        terminal.press(TAB)
    terminal.press_and_see(F2, "question 1 of", gone="Dimensions in scope")


def answer_in_place(terminal: Terminal, first: str, rest: str, then: str) -> None:
    terminal.press_and_see(first, f"{first}_")
    terminal.press_and_see(rest, f"{first}{rest}_")
    terminal.press_and_see(ENTER, then)


def write_note(terminal: Terminal) -> None:
    terminal.press_and_see("t", "Note: ", "keeps the note")
    terminal.press("first line", ENTER)
    terminal.press_and_see("second line", "second line")
    terminal.press_and_see(ESC, "question 3 of", gone="keeps the note")


def say_unknown(terminal: Terminal) -> None:
    terminal.press_and_see("k", "transparency gap", DIALOG)
    terminal.press_and_see("annex withheld", "annex withheld")
    terminal.press_and_see(ENTER, "question 5 of", gone=DIALOG)


def read(folder: Path) -> Assessment:
    return load_assessment(folder / NAME)[0]


def test_first_screen_offers_a_new_assessment_and_the_example(journey: Journey) -> None:
    """In an empty folder the program says so, and how to begin or to look at the example."""
    assert [
        words
        for words in ("n  assesses a partnership", "x  opens a complete, invented example")
        if words in journey.first_screen
    ] == ["n  assesses a partnership", "x  opens a complete, invented example"]


def test_set_up_is_in_the_file(journey: Journey) -> None:
    """The facts typed into the form stand in the file, under a name made from the title."""
    facts = journey.assessment.partnership
    assert (
        journey.assessment.title,
        facts.us,
        facts.partner,
        facts.agreement,
    ) == ("A port deal", "Lethmar", "Veldane", "The port treaty")


def test_answers_are_on_disk_while_the_program_runs(journey: Journey) -> None:
    """What was answered stands in the file as soon as the next question is shown."""
    values = {
        question: answer.value for question, answer in journey.after_two_answers.answers.items()
    }
    assert values == {"economy.bound-access": 40.5, "economy.export-share": 60}


def test_answers_of_several_kinds_are_kept(journey: Journey) -> None:
    """Numbers, levels and an unknown with its reason are in the file after both sittings."""
    kept = {q: (a.state, a.value, a.reason) for q, a in journey.assessment.answers.items()}
    assert kept == {
        "economy.bound-access": ("answered", 40.5, ""),
        "economy.export-share": ("answered", 60, ""),
        "economy.rule-alignment": ("answered", 3, ""),
        "economy.third-state-measures": ("unknown", None, "annex withheld"),
        "economy.third-country-veto": ("answered", 2, ""),
    }


def test_note_keeps_its_lines(journey: Journey) -> None:
    """A note of two lines is in the file as two lines."""
    assert journey.assessment.answers["economy.rule-alignment"].note == "first line\nsecond line"


def test_reopening_goes_on_at_the_first_open_question(journey: Journey) -> None:
    """A second sitting begins with the first question nobody has answered."""
    assert "4 of " in journey.reopened.splitlines()[0]


def test_summary_is_saved_and_is_that_of_the_assessment(journey: Journey) -> None:
    """The summary saved by a key is a sound record about this assessment and its file."""
    about = journey.summary.assessment
    assert (journey.assessment.id, "A port deal", NAME) == (about.id, about.title, about.file)


def test_summary_lists_what_could_not_be_established(journey: Journey) -> None:
    """What was marked unknown is a transparency gap of the saved summary."""
    gaps = [(gap.id, gap.reason) for gap in journey.summary.transparency_gaps]
    assert gaps == [("economy.third-state-measures", "annex withheld")]


def test_nothing_else_is_left_in_the_folder(journey: Journey) -> None:
    """After the work the folder shows assessment and summary; no lock or temporary file is left."""
    seen = [name for name in journey.names if not name.startswith(".")]
    hidden = [name for name in journey.names if name.startswith(f".{NAME}.")]
    assert (seen, hidden) == (
        [NAME, "a-port-deal.summary.yaml"],
        [f".{NAME}.backup-000001", f".{NAME}.backup-000002", f".{NAME}.history"],
    )


def test_every_answer_is_in_the_history(journey: Journey) -> None:
    """What was answered in both sittings is in the history kept beside the file."""
    assert journey.history >= journey.assessment.answers.keys()


def test_leaving_ends_with_code_0(journey: Journey) -> None:
    """Ctrl+Q leaves both sittings with exit code 0."""
    assert journey.codes == (0, 0)

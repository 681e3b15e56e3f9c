"""Awkward text in every field: kept letter by letter, and shown as nothing but text everywhere."""

import json
import re
from pathlib import Path

import pytest

from tests.cli_helpers import Desk, call, make_desk, read_strictly
from tests.naughty import LINES, PARAGRAPHS, REFUSED, as_line
from tests.naughty_records import everywhere, full, poison
from tests.storage_helpers import (
    make_assessment,
    make_pack,
    open_session,
    problems_of,
    write_assessment,
)
from tests.terminal_helpers import (
    CTRL_B,
    CTRL_Q,
    CTRL_S,
    ENTER,
    ESC,
    F1,
    Terminal,
    at_terminal,
    is_whole,
)
from wizard.errors import InvalidAnswerError
from wizard.model.assessment import Assessment, Evidence
from wizard.model.summary import Summary
from wizard.storage.assessments import AssessmentWriter, load_assessment
from wizard.storage.disk.beside import hidden_beside
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.emit import emit
from wizard.storage.reading.records import parse_record
from wizard.visible import FORBIDDEN_IN_PARAGRAPH, visible

_COMMAND = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0B]|[=>78M])")
_POINTER = "\x1b]22;default\x1b\\"


# Kept


def test_every_text_is_kept_letter_by_letter(tmp_path: Path) -> None:
    """Whatever text stands in all fields, the file that is written reads back the same."""
    path = tmp_path / "a.assessment.yaml"
    for text in PARAGRAPHS:
        assessment = make_assessment(**everywhere(text))
        AssessmentWriter(path).save(assessment)
        assert load_assessment(path)[0] == assessment, repr(text[:60])


def test_every_text_given_to_a_session_is_on_disk(tmp_path: Path) -> None:
    """Notes, reasons, answers and evidence handed over by a screen are in the file as they were."""
    session = open_session(tmp_path, depth="full")
    for text in PARAGRAPHS:
        line = full(as_line(text))[:900]
        item = Evidence(source=line, locator=line, address=line)
        session.mark_unknown("economy.loan", full(text))
        session.annotate("economy.loan", note=text, evidence=(item,))
        answer = load_assessment(session.path)[0].answers["economy.loan"]
        found = (answer.reason, answer.note, answer.evidence)
        assert found == (full(text), text, (item,)), repr(text[:60])


@pytest.mark.parametrize("name", REFUSED)
def test_controlling_text_is_refused_in_every_field(name: str) -> None:
    """Text that would drive a terminal is refused in each field, with its place."""
    sound = emit(make_assessment(**everywhere("sound")).plain())
    fields = list(re.finditer(r": sound$", sound, re.MULTILINE))
    assert len(fields) > 15
    for match in fields:
        quoted = '"' + "".join(f"\\U{ord(sign):08X}" for sign in REFUSED[name]) + '"'
        damaged = f"{sound[: match.start()]}: {quoted}{sound[match.end() :]}"
        problems = problems_of(damaged, Assessment)
        assert "control character U+" in problems[0].what
        assert problems[0].line == sound.count("\n", 0, match.start()) + 1


@pytest.mark.parametrize("name", REFUSED)
def test_controlling_text_never_enters_a_session(tmp_path: Path, name: str) -> None:
    """The session refuses such text in words, and the file stays as it is."""
    session = open_session(tmp_path)
    before = session.path.read_bytes()
    with pytest.raises(InvalidAnswerError, match="control character"):
        session.annotate("economy.loan", note=REFUSED[name])
    with pytest.raises(InvalidAnswerError, match="control character"):
        session.mark_unknown("economy.loan", REFUSED[name])
    assert session.path.read_bytes() == before


# Shown by commands


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with awkward text in the checklists and in the assessment."""
    facts = {**everywhere("\n".join(LINES[:40])), "out_of_scope": []}
    desk = make_desk(tmp_path, **facts)
    poison(desk.pack)
    return desk


def flat(text: str) -> str:
    return "".join(text.split())


def test_pack_shows_each_text_letter_by_letter(desk: Desk) -> None:
    """Every text of a poisoned pack is printed by `checklists show` as it stands in the pack."""
    for question in load_pack(desk.pack).questions.values():
        shown = call("checklists", "show", question.id, "--pack", desk.pack)
        assert shown.code == 0
        for text in (question.text, question.why, *question.look_at):
            assert flat(visible(text)) in flat(shown.out)


@pytest.mark.parametrize(
    "words",
    [
        ["summary"],
        ["summary", "--format", "yaml"],
        ["summary", "--format", "json"],
        ["summary", "--format", "markdown"],
        ["summary", "--format", "html"],
        ["explain"],
        ["explain", "--whole"],
        ["explain", "--whole", "--json"],
        ["weights"],
        ["weights", "--equal"],
        ["migrate"],
        ["migrate", "--write"],
        ["recover"],
        ["interview"],
        ["check"],
        ["check", "--json"],
    ],
    ids=" ".join,
)
def test_commands_print_awkward_text_and_nothing_else(desk: Desk, words: list[str]) -> None:
    """No command fails on it, and none prints a control character."""
    outcome = desk.run(words[0], *words[1:], typed="?\ns\nr\nh\n")
    assert outcome.code == 0
    assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.out + outcome.err) == []


def test_commands_on_two_files_print_awkward_text_and_nothing_else(desk: Desk) -> None:
    """Nor does what compares, merges or tells what was changed."""
    facts = {**everywhere("\n".join(LINES[:40])), "out_of_scope": [], "analyst": "[/b]\\ <b>"}
    other = write_assessment(desk.folder / "[b]\n.assessment.yaml", **facts)
    merged = desk.folder / "m\x1b.assessment.yaml"
    packs: list[str | Path] = ["--pack", desk.pack]
    commands: list[list[str | Path]] = [
        ["compare", desk.file, other, *packs],
        ["compare", desk.file, other, "--json", *packs],
        ["merge", desk.file, other, "-o", merged, *packs],
        ["answer", other, "economy.ministry", "[/b]\x1b]2;x\x07", "--note", "a\tb", *packs],
        ["history", other],
        ["restore", other],
        ["restore", other, "1"],
        ["history", other, "--json"],
        ["checklists", "list", *packs],
        ["checklists", "list", "--json", *packs],
    ]
    for words in commands:
        outcome = call(*words)
        assert outcome.code == 0, words[0]
        assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.out + outcome.err) == [], words[0]


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_saved_summary_is_read_back_the_same(desk: Desk, tmp_path: Path, form: str) -> None:
    """A summary full of awkward text reads back as the same data in both formats."""
    target = tmp_path / f"s.{form}"
    assert desk.run("summary", "-o", target).code == 0
    record = parse_record(target.read_bytes(), "s", Summary)
    assert record.assessment.title == load_assessment(desk.file)[0].title
    assert read_strictly(target)["kind"] == "partnership-summary"


# Shown on screens


def walk(desk: Desk) -> Terminal:
    terminal = at_terminal("open", desk.file, "--pack", desk.pack, cwd=desk.folder, size=(160, 50))
    terminal.shows("question ")
    terminal.rests(0.3)
    return terminal


def controls_in(terminal: Terminal) -> list[str]:
    """Return the controls among what was sent, but for the sequences that draw a screen."""
    plain = _COMMAND.sub("", terminal.raw.decode().replace(_POINTER, ""))
    return FORBIDDEN_IN_PARAGRAPH.findall(plain.replace("\r", ""))


CTRL_P = "\x10"
SCREENS = (
    *((key, CTRL_B) for key in ("k", "x", "t", "e", "/", "f", "=")),
    *((key, "b") for key in ("s", "v", "w", "l", "d", "z", F1)),
    (CTRL_P, ESC),
)
"""The keys that open a dialog or a screen, each with the key that leaves it again."""


def test_no_screen_sends_anything_but_text(desk: Desk) -> None:
    """A walk through all questions and screens sends the terminal no control but its own."""
    entry = dict.fromkeys(
        ("time", "key", "before", "after", "how", "by"), "".join(REFUSED.values())
    )
    hidden_beside(desk.file, "history").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    hidden_beside(desk.file, "backup-000001").write_text(REFUSED["clipboard"], encoding="utf-8")
    with walk(desk) as terminal:
        for key, back in SCREENS:
            before = terminal.text
            terminal.press(key)
            terminal.until(lambda: terminal.text != before, f"what {key!r} opens")  # noqa: B023
            terminal.rests(0.1)
            terminal.press_and_see(back, "F1 keys  0-9", gone="Search for")
        for _ in range(11):
            terminal.press("n")
            terminal.rests(0.05)
        terminal.press("h")
        terminal.shows("Assessments in")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), is_whole(terminal.raw), terminal.commands()) == (0, True, [])
    assert controls_in(terminal) == []


def test_markup_is_on_the_screen_letter_by_letter(tmp_path: Path) -> None:
    """A title that is an action in markup is shown as it is, and a click on it does nothing."""
    text = "[@click=app.quit]x[/] [/b] [red]y"
    desk = make_desk(tmp_path, title=text)
    with walk(desk) as terminal:
        line = terminal.line_with(text)
        terminal.click(terminal.text.splitlines()[line].index("x[/]"), line)
        terminal.press_and_see("s", f"Summary: {text}")
        terminal.press_and_see("b", "question ")
        terminal.press(CTRL_Q)
        assert terminal.ends() == 0


def test_all_lines_pasted_into_a_note_are_kept(tmp_path: Path) -> None:
    """Every awkward line, pasted at a real terminal, is in the file letter by letter."""
    desk = make_desk(tmp_path)
    pasted = "\n".join(LINES)
    with walk(desk) as terminal:
        terminal.press_and_see("t", "keeps the note")
        terminal.press(f"\x1b[200~{pasted}\x1b[201~")
        terminal.press_and_see(CTRL_S, "Note kept.")
        terminal.press(CTRL_Q)
        assert terminal.ends() == 0
    assert load_assessment(desk.file)[0].answers["economy.loan"].note == pasted.strip("\n")


@pytest.mark.parametrize("name", ["clipboard", "C1 string", "override"])
def test_controlling_paste_is_cleaned_before_it_is_shown(tmp_path: Path, name: str) -> None:
    """What would drive the terminal is dropped from a paste: not kept, and never sent back."""
    desk = make_desk(tmp_path)
    with walk(desk) as terminal:
        terminal.press_and_see("k", "Enter keeps")
        terminal.press(f"\x1b[200~seen {REFUSED[name]}\x1b[201~")
        terminal.shows("seen ")
        terminal.rests(0.1)
        terminal.press_and_see(ENTER, "Recorded: ")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), terminal.commands()) == (0, [])
    assert controls_in(terminal) == []
    reason = load_assessment(desk.file)[0].answers["economy.loan"].reason
    assert FORBIDDEN_IN_PARAGRAPH.search(reason) is None


def test_small_pack_is_still_sound_when_poisoned(tmp_path: Path) -> None:
    """The poison changes texts only: the pack loads, and every line was put somewhere."""
    folder = make_pack(tmp_path / "small").path
    used = poison(folder)
    assert load_pack(folder).questions
    assert len(used) > 60

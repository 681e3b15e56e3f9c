"""Answer for hours in one sitting at a real terminal; watch memory and how quickly keys are obeyed.

    python tests/campaigns/soak.py --answers 20000

Answers the shipped checklists at full depth over and over, with a note or an undo now and then,
each key when the screen shows what the last one did. Said at the end: how much larger the process
was in the last tenth than after the first tenth, and how much slower; the exit code is 1 above a
tenth more memory, or above a quarter more time, which is what a busy machine alone can make.
"""

import argparse
import re
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

# Beside `python -m tests.campaigns.soak`, the file can be run by its name from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.storage_helpers import write_assessment
from tests.terminal_helpers import CTRL_Q, CTRL_S, ENTER, Terminal, at_terminal
from wizard.storage.assessments import load_assessment

MOST_GROWTH = 0.10
MOST_SLOWING = 0.25
_PLACE = re.compile(r"question (\d+)")
_CHOICE = re.compile(r"[(\[][ x●*✓]?[)\]] (\d) ")
_ENTRY = re.compile(r"\u2502  >  ")
_REFUSED = (" is not a", "The answer to")
_TAKEN = ("Recorded", *_REFUSED)
_QUIET = 0.05
_END = "the last question"


@dataclass
class Figures:
    """What was seen, answer by answer."""

    seconds: list[float] = field(default_factory=list)
    kilobytes: list[int] = field(default_factory=list)

    def growth(self) -> float:
        """Return by how much memory in the last tenth exceeds that after the first tenth."""
        tenth = len(self.kilobytes) // 10
        early, late = self.kilobytes[tenth : 2 * tenth], self.kilobytes[-tenth:]
        return statistics.median(late) / statistics.median(early) - 1

    def slowing(self) -> float:
        """Return by how much keys in the last tenth took longer than in the first tenth."""
        tenth = len(self.seconds) // 10
        return (
            statistics.median(self.seconds[-tenth:]) / statistics.median(self.seconds[:tenth]) - 1
        )


def sit(folder: Path, answers: int, figures: Figures, pack: Path | None = None) -> None:
    """Give `answers` answers in one sitting, beginning again after the last question."""
    file = write_assessment(folder / "a.assessment.yaml", depth="full")
    chosen: list[str | Path] = [] if pack is None else ["--pack", pack]
    with at_terminal("open", file, *chosen, cwd=folder, size=(100, 40)) as terminal:
        terminal.shows("question 1 of")
        for number in range(answers):
            terminal.rests(_QUIET)
            _find_place(terminal)
            _support(terminal, number)
            terminal.rests(_QUIET)
            figures.seconds.append(_answer(terminal, number))
            figures.kilobytes.append(_size(terminal.pid))
            # The transcript is the harness's own memory, and would slow it down.
            terminal.raw = b""
        terminal.press(CTRL_Q)
        code = terminal.ends()
    assert code == 0
    assert load_assessment(file)[0].answers


def _support(terminal: Terminal, number: int) -> None:
    """Write a note or take the last answer back, now and then."""
    if number % 20 == 19:
        terminal.press_and_see("t", "keeps the note")
        terminal.press(f"note {number}", CTRL_S)
        terminal.shows(gone="keeps the note")
    if number % 25 == 24:
        # What they say may at once be followed by what they have moved.
        for key in "uy":
            terminal.press(key)
            terminal.rests(10 * _QUIET)
        _find_place(terminal)


def _answer(terminal: Terminal, number: int) -> float:
    """Answer the question shown; return how long it took until the screen showed it."""
    place = _find_place(terminal)
    choices = _CHOICE.findall(terminal.text) or ["1"]
    is_typed = _ENTRY.search(terminal.text) is not None
    # What an answer to the last question moves can be told over what is said about the answer.
    before = "" if is_typed else terminal.text
    began = time.perf_counter()
    terminal.press("1" + ENTER if is_typed else choices[number % len(choices)])
    terminal.until(lambda: _was_taken(terminal, place, before), "what the answer did")
    took = time.perf_counter() - began
    # It is said that it was recorded before the next question is shown.
    terminal.rests(2 * _QUIET)
    if _place(terminal) == place and any(words in terminal.text for words in _REFUSED):
        terminal.press("k", f"reason {number}", ENTER)
        terminal.until(lambda: _has_left(terminal, place), "the next question")
    elif _place(terminal) == place:
        _step(terminal, place)
    return took


def _step(terminal: Terminal, place: str) -> None:
    """Go to the next question, or be told that there is none."""
    # What the answer has moved is told when it is known, over what is said about this key.
    terminal.rests(10 * _QUIET)
    terminal.press("n")
    terminal.until(lambda: _has_left(terminal, place), "the next one")
    if _END in terminal.text:
        _begin_again(terminal)


def _was_taken(terminal: Terminal, place: str, before: str) -> bool:
    """Tell whether an answer shows, if need be by anything at all on the screen of `before`."""
    is_said = any(words in terminal.text for words in _TAKEN)
    return is_said or _has_left(terminal, place) or (bool(before) and terminal.text != before)


def _has_left(terminal: Terminal, place: str) -> bool:
    """Tell whether another question is shown, or none: one that is computed has no number."""
    shown = _place(terminal) or ("computed" if "computed from other" in terminal.text else place)
    return shown != place or _END in terminal.text


def _find_place(terminal: Terminal) -> str:
    """Return the question shown; those that are computed are passed over, the last one as well."""
    while not _place(terminal):
        if _END in terminal.text:
            _begin_again(terminal)
        else:
            terminal.press("n")
            terminal.rests(_QUIET)
    return _place(terminal)


def _begin_again(terminal: Terminal) -> None:
    terminal.press_and_see("g", "Enter goes there")
    terminal.press_and_see(ENTER, "question 1 of", gone="Enter goes there")


def _place(terminal: Terminal) -> str:
    found = _PLACE.search(terminal.text)
    return found.group(1) if found else ""


def _size(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def main() -> int:
    """Run the sitting and report in four lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--answers", type=int, default=20_000)
    options = parser.parse_args()
    figures = Figures()
    with TemporaryDirectory(prefix="wizard-soak-") as name:
        sit(Path(name), options.answers, figures)
    median = statistics.median(figures.seconds)
    sys.stdout.write(
        f"answers: {len(figures.seconds):,}\n"
        f"memory: {max(figures.kilobytes) // 1024} MiB at most, "
        f"{figures.growth():+.1%} after the first tenth\n"
        f"time of an answer: {median * 1000:.0f} ms, {figures.slowing():+.1%} in the last tenth\n"
    )
    return int(figures.growth() > MOST_GROWTH or figures.slowing() > MOST_SLOWING)


if __name__ == "__main__":
    sys.exit(main())

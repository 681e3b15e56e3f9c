"""A fault of the program itself: one sentence, exit code 1, and a report without answers."""

import re
import sys
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.terminal_helpers import Terminal, is_whole

pytestmark = pytest.mark.terminal

SECRET = "the-secret-of-the-annex"

BROKEN = """
import sys
from pathlib import Path

import wizard.tui.running as running
from wizard.model.assessment import Evidence
from wizard.storage.packs.choice import PackChoice
from wizard.tui.app import WizardApp

class Broken(WizardApp):
    CSS_PATH = Path(running.__file__).with_name("wizard.tcss")
    BINDINGS = [("f9", "fail", "Fail"), ("f8", "fail_quoting", "Fail, and quote the answer")]

    def action_fail(self):
        secret = self.screen.session.assessment.answers["economy.loan"].note
        raise RuntimeError("a fault")

    def action_fail_quoting(self):
        secret = self.screen.session.assessment.answers["economy.loan"].note
        Evidence.model_validate({"source": "", "locator": [secret]})

running.WizardApp = Broken
sys.exit(running.run_wizard(Path(sys.argv[1]), PackChoice(Path(sys.argv[2]))))
"""
"""There is no way to make the real program fail that would not be mended at once."""

F8, F9 = "\x1b[19~", "\x1b[20~"


@pytest.fixture
def crashed(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[int, Terminal, str]:
    """Crash the program by a key; return its exit code, the terminal and the report."""
    make_pack(tmp_path / "small")
    answer = {"state": "answered", "value": "yes", "note": SECRET}
    file = write_assessment(tmp_path / "a.assessment.yaml", answers={"economy.loan": answer})
    (tmp_path / "reports").mkdir()
    script = tmp_path / "broken.py"
    script.write_text(BROKEN, encoding="utf-8")
    with Terminal(
        [script, file, tmp_path / "small"],
        cwd=tmp_path,
        env={"TMPDIR": str(tmp_path / "reports")},
        program=[sys.executable],
    ) as terminal:
        terminal.shows("question 2 of")
        terminal.press_and_see("p", "question 1 of", SECRET)
        terminal.press(getattr(request, "param", F9))
        code = terminal.ends()
    reports = [path.read_text(encoding="utf-8") for path in (tmp_path / "reports").iterdir()]
    return code, terminal, "\n".join(reports)


def last_words(terminal: Terminal) -> str:
    """Return what was written after the terminal had been given back."""
    said = terminal.raw[terminal.raw.rfind(b"\x1b[?1049l") :].decode()
    return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", said).replace("\r\n", "\n")


def test_crash_ends_with_1_and_a_whole_terminal(crashed: tuple[int, Terminal, str]) -> None:
    """A fault of the program ends it with 1 and gives the terminal back."""
    code, terminal, _ = crashed
    assert (code, is_whole(terminal.raw)) == (1, True)


def test_crash_says_one_line(crashed: tuple[int, Terminal, str]) -> None:
    """After a fault one line is said, which names the program and the report; no traceback."""
    said = [line for line in last_words(crashed[1]).splitlines() if line.strip()]
    assert len(said) == 1
    assert said[0].startswith("partnership-wizard: ")


def test_report_names_the_fault(crashed: tuple[int, Terminal, str]) -> None:
    """The report names the kind of fault and the place in the program."""
    assert crashed[2].startswith("RuntimeError\n")


@pytest.mark.parametrize("crashed", [F9, F8], indirect=True)
def test_report_and_terminal_hold_no_answers(crashed: tuple[int, Terminal, str]) -> None:
    """No answer stands in the report or is printed, not even if the fault's message quotes it."""
    _, terminal, report = crashed
    assert (
        " in " in report,
        SECRET in report,
        SECRET in last_words(terminal),
    ) == (True, False, False)

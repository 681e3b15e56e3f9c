"""Nothing is executed, fetched or sent: seen by Python's own audit of every command and a walk."""

import ast
import json
import stat
import sys
from pathlib import Path

import pytest

import wizard
from tests.cli_helpers import Desk, make_desk, run_python
from tests.storage_helpers import write_assessment
from tests.terminal_helpers import CTRL_Q, CTRL_S, ENTER, Terminal
from wizard.faults import describe_fault, report_fault
from wizard.storage.assessments import AssessmentWriter, load_assessment

WATCH = """
import json, os, stat, sys
sys.dont_write_bytecode = True  # what the interpreter keeps of modules is not the program's
seen, written, modes = [], [], []

def watch(event, details):
    root = event.partition(".")[0]
    if event == "socket.__new__" and details[1] == 1:
        return  # the pair with which the event loop wakes itself
    if event == "ctypes.dlopen" and details[0] is None:
        return  # the process itself, to ask for an exchange of names
    if event == "ctypes.dlsym" and details[1] == "renameat2":
        return
    if event == "os.putenv" and details[0] == b"PYDANTIC_DISABLE_PLUGINS":
        return  # keeps what is installed beside away from the answers
    if root in ("socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "poplib", "imaplib",
                "telnetlib", "webbrowser", "pty", "ctypes", "nntplib"):
        seen.append([event, repr(details)[:200]])
    elif event in ("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
                   "os.startfile", "os.kill", "os.putenv"):
        seen.append([event, repr(details)[:200]])
    elif event in ("exec", "compile") and "wizard" in repr(details) and "<string>" in repr(details):
        seen.append([event, repr(details)[:200]])
    elif event == "open" and isinstance(details[0], str) and details[2] & os.O_ACCMODE:
        written.append(details[0])
    elif event in ("os.rename", "os.link", "os.remove") and os.path.lexists(details[0]):
        modes.append([str(details[0]), stat.S_IMODE(os.lstat(details[0]).st_mode)])

def tell(path):
    with open(path, "w") as stream:
        json.dump({"seen": seen, "written": written, "modes": modes}, stream)
"""

COMMANDS = """
import contextlib, io
from wizard.cli.main import run
sys.addaudithook(watch)
codes = []
for words in WORDS:
    sys.stdin = io.StringIO("yes\\nn a note\\nr\\nq\\n")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        codes.append(run(words))
print(codes)
tell(SEEN)
"""

SITTING = """
import atexit
sys.addaudithook(watch)
atexit.register(tell, sys.argv.pop(1))
from wizard.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A folder in which everything is, also what is kept to save time."""
    monkeypatch.setenv("PARTNERSHIP_WIZARD_CACHE", str(tmp_path / "cache"))
    return make_desk(tmp_path)


def words_of(desk: Desk) -> list[list[str]]:
    """Return a command line for every command that shows no screen."""
    file, pack, folder = str(desk.file), ["--pack", str(desk.pack)], desk.folder
    endings = ("yaml", "json", "md", "html")
    exports = [[], *(["-o", str(folder / f"s.{ending}")] for ending in endings)]
    colleagues = [str(write_assessment(folder / "c.assessment.yaml", analyst="Colleague"))]
    return [
        ["new", str(folder / "n.assessment.yaml"), "--us", "U", "--partner", "P", "--title", "T"],
        ["example", "--write-only", str(folder / "e.assessment.yaml")],
        ["answer", file, "economy.share", "45", "--note", "seen", "--evidence", "Archive", *pack],
        ["interview", file, *pack],
        *(["summary", file, *rest, *pack] for rest in exports),
        ["explain", file, *pack],
        ["explain", file, "--whole", "--json", *pack],
        ["compare", file, str(folder / "n.assessment.yaml"), *pack],
        ["merge", file, *colleagues, "-o", str(folder / "m.assessment.yaml"), *pack],
        ["weights", file, "--equal", *pack],
        ["settings", "--json"],
        ["restore", file],
        ["restore", file, "1"],
        ["recover", file, *pack],
        ["recover"],
        ["history", file],
        ["migrate", file, "--write", *pack],
        ["check", file, str(desk.pack), *pack],
        ["checklists", "list", *pack],
        ["checklists", "show", "economy.share", *pack],
        ["checklists", "schema", "assessment"],
        ["checklists", "new", str(folder / "water.yaml")],
    ]


def test_no_command_executes_fetches_or_sends(desk: Desk) -> None:
    """No command starts a process, opens a connection, or writes outside the folder it is given."""
    words, told = words_of(desk), desk.folder / "seen.json"
    outcome = run_python(
        f"{WATCH}\nWORDS, SEEN = {words!r}, {str(told)!r}\n{COMMANDS}", cwd=desk.folder
    )
    found = json.loads(told.read_text())
    assert (outcome.out.strip(), found["seen"]) == (str([0] * len(words)), [])
    assert is_inside(found["written"], desk.folder)
    assert {mode for _, mode in found["modes"]} <= {0o600, 0o644}


def test_no_sitting_executes_fetches_or_sends(desk: Desk) -> None:
    """Nor does a sitting with answers, a note, evidence, a summary and the list of all actions."""
    told = desk.folder / "seen.json"
    script = desk.folder / "watched.py"
    script.write_text(f"{WATCH}\n{SITTING}", encoding="utf-8")
    words: list[str | Path] = [script, told, "open", desk.file, "--pack", desk.pack]
    with Terminal(words, cwd=desk.folder, program=[sys.executable]) as terminal:
        terminal.shows("question 1 of")
        terminal.press(f"1ta note{CTRL_S}eArchive{ENTER}{CTRL_S}kno source{ENTER}")
        terminal.press_and_see("s", "Summary: ")
        terminal.press_and_see("w", "Saved ")
        terminal.press_and_see("b", "question ")
        terminal.press("\x10")
        terminal.rests(0.3)
        terminal.press_and_see("\x1b", "question ")
        terminal.press(CTRL_Q)
        assert terminal.ends() == 0
    found = json.loads(told.read_text())
    assert found["seen"] == []
    assert is_inside([name for name in found["written"] if name != "/dev/tty"], desk.folder)


def is_inside(names: list[str], folder: Path) -> bool:
    """Tell whether all files written lie in a folder, or are the device that keeps nothing."""
    return all(name == "/dev/null" or folder in Path(name).absolute().parents for name in names)


def test_watch_sees_what_it_is_meant_to_see(tmp_path: Path) -> None:
    """The watch of these tests notices a process, a connection and a file elsewhere."""
    told = tmp_path / "seen.json"
    deeds = (
        "import socket, subprocess\nsys.addaudithook(watch)\n"
        "subprocess.run(['true'])\nsocket.socket(socket.AF_INET).close()\n"
        f"open('/tmp/../tmp/wizard-seen', 'w').close()\ntell({str(told)!r})"
    )
    assert run_python(f"{WATCH}\n{deeds}", cwd=tmp_path).err == ""
    found = json.loads(told.read_text())
    Path("/tmp/wizard-seen").unlink()
    assert {event for event, _ in found["seen"]} >= {"subprocess.Popen", "socket.__new__"}
    assert not is_inside(found["written"], tmp_path)


PLUG_IN = """
class Spy:
    def new_schema_validator(self, schema, *others):
        print("seen")
        return None, None, None

spy = Spy()
"""


@pytest.mark.parametrize("seen", [True, False])
def test_plug_ins_installed_beside_see_no_answers(desk: Desk, seen: bool) -> None:
    """What Pydantic would show to a plug-in of another package is shown to none."""
    beside = desk.folder / "beside"
    (beside / "spy-1.dist-info").mkdir(parents=True)
    (beside / "spy.py").write_text(PLUG_IN)
    (beside / "spy-1.dist-info" / "METADATA").write_text("Name: spy\nVersion: 1\n")
    (beside / "spy-1.dist-info" / "entry_points.txt").write_text("[pydantic]\nspy = spy:spy\n")
    asked_for = "import os; os.environ['PYDANTIC_DISABLE_PLUGINS'] = ''\n" if seen else ""
    code = "from wizard.cli.main import run\nrun(['check', sys.argv[1]])"
    begin = f"import sys; sys.argv = ['', {str(desk.file)!r}]; sys.path.append({str(beside)!r})"
    out = run_python(f"{asked_for}{begin}\n{code}", cwd=desk.folder).out
    assert ("seen" in out) == seen


LEADS_OUT = frozenset(
    {
        *("subprocess", "multiprocessing", "pty", "webbrowser", "socket", "ssl", "http", "urllib"),
        *("ftplib", "smtplib", "xmlrpc", "pickle", "marshal", "shelve", "code", "runpy"),
    }
)
"""Modules that start processes, open connections, or run what they read."""


def imported(module: Path) -> set[str]:
    """Return the first names of all a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module.partition(".")[0])
    return found


def test_only_the_person_s_editor_is_ever_started() -> None:
    """One module can start a process, for notes; none can connect, or run what it reads."""
    folder = Path(wizard.__file__).parent
    able = {
        str(module.relative_to(folder)): imported(module) & LEADS_OUT
        for module in folder.rglob("*.py")
    }
    assert {name: names for name, names in able.items() if names} == {
        "session/editor.py": {"subprocess"}
    }


# What is written on the way


def test_everything_written_is_for_its_owner_only(desk: Desk) -> None:
    """New files, those in between included, get mode 0600 even where the system asks for less."""
    fresh, told = desk.folder / "n.assessment.yaml", desk.folder / "seen.json"
    words = [
        [
            "new",
            str(fresh),
            "--us",
            "U",
            "--partner",
            "P",
            "--title",
            "T",
            "--pack",
            str(desk.pack),
        ],
        ["answer", str(fresh), "economy.share", "45", "--pack", str(desk.pack)],
        ["summary", str(fresh), "-o", str(desk.folder / "n.html"), "--pack", str(desk.pack)],
    ]
    before = set(desk.folder.rglob("*"))
    code = f"{WATCH}\nos.umask(0)\nWORDS, SEEN = {words!r}, {str(told)!r}\n{COMMANDS}"
    assert run_python(code, cwd=desk.folder).out.strip() == "[0, 0, 0]"
    found = json.loads(told.read_text())
    assert {mode for _, mode in found["modes"]} == {0o600}
    made = set(desk.folder.rglob("*")) - before - {told}
    assert len(made) > len(words)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in made}
    assert modes == {(False, 0o600), (True, 0o700)}


def test_existing_mode_is_kept_and_nothing_is_left_behind(desk: Desk) -> None:
    """A file others may read stays so, and no file in between is left in the folder."""
    desk.file.chmod(0o640)
    names = sorted(desk.folder.iterdir())
    AssessmentWriter(desk.file).save(load_assessment(desk.file)[0])
    assert stat.S_IMODE(desk.file.stat().st_mode) == 0o640
    assert sorted(desk.folder.iterdir()) == names


def test_report_of_a_fault_is_for_its_owner_and_holds_no_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report has mode 0600 and holds kinds and places of errors, never what they quote."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    secret = "the annex is secret"
    error = RuntimeError(f"{secret}!")
    error.__cause__ = ValueError(secret)
    said = report_fault(describe_fault(error))
    (report,) = tmp_path.iterdir()
    text = report.read_text()
    assert str(report) in said
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert ("RuntimeError" in text, "ValueError" in text, secret in text) == (True, True, False)


def test_fault_is_said_even_if_no_report_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a place for the report the person is told so, and nothing else fails."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert report_fault("RuntimeError\n") == "No report of it could be written."

"""Which modules are loaded: the screen library only by the wizard itself."""

import json
from pathlib import Path
from typing import Any

from tests.cli_helpers import Desk, make_desk, run_python
from tests.storage_helpers import write_assessment

SCREEN_LIBRARY = """
def screen_library():
    return sorted(n for n in sys.modules if n.partition(".")[0] in ("textual", "rich"))
"""

RUN_EACH = """
import contextlib, io, json, sys
from wizard.cli.main import run
{screen_library}
found = {{}}
for words in {commands!r}:
    sys.stdin = io.StringIO("s\\nq\\n")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = run(words)
    found[" ".join(words[:2])] = [code, screen_library()]
print(json.dumps(found))
"""

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import wizard
{screen_library}
names = [m.name for m in pkgutil.walk_packages(wizard.__path__, "wizard.")
         if not m.name.startswith("wizard.tui") and m.name != "wizard.cli.screens"
         and m.name != "wizard.__main__"]
for name in names:
    importlib.import_module(name)
print(json.dumps({{"imported": names, "loaded": screen_library()}}))
"""

VERSION = """
import sys
before = set(sys.modules)
sys.argv = ["partnership-wizard", "--version"]
from wizard.__main__ import main
main()
print(",".join(sorted(set(sys.modules) - before)))
"""


def ask(code: str, folder: Path) -> Any:
    """Return what a fresh interpreter prints as JSON."""
    outcome = run_python(code, cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def plain_commands(desk: Desk) -> list[list[str]]:
    """Return a command line for every command that shows no screen."""
    file, pack = str(desk.file), ["--pack", str(desk.pack)]
    names = ("n.assessment.yaml", "e.yaml", "water.yaml", "merged.assessment.yaml")
    fresh = [str(desk.folder / name) for name in names]
    other = str(write_assessment(desk.folder / "b.assessment.yaml"))
    return [
        ["new", fresh[0], "--us", "U", "--partner", "P", "--title", "T", *pack],
        ["answer", file, "economy.share", "45", *pack],
        ["interview", file, *pack],
        ["summary", file, *pack],
        ["explain", file, *pack],
        ["check", file, *pack],
        ["compare", file, file, *pack],
        ["merge", file, other, "-o", fresh[3], *pack],
        ["weights", file, "--equal", *pack],
        ["example", "--write-only", fresh[1]],
        ["checklists", "list", *pack],
        ["checklists", "show", "economy.share", *pack],
        ["checklists", "schema", "summary"],
        ["checklists", "new", fresh[2]],
        ["restore", file],
        ["recover"],
        ["recover", file, *pack],
        ["history", file],
    ]


def test_no_plain_command_loads_the_screen_library(tmp_path: Path) -> None:
    """Every command that shows no screen works without loading textual or rich."""
    commands = plain_commands(make_desk(tmp_path))
    found = ask(RUN_EACH.format(screen_library=SCREEN_LIBRARY, commands=commands), tmp_path)
    assert {name: [0, []] for name in found} == found


def test_refusing_the_screens_does_not_load_them(tmp_path: Path) -> None:
    """Without a terminal the screen library is not loaded just to say so."""
    commands = [["open", "a.yaml"], ["example", "b.yaml"], [str(tmp_path)]]
    found = ask(RUN_EACH.format(screen_library=SCREEN_LIBRARY, commands=commands), tmp_path)
    assert {name: [2, []] for name in found} == found


def test_core_modules_do_not_load_the_screen_library(tmp_path: Path) -> None:
    """Importing every module below the screens, and every command, loads no textual and no rich."""
    found = ask(IMPORT_ALL.format(screen_library=SCREEN_LIBRARY), tmp_path)
    assert {"wizard.session.session", "wizard.cli.interview", "wizard.report.text"} <= {
        *found["imported"]
    }
    assert found["loaded"] == []


def test_version_loads_nothing_but_the_package(tmp_path: Path) -> None:
    """`--version` loads no module besides the package itself."""
    said = run_python(VERSION, cwd=tmp_path).out.splitlines()
    assert said[-1] == "wizard,wizard.__main__"

"""Build the wheel of this checkout and install it, byte-compiled, into an environment of its own.

A checkout measured in place tells nothing: where bytecode is not written, Python compiles it anew
at every start.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.processes import BenchmarkError, run_quietly

ROOT = Path(__file__).resolve().parents[2]
_NETWORK_TIMEOUT = 600.0
_PAPERS = ("pyproject.toml", "README.md", "LICENSE")


@dataclass(frozen=True)
class Installation:
    """The interpreter and the console script that are measured."""

    python: str
    script: str


def install(folder: Path) -> Installation:
    """Install this checkout into `folder`."""
    wheel = _build(folder)
    run_quietly([sys.executable, "-m", "venv", str(folder / "venv")], env=_pip_environment())
    found = locate(folder / "venv" / "bin" / "python")
    # The scripts an old pip writes import `re` at every start; that is half of a `--version`.
    command = [found.python, "-m", "pip", "install", "--quiet", "--upgrade", "pip"]
    run_quietly(command, env=_pip_environment(), timeout=_NETWORK_TIMEOUT)
    command = [found.python, "-m", "pip", "install", "--quiet", "--compile", str(wheel)]
    run_quietly(command, env=_pip_environment(), timeout=_NETWORK_TIMEOUT)
    _check(found)
    return found


def locate(python: Path) -> Installation:
    """Return the installation an interpreter belongs to."""
    return Installation(str(python), str(python.with_name("partnership-wizard")))


def _build(folder: Path) -> Path:
    """Build from a copy, so that nothing is left in the checkout."""
    source = folder / "source"
    source.mkdir()
    for name in (".ci", "wizard", "checklists"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, source / name, ignore=ignored)
    for name in _PAPERS:
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    command += ["--wheel-dir", str(folder), str(source)]
    run_quietly(command, env=_pip_environment(), timeout=_NETWORK_TIMEOUT)
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise BenchmarkError(f"{len(wheels)} wheels were built instead of one")
    return wheels[0]


def _pip_environment() -> dict[str, str]:
    """Return this environment without what would keep pip from writing bytecode."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def _check(found: Installation) -> None:
    """Make sure that the installed, byte-compiled program is what will be measured."""
    code = "import wizard, pathlib; print(pathlib.Path(wizard.__cached__).is_file())"
    if run_quietly([found.python, "-c", code]).strip() != "True":
        raise BenchmarkError("the installed program is not byte-compiled")

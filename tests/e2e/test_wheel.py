"""The wheel as it is installed by a stranger: complete, and independent of where it is run."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal_helpers import CTRL_Q, ROOT, Terminal, is_whole, plain_environment
from wizard.storage.packs.compiled import COMPILED

pytestmark = [pytest.mark.wheel, pytest.mark.terminal]

SOURCES = (".ci", "wizard", "checklists", "pyproject.toml", "README.md", "LICENSE")


@dataclass(frozen=True)
class Installation:
    """The wheel, and an environment of its own in which it is installed."""

    wheel: Path
    python: Path

    @property
    def program(self) -> Path:
        return self.python.with_name("partnership-wizard")

    def run(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run the installed program as from a shell, without this checkout on its path."""
        return subprocess.run(
            [self.program, *arguments],
            cwd=cwd,
            env=plain_environment({"PYTHONPATH": ""}),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Build the wheel from a copy of the sources and install it into a fresh environment."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    sources.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, sources / name)
    _succeed(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", sources)
    (wheel,) = (folder / "dist").glob("*.whl")
    _succeed(sys.executable, "-m", "venv", folder / "venv")
    python = folder / "venv" / "bin" / "python"
    _succeed(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return Installation(wheel, python)


def _succeed(*words: str | Path) -> None:
    done = subprocess.run([*words], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a folder that holds an unrelated folder called checklists."""
    (tmp_path / "checklists").mkdir()
    (tmp_path / "checklists" / "pack.yaml").write_text("groceries: [bread]\n", encoding="utf-8")
    return tmp_path


def test_wheel_holds_the_checklists_of_the_folder(installed: Installation) -> None:
    """Checklists and translations are those of the folder, and the pack is there as JSON too."""
    prefix = "wizard/checklists/"
    names = zipfile.ZipFile(installed.wheel).namelist()
    packed = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
    folder = ROOT / "checklists"
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert packed == {*files, COMPILED}


def test_wheel_holds_every_module_and_file_of_the_package(installed: Installation) -> None:
    """Modules, the style sheet and the example are in the wheel."""
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    files = [path for path in (ROOT / "wizard").rglob("*") if path.is_file()]
    wanted = {str(p.relative_to(ROOT)) for p in files if "__pycache__" not in p.parts}
    assert set() == wanted - names


def test_wheel_takes_no_other_top_level_name(installed: Installation) -> None:
    """Nothing but the package and its metadata is installed."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(installed.wheel).namelist()}
    assert [top for top in sorted(tops) if not top.endswith(".dist-info")] == ["wizard"]


def test_version_is_that_of_the_wheel(installed: Installation, elsewhere: Path) -> None:
    """`--version` prints the version the wheel is called by."""
    done = installed.run("--version", cwd=elsewhere)
    version = installed.wheel.name.split("-")[1]
    assert (0, f"partnership-wizard {version}\n") == (done.returncode, done.stdout)


def test_checklists_list_reads_the_installed_pack(installed: Installation, elsewhere: Path) -> None:
    """`checklists list` lists the shipped dimensions, whatever lies in the present folder."""
    done = installed.run("checklists", "list", cwd=elsewhere)
    dimensions = [p.stem for p in (ROOT / "checklists").glob("*.yaml") if p.stem != "pack"]
    assert (done.returncode, [d for d in dimensions if d not in done.stdout]) == (0, [])


def test_example_is_written_summarised_and_found_sound(
    installed: Installation, elsewhere: Path
) -> None:
    """`example --write-only`, `summary` and `check` work one after the other."""
    commands = (
        ("example", "e.assessment.yaml", "--write-only"),
        ("summary", "e.assessment.yaml", "-o", "e.summary.yaml"),
        ("check", "e.assessment.yaml", "e.summary.yaml"),
    )
    ends = [installed.run(*command, cwd=elsewhere) for command in commands]
    assert [(done.returncode, done.stderr) for done in ends] == [(0, ""), (0, ""), (0, "")]


def test_wizard_walks_through_the_example(installed: Installation, elsewhere: Path) -> None:
    """The installed program opens the example at a terminal, with its style sheet, and leaves."""
    with Terminal(
        ["example"], cwd=elsewhere, env={"PYTHONPATH": ""}, program=[str(installed.program)]
    ) as terminal:
        terminal.shows("Port and Digital Corridor", " of ", "Residual")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), is_whole(terminal.raw)) == (0, True)


def test_missing_checklists_are_said(installed: Installation, elsewhere: Path) -> None:
    """Without its checklists the program says so, and does not read a folder of that name here."""
    found = subprocess.run(
        [installed.python, "-c", "import wizard; print(wizard.__path__[0])"],
        cwd=elsewhere,
        env=plain_environment({"PYTHONPATH": ""}),
        capture_output=True,
        text=True,
        check=True,
    )
    shipped = Path(found.stdout.strip()) / "checklists"
    aside = shipped.with_name("aside")
    shipped.rename(aside)
    try:
        done = installed.run("checklists", "list", cwd=elsewhere)
    finally:
        aside.rename(shipped)
    assert (
        done.returncode,
        done.stdout,
        done.stderr.count("\n"),
        "Reinstall partnership-wizard" in done.stderr,
    ) == (1, "", 1, True)

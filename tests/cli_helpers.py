"""What tests of the command line share: the program as a process, in process, and a desk to use."""

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Self

from tests.storage_helpers import make_pack, write_assessment
from wizard.cli.main import run
from wizard.storage.reading.strict_yaml import read_yaml

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60
"""Seconds after which a process counts as hanging."""

ESCAPE = "\x1b"


class Outcome(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a plain environment in which `python -m wizard` is found from any folder."""
    names = ("PATH", "HOME", "TMPDIR", "PARTNERSHIP_WIZARD_CACHE", "XDG_STATE_HOME")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", "LANG": "C.UTF-8", **(changes or {})}


def program(*arguments: str | Path) -> list[str]:
    """Return the words that start the real program."""
    return [sys.executable, "-m", "wizard", *map(str, arguments)]


def run_program(
    *arguments: str | Path, cwd: Path, typed: bytes = b"", env: Mapping[str, str] | None = None
) -> Outcome:
    """Run the program as a process of its own in the folder `cwd`, with `typed` piped into it."""
    return finish(program(*arguments), cwd=cwd, typed=typed, env=env)


def run_python(code: str, *, cwd: Path) -> Outcome:
    """Run Python code in a fresh interpreter that finds the program."""
    return finish([sys.executable, "-c", code], cwd=cwd)


def finish(
    words: list[str], *, cwd: Path, typed: bytes = b"", env: Mapping[str, str] | None = None
) -> Outcome:
    """Run a process to its end and return how it ended."""
    done = subprocess.run(
        words,
        cwd=cwd,
        env=environment(env),
        input=typed,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, _read(done.stdout), _read(done.stderr))


def _read(said: bytes) -> str:
    return said.decode("utf-8", errors="backslashreplace")


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let processes started here receive SIGINT, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def call(*arguments: str | Path, typed: str = "") -> Outcome:
    """Run a command in this process, with `typed` as its input; much faster than a process."""
    out, err, stdin = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = _run([str(word) for word in arguments])
    finally:
        sys.stdin = stdin
    return Outcome(code, out.getvalue(), err.getvalue())


def _run(arguments: list[str]) -> int:
    try:
        return run(arguments)
    except SystemExit as left:  # argparse leaves this way
        return left.code if isinstance(left.code, int) else 1


def is_one_sentence(text: str) -> bool:
    """Tell whether an error was said in one line that names the program and ends as a sentence."""
    return text.startswith("partnership-wizard: ") and text.count("\n") == 1 and text[-1] == "\n"


def read_strictly(path: Path) -> Any:
    """Return the data of a YAML file that must be free of faults."""
    document = read_yaml(path.read_bytes())
    assert document.faults == []
    return document.data


@dataclass(frozen=True)
class Desk:
    """A folder with the small sound pack and one assessment made with it."""

    folder: Path
    file: Path
    pack: Path

    def run(self, command: str, *rest: str | Path, typed: str = "") -> Outcome:
        """Run a command on the assessment with the small pack, in this process."""
        return call(command, self.file, *rest, "--pack", self.pack, typed=typed)

    def process(self, command: str, *rest: str | Path, typed: bytes = b"") -> Outcome:
        """Do the same in a process of its own."""
        return run_program(
            command, self.file, *rest, "--pack", self.pack, cwd=self.folder, typed=typed
        )

    def answer(self, question: str, *rest: str) -> Outcome:
        return self.run("answer", question, *rest)

    def given(self, *answers: tuple[str, str]) -> "Desk":
        """Record answers that must be accepted."""
        for question, value in answers:
            assert self.answer(question, value).code == 0
        return self

    def append(self, text: str) -> "Desk":
        """Write by hand at the end of the assessment's file."""
        self.file.write_text(self.text() + text, encoding="utf-8")
        return self

    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def data(self) -> Any:
        """Return what the file holds; the program itself must accept it."""
        checked = self.run("check")
        assert checked.code == 0, checked.out
        return read_strictly(self.file)

    def kept(self, question: str) -> Any:
        """Return the answer to a question as it stands in the file, or None."""
        return self.data().get("answers", {}).get(question)


class Conversation:
    """An interview in a process of its own, led line by line, so that things happen in between."""

    def __init__(self, desk: Desk, *options: str, env: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            program("interview", desk.file, "--pack", desk.pack, *options),
            cwd=desk.folder,
            env=environment(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.greeting = self._listen()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process if it still runs."""
        self._process.kill()
        self._process.communicate()

    def say(self, line: str) -> str:
        """Type a line; return what is said until the next line is asked for."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()
        return self._listen()

    def leave(self) -> Outcome:
        """Type `q` and return how it ended and what was said at last."""
        out, err = self._process.communicate(b"q\n", timeout=PATIENCE)
        return Outcome(self._process.returncode, _read(out), _read(err))

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> str:
        said = b""
        assert self._process.stdout is not None
        while not said.endswith(b"\n> "):
            byte = self._process.stdout.read(1)
            if not byte:
                raise AssertionError(f"it ended: {_read(said)} {self._process.stderr}")
            said += byte
        return _read(said[:-2])


def make_desk(folder: Path, **changes: object) -> Desk:
    """Write the small pack and a blank assessment at full depth; `changes` are plain data."""
    pack = make_pack(folder / "small").path
    file = write_assessment(folder / "a.assessment.yaml", **{"depth": "full", **changes})
    return Desk(folder, file, pack)

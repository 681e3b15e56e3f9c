"""Run processes to their end, time them, and let none outlive its time."""

import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TIMEOUT = 60.0
"""Seconds after which anything that was started is killed."""

PROBES = Path(__file__).resolve().parent / "probes"


class BenchmarkError(Exception):
    """Something did not run as it must, so that its time would mean nothing."""


def environment() -> dict[str, str]:
    """Return the environment of whatever is measured: nothing in it changes Python or Textual."""
    names = ("HOME", "PATH", "TMPDIR", "PARTNERSHIP_WIZARD_CACHE")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color"}


def await_end(pid: int, timeout: float = TIMEOUT) -> int:
    """Return the exit status of a child; kill it and raise BenchmarkError if it takes too long."""
    watch = os.pidfd_open(pid)
    ended = False
    try:
        ended = bool(select.select([watch], [], [], timeout)[0])
    finally:
        os.close(watch)
        if not ended:  # also when whoever measures was interrupted
            os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
    if not ended:
        raise BenchmarkError(f"process {pid} did not end within {timeout:.0f} s")
    return os.waitstatus_to_exitcode(status)


def time_process(command: Sequence[str]) -> float:
    """Return the milliseconds a command takes from start to end, its output thrown away."""
    null = os.open(os.devnull, os.O_RDWR)
    try:
        places = [(os.POSIX_SPAWN_DUP2, null, number) for number in (0, 1, 2)]
        begin = time.perf_counter()
        pid = os.posix_spawn(command[0], [*command], environment(), file_actions=places)
        status = await_end(pid)
        spent = time.perf_counter() - begin
    finally:
        os.close(null)
    if status:
        raise BenchmarkError(f"{' '.join(command)} ended with status {status}")
    return spent * 1000


def run_quietly(
    command: Sequence[str], *, env: dict[str, str] | None = None, timeout: float = TIMEOUT
) -> str:
    """Return what a command prints; BenchmarkError with its complaint if it fails."""
    try:
        done = subprocess.run(
            command,
            env=env or environment(),
            timeout=timeout,
            capture_output=True,
            text=True,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BenchmarkError(f"{command[0]} did not end within {timeout:.0f} s") from error
    except OSError as error:
        raise BenchmarkError(f"{command[0]} cannot be run: {error}") from error
    if done.returncode:
        raise BenchmarkError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def ask_inside(python: str, command: str, folder: Path, *rest: int) -> Any:
    """Return what the installed program tells about itself."""
    words = [command, str(folder), *map(str, rest)]
    return json.loads(run_quietly([python, str(PROBES / "inside.py"), *words]))

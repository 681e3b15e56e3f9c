"""Fuzz the readers with atheris, which looks for files that reach code no file has reached yet.

    pip install -e .[dev] atheris
    python tests/campaigns/guided.py --minutes 30 --into findings/

The campaign begins with a sound file of each kind, and knows their words. What breaks something is
kept in the folder with its bytes, and ends the campaign; the exit code is then not 0. atheris is no
dependency of the project: there is none for every system and version of Python.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

# Beside `python -m tests.campaigns.guided`, the file can be run by its name from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

_PATIENCE = 5
_MOST_MEMORY = 1024
"""MiB of the whole process, of which atheris itself takes most."""
_LONGEST = 20_000
_WORD = re.compile(r"[A-Za-z_][A-Za-z_-]{2,30}")
_SIGNS = (*(": ", "- ", "? ", "| ", "> ", "---", "<<"), *"{}[]&*!%#")


def campaign(minutes: float, into: Path) -> None:
    """Fuzz until the time is over or something breaks; ends the process."""
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["wizard"]):
        tried = import_module("tests.campaigns.trial").try_bytes
        texts = [sound.text for sound in import_module("tests.sound_files").SOUND.values()]
    into.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="wizard-guided-") as name:
        folder = Path(name)
        atheris.Setup(_settings(folder, texts, minutes, into), _once(tried))
        atheris.Fuzz()


def _once(tried: Callable[[bytes], int]) -> Callable[[bytes], None]:
    def once(raw: bytes) -> None:
        tried(raw)

    return once


def _settings(folder: Path, texts: Sequence[str], minutes: float, into: Path) -> list[str]:
    """Lay out the files to begin with and the words; return the fuzzer's arguments."""
    begin = folder / "begin"
    begin.mkdir()
    for number, text in enumerate(texts):
        (begin / str(number)).write_text(text, encoding="utf-8")
    words = sorted({word for text in texts for word in _WORD.findall(text)})
    lines = "".join(f'"{word}"\n' for word in (*words, *_SIGNS))
    (folder / "words").write_text(lines, encoding="utf-8")
    return [
        sys.argv[0],
        str(begin),
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={into}/",
        f"-max_total_time={round(60 * minutes)}",
        f"-timeout={_PATIENCE}",
        f"-rss_limit_mb={_MOST_MEMORY}",
        f"-max_len={_LONGEST}",
        "-print_final_stats=1",
    ]


def main() -> None:
    """Run the campaign; the fuzzer reports by itself."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--into", type=Path, default=Path("findings"), help="a folder for findings")
    options = parser.parse_args()
    campaign(options.minutes, options.into)


if __name__ == "__main__":
    main()

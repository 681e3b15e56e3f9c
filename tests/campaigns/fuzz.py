"""Throw damaged files at the readers for a long time; keep every one that breaks something.

    python tests/campaigns/fuzz.py --minutes 30 --seed 1 --into findings/

Each finding is kept as the bytes that broke something, with what happened beside it; the exit
code is 1 if there is any. A file may be read or refused, and nothing else: no other exception, no
file that takes longer than five seconds, no growth of memory.
"""

import argparse
import hashlib
import resource
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

# Beside `python -m tests.campaigns.fuzz`, the file can be run by its name from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.campaigns.damage import damaged
from tests.campaigns.trial import PATIENCE, try_bytes, try_folder, within
from tests.sound_files import SOUND, lay_out

FOLDER_FILES = ("pack.yaml", "economy.yaml", "i18n/fr/economy.yaml", "i18n/fr/pack.yaml")
_ROUND = 500
_WARM = 20
"""Rounds after which memory should grow no more."""


@dataclass
class Tally:
    """What was tried and found."""

    tried: int = 0
    read: Counter[int] = field(default_factory=Counter)
    findings: dict[str, bytes] = field(default_factory=dict)
    warm: int = 0

    @property
    def growth(self) -> float:
        """Return by how much the greatest size of the process grew since it was warm."""
        return _size() / self.warm - 1 if self.warm else 0.0


def run_round(number: int, examples: int, tally: Tally, folder: Path) -> None:
    """Try `examples` files drawn from the seed `number`; what breaks something is tallied."""

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(raw=damaged, also=st.sampled_from((None,) * 9 + FOLDER_FILES))
    def trial(raw: bytes, also: str | None) -> None:
        last.append(raw)
        del last[:-1]
        tally.tried += 1
        with within(PATIENCE):
            tally.read[try_bytes(raw)] += 1
            if also is not None:
                _try_in_folder(folder, also, raw)

    last: list[bytes] = []
    try:
        trial()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        tally.findings["".join(traceback.format_exception(error))] = last[-1]


def _try_in_folder(folder: Path, name: str, raw: bytes) -> None:
    sound = next(s.text for s in SOUND.values() if s.place == f"small/{name}")
    try:
        try_folder(folder / "small", name, raw)
    finally:
        (folder / "small" / name).write_text(sound, encoding="utf-8")


def _size() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def campaign(minutes: float, first: int, into: Path | None) -> Tally:
    """Run rounds until the time is over."""
    tally = Tally()
    end = time.monotonic() + 60 * minutes
    with TemporaryDirectory(prefix="wizard-fuzz-") as name:
        lay_out(Path(name))
        number = first
        while time.monotonic() < end:
            run_round(number, _ROUND, tally, Path(name))
            number += 1
            if number - first == _WARM:
                tally.warm = _size()
            _keep(tally, into)
    return tally


def _keep(tally: Tally, into: Path | None) -> None:
    if into is None:
        return
    into.mkdir(parents=True, exist_ok=True)
    for said, raw in tally.findings.items():
        name = hashlib.sha256(raw).hexdigest()[:12]
        (into / f"{name}.yaml").write_bytes(raw)
        (into / f"{name}.txt").write_text(said, encoding="utf-8", errors="backslashreplace")


def main() -> int:
    """Run the campaign and report in four lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, help="a folder for findings")
    options = parser.parse_args()
    tally = campaign(options.minutes, options.seed, options.into)
    sys.stdout.write(
        f"files tried: {tally.tried:,}\n"
        f"read as a sound file of some kind: {tally.tried - tally.read[0]:,}\n"
        f"memory growth after {_WARM} rounds: {tally.growth:.1%}\n"
        f"findings: {len(tally.findings)}\n"
    )
    for said in tally.findings:
        sys.stdout.write(said + "\n")
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main())

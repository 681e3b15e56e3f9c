"""How time and memory grow with the number of questions: `python tests/benchmarks/growth.py`.

The shipped pack is copied under other names until there are enough questions, and all of them are
answered with medium confidence. Times are medians of one run; only their ratios mean anything.
"""

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.probes.enlarging import enlarge
from tests.packs.answering import answered
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.report.study import Study
from wizard.scoring.answers.applicability import settle
from wizard.storage.packs.loading import load_pack

SIZES = (230, 1_000, 5_000)
_ROUNDS = 7


def median_ms(do: Callable[[], object]) -> float:
    """Return the median time of several runs, in milliseconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        do()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def one_answer_less(pack: Pack, assessment: Assessment) -> Assessment:
    """Return the assessment without one answer that decides about no other question."""
    gone = next(q for q in assessment.answers if q not in pack.tested)
    answers = {q: a for q, a in assessment.answers.items() if q != gone}
    return assessment.model_copy(update={"answers": answers})


def measure(size: int) -> tuple[int, float, float, float]:
    """Return questions, ms for a score, ms after one answer, and MiB held by one study."""
    pack = enlarge(load_pack(), size)
    assessment = settle(pack, answered(pack, best=False))
    study = Study(pack, assessment)
    assert study.result.residual is not None
    less = one_answer_less(pack, assessment)
    whole = median_ms(lambda: Study(pack, assessment).result)
    after = median_ms(lambda: study.followed_by(less).result)
    tracemalloc.start()
    held = Study(pack, assessment)
    assert held.result is not None
    memory = tracemalloc.get_traced_memory()[0] / 1024**2
    tracemalloc.stop()
    return len(pack.questions), whole, after, memory


def main() -> None:
    """Print a row for each size."""
    head = f"{'questions':>9}  {'score ms':>9}  {'after one answer ms':>19}  {'MiB':>6}\n"
    sys.stdout.write(head)
    for size in SIZES:
        count, whole, after, memory = measure(size)
        sys.stdout.write(f"{count:>9}  {whole:>9.1f}  {after:>19.1f}  {memory:>6.1f}\n")


if __name__ == "__main__":
    main()

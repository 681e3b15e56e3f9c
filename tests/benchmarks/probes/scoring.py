"""Time the arithmetic on the shipped checklists at full depth."""

import json
import sys
import time

from material import answered, blank, plain_answer

from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.report.build import Study
from wizard.storage.packs import load_pack

WARM_UP = 1
REPEATS = 3


def main() -> None:
    """Print lists of milliseconds."""
    pack = load_pack()
    questions = list(pack.questions.values())
    sure = answered(pack, questions, lambda q: plain_answer(q, "medium"))
    unsure = answered(pack, questions, lambda q: plain_answer(q, "low"))
    times = {
        "score.answered": _time(pack, sure, "result"),
        "score.blank": _time(pack, blank(pack, "full"), "result"),
        "inquire.answered": _time(pack, sure, "inquiries"),
        "inquire.unsure": _time(pack, unsure, "inquiries"),
        "inquire.blank": _time(pack, blank(pack, "full"), "inquiries"),
    }
    sys.stdout.write(json.dumps(times))


def _time(pack: Pack, assessment: Assessment, part: str) -> list[float]:
    """Return the milliseconds of one part of a study that is new every time.

    Scoring includes the preparation of the case; inquiries find it done, as on the screen.
    """
    times = []
    for _ in range(WARM_UP + REPEATS):
        study = Study(pack, assessment)
        if part != "result":
            _ = study.case
        begin = time.perf_counter()
        getattr(study, part)
        times.append((time.perf_counter() - begin) * 1000)
    return times[WARM_UP:]


if __name__ == "__main__":
    main()

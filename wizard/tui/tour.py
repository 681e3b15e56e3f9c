"""The guided tour: what is shown where, and what is said there. Three minutes, no more."""

from typing import Literal, NamedTuple

_EXIT = "governance.exit-clause"


class Step(NamedTuple):
    """One thing shown on a real screen over a copy of the example."""

    text: str
    screen: Literal["walk", "review", "what-if", "summary"] = "walk"
    question: str = _EXIT
    is_guided: bool = False
    """Whether the guidance is open."""


STEPS = (
    Step(
        "An invented port deal, one question at a time: its choices in the middle, all questions "
        "on the left, marked as answered (✓), open (·) or crossing a red line (!). It is a copy: "
        "try what you like, nothing of yours changes."
    ),
    Step(
        "Digits answer. This exit clause is written (2), but binds nobody. Press 3, binding, and "
        "look at the lines of the result: the residual falls, and a red line is no longer crossed. "
        "u takes it back."
    ),
    Step(
        "What nobody may read is an answer too, marked with ?: k records that it cannot be "
        "established, and why. It never counts as safe: the residual stands between the best and "
        "the worst case.",
        question="security.jurisdiction",
    ),
    Step(
        "i shows why a question matters, what to read, a good and a weak clause, what happened to "
        "others, and the safeguards that answer it with their state. Arrows scroll.",
        is_guided=True,
    ),
    Step(
        "e says what an answer rests on: source, article, date and a grade such as B2. t writes a "
        "note, c says how sure you are. Another reader can then check every answer.",
        question="economy.export-share",
    ),
    Step(
        "v reviews the work: what is open, unsupported, doubtful or contradictory, what can change "
        "the verdict first. Outside the tour, Enter on a line goes to its question.",
        screen="review",
    ),
    Step(
        "w asks: what if? f makes the safeguard under the cursor binding, digits try answers; the "
        "last lines compare both results. The assessment itself stays as it is.",
        screen="what-if",
        question="governance.independent-oversight",
    ),
    Step(
        "s is the summary: verdict with reasons, red lines, what to negotiate and to find out "
        "first; w saves it. F1 explains every screen, Ctrl+P lists all actions. Enter ends the "
        "tour.",
        screen="summary",
    ),
)

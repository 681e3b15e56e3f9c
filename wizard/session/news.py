"""What happened to a file behind a person's back, in sentences."""

from collections.abc import Collection
from pathlib import Path

from wizard.model.base import format_instant
from wizard.model.changes import is_question
from wizard.scoring.answers.moves import Moved
from wizard.storage.reading.migrations import FormatStep
from wizard.storage.recovery import RecoveryCopy
from wizard.visible import visible_line

_NAMED = 5
_UNKEPT = {
    "owner": "its owner, who is you now",
    "group": "its group",
    "mode": "who may read and write it",
}


def say_keys(keys: Collection[str]) -> str:
    """Return the first questions and facts of many, and how many more there are."""
    named = ", ".join(sorted(keys)[:_NAMED])
    more = len(keys) - _NAMED
    return f"{named} and {more} more" if more > 0 else named


def say_taken(path: Path, keys: Collection[str]) -> str:
    """Say that another side's changes were taken over."""
    return f"{path.name} was changed by another program; taken over: {say_keys(keys)}."


def say_conflicts(path: Path, mine: Path, keys: Collection[str]) -> str:
    """Say that both sides changed the same, and where ours lies meanwhile."""
    return (
        f"{path.name} was changed by another program, and so was the same here: "
        f"{say_keys(keys)}. Until you decide, your answers go to {mine.name}."
    )


def say_foreign(path: Path, mine: Path, *, is_other: bool) -> str:
    """Say that what stands in the file now cannot be brought together with our answers."""
    why = "holds another assessment now" if is_other else "was changed and cannot be read any more"
    return f"{path.name} {why}: your answers go to {mine.name}."


def say_asides(asides: Collection[Path]) -> list[str]:
    """Say that answers which both sides had changed lie beside the file since another time."""
    names = say_keys([path.name for path in asides])
    return [f"Answers undecided at an earlier time lie beside it: {names}."] if asides else []


def say_undecided(mine: Path, disputed: Collection[str], brought: Collection[str]) -> str:
    """Say what was taken up from an earlier sitting: what is disputed, and what else it brings."""
    said = [f"Taken up again from {mine.name}:"]
    if brought:
        said.append(f"{say_keys(brought)}.")
    if disputed:
        said.append(f"Undecided: {say_keys(disputed)}. Until you decide, your answers go there.")
    return " ".join(said)


def say_not_offered(path: Path, problem: str) -> str:
    """Say why answers of an earlier sitting cannot be brought together with the file."""
    return f"{path.name} cannot be offered again: {visible_line(problem)}"


def say_back(path: Path) -> str:
    """Say that everything stands in the file it belongs to again."""
    return f"Everything stands in {path.name} again."


def say_unkept(path: Path, names: Collection[str]) -> str:
    """Say what of a file could not be kept when it was replaced."""
    return f"Of {path.name} could not be kept: {', '.join(_UNKEPT[name] for name in names)}."


def say_recovery(copy: RecoveryCopy, count: int) -> str:
    """Say that answers which could not be saved lie in the recovery place."""
    moment = format_instant(copy.saved)
    changes = "1 change" if count == 1 else f"{count} changes"
    said = f"{changes} of {copy.path.name} could not be saved on {moment}, and can be recovered"
    return f"{said} (partnership-wizard recover)."


def say_brought_up(
    path: Path, steps: Collection[FormatStep], moved: Collection[Moved]
) -> list[str]:
    """Say what was changed in memory when a file was read, and that its text is kept."""
    said = [f"format: {step.what}" for step in steps]
    answers = [move.question for move in moved if move.outcome == "moved"]
    if answers:
        said.append(f"answers moved to the questions that took the place of {say_keys(answers)}")
    if not said:
        return []
    lead = f"{path.name} was made earlier and is read as it would be written now"
    rest = "The first change writes it so; the present version is kept."
    return [f"{lead} ({'; '.join(said)}). {rest}"]


def count_questions(keys: Collection[str]) -> str:
    """Return how many answers and facts some keys are, as `3 answers, 1 fact`."""
    questions = sum(map(is_question, keys))
    counts = [(questions, "answer"), (len(keys) - questions, "fact")]
    said = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n]
    return ", ".join(said) or "nothing"

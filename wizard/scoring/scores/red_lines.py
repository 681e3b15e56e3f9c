"""Red lines in three values: crossed, clear, or unknown (method.md 1.9)."""

from collections.abc import Mapping
from dataclasses import replace

from wizard.model.checklist import Atom, RedLine, Safeguard
from wizard.model.result import Reading, RedLineResult, RedLineState
from wizard.scoring.answers.applicability import Truth, all_of
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.case import Case

Levels = Mapping[str, tuple[float, float]]
"""The lowest and highest level, 0 to 4, of every question that counts."""


def is_crossed(line: RedLine, case: Case, levels: Levels) -> Truth:
    """Return whether all parts of a red line hold; None if that is not known.

    A part outside the scope is unknown here too; `judge_red_line` tells the two apart.
    """
    return all_of([_holds(atom, case, levels) for atom in line.when])


def _holds(atom: Atom, case: Case, levels: Levels) -> Truth:
    reading = case.readings.get(atom.question)
    if reading is None:
        return None
    if not reading.counts:
        # No exposure, nothing to cross; no safeguard, no protection.
        return isinstance(case.pack.questions[atom.question], Safeguard)
    low, high = (settle_float(level) for level in levels[atom.question])
    if atom.at_least is not None:
        return _decide(certain=low >= atom.at_least, possible=high >= atom.at_least)
    limit = atom.below or 0.0
    return _decide(certain=high < limit, possible=low < limit)


def _decide(*, certain: bool, possible: bool) -> Truth:
    return True if certain else (None if possible else False)


def judge_red_line(line: RedLine, case: Case, levels: Levels) -> RedLineResult:
    """Return the state of a red line, the questions that make it so, and its cures."""
    parts = [(atom.question, _holds(atom, case, levels)) for atom in line.when]
    truth = all_of([holds for _, holds in parts])
    state = _name_state(line, case, truth)
    # A part that is false only for the analysts together is one of those in dispute.
    counted = [q for q, holds in parts if holds is not False or state == "disputed"]
    deciding = tuple(dict.fromkeys(counted))
    cures = tuple(q for q in deciding if _is_cure(case, q))
    return RedLineResult(line, state, deciding, cures)


def crossing_views(line: RedLine, case: Case) -> int:
    """Return how many analysts cross a red line by what each of them said alone."""
    alone = [(replace(case, readings=view), _levels(line, view)) for view in case.views]
    return sum(is_crossed(line, own, levels) is True for own, levels in alone)


def _levels(line: RedLine, view: Mapping[str, Reading]) -> Levels:
    asked = {atom.question for atom in line.when} & view.keys()
    return {question: (view[question].level_low, view[question].level_high) for question in asked}


def _is_cure(case: Case, question: str) -> bool:
    reading = case.readings.get(question)
    is_safeguard = isinstance(case.pack.questions[question], Safeguard)
    return is_safeguard and reading is not None and reading.counts


def _name_state(line: RedLine, case: Case, truth: Truth) -> RedLineState:
    if truth is not True and crossing_views(line, case):
        return "disputed"
    if truth is False:
        return "clear"
    if any(atom.question not in case.readings for atom in line.when):
        return "not-examined"
    if truth is None:
        return "unknown"
    return "waived" if line.id in case.waived else "crossed"

"""What to settle before going on: safeguards to obtain, questions to answer (method.md 1.14)."""

from collections.abc import Sequence

from wizard.lint.walk import tests_of
from wizard.model.checklist import Safeguard
from wizard.model.condition import QuestionTest
from wizard.model.pack import Pack
from wizard.model.result import Inquiry, Result
from wizard.model.summary import ConditionEntry


def condition_entries(
    pack: Pack, safeguards: Sequence[str], inquiries: Sequence[Inquiry], result: Result
) -> tuple[ConditionEntry, ...]:
    """Return what to settle before proceeding: safeguards to obtain, questions to answer."""
    obtain = [pack.questions[question] for question in safeguards]
    entries = [
        ConditionEntry(
            action="obtain",
            id=q.id,
            label=q.label,
            text=q.clause if isinstance(q, Safeguard) else "",
        )
        for q in obtain
    ]
    for question in _questions_to_answer(pack, inquiries, result):
        asked = pack.questions[question]
        entries.append(
            ConditionEntry(action="answer", id=asked.id, label=asked.label, text=asked.text)
        )
    return tuple(entries)


def _gates(pack: Pack, question: str, result: Result) -> list[str]:
    """Return the open questions one waits for or is computed from, or the question itself."""
    status, asked = result.readings[question].status, pack.questions[question]
    if status not in ("waiting", "computed"):
        return [question]
    tests = [test for test, _ in tests_of(asked.applies_when, ())]
    named = [*asked.reads, *(test.question for test in tests if isinstance(test, QuestionTest))]
    opened = [q for q in named if q in result.readings and result.readings[q].is_open]
    return [gate for q in opened for gate in _gates(pack, q, result)] or [question]


def _questions_to_answer(pack: Pack, inquiries: Sequence[Inquiry], result: Result) -> list[str]:
    """Return the open questions behind T11, and those that can change the verdict behind T12."""
    codes = {trigger.code for trigger in result.recommendation.reasons}
    undecided = [
        question
        for line in result.red_lines
        if line.state in ("unknown", "disputed")
        for question in line.questions
        if line.state == "disputed" or result.readings[question].width > 0
    ]
    telling = [i.question for i in inquiries if len(i.verdicts) > 1] if "T12" in codes else []
    asked = [gate for q in (*undecided, *telling) for gate in _gates(pack, q, result)]
    return list(dict.fromkeys(asked))

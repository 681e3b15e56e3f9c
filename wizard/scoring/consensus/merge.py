"""Several analysts' assessments of one partnership as one (method.md 1.19)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from wizard.model.assessment import Answer, Opinion, Said
from wizard.model.checklist import Question
from wizard.model.consensus import Disagreement, Dissent, Merger
from wizard.model.pack import Pack
from wizard.scoring.answers.applicability import is_valid, settle
from wizard.scoring.consensus.concord import agreement_by_dimension, agreement_on, find_disputes
from wizard.scoring.consensus.joining import Contribution, describe_differences, join_fields
from wizard.scoring.consensus.of_answers import Consensus, find_consensus
from wizard.scoring.scores.case import build_case

_GRAVITY: tuple[Dissent, ...] = ("level", "state", "fact")


def merge_assessments(
    pack: Pack, contributions: Sequence[Contribution], *, identity: str, moment: datetime
) -> Merger:
    """Return the analysts' consensus and how far they agree; the order of files does not matter.

    `find_mismatch` must have found nothing. `identity` and `moment` become the id and the time of
    the merged assessment. Answers a question does not allow, and answers set aside, are no
    opinions; answers to questions that have gone are kept with who said them.
    """
    ordered = sorted(contributions, key=lambda entry: entry.analyst)
    settled = [Contribution(e.analyst, settle(pack, e.assessment)) for e in ordered]
    found = _find_consensuses(pack, settled)
    answers = {q: consensus.answer for q, consensus in found.items()} | _gone_answers(settled)
    update = {"id": identity, "created": moment, "updated": moment, "set_aside": {}}
    joined = join_fields(pack, settled) | update | {"answers": dict(sorted(answers.items()))}
    merged = settle(pack, settled[0].assessment.model_copy(update=joined))
    case = build_case(pack, merged)
    return Merger(
        assessment=merged,
        analysts=tuple(entry.analyst for entry in settled),
        overall=agreement_on(pack, merged, case.readings),
        dimensions=agreement_by_dimension(case, merged),
        disagreements=tuple(_rank_disagreements(found)),
        disputes=find_disputes(case),
        remarks=tuple(describe_differences(settled)),
    )


def _find_consensuses(pack: Pack, contributions: Sequence[Contribution]) -> dict[str, Consensus]:
    found = {}
    for question in pack.questions.values():
        opinions = [o for c in contributions for o in _opinion(pack, question, c)]
        if opinions and not question.reads:
            found[question.id] = find_consensus(question, opinions)
    return found


def _opinion(pack: Pack, question: Question, contribution: Contribution) -> Iterator[Opinion]:
    answer = contribution.assessment.answers.get(question.id)
    if answer is None or not is_valid(question, answer):
        return
    if answer.state == "not-applicable" and question.id in pack.absolute_exposures:
        return
    yield _as_opinion(contribution.analyst, answer, asked_now=question.text)


def _as_opinion(analyst: str, answer: Answer, *, asked_now: str = "") -> Opinion:
    fields = {name: getattr(answer, name) for name in Said.model_fields}
    # Only another wording is worth keeping with each opinion.
    asked = "" if answer.asked == asked_now else answer.asked
    return Opinion.model_validate({**fields, "asked": asked, "analyst": analyst})


def _gone_answers(contributions: Sequence[Contribution]) -> dict[str, Answer]:
    said: dict[str, list[Opinion]] = {}
    for entry in contributions:
        for question, aside in entry.assessment.set_aside.items():
            if aside.why == "gone":
                said.setdefault(question, []).append(_as_opinion(entry.analyst, aside.answer))
    return {
        question: Answer.model_validate({"state": "unanswered", "opinions": tuple(opinions)})
        for question, opinions in said.items()
    }


def _rank_disagreements(found: Mapping[str, Consensus]) -> list[Disagreement]:
    disagreements = [
        Disagreement(question, consensus.dissent, consensus.spread, consensus.answer.opinions)
        for question, consensus in found.items()
        if consensus.dissent is not None
    ]
    return sorted(
        disagreements, key=lambda d: (_GRAVITY.index(d.why), -(d.spread or 0.0), d.question)
    )

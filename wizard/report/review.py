"""What of an assessment is open, unsupported, doubtful or contradictory, worst first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from wizard.lint.walk import tests_of
from wizard.model.assessment import Answer
from wizard.model.checklist import Safeguard
from wizard.model.condition import QuestionTest
from wizard.model.result import Band, Inquiry
from wizard.report.study import Study
from wizard.scoring.advice.inquire import inquire
from wizard.scoring.answers.applicability import Circumstances, find_applicability, is_met
from wizard.scoring.answers.scale import TOP_LEVEL
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.scenario import working_scenario
from wizard.scoring.scores.verdict import BINDING, scenario_verdict

Doubt = Literal["contradictory", "open", "unsupported", "low confidence", "old source"]


class Remark(NamedTuple):
    """One thing to look at again, with what the answer could still change."""

    doubt: Doubt
    question: str
    text: str
    swing: float
    """By how much the answer can move the overall residual or opportunity, 0 to 1."""
    changes_verdict: bool


@dataclass(frozen=True)
class Review:
    """Finds what to look at again in a study."""

    study: Study
    today: date

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Return all remarks: those that can change the verdict first, then by swing."""
        found = [*self._contradictions(), *self._from_answers()]
        return tuple(
            sorted(
                found,
                key=lambda r: (
                    not r.changes_verdict,
                    r.doubt != "contradictory",
                    -r.swing,
                    r.question,
                ),
            )
        )

    @cached_property
    def _inquiries(self) -> dict[str, Inquiry]:
        return {inquiry.question: inquiry for inquiry in self.study.inquiries}

    def _effect(self, question: str) -> Inquiry | None:
        """Return what another answer could do; None where nothing is scored."""
        if question in self._inquiries:
            return self._inquiries[question]
        case = self.study.case
        if case.pack.questions[question].kind == "context" or not case.readings[question].counts:
            return None
        scenario = working_scenario(case)
        return inquire(scenario, question, scenario_verdict(scenario))

    def _remark(self, doubt: Doubt, question: str, text: str) -> Remark:
        effect = self._effect(question)
        if effect is None:
            return Remark(doubt, question, text, 0.0, changes_verdict=False)
        return Remark(doubt, question, text, effect.swing, effect.change_probability > 0)

    def _from_answers(self) -> Iterator[Remark]:
        answers = self.study.assessment.answers
        for question, reading in self.study.case.readings.items():
            if reading.is_open:
                yield self._remark("open", question, "Not looked at yet.")
                continue
            answer = answers.get(question)
            if answer is not None and reading.is_asked and reading.status != "not-applicable":
                yield from self._support(question, answer)

    def _support(self, question: str, answer: Answer) -> Iterator[Remark]:
        if answer.state in ("answered", "range") and not answer.evidence:
            text = "Nothing is cited for it."
            if self._is_operating(question):
                text = "It is said to be operating, and nothing is cited for it."
            yield self._remark("unsupported", question, text)
        if answer.confidence == "low":
            yield self._remark("low confidence", question, "The answer itself is called uncertain.")
        year = self.today.year - self.study.pack.file.review.sources_old_after
        dated = [item.date for item in answer.evidence if item.date]
        if dated and max(int(text[:4]) for text in dated) < year:
            newest = max(dated)
            yield self._remark("old source", question, f"The newest source is of {newest}.")

    def _is_operating(self, question: str) -> bool:
        asked, reading = self.study.pack.questions[question], self.study.case.readings[question]
        return isinstance(asked, Safeguard) and settle_float(reading.level_low) >= TOP_LEVEL

    def _contradictions(self) -> Iterator[Remark]:
        yield from self._declared()
        yield from self._low_without_binding()
        yield from self._depended_upon()

    def _declared(self) -> Iterator[Remark]:
        """Yield the pack's own contradictions that the answers fulfil."""
        study = self.study
        applies = find_applicability(study.pack, study.assessment)
        facts = Circumstances(
            study.pack, study.assessment.partnership, study.assessment.answers, applies
        )
        for rule in study.pack.file.review.contradictions:
            if is_met(rule.when, facts):
                tests = (test for test, _ in tests_of(rule.when, ()))
                named = [test.question for test in tests if isinstance(test, QuestionTest)]
                yield self._remark("contradictory", _last_answered(named), rule.text)

    def _low_without_binding(self) -> Iterator[Remark]:
        """Yield exposures called low although nothing that lowers them is binding."""
        readings, pack = self.study.case.readings, self.study.pack
        edge = self.study.case.parameters.band_edges[1]
        for score in self.study.result.exposures:
            if score.band != Band.LOW or settle_float(score.inherent) < edge:
                continue
            lowering = [safeguard.id for safeguard, _ in pack.answered_by[score.id]]
            levels = [readings[s].level_high for s in lowering if s in readings]
            if all(settle_float(level) < BINDING for level in levels):
                text = "Its residual is low, and none of the safeguards that lower it is binding."
                yield self._remark("contradictory", score.id, text)

    def _depended_upon(self) -> Iterator[Remark]:
        """Yield questions set not applicable that others read."""
        readings, pack = self.study.case.readings, self.study.pack
        readers: dict[str, list[str]] = {}
        for other in pack.questions.values():
            tests = [test for test, _ in tests_of(other.applies_when, ())]
            tested = [test.question for test in tests if isinstance(test, QuestionTest)]
            for read in {*tested, *other.reads}:
                readers.setdefault(read, []).append(other.label)
        for question, reading in readings.items():
            if reading.status == "not-applicable" and question in readers:
                labels = ", ".join(readers[question])
                text = f"It is set not applicable, and others depend on it: {labels}."
                yield self._remark("contradictory", question, text)


def _last_answered(questions: Iterable[str]) -> str:
    return list(questions)[-1]

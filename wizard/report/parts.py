"""The lists of a summary, one function each."""

from collections.abc import Sequence
from typing import get_args

from wizard.model.assessment import Assessment
from wizard.model.checklist import Safeguard
from wizard.model.pack import Pack
from wizard.model.result import (
    ExposureScore,
    Improvement,
    Inquiry,
    Interval,
    Reading,
    Result,
    Trigger,
    Verdict,
)
from wizard.model.summary import (
    Because,
    DimensionEntry,
    ExposureEntry,
    FindOutEntry,
    Gap,
    NegotiateEntry,
    OpenState,
    Reason,
    RedLineEntry,
    SafeguardEntry,
    Safeguards,
)
from wizard.model.uncertainty import Uncertainty
from wizard.report.computed_text import describe_known
from wizard.report.wording import describe, safeguard_state
from wizard.scoring.numerics import display

WORST_PER_DIMENSION = 3
_OPEN_STATES: tuple[OpenState, ...] = get_args(OpenState)


def figure(value: float | None) -> float | None:
    """Return a figure on 0-100 to one decimal, if there is one."""
    return None if value is None else display(value)


def pair(interval: Interval | None) -> tuple[float, float] | None:
    """Return best and worst case on 0-100, if there are any."""
    return None if interval is None else (display(interval.best), display(interval.worst))


def level_of(reading: Reading) -> float:
    """Return a reading's level, 0 to 4, to one decimal."""
    return display(reading.working_level / 100)


def red_line_entries(
    pack: Pack, assessment: Assessment, result: Result
) -> tuple[RedLineEntry, ...]:
    """Return the red lines that are not clear: crossed, unknown, disputed, waived, not examined."""
    waivers = {waiver.red_line: waiver for waiver in assessment.waivers}
    entries = []
    for state in _OPEN_STATES:
        for found in result.red_lines:
            if found.state != state:
                continue
            line, waiver = found.line, waivers.get(found.line.id)
            because = [pack.questions[question] for question in found.questions]
            entries.append(
                RedLineEntry(
                    id=line.id,
                    title=line.title,
                    state=state,
                    kind=line.kind,
                    dimension=line.id.partition(".")[0],
                    reason=line.reason,
                    because=tuple(
                        Because(
                            question=q.id,
                            label=q.label,
                            answer=describe_known(pack, assessment, q, result.readings),
                        )
                        for q in because
                    ),
                    cured_by=found.cures,
                    waived_by=waiver.name if waiver else "",
                    waiver_reason=waiver.reason if waiver else "",
                )
            )
    return tuple(entries)


def reasons(triggers: Sequence[Trigger]) -> tuple[Reason, ...]:
    """Return the triggers that fired."""
    return tuple(
        Reason(
            trigger=trigger.code,
            verdict=trigger.verdict.word,
            text=trigger.text,
            questions=trigger.questions,
        )
        for trigger in triggers
    )


def dimension_entries(pack: Pack, result: Result) -> tuple[DimensionEntry, ...]:
    """Return the dimensions in scope, in the order of the pack."""
    entries = []
    for score in result.dimensions:
        own = [exposure for exposure in result.exposures if exposure.dimension == score.id]
        entries.append(
            DimensionEntry(
                id=score.id,
                title=pack.checklist(score.id).title,
                band=score.band.word if score.band is not None else None,
                best_band=score.band_range[0].word if score.band_range else None,
                worst_band=score.band_range[1].word if score.band_range else None,
                residual=figure(score.residual),
                interval=pair(score.interval),
                inherent=figure(score.inherent),
                safeguard_coverage=figure(score.coverage),
                opportunity=figure(score.opportunity),
                completeness=display(score.completeness),
                share_of_risk=display(score.share),
                open_questions=score.open_questions,
                not_applicable=score.not_applicable,
                worst_exposures=tuple(e.id for e in worst_first(own)[:WORST_PER_DIMENSION]),
            )
        )
    return tuple(entries)


def worst_first(exposures: Sequence[ExposureScore]) -> list[ExposureScore]:
    """Return exposures with a residual, the greatest first."""
    left = [exposure for exposure in exposures if exposure.residual > 0]
    return sorted(left, key=lambda e: (-e.residual, -e.contribution, e.id))


def exposure_entries(
    pack: Pack, assessment: Assessment, result: Result
) -> tuple[ExposureEntry, ...]:
    """Return every exposure that has a residual, the greatest first."""
    total = result.residual or 1.0
    return tuple(
        ExposureEntry(
            id=score.id,
            label=pack.questions[score.id].label,
            dimension=score.dimension,
            inherent=display(score.inherent),
            safeguard_coverage=display(score.coverage),
            residual=display(score.residual),
            band=score.band.word,
            best_band=score.band_range[0].word,
            worst_band=score.band_range[1].word,
            share_of_risk=display(min(1.0, score.contribution / total)),
            answer=describe_known(pack, assessment, pack.questions[score.id], result.readings),
        )
        for score in worst_first(result.exposures)
    )


def safeguards_by_family(pack: Pack, assessment: Assessment, result: Result) -> Safeguards:
    """Return every safeguard in scope that applies, by family."""
    families: dict[str, list[SafeguardEntry]] = {}
    for question_id, reading in result.readings.items():
        question = pack.questions[question_id]
        if isinstance(question, Safeguard) and reading.counts:
            entry = _safeguard_entry(question, assessment, reading)
            families.setdefault(question.family, []).append(entry)
    return Safeguards(
        sovereignty_clauses=tuple(families.get("sovereignty", ())),
        oversight=tuple(families.get("oversight", ())),
        transparency=tuple(families.get("transparency", ())),
        capability=tuple(families.get("capability", ())),
        diversification=tuple(families.get("diversification", ())),
        exit=tuple(families.get("exit", ())),
    )


def _safeguard_entry(
    question: Safeguard, assessment: Assessment, reading: Reading
) -> SafeguardEntry:
    answer = assessment.answers.get(question.id)
    return SafeguardEntry(
        id=question.id,
        title=question.label,
        dimension=question.dimension,
        level=level_of(reading) if reading.status == "answered" else None,
        state=safeguard_state(reading),
        mandatory=question.mandatory,
        lowers=tuple(link.exposure for link in question.lowers),
        answer=describe(assessment, question),
        note=answer.note if answer else "",
        evidence=answer.evidence if answer else (),
    )


def negotiate_entries(
    improvements: Sequence[Improvement], result: Result
) -> tuple[NegotiateEntry, ...]:
    """Return what to negotiate first, with the clause to ask for."""
    return tuple(
        NegotiateEntry(
            id=entry.safeguard.id,
            title=entry.safeguard.label,
            family=entry.safeguard.family,
            now=level_of(result.readings[entry.safeguard.id]),
            residual_drop=display(entry.drop),
            residual_after=display(entry.residual_after),
            band_after=entry.band_after.word,
            cures=entry.cures,
            clause=entry.safeguard.clause,
            fallback=entry.safeguard.fallback,
            precedent=next(iter(entry.safeguard.precedents), None),
        )
        for entry in improvements
    )


def find_out_entries(
    pack: Pack, inquiries: Sequence[Inquiry], uncertainty: Uncertainty | None
) -> tuple[FindOutEntry, ...]:
    """Return what to find out first; only verdicts other than the present one are named."""
    indices = uncertainty.indices if uncertainty is not None else {}
    return tuple(
        FindOutEntry(
            id=entry.question,
            question=pack.questions[entry.question].text,
            swing=display(entry.swing),
            can_change_verdict_to=tuple(v.word for v in _others(entry)),
            change_probability=display(entry.change_probability),
            decides_red_lines=entry.decides,
            look_at=pack.questions[entry.question].look_at,
            share_of_variance=display(max(0.0, indices.get(entry.question, 0.0))),
        )
        for entry in inquiries
    )


def _others(entry: Inquiry) -> list[Verdict]:
    return [verdict for verdict in entry.verdicts if verdict != entry.present]


def gaps(pack: Pack, assessment: Assessment, result: Result, status: str) -> tuple[Gap, ...]:
    """Return the questions in scope with a status, and the reason given for each."""
    return tuple(
        Gap(id=qid, label=pack.questions[qid].label, reason=assessment.answers[qid].reason)
        for qid, reading in result.readings.items()
        if reading.status == status
    )

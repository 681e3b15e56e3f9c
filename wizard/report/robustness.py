"""The part of a summary that says how far the result can be relied upon."""

from collections.abc import Iterator

from wizard.model.analysis import Panel, SequenceStep
from wizard.model.result import Band, Verdict
from wizard.model.robustness import (
    BandChances,
    CapEntry,
    ChanceEntry,
    FamilyEntry,
    JudgedLinkEntry,
    PanelEntry,
    Robustness,
    StepEntry,
    StressEntry,
    TornadoEntry,
    VariantEntry,
)
from wizard.model.settings import Lexicon
from wizard.model.uncertainty import StressTest, Uncertainty
from wizard.report.analysis_text import describe_counterfactual
from wizard.report.lexicon import describe_probability
from wizard.report.study import Study
from wizard.scoring.advice.sequence import by_effort, find_sequence
from wizard.scoring.answers.confidence import find_confidence
from wizard.scoring.numerics import display, display_percent
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.waterfall import split_by_family

_STEPS = 12
"""How many steps of the sequence are kept: by then little is left to gain."""


def build_robustness(study: Study, lexicon: Lexicon) -> Robustness:
    """Return everything of method.md 1.12, 1.13, 1.15 and 1.17 that is printed."""
    return Robustness(
        chance=_chance(study.uncertainty, lexicon),
        stress_test=_stress(study.stress),
        panel=_panel(study.panel),
        counterfactual=describe_counterfactual(study.pack, study.counterfactual),
        sequence=tuple(_step(step) for step in study.sequence[:_STEPS]),
        sequence_by_effort=tuple(_by_effort(study)),
        families=tuple(_families(study.case)),
        tornado=tuple(
            TornadoEntry(
                id=bar.question,
                label=study.pack.questions[bar.question].label,
                down=display(bar.down),
                up=display(bar.up),
            )
            for bar in study.tornado
        ),
        capped=tuple(_caps(study)),
        judged_links=tuple(_judged_links(study)),
    )


def band_chances(uncertainty: Uncertainty | None) -> BandChances | None:
    """Return the probability of each band; None where nothing weighs."""
    if uncertainty is None:
        return None
    words = {band.word: _whole(share) for band, share in zip(Band, uncertainty.bands, strict=True)}
    return BandChances(**words)


def _whole(share: float) -> int:
    # Not display_percent: what is below one half per cent is no one per cent here.
    return round(100 * min(1.0, max(0.0, share)))


def _chance(found: Uncertainty | None, lexicon: Lexicon) -> ChanceEntry | None:
    if found is None:
        return None
    verdicts = zip(Verdict, found.verdicts, strict=True)
    likely = max(range(len(found.bands)), key=lambda band: found.bands[band])
    word = describe_probability(found.bands[likely], lexicon)
    low, middle, high = found.percentiles
    return ChanceEntry(
        stability=_whole(found.stability),
        said=f"Given how sure the answers are, the band is {Band(likely).word}: {word}.",
        percentiles=(display(low), display(middle), display(high)),
        entropy=round(min(2.0, found.entropy), 2),
        verdicts={verdict.word: _whole(share) for verdict, share in verdicts},
        red_lines={
            line: display_percent(share) for line, share in sorted(found.red_lines.items()) if share
        },
        exact=found.is_exact,
        draws=found.draws,
        seed=found.seed,
    )


def _stress(found: StressTest) -> StressEntry | None:
    if found.residual is None or found.band is None:
        return None
    return StressEntry(
        residual=display(found.residual),
        band=found.band.word,
        verdict=found.verdict.word,
        moved=len(found.moved),
    )


def _panel(panel: Panel) -> PanelEntry:
    differing = tuple(
        VariantEntry(
            name=variant.name,
            residual=None if variant.residual is None else display(variant.residual),
            band=None if variant.band is None else variant.band.word,
            verdict=variant.verdict.word,
        )
        for variant in panel.differing
    )
    return PanelEntry(same=panel.same, of=len(panel.variants), differing=differing)


def _step(step: SequenceStep) -> StepEntry:
    found = step.improvement
    return StepEntry(
        id=found.safeguard.id,
        title=found.safeguard.label,
        drop=display(found.drop),
        residual_after=display(found.residual_after),
        band_after=found.band_after.word,
        verdict_after=step.verdict_after.word,
        cures=found.cures,
    )


def _by_effort(study: Study) -> Iterator[StepEntry]:
    rated = study.assessment.difficulty
    if rated:
        steps = find_sequence(study.case, by_effort(rated))
        yield from (_step(step) for step in steps[:_STEPS])


def _families(case: Case) -> Iterator[FamilyEntry]:
    found = split_by_family(case)
    for share in found.families if found is not None else ():
        yield FamilyEntry(family=share.family, change=-display(-share.change))


def _caps(study: Study) -> Iterator[CapEntry]:
    """Yield the answers that count as less sure than was said, and why."""
    for question, reading in study.case.readings.items():
        answer = study.assessment.answers.get(question)
        asked = study.pack.questions[question]
        if reading.status != "answered" or answer is None or asked.kind == "context":
            continue
        found = find_confidence(answer)
        if found.reason and answer.confidence:
            yield CapEntry(
                id=question, label=asked.label, counts_as=found.level, reason=found.reason
            )


def _judged_links(study: Study) -> Iterator[JudgedLinkEntry]:
    for entry in study.assessment.link_judgements:
        links = {s.id: link for s, link in study.pack.answered_by.get(entry.exposure, ())}
        link = links.get(entry.safeguard)
        if link is not None:
            yield JudgedLinkEntry(
                safeguard=entry.safeguard,
                exposure=entry.exposure,
                pack_says=link.potency,
                judged=entry.potency,
                reason=entry.reason,
            )

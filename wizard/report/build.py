"""Build the summary record from an assessment and its pack."""

from datetime import datetime

from wizard import __version__
from wizard.model.assessment import Assessment, PackReference
from wizard.model.pack import Pack
from wizard.model.settings import Lexicon
from wizard.model.summary import (
    AssessmentReference,
    Generator,
    LeftOut,
    OpportunityEntry,
    ParametersEntry,
    RecommendationEntry,
    RiskEntry,
    Summary,
)
from wizard.report import parts
from wizard.report.conditions import condition_entries
from wizard.report.robustness import band_chances, build_robustness
from wizard.report.study import Study, pack_differences
from wizard.scoring.answers.applicability import settle
from wizard.scoring.numerics import display, opportunity_word
from wizard.scoring.scores.case import Case


def build_summary(  # noqa: PLR0913 - what a summary names besides its answers
    pack: Pack,
    assessment: Assessment,
    generated: datetime,
    *,
    file: str = "",
    digest: str = "",
    lexicon: Lexicon = "icd-203",
) -> Summary:
    """Return the risk-and-safeguards summary of an assessment.

    `file` and `digest` name the assessment's file; `generated` is the moment, with its zone.
    """
    study = Study(pack, settle(pack, assessment))
    return _summarise(study, generated, _reference(study.assessment, file, digest), lexicon)


def _summarise(
    study: Study, generated: datetime, reference: AssessmentReference, lexicon: Lexicon
) -> Summary:
    pack, result, assessment = study.pack, study.result, study.assessment
    return Summary(
        kind="partnership-summary",
        schema_version=1,
        generated=generated,
        generator=Generator(name="partnership-wizard", version=__version__),
        assessment=reference,
        pack=PackReference(id=pack.file.id, version=pack.file.version, digest=pack.digest),
        partnership=assessment.partnership,
        red_lines=parts.red_line_entries(pack, assessment, result),
        red_lines_clear=sum(entry.state == "clear" for entry in result.red_lines),
        recommendation=_recommendation(study),
        risk=_risk(study),
        opportunity=_opportunity(study),
        completeness=display(result.completeness),
        dimensions=parts.dimension_entries(pack, result),
        safeguards=parts.safeguards_by_family(pack, assessment, result),
        negotiate_first=parts.negotiate_entries(study.improvements, result),
        find_out_first=parts.find_out_entries(pack, study.inquiries, study.uncertainty),
        robustness=build_robustness(study, lexicon),
        worst_exposures=parts.exposure_entries(pack, assessment, result),
        transparency_gaps=parts.gaps(pack, assessment, result, "unknown"),
        not_applicable=parts.gaps(pack, assessment, result, "not-applicable"),
        out_of_scope=_out_of_scope(pack, assessment),
        differences=tuple(pack_differences(pack, assessment)),
        parameters=_parameters(study.case),
    )


def _reference(assessment: Assessment, file: str, digest: str) -> AssessmentReference:
    return AssessmentReference(
        id=assessment.id,
        title=assessment.title,
        file=file,
        digest=digest,
        analyst=assessment.analyst,
        handling=assessment.handling,
        depth=assessment.depth,
    )


def _recommendation(study: Study) -> RecommendationEntry:
    recommendation = study.recommendation
    return RecommendationEntry(
        verdict=recommendation.verdict.word,
        provisional=recommendation.provisional,
        best_case=recommendation.best_case.word,
        worst_case=recommendation.worst_case.word,
        reasons=parts.reasons(recommendation.reasons),
        conditions=condition_entries(study.pack, study.conditions, study.inquiries, study.result),
    )


def _risk(study: Study) -> RiskEntry:
    result = study.result
    low, high = result.band_range or (None, None)
    return RiskEntry(
        residual=parts.figure(result.residual),
        interval=parts.pair(result.interval),
        band=result.band.word if result.band is not None else None,
        best_band=low.word if low is not None else None,
        worst_band=high.word if high is not None else None,
        to_next_band=parts.figure(result.to_next_band),
        inherent=parts.figure(result.inherent),
        safeguard_coverage=parts.figure(result.coverage),
        with_excluded_at_level_2=parts.figure(result.residual_without_exclusions),
        probabilities=band_chances(study.uncertainty),
    )


def _opportunity(study: Study) -> OpportunityEntry | None:
    score = study.result.opportunity
    if score is None:
        return None
    edges = study.case.parameters.opportunity_edges
    return OpportunityEntry(score=display(score), word=opportunity_word(score, edges))


def _out_of_scope(pack: Pack, assessment: Assessment) -> tuple[LeftOut, ...]:
    titles = {checklist.id: checklist.title for checklist in pack.checklists}
    return tuple(
        LeftOut(
            dimension=entry.dimension,
            title=titles.get(entry.dimension, entry.dimension),
            reason=entry.reason,
        )
        for entry in assessment.out_of_scope
    )


def _parameters(case: Case) -> ParametersEntry:
    return ParametersEntry(
        method=case.parameters,
        weights=dict(case.risk_weights),
        opportunity_weights=dict(case.opportunity_weights),
    )

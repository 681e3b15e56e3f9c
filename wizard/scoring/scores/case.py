"""An assessment prepared for arithmetic: who counts, with which weight, linked to what."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import NamedTuple, assert_never

from wizard.model.assessment import Assessment, LoweredPotency
from wizard.model.checklist import (
    FAMILIES,
    Exposure,
    Link,
    Opportunity,
    Potency,
    RedLine,
    Safeguard,
)
from wizard.model.pack import Pack
from wizard.model.parameters import Parameters
from wizard.model.result import Reading
from wizard.model.scale import Bundle
from wizard.scoring.answers.opinions import read_views
from wizard.scoring.answers.readings import read_answers
from wizard.scoring.scores.coverage import Shield, Threat, coverage_of
from wizard.scoring.scores.in_order import InOrder

Judgements = Mapping[tuple[str, str], LoweredPotency]
"""By safeguard and exposure, what the analyst leaves of a link (method.md 1.5)."""


class Benefit(NamedTuple):
    """One opportunity in play."""

    id: str
    dimension: str
    weight: float


@dataclass(frozen=True)
class Case:
    """Everything the arithmetic needs; built once per assessment."""

    pack: Pack
    parameters: Parameters
    readings: Mapping[str, Reading]
    threats: tuple[Threat, ...]
    benefits: tuple[Benefit, ...]
    safeguards: tuple[Safeguard, ...]
    """Safeguards in scope that apply, or may."""
    mandatory: tuple[Safeguard, ...]
    """Mandatory safeguards in scope, those set not applicable included."""
    views: tuple[Mapping[str, Reading], ...]
    """What each analyst alone said, where several were merged."""
    risk_weights: Mapping[str, float]
    opportunity_weights: Mapping[str, float]
    waived: frozenset[str]
    """Red lines an analyst lets pass."""
    judgements: Judgements
    """Links held to be weaker here than the pack says."""

    def with_readings(self, readings: Mapping[str, Reading]) -> "Case":
        """Return the case with other readings of the same questions, all counting as before.

        Who counts and what is linked to what stays, and with it all that was derived from that.
        """
        other = replace(self, readings=readings)
        derived = {name: value for name, value in vars(self).items() if name not in _FIELDS}
        vars(other).update(derived)
        return other

    @cached_property
    def asked(self) -> InOrder:
        """Return the questions a person is to answer, those that wait included."""
        return InOrder(q for q, reading in self.readings.items() if reading.is_asked)

    @cached_property
    def shown(self) -> InOrder:
        """Return the questions that apply, or may, asked or computed."""
        return InOrder(q for q, reading in self.readings.items() if reading.is_shown)

    @cached_property
    def touched(self) -> Mapping[str, tuple[Threat, ...]]:
        """Return, by question id, the exposures in play that it is, or lowers."""
        found: dict[str, list[Threat]] = {}
        for threat in self.threats:
            for question in {threat.id, *(shield.safeguard for shield in threat.shields)}:
                found.setdefault(question, []).append(threat)
        return {question: tuple(threats) for question, threats in found.items()}

    @cached_property
    def threats_by_dimension(self) -> Mapping[str, tuple[Threat, ...]]:
        """Return the exposures in play by dimension."""
        found: dict[str, list[Threat]] = {}
        for threat in self.threats:
            found.setdefault(threat.dimension, []).append(threat)
        return {dimension: tuple(threats) for dimension, threats in found.items()}

    @cached_property
    def full_coverage(self) -> Mapping[str, float]:
        """Return the coverage of each exposure in play with every safeguard at full."""
        full = {shield.safeguard: 1.0 for threat in self.threats for shield in threat.shields}
        cap = self.parameters.coverage_cap
        return {threat.id: coverage_of(threat, full, cap) for threat in self.threats}

    @cached_property
    def lines_reading(self) -> Mapping[str, tuple[RedLine, ...]]:
        """Return, by question id, the red lines that read it."""
        found: dict[str, list[RedLine]] = {}
        for line in self.pack.red_lines.values():
            for question in {atom.question for atom in line.when}:
                found.setdefault(question, []).append(line)
        return {question: tuple(lines) for question, lines in found.items()}

    @cached_property
    def bundles_reading(self) -> Mapping[str, Mapping[str, Bundle]]:
        """Return, by question id, the bundles in play that read it, by their ids."""
        found: dict[str, dict[str, Bundle]] = {}
        for question, reading in self.readings.items():
            scale = self.pack.questions[question].scale
            if isinstance(scale, Bundle) and reading.counts:
                for read in scale.reads:
                    found.setdefault(read, {})[question] = scale
        return found


_FIELDS = frozenset(field.name for field in fields(Case))


def build_case(pack: Pack, assessment: Assessment) -> Case:
    """Prepare an assessment for arithmetic; questions without weight take no part."""
    readings = read_answers(pack, assessment)
    parameters = pack.file.parameters.changed_by(assessment.parameters)
    in_play = [pack.questions[qid] for qid, reading in readings.items() if reading.counts]
    in_scope = [pack.questions[qid] for qid in readings]
    weights = {c.id: assessment.weights.get(c.id, 1.0) for c in pack.checklists}
    judgements = {(j.safeguard, j.exposure): j.potency for j in assessment.link_judgements}
    benefits = [q for q in in_play if isinstance(q, Opportunity) and q.weight > 0]
    return Case(
        pack=pack,
        parameters=parameters,
        readings=readings,
        threats=find_threats(pack, parameters, readings, judgements),
        benefits=tuple(Benefit(q.id, q.dimension, q.weight) for q in benefits),
        safeguards=tuple(q for q in in_play if isinstance(q, Safeguard)),
        mandatory=tuple(q for q in in_scope if isinstance(q, Safeguard) and q.mandatory),
        views=read_views(pack, assessment),
        risk_weights=weights,
        opportunity_weights={**weights, **assessment.opportunity_weights},
        waived=frozenset(waiver.red_line for waiver in assessment.waivers),
        judgements=judgements,
    )


def find_threats(
    pack: Pack, parameters: Parameters, readings: Mapping[str, Reading], judgements: Judgements
) -> tuple[Threat, ...]:
    """Return the exposures in play, those that apply, or may, and have weight."""
    exposures = (pack.questions[qid] for qid, reading in readings.items() if reading.counts)
    return tuple(
        Threat(q.id, q.dimension, q.weight, _shields(q, pack, parameters, readings, judgements))
        for q in exposures
        if isinstance(q, Exposure) and q.weight > 0
    )


def _shields(
    exposure: Exposure,
    pack: Pack,
    parameters: Parameters,
    readings: Mapping[str, Reading],
    judgements: Judgements,
) -> tuple[Shield, ...]:
    return tuple(
        Shield(
            safeguard.id,
            FAMILIES.index(safeguard.family),
            potency_of(link, parameters, judgements.get((safeguard.id, exposure.id))),
        )
        for safeguard, link in pack.answered_by[exposure.id]
        if safeguard.weight > 0 and safeguard.id in readings and readings[safeguard.id].counts
    )


def potency_of(link: Link, parameters: Parameters, judged: LoweredPotency | None = None) -> float:
    """Return a link's potency, 0 to 0.9: the pack's, or the judged one where that is less."""
    stated = _strength(link.potency, parameters)
    return stated if judged is None else min(stated, _strength(judged, parameters))


def _strength(word: Potency | LoweredPotency, parameters: Parameters) -> float:
    match word:
        case "none":
            return 0.0
        case "weak":
            return parameters.potency.weak
        case "moderate":
            return parameters.potency.moderate
        case "strong":
            return parameters.potency.strong
        case _:
            assert_never(word)

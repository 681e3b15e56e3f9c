"""The sheet figures are read from: one assessment in every case its figures speak of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.model.result import DimensionScore, ExposureScore, Improvement, Inquiry, Result
from wizard.report.study import Study
from wizard.scoring.scores.board import Board, build_board
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.coverage import Threat
from wizard.scoring.scores.scenario import Scenario, extreme_scenario, working_scenario

Scene = Literal["working", "best", "worst", "inherent"]
"""At working values, at either end of every interval, or as if there were no safeguards."""

SCENES: Mapping[str, Scene] = {
    "residual": "working",
    "interval.best": "best",
    "interval.worst": "worst",
    "inherent": "inherent",
    "band": "working",
    "best_band": "best",
    "worst_band": "worst",
}
"""The scene a figure belongs to, by the last part of its address."""


@dataclass(frozen=True)
class Sheet:
    """A study with what explanations look up in it, each part when it is first asked for."""

    study: Study

    @property
    def pack(self) -> Pack:
        """Return the pack."""
        return self.study.pack

    @property
    def assessment(self) -> Assessment:
        """Return the assessment."""
        return self.study.assessment

    @property
    def case(self) -> Case:
        """Return the assessment prepared for arithmetic."""
        return self.study.case

    @property
    def result(self) -> Result:
        """Return scores, red lines and recommendation."""
        return self.study.result

    @cached_property
    def working(self) -> Scenario:
        """Return the case at working values."""
        return working_scenario(self.case)

    @cached_property
    def boards(self) -> Mapping[Scene, Board]:
        """Return the residuals and bands of every scene."""
        bare = tuple(threat._replace(shields=()) for threat in self.case.threats)
        working = self.working.board
        return {
            "working": working,
            "best": extreme_scenario(self.case, "best").board,
            "worst": extreme_scenario(self.case, "worst").board,
            "inherent": build_board(replace(self.case, threats=bare), working.values),
        }

    @cached_property
    def threats(self) -> Mapping[str, Threat]:
        """Return the exposures in play by id."""
        return {threat.id: threat for threat in self.case.threats}

    @cached_property
    def exposures(self) -> Mapping[str, ExposureScore]:
        """Return the scores of exposures by id."""
        return {score.id: score for score in self.result.exposures}

    @cached_property
    def dimensions(self) -> Mapping[str, DimensionScore]:
        """Return the scores of dimensions by id."""
        return {score.id: score for score in self.result.dimensions}

    @cached_property
    def improvements(self) -> Mapping[str, Improvement]:
        """Return what to negotiate first, by safeguard."""
        return {entry.safeguard.id: entry for entry in self.study.improvements}

    @cached_property
    def inquiries(self) -> Mapping[str, Inquiry]:
        """Return what to find out first, by question."""
        return {entry.question: entry for entry in self.study.inquiries}

    def label(self, question: str) -> str:
        """Return a question's label."""
        return self.pack.questions[question].label

    def title(self, dimension: str) -> str:
        """Return a dimension's title."""
        return self.pack.checklist(dimension).title

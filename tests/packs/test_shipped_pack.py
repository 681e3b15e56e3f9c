"""The shipped checklists and example: complete, linked, and right at both ends of the scale."""

from pathlib import Path

import pytest

from tests.packs.answering import answered
from wizard.model.checklist import Checklist, Safeguard
from wizard.model.pack import Pack
from wizard.model.result import Band, Verdict
from wizard.report.study import Study
from wizard.storage.packs.checking import check_pack
from wizard.storage.packs.loading import load_pack

ROOT = Path(__file__).resolve().parents[2]
DIMENSIONS = (
    "economy",
    "security",
    "diplomacy",
    "technology",
    "culture",
    "diversification",
    "energy",
    "health",
    "borders",
    "governance",
    "legitimacy",
    "finance",
)

INSTITUTIONS = ("World Bank", "International Monetary Fund")
"""Lenders that are parties here, and authors of the yardsticks there."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(ROOT / "checklists")


def checklist_of(pack: Pack, dimension: str) -> Checklist:
    return pack.checklist(dimension)


def test_pack_has_no_problem_and_needs_no_advice() -> None:
    """The linter finds nothing in the shipped pack."""
    errors, advice = check_pack(ROOT / "checklists")
    in_source = [str(problem) for problem in advice if "i18n" not in problem.file]
    assert (errors, in_source) == ([], [])


def test_pack_holds_the_twelve_dimensions_in_order(pack: Pack) -> None:
    """The dimensions are those of the subject, in its order, finance last."""
    assert tuple(checklist.id for checklist in pack.checklists) == DIMENSIONS


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_checklist_has_a_red_line(pack: Pack, dimension: str) -> None:
    """Every checklist owns at least one red line."""
    assert checklist_of(pack, dimension).red_lines


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_red_line_can_be_examined_in_a_screening(pack: Pack, dimension: str) -> None:
    """At least one red line of every checklist needs core questions only."""
    lines = checklist_of(pack, dimension).red_lines
    depths = [{pack.questions[atom.question].depth for atom in line.when} for line in lines]
    assert {"core"} in depths


def test_mandatory_safeguards_hold_an_exit_and_an_oversight(pack: Pack) -> None:
    """An exit clause and independent oversight are mandatory, and asked in a screening."""
    mandatory = [q for q in pack.questions.values() if isinstance(q, Safeguard) and q.mandatory]
    families = {q.family for q in mandatory if q.depth == "core"}
    assert families >= {"exit", "oversight"}


BOTH_FRAMES = pytest.mark.parametrize("option", [0, -1], ids=["first option", "last option"])
EVERY_STAGE = pytest.mark.parametrize("stage", ["idea", "negotiating", "in-force"])


@BOTH_FRAMES
@EVERY_STAGE
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_best_answers_give_the_bottom_of_the_scale(
    pack: Pack, dimension: str, stage: str, option: int
) -> None:
    """With the best answer to every question of one dimension nothing is left of its risk."""
    best = answered(pack, best=True, only=[dimension], stage=stage, option=option)
    result = Study(pack, best).result
    assert (result.residual, result.band, result.opportunity) == (0.0, Band.LOW, 1.0)


@BOTH_FRAMES
@EVERY_STAGE
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_worst_answers_give_the_top_of_the_scale(
    pack: Pack, dimension: str, stage: str, option: int
) -> None:
    """With the worst answer to every question of one dimension its risk is whole."""
    worst = answered(pack, best=False, only=[dimension], stage=stage, option=option)
    result = Study(pack, worst).result
    assert (result.residual, result.band, result.opportunity) == (1.0, Band.CRITICAL, 0.0)


@pytest.mark.parametrize("depth", ["core", "full"])
def test_best_answers_everywhere_mean_proceed(pack: Pack, depth: str) -> None:
    """The best answers everywhere recommend to proceed, and nothing is provisional."""
    found = Study(pack, answered(pack, best=True, depth=depth)).result.recommendation
    assert (found.verdict, found.provisional, found.reasons) == (Verdict.PROCEED, False, ())


@pytest.mark.parametrize("depth", ["core", "full"])
def test_worst_answers_everywhere_mean_stop(pack: Pack, depth: str) -> None:
    """The worst answers everywhere recommend not to proceed."""
    found = Study(pack, answered(pack, best=False, depth=depth)).result.recommendation
    assert (found.verdict, found.worst_case) == (Verdict.STOP, Verdict.STOP)


def test_worst_answers_cross_every_red_line(pack: Pack) -> None:
    """Every red line is crossed by the worst answers."""
    result = Study(pack, answered(pack, best=False)).result
    assert {line.state for line in result.red_lines} == {"crossed"}


def test_best_answers_clear_every_red_line(pack: Pack) -> None:
    """Every red line is clear with the best answers."""
    result = Study(pack, answered(pack, best=True)).result
    assert {line.state for line in result.red_lines} == {"clear"}


def test_no_question_names_a_country_of_its_precedents(pack: Pack) -> None:
    """Parties of precedents are named in precedents only, never in a question."""
    parties = {party for q in pack.questions.values() for p in q.precedents for party in p.parties}
    named = [
        (question.id, party)
        for question in pack.questions.values()
        for party in parties
        if len(party) > 3 and party not in INSTITUTIONS and party in question.text
    ]
    assert named == []


@pytest.mark.parametrize("myth", ["Mombasa", "Hambantota"])
def test_myth_is_not_repeated(pack: Pack, myth: str) -> None:
    """Where a well-known myth is named at all, the text says that it is wrong."""
    told = [
        f"{precedent.clause} {precedent.happened}"
        for question in pack.questions.values()
        for precedent in question.precedents
        if myth in f"{precedent.title} {precedent.clause} {precedent.happened}"
    ]
    denials = ("not ", "no ", "never", "misread", "wrong")
    assert all(any(word in text for word in denials) for text in told)

"""The shipped checklists and example: complete, linked, and right at both ends of the scale."""

from collections import Counter
from pathlib import Path

import pytest

from wizard.lint.answers import find_misfits
from wizard.model.assessment import Answer, Assessment, Value
from wizard.model.checklist import Checklist, Exposure, Question, Safeguard
from wizard.model.pack import Pack
from wizard.model.result import Band, Verdict
from wizard.model.scale import Levels, MultipleChoice, Number, Percent, SingleChoice
from wizard.report.study import Study
from wizard.scoring.applicability import settle
from wizard.scoring.scale import ladder, point_of, words_of
from wizard.session import now
from wizard.session.creation import Facts, blank_assessment, read_example
from wizard.storage.packs import check_pack, load_pack
from wizard.storage.records import parse_record

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


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(ROOT / "checklists")


def checklist_of(pack: Pack, dimension: str) -> Checklist:
    return pack.checklist(dimension)


def candidates(question: Question) -> list[Value]:
    """Return answers among which the best and the worst one are."""
    scale = question.scale
    if isinstance(scale, Levels):
        return list(range(5))
    if isinstance(scale, SingleChoice):
        return [option.id for option in scale.options]
    if isinstance(scale, MultipleChoice):
        return [(), tuple(item.id for item in scale.options)]
    if isinstance(scale, Number | Percent):
        return [at for at, _ in scale.corners]
    return list(words_of(scale))  # type: ignore[arg-type]


def extreme(question: Question, *, best: bool) -> Value:
    """Return the answer that is best, or worst, for our side; gates are answered with yes."""
    if question.kind == "context":
        return "yes"
    wants_low = best == isinstance(question, Exposure)
    ranked = sorted(candidates(question), key=lambda raw: point_of(question.scale, raw)[0])
    return ranked[0 if wants_low else -1]


def answered(pack: Pack, *, best: bool, only: str | None = None, depth: str = "full") -> Assessment:
    """Return an assessment with every question of the dimensions in scope at one extreme."""
    left_out = {d: "Not asked here." for d in DIMENSIONS if only not in (None, d)}
    facts = Facts(
        title="Extreme",
        partnership={"us": "A", "partner": "B", "stage": "negotiating", "form": "treaty"},
        depth=depth,
        out_of_scope=left_out,
    )
    blank = blank_assessment(pack, now, facts)
    answers = {
        question.id: Answer(state="answered", value=extreme(question, best=best))
        for question in pack.questions.values()
    }
    return settle(pack, blank.model_copy(update={"answers": answers}))


def test_pack_has_no_problem_and_needs_no_advice() -> None:
    """The linter finds nothing in the shipped pack."""
    assert check_pack(ROOT / "checklists") == ([], [])


def test_pack_holds_the_twelve_dimensions_in_order(pack: Pack) -> None:
    """The dimensions are those of the subject, in its order, finance last."""
    assert tuple(checklist.id for checklist in pack.checklists) == DIMENSIONS


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_checklist_has_enough_of_every_kind(pack: Pack, dimension: str) -> None:
    """Every checklist has at least four exposures, four safeguards and two opportunities."""
    kinds = Counter(question.kind for question in checklist_of(pack, dimension).questions)
    assert (kinds["exposure"] >= 4, kinds["safeguard"] >= 4, kinds["opportunity"] >= 2) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_screening_asks_six_to_eight_scored_questions(pack: Pack, dimension: str) -> None:
    """At core depth a checklist asks six to eight scored questions."""
    questions = checklist_of(pack, dimension).questions
    core = [q for q in questions if q.depth == "core" and q.kind != "context"]
    assert 6 <= len(core) <= 8


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


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_best_answers_give_the_bottom_of_the_scale(pack: Pack, dimension: str) -> None:
    """With the best answer to every question of one dimension nothing is left of its risk."""
    result = Study(pack, answered(pack, best=True, only=dimension)).result
    assert (result.residual, result.band, result.opportunity) == (0.0, Band.LOW, 1.0)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_worst_answers_give_the_top_of_the_scale(pack: Pack, dimension: str) -> None:
    """With the worst answer to every question of one dimension its risk is whole."""
    result = Study(pack, answered(pack, best=False, only=dimension)).result
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


def test_every_step_of_an_exposure_moves_its_residual(pack: Pack) -> None:
    """Each further level or option of an exposure is worse than the one before."""
    flat = [
        question.id
        for question in pack.questions.values()
        if isinstance(question, Exposure)
        and len({value for value, _ in ladder(question.scale)}) < 2
    ]
    assert flat == []


def test_no_question_names_a_country_of_its_precedents(pack: Pack) -> None:
    """Parties of precedents are named in precedents only, never in a question."""
    parties = {party for q in pack.questions.values() for p in q.precedents for party in p.parties}
    named = [
        (question.id, party)
        for question in pack.questions.values()
        for party in parties
        if len(party) > 3 and party in question.text
    ]
    assert named == []


def test_no_power_supplies_most_of_the_bad_precedents(pack: Pack) -> None:
    """No stronger party stands behind more than two fifths of the precedents that went badly."""
    bad = Counter(
        precedent.stronger
        for question in pack.questions.values()
        for precedent in question.precedents
        if precedent.outcome == "bad"
    )
    assert max(bad.values()) / bad.total() <= 0.4


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


@pytest.fixture(scope="module")
def example(pack: Pack) -> Study:
    raw = read_example().encode()
    return Study(pack, parse_record(raw, "example", Assessment))


def test_example_fits_its_pack(pack: Pack, example: Study) -> None:
    """The shipped example has no misfit with the shipped pack."""
    assert find_misfits(pack, example.assessment) == []


def test_example_keeps_the_wording_of_today(pack: Pack, example: Study) -> None:
    """The frozen wording of the example is that of the shipped questions."""
    changed = [
        question
        for question, answer in example.assessment.answers.items()
        if answer.asked != pack.questions[question].text
    ]
    assert changed == []


def test_example_is_a_mixed_picture(example: Study) -> None:
    """One curable red line is crossed, bands differ, and the verdict is provisional."""
    result = example.result
    crossed = [line.line.kind for line in result.red_lines if line.state == "crossed"]
    bands = {score.band for score in result.dimensions}
    found = result.recommendation
    assert (crossed, len(bands) >= 3, found.verdict, found.provisional) == (
        ["curable"],
        True,
        Verdict.RENEGOTIATE,
        True,
    )


def test_example_leaves_little_open(example: Study) -> None:
    """Every question of the example that applies was looked at."""
    assert [q for q, reading in example.result.readings.items() if reading.is_open] == []

"""The shipped checklists go deep enough: counts, kinds, clauses, precedents, conditions."""

from collections import Counter
from pathlib import Path

import pytest

from wizard.lint import walk
from wizard.model.checklist import FAMILIES, Checklist, Context, Exposure, Precedent, Safeguard
from wizard.model.condition import PartnershipTest
from wizard.model.pack import Pack
from wizard.model.scale import Bundle, Difference, Levels, Number, Percent
from wizard.storage.packs.loading import load_pack

ROOT = Path(__file__).resolve().parents[2]
PACK = load_pack(ROOT / "checklists")
BY_NAME = {checklist.id: checklist for checklist in PACK.checklists}
EACH = pytest.mark.parametrize("checklist", PACK.checklists, ids=list(BY_NAME))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return PACK


@pytest.fixture(scope="module")
def safeguards() -> list[Safeguard]:
    return [q for q in PACK.questions.values() if isinstance(q, Safeguard)]


@pytest.fixture(scope="module")
def precedents() -> list[Precedent]:
    return [precedent for q in PACK.questions.values() for precedent in q.precedents]


@EACH
def test_checklist_asks_sixteen_to_twenty_four_questions(checklist: Checklist) -> None:
    """A checklist is deep enough for an expert and short enough to be answered with care."""
    assert 16 <= len(checklist.questions) <= 24


@EACH
def test_screening_asks_six_to_eight_scored_questions(checklist: Checklist) -> None:
    """At core depth a checklist asks six to eight scored questions."""
    core = [q for q in checklist.questions if q.depth == "core" and not isinstance(q, Context)]
    assert 6 <= len(core) <= 8


def test_kinds_are_balanced(pack: Pack) -> None:
    """About a quarter opportunities, two fifths exposures, a third safeguards, to 5 points."""
    kinds = Counter(str(q.kind) for q in pack.questions.values() if q.kind != "context")
    shares = {kind: 100 * count / kinds.total() for kind, count in kinds.items()}
    aims = {"opportunity": 25, "exposure": 40, "safeguard": 35}
    assert {kind: abs(shares[kind] - aim) <= 5 for kind, aim in aims.items()} == dict.fromkeys(
        aims, True
    )


def test_safeguards_make_a_library(safeguards: list[Safeguard]) -> None:
    """There are at least eighty safeguards, and every family has at least eight."""
    families = Counter(safeguard.family for safeguard in safeguards)
    assert len(safeguards) >= 80
    assert min(families[family] for family in FAMILIES) >= 8


@EACH
def test_checklist_draws_on_every_family(checklist: Checklist) -> None:
    """The safeguards of a checklist come from at least five of the six families."""
    families = {q.family for q in checklist.questions if isinstance(q, Safeguard)}
    assert len(families) >= 5


def test_safeguards_say_what_to_ask_for(safeguards: list[Safeguard]) -> None:
    """Every safeguard has its clause, its fallback, and what is good and weak."""
    names = ("clause", "fallback", "good", "weak", "lowers")
    lacking = [(s.id, name) for s in safeguards for name in names if not getattr(s, name)]
    assert lacking == []


def test_most_safeguards_have_a_precedent(safeguards: list[Safeguard]) -> None:
    """Nine in ten safeguards stand on a real agreement; where none is honest, none is named."""
    assert sum(bool(s.precedents) for s in safeguards) >= 0.9 * len(safeguards)


def test_exposures_are_lowered_by_two_families(pack: Pack) -> None:
    """No exposure depends on one family of safeguards alone."""
    single = [
        q.id
        for q in pack.questions.values()
        if isinstance(q, Exposure) and len({s.family for s, _ in pack.answered_by[q.id]}) < 2
    ]
    assert single == []


@EACH
def test_checklist_asks_about_performance_once_in_force(checklist: Checklist) -> None:
    """What was delivered is asked only where there was time to deliver."""
    stages = [
        set(test.is_one_of or (test.is_,))
        for question in checklist.questions
        for test, _ in walk.tests_of(question.applies_when, ())
        if isinstance(test, PartnershipTest) and test.partnership == "stage"
    ]
    assert {"in-force", "renewal"} in stages


def test_form_decides_nothing(pack: Pack) -> None:
    """Whether a text is called treaty or memorandum spares no question."""
    forms = [
        q.id
        for q in pack.questions.values()
        for test, _ in walk.tests_of(q.applies_when, ())
        if isinstance(test, PartnershipTest) and test.partnership == "form"
    ]
    assert forms == []


def test_what_matters_together_is_computed_together(pack: Pack) -> None:
    """Secrecy, account and exclusion; access right and lease; notice and replacement."""
    kinds = {q.id: type(q.scale) for q in pack.questions.values() if q.reads}
    wanted = {
        "finance.captive-terms": Bundle,
        "economy.control-gap": Difference,
        "security.exit-gap": Difference,
    }
    assert {name: kinds.get(name) for name in wanted} == wanted


def test_experts_are_asked_for_numbers(pack: Pack) -> None:
    """A fifth of what is asked and scored is a number."""
    asked = [q for q in pack.questions.values() if q.kind != "context" and not q.reads]
    numbers = [q for q in asked if isinstance(q.scale, Number | Percent)]
    assert len(numbers) >= 0.2 * len(asked)


def test_every_level_has_a_sentence_of_its_own(pack: Pack) -> None:
    """No sentence stands for two levels, in one question or in two."""
    sentences = Counter(
        sentence
        for q in pack.questions.values()
        if isinstance(q.scale, Levels)
        for sentence in q.scale.levels
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_precedents_are_many_and_different(precedents: list[Precedent]) -> None:
    """At least seventy agreements are told of, each under one title."""
    assert len({precedent.title for precedent in precedents}) >= 70


def test_precedents_cite_a_work_of_their_time_or_later(precedents: list[Precedent]) -> None:
    """A work that tells of an agreement may be its draft of the year before, and no older."""
    assert [p.title for p in precedents if p.source.year < p.year - 1] == []


def test_precedents_come_from_many_powers(precedents: list[Precedent]) -> None:
    """At least eight powers stand on the stronger side."""
    assert len({precedent.stronger for precedent in precedents}) >= 8


def test_no_power_supplies_most_of_the_bad_precedents(precedents: list[Precedent]) -> None:
    """No stronger party stands behind more than two fifths of the precedents that went badly."""
    bad = Counter(precedent.stronger for precedent in precedents if precedent.outcome == "bad")
    assert max(bad.values()) / bad.total() <= 0.4


def test_powers_with_bad_precedents_have_good_ones_too(precedents: list[Precedent]) -> None:
    """Nobody is the villain: each of the five powers most cited also has a good or mixed case."""
    cited = [power for power, _ in Counter(p.stronger for p in precedents).most_common(5)]
    fair = {p.stronger for p in precedents if p.outcome != "bad"}
    assert [power for power in cited if power not in fair] == []


def test_glossary_explains_the_terms_of_art(pack: Pack) -> None:
    """Terms that only specialists know stand in the glossary."""
    wanted = {"HHI", "Escrow account", "Status of forces agreement", "Take-or-pay", "Readmission"}
    assert wanted <= set(pack.file.glossary)

"""What a computed question may read, and how a wrong one is reported."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack

ECONOMY = "economy.yaml"
HEAD = """\
kind: checklist
schema_version: 1
id: economy
title: Economy
short: Economy
sections:
  - id: all
    title: All
    questions:
"""
PACK = """\
kind: pack
schema_version: 1
id: computed
title: Computed
version: "1"
languages: [en]
dimensions: [economy]
"""
LEVELS = "{type: levels, levels: [None, Minor, Moderate, Serious, Severe]}"
BASE = f"""\
      - {{id: economy.lease, kind: context, depth: core, label: Lease, text: "Lease?",
         scale: {{type: number, unit: years}}}}
      - {{id: economy.access, kind: context, depth: core, label: Access, text: "Access?",
         scale: {{type: number, unit: years}}}}
      - {{id: economy.days, kind: context, depth: core, label: Days, text: "Days?",
         scale: {{type: number, unit: days}}}}
      - {{id: economy.late, kind: context, depth: full, label: Late, text: "Late?",
         scale: {{type: number, unit: years}}}}
      - {{id: economy.secret, kind: exposure, depth: core, label: Secret, text: "Secret?",
         scale: {LEVELS}}}
      - {{id: economy.account, kind: exposure, depth: core, label: Account, text: "Account?",
         scale: {LEVELS}}}
"""
GAP = """\
      - {{id: economy.gap, kind: {kind}, depth: core, label: Gap, text: "Gap?",
         scale: {{type: difference, of: {of}, less: {less}, unit: years, goalposts: [0, 20]}}}}
"""
BUNDLE = """\
      - {{id: economy.both, kind: exposure, depth: core, label: Both, text: "Both?",
         scale: {{type: bundle, parts: [{{question: {one}, at_least: 3}},
         {{question: {other}, at_least: 3}}], values: [0, 0.5, 1], values_reason: "Together."}}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> PackFolder:
    pack = make_pack(tmp_path / "computed")
    for path in pack.path.iterdir():
        path.unlink()
    (pack.path / "pack.yaml").write_text(PACK)
    return pack


def errors(folder: PackFolder, questions: str) -> list[str]:
    (folder.path / ECONOMY).write_text(HEAD + BASE + questions)
    # Nothing lowers these exposures: that is another rule's business.
    return [what for _, _, _, what in folder.errors() if not what.startswith("nothing lowers")]


def gap(of: str = "lease", less: str = "access", kind: str = "exposure") -> str:
    return GAP.format(kind=kind, of=f"economy.{of}", less=f"economy.{less}")


def both(one: str = "secret", other: str = "account") -> str:
    return BUNDLE.format(one=f"economy.{one}", other=f"economy.{other}")


@pytest.mark.parametrize("questions", [gap(), both(), gap(kind="opportunity"), gap() + both()])
def test_sound_computed_question_is_accepted(folder: PackFolder, questions: str) -> None:
    """Two context numbers in one unit, or exposures asked earlier."""
    assert errors(folder, questions) == []


@pytest.mark.parametrize(
    ("questions", "what"),
    [
        (gap(of="leas"), "no question is economy.leas"),
        (gap(less="gap"), "economy.gap is asked at this question or later"),
        (gap(less="days"), "economy.days is in days, and the difference in years"),
        (gap(less="late"), "economy.late is asked at full depth, and this question is core"),
        (
            gap(less="secret"),
            "economy.secret is of kind exposure: the numbers of a difference are context questions",
        ),
        (both(other="secret"), "a question stands here twice"),
        (both(other="lease"), "economy.lease is of kind context, not an exposure"),
        (gap() + both(other="gap"), "economy.gap is computed itself"),
    ],
)
def test_wrong_reading_is_reported(folder: PackFolder, questions: str, what: str) -> None:
    """Each fault is said once, with the question it is about."""
    assert errors(folder, questions) == [what]


def test_difference_cannot_be_a_context_question(folder: PackFolder) -> None:
    """What scores nothing need not be computed."""
    what = "a difference is for questions of kind exposure or opportunity, and this is context"
    assert errors(folder, gap(kind="context")) == [what]


def test_condition_cannot_test_a_computed_question(folder: PackFolder) -> None:
    """A condition reads answers, and nobody answers this one."""
    dependent = (
        '      - {id: economy.next, kind: context, depth: core, label: Next, text: "Next?",\n'
        "         applies_when: {question: economy.gap, at_least: 3},\n"
        "         scale: {type: text}}\n"
    )
    what = "economy.gap is computed, and a condition reads answers"
    assert errors(folder, gap() + dependent) == [what]


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ("[0, 1]", "has 2 entries, needs at least 3"),
        ("[0, 0.2, 0.5, 1]", "values need one number more than there are parts"),
        ("[0, 0.6, 0.5]", "values must run from 0 to 1 without falling"),
        ("[0.1, 0.5, 1]", "values must run from 0 to 1 without falling"),
    ],
)
def test_values_of_a_bundle_fit_its_parts(folder: PackFolder, values: str, what: str) -> None:
    """One value for each number of parts that hold, from 0 to 1."""
    found = errors(folder, both().replace("[0, 0.5, 1]", values))
    assert found == [what]


def test_parts_that_exclude_each_other_are_reported(folder: PackFolder) -> None:
    """A bundle whose parts can never all hold never reaches its worst."""
    excluded = both(other="other").replace(
        "kind: exposure, depth: core, label: Both", "kind: exposure, depth: core, label: Both"
    )
    other = (
        '      - {id: economy.fork, kind: context, depth: core, label: Fork, text: "Fork?",\n'
        "         scale: {type: yes_no}}\n"
        '      - {id: economy.one, kind: exposure, depth: core, label: One, text: "One?",\n'
        f'         applies_when: {{question: economy.fork, is: "yes"}}, scale: {LEVELS}}}\n'
        '      - {id: economy.other, kind: exposure, depth: core, label: Other, text: "Other?",\n'
        f'         applies_when: {{question: economy.fork, is: "no"}}, scale: {LEVELS}}}\n'
    )
    found = errors(folder, other + excluded.replace("economy.secret", "economy.one"))
    assert found == ["the parts of economy.both can never all hold"]

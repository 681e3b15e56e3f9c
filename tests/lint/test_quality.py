"""What makes a pack unsound or less useful as a questionnaire: one fault per test."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack

ECONOMY, SECURITY = "economy.yaml", "security.yaml"
BASES, CONSENT = "sections[0].questions[0]", "sections[0].questions[1]"
SHARE, DEBT, MARKET, REVIEW = (f"sections[1].questions[{index}]" for index in range(4))


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


# Errors


def test_question_without_weight_is_an_error(small: PackFolder) -> None:
    """A question that weighs nothing should not be asked."""
    small.change(SECURITY, "label: Foreign bases\n", "label: Foreign bases\n        weight: 0\n")
    line = small.line(SECURITY, "weight: 0")
    what = "the weight is 0, must be more than 0"
    expected = [(SECURITY, line, f"{BASES}.weight", what)]
    assert (expected, ["remove the question"]) == (small.errors(), small.hints())


def test_levels_that_share_a_sentence_are_an_error(small: PackFolder) -> None:
    """Levels that read alike cannot be told apart."""
    small.change(SECURITY, "Rotations, Leased", "Visits, Leased")
    line = small.line(SECURITY, "Visits, Leased")
    what = "two levels share the sentence: Visits"
    assert [(SECURITY, line, f"{BASES}.scale.levels", what)] == small.errors()


def test_safeguard_that_lowers_nothing_is_an_error(small: PackFolder) -> None:
    """A safeguard without links has no effect on any figure."""
    reason = "reason: No troops without a vote."
    link = f"          - {{exposure: security.bases, potency: strong, {reason}}}\n"
    small.change(SECURITY, f"        lowers:\n{link}", "")
    small.change(ECONOMY, "        lowers:\n", f"        lowers:\n{link}")
    line = small.line(SECURITY, "id: security.consent")
    what = "the safeguard security.consent lowers no exposure"
    assert [(SECURITY, line, CONSENT, what)] == small.errors()


def test_exposure_nothing_lowers_is_an_error(small: PackFolder) -> None:
    """An exposure without safeguard leaves nothing to negotiate."""
    small.change(SECURITY, "{exposure: security.bases,", "{exposure: economy.share,")
    line = small.line(SECURITY, "id: security.bases")
    what = "nothing lowers the exposure security.bases"
    expected = [(SECURITY, line, BASES, what)]
    assert (expected, "link a safeguard to it") == (small.errors(), small.hints()[0])


def test_core_exposure_with_full_safeguards_only_is_an_error(small: PackFolder) -> None:
    """What a screening asks about it must also offer a safeguard for."""
    small.change(
        SECURITY,
        "        kind: safeguard\n        depth: core\n",
        "        kind: safeguard\n        depth: full\n",
    )
    line = small.line(SECURITY, "id: security.bases")
    what = "no core safeguard lowers the core exposure security.bases"
    assert [(SECURITY, line, BASES, what)] == small.errors()


def test_full_exposure_with_a_full_safeguard_is_sound(small: PackFolder) -> None:
    """At full depth a safeguard of full depth is enough."""
    small.change(
        SECURITY,
        "        kind: safeguard\n        depth: core\n",
        "        kind: safeguard\n        depth: full\n",
    )
    small.change(
        SECURITY,
        "        kind: exposure\n        depth: core\n",
        "        kind: exposure\n        depth: full\n",
    )
    assert (small.errors(), small.advice()) == ([], [])


def test_errors_do_not_hide_advice(small: PackFolder) -> None:
    """Errors of soundness and advice are reported in the same run, apart from each other."""
    small.change(SECURITY, "Rotations, Leased", "Visits, Leased")
    small.change(SECURITY, "        weak: Parliament is informed.\n", "")
    assert (len(small.errors()), len(small.hints())) == (1, 2)


# Advice


def test_long_short_name_is_advised_against(small: PackFolder) -> None:
    """The short name of a checklist has to fit a list."""
    small.change(SECURITY, "short: Security\n", "short: Security policy\n")
    what = "`short` has 15 characters, lists show 14"
    assert [(SECURITY, 5, "short", what)] == small.advice()


def test_longest_short_name_is_accepted(small: PackFolder) -> None:
    """The short name of a checklist may use all the room of a list."""
    small.change(SECURITY, "short: Security\n", "short: Security plans\n")
    assert small.advice() == []


@pytest.mark.parametrize(
    ("old", "key", "length", "what"),
    [
        ("label: Foreign bases", "label", 40, "the label has 41 characters, lists show 40"),
        (
            "text: How free are foreign bases?",
            "text",
            240,
            "the question has 241 characters, more than 240",
        ),
    ],
)
def test_long_text_is_advised_against(
    small: PackFolder, old: str, key: str, length: int, what: str
) -> None:
    """A label has to fit a list, and a question a screen."""
    small.change(SECURITY, old, f"{key}: {'x' * (length + 1)}")
    line = small.line(SECURITY, "x" * (length + 1))
    assert [(SECURITY, line, f"{BASES}.{key}", what)] == small.advice()


@pytest.mark.parametrize(
    ("old", "key", "length"),
    [("label: Foreign bases", "label", 40), ("text: How free are foreign bases?", "text", 240)],
)
def test_longest_texts_are_accepted(small: PackFolder, old: str, key: str, length: int) -> None:
    """Label and question may use all the room they have."""
    small.change(SECURITY, old, f"{key}: {'x' * length}")
    assert small.advice() == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("        why: A vote can refuse.\n", "why"),
        ("        look_at: [Constitution]\n", "look_at"),
        ("        sources: [{work: A handbook of parliaments, year: 2018}]\n", "sources"),
        ("        good: A vote before each deployment.\n", "good"),
        ("        weak: Parliament is informed.\n", "weak"),
        ("        clause: No deployment without a vote.\n", "clause"),
        ("        fallback: A vote within a month.\n", "fallback"),
    ],
)
def test_missing_text_of_a_safeguard_is_noticed(small: PackFolder, line: str, name: str) -> None:
    """A safeguard should say why, where to look, and what good and weak clauses are."""
    small.change(SECURITY, line, "")
    place = small.line(SECURITY, "id: security.consent")
    assert [(SECURITY, place, CONSENT, f"`{name}` is missing")] == small.advice()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("        why: Bound access can be claimed.\n", "why"),
        ("        look_at: [Tariff schedule]\n", "look_at"),
        ("        sources: [{work: A handbook of trade, year: 2022}]\n", "sources"),
    ],
)
def test_missing_text_of_an_opportunity_is_noticed(small: PackFolder, line: str, name: str) -> None:
    """An opportunity should say why, where to look, and on what it rests."""
    small.change(ECONOMY, line, "")
    place = small.line(ECONOMY, "id: economy.market")
    assert [(ECONOMY, place, MARKET, f"`{name}` is missing")] == small.advice()


@pytest.mark.parametrize(
    ("scale", "low", "high"),
    [
        ("{type: percent, knots: [{at: 0, value: 0.1}, {at: 60, value: 1}]}", "0.1", "1"),
        ("{type: percent, knots: [{at: 0, value: 0.9}, {at: 60, value: 0}]}", "0", "0.9"),
        (
            (
                "{type: levels, levels: [A, B, C, D, E], values: [0, 0.1, 0.2, 0.3, 0.8], "
                "values_reason: So it is.}"
            ),
            "0",
            "0.8",
        ),
        (
            (
                "{type: single_choice, options: [{id: a, text: A, value: 0.2}, "
                "{id: b, text: B, value: 1}]}"
            ),
            "0.2",
            "1",
        ),
    ],
)
def test_scale_that_does_not_span_its_ends_is_advised_against(
    small: PackFolder, scale: str, low: str, high: str
) -> None:
    """A scale should run from 0 to 1, since an open question counts as that."""
    small.change(ECONOMY, "{type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}", scale)
    line = small.line(ECONOMY, scale)
    what = f"values run from {low} to {high}: an open question still counts as 0 to 1"
    assert [(ECONOMY, line, f"{SHARE}.scale", what)] == small.advice()


@pytest.mark.parametrize(
    "scale",
    [
        "{type: yes_no}",
        "{type: yes_partly_no, reversed: true}",
        "{type: percent, goalposts: [80, 20]}",
        "{type: number, unit: t, knots: [{at: 0, value: 1}, {at: 3, value: 1}, {at: 9, value: 0}]}",
        "{type: multiple_choice, options: [{id: a, text: A}, {id: b, text: B, weight: 3}]}",
        "{type: single_choice, options: [{id: a, text: A, value: 1}, {id: b, text: B, value: 0}]}",
    ],
)
def test_scale_that_spans_its_ends_is_sound(small: PackFolder, scale: str) -> None:
    """Every kind of scored scale can be used without advice."""
    small.change(ECONOMY, "{type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}", scale)
    assert small.advice() == []


def test_context_question_needs_no_texts(small: PackFolder) -> None:
    """A context question needs neither reason nor source."""
    fact = (
        "      - {id: security.war, kind: context, depth: core, label: War,\n"
        "         text: Is there a war?, scale: {type: yes_no}}\n"
    )
    start = "    questions:\n"
    small.change(SECURITY, start, start + fact)
    assert small.advice() == []

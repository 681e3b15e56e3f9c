"""The layout of a saved summary: every key of the product's description, in its order."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import call, read_strictly

TOP = (
    *("kind", "schema_version", "generated", "generator", "assessment", "pack", "partnership"),
    *("red_lines", "recommendation", "risk", "opportunity", "completeness", "dimensions"),
    *("safeguards", "negotiate_first", "find_out_first", "worst_exposures"),
    *("transparency_gaps", "not_applicable", "out_of_scope", "parameters"),
)
"""Without `robustness`, which comes with a later version."""

FAMILIES = (
    *("sovereignty_clauses", "oversight", "transparency"),
    *("capability", "diversification", "exit"),
)

INNER = {
    "generator": "name version",
    "assessment": "id title file digest",
    "pack": "id version digest",
    "partnership": "us partner agreement form stage",
    "recommendation": "verdict provisional best_case worst_case reasons conditions",
    "recommendation.reasons": "trigger verdict text questions",
    "risk": "residual interval band to_next_band inherent safeguard_coverage",
    "opportunity": "score word",
    "red_lines": "id title state kind because cured_by dimension",
    "dimensions": "id title band residual interval inherent safeguard_coverage opportunity"
    " completeness share_of_risk worst_exposures",
    "safeguards.sovereignty_clauses": "id title level state lowers note evidence",
    "negotiate_first": "id title family now residual_drop band_after cures clause precedent",
    "find_out_first": "id question swing can_change_verdict_to decides_red_lines look_at",
    "transparency_gaps": "id reason",
    "not_applicable": "id reason",
    "out_of_scope": "dimension reason",
}


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the saved summary of the shipped example, which has something to say everywhere."""
    folder: Path = tmp_path_factory.mktemp("layout")
    file, target = folder / "e.assessment.yaml", folder / "e.summary.yaml"
    assert call("example", "--write-only", file).code == 0
    assert call("summary", file, "-o", target).code == 0
    return read_strictly(target)


def test_top_keys_stand_in_the_order_they_are_read(summary: Any) -> None:
    """Red lines and recommendation come before any figure; nothing of the layout is missing."""
    assert list(TOP) == [name for name in summary if name in TOP]


@pytest.mark.parametrize("path", INNER)
def test_inner_keys_are_present(summary: Any, path: str) -> None:
    """Each part of the summary has the keys of the layout, in lists in one entry or another."""
    part = summary
    for step in path.split("."):
        part = part[step]
    entries = part if isinstance(part, list) else [part]
    found = {name for entry in entries for name in entry}
    assert set() == set(INNER[path].split()) - found


def test_safeguards_stand_under_all_six_families(summary: Any) -> None:
    """All families are listed, in the order of the layout, even an empty one."""
    assert list(FAMILIES) == list(summary["safeguards"])


def test_red_lines_stand_crossed_first(summary: Any) -> None:
    """Crossed red lines come first, then those unknown, waived and not examined."""
    order = ["crossed", "unknown", "waived", "not-examined"]
    states = [order.index(line["state"]) for line in summary["red_lines"]]
    assert states
    assert sorted(states) == states


def test_reasons_stand_most_severe_first(summary: Any) -> None:
    """Triggers are listed from the most severe verdict to the least."""
    order = ["do-not-proceed", "renegotiate", "proceed-with-conditions", "proceed"]
    verdicts = [order.index(reason["verdict"]) for reason in summary["recommendation"]["reasons"]]
    assert len(verdicts) > 1
    assert sorted(verdicts) == verdicts


def figures(part: Any, name: str = "") -> Iterator[tuple[str, float]]:
    """Return every number with a fraction under its key, parameters left out."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key != "parameters":
                yield from figures(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from figures(value, name)
    elif isinstance(part, float):
        yield name, part


def test_figures_are_on_100_with_one_decimal(summary: Any) -> None:
    """Every figure lies between 0 and 100 and has one decimal."""
    found = list(figures(summary))
    assert len(found) > 100
    found = [pair for pair in found if pair[0] not in ("entropy", "change")]
    odd = [pair for pair in found if not 0 <= pair[1] <= 100 or round(pair[1], 1) != pair[1]]
    assert odd == []


def test_moment_is_iso_with_its_zone(summary: Any) -> None:
    """The moment of computation is written to the second, in UTC."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", summary["generated"])


def test_lists_stand_even_when_empty(tmp_path: Path) -> None:
    """A list without entries is written as such, so that nothing seems forgotten."""
    file, target = tmp_path / "a.assessment.yaml", tmp_path / "a.summary.yaml"
    call("new", file, "--us", "U", "--partner", "P", "--title", "T")
    call("summary", file, "-o", target)
    data = read_strictly(target)
    empty = [data[name] for name in ("transparency_gaps", "not_applicable", "out_of_scope")]
    assert empty == [[], [], []]

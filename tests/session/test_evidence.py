"""Items of evidence as they are typed, told and found again, and what grades mean."""

from pathlib import Path

import pytest

from tests.storage_helpers import open_session
from wizard.errors import UsageError
from wizard.session.evidence import (
    cited_evidence,
    describe_evidence,
    explain_grade,
    parse_evidence,
    previous_evidence,
    typed_fields,
)

WHOLE = {
    "source": "Draft 4",
    "locator": "Art. 3",
    "date": "2026-01",
    "address": "https://example.org",
    "grade": "TB2",
}


def answer(*sources: str) -> dict[str, object]:
    return {"state": "answered", "value": "yes", "evidence": [{"source": s} for s in sources]}


@pytest.mark.parametrize("typed", [WHOLE, {**WHOLE, "grade": ""}, {**WHOLE, "grade": "T"}])
def test_item_is_typed_as_it_was(typed: dict[str, str]) -> None:
    """What was typed of an item can be typed again from the item."""
    assert typed == typed_fields(parse_evidence(typed))


@pytest.mark.parametrize(
    ("grade", "read"),
    [
        ("", (False, None, None)),
        ("b2", (False, "B", 2)),
        ("t", (True, None, None)),
        ("tf6", (True, "F", 6)),
        ("T A1", (True, "A", 1)),
    ],
)
def test_grade_is_read(grade: str, read: tuple[object, ...]) -> None:
    """Letter, digit and the mark of the text itself are read in either case."""
    item = parse_evidence({"source": "Draft", "grade": grade})
    assert read == (item.primary, item.reliability, item.credibility)


@pytest.mark.parametrize("grade", ["B", "2B", "B22", "G1", "A0", "A7", "B 2", "TT", "x"])
def test_what_is_no_grade_is_refused(grade: str) -> None:
    """What is no grade is refused with the form of one."""
    with pytest.raises(UsageError, match="such as B2"):
        parse_evidence({"source": "Draft", "grade": grade})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Evidence needs its source"),
        ({"source": " "}, "Evidence needs its source"),
        ({"source": "a", "date": "May"}, "2026-01-31"),
        ({"source": "a\x1b"}, "source of evidence cannot be kept"),
        ({"source": "a", "address": "x" * 2_000}, "address of evidence cannot be kept"),
    ],
)
def test_wrong_field_is_named(typed: dict[str, str], said: str) -> None:
    """A field that cannot be kept is named in a sentence."""
    with pytest.raises(UsageError, match=said):
        parse_evidence(typed)


def test_item_is_told_in_one_line() -> None:
    """Every part of an item stands in its line."""
    told = describe_evidence(parse_evidence(WHOLE))
    assert told == "Draft 4, Art. 3, 2026-01, https://example.org (the text itself) [B2]"


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        ("", ""),
        ("b", "source usually reliable"),
        ("B2", "source usually reliable, information probably true"),
        ("zz", ""),
    ],
)
def test_grade_is_explained_while_it_is_typed(grade: str, said: str) -> None:
    """What was typed of a grade so far is said in words."""
    assert said == explain_grade(grade)


def test_previous_evidence_is_the_nearest_earlier(tmp_path: Path) -> None:
    """The nearest earlier question with evidence lends it, whatever stands between or after."""
    answers = {
        "economy.loan": answer("far"),
        "economy.ministry": answer("near"),
        "economy.market": answer("later"),
    }
    session = open_session(tmp_path, answers=answers)
    assert [e.source for e in previous_evidence(session, "economy.share")] == ["near"]
    assert previous_evidence(session, "economy.loan") == ()


def test_cited_evidence_names_each_item_once(tmp_path: Path) -> None:
    """An item cited twice is listed once with both questions; the question's own are left out."""
    answers = {
        "economy.loan": answer("far", "both"),
        "economy.ministry": answer("both"),
        "economy.share": answer("own"),
        "economy.market": answer("later"),
    }
    session = open_session(tmp_path, answers=answers)
    found = [(c.item.source, c.labels) for c in cited_evidence(session, "economy.share")]
    assert found == [
        ("both", ("Ministry", "Loan")),
        ("far", ("Loan",)),
        ("later", ("Market access",)),
    ]

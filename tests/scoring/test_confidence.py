"""Evidence caps confidence (method.md 1.3)."""

import pytest

from tests.scoring.doubts import TEXT
from tests.strategies import answered
from wizard.model.assessment import CONFIDENCES, Answer, Evidence
from wizard.model.uncertainty import EffectiveConfidence
from wizard.scoring.answers.confidence import find_confidence


def graded(grade: str) -> Evidence:
    """Return evidence of a grade such as B3."""
    return Evidence.model_validate(
        {"source": "A report", "reliability": grade[0], "credibility": int(grade[1])}
    )


def stated(confidence: str | None, *evidence: Evidence) -> EffectiveConfidence:
    """Return what becomes of a stated confidence."""
    return find_confidence(answered(2, confidence).model_copy(update={"evidence": evidence}))


TABLE = {
    "certain": "A1 A2 B1",
    "high": "B2",
    "medium": "A3 B3 C1 C2 C3",
    "low": "A4 A5 B4 B5 C4 C5 D1 D2 D3 D4 D5 E1 E2 E3 E4 E5",
}


@pytest.mark.parametrize(
    ("allowed", "grade"),
    [(allowed, grade) for allowed, grades in TABLE.items() for grade in grades.split()],
)
def test_grade_allows_what_the_table_says(allowed: str, grade: str) -> None:
    """The most that each grade allows is as printed in 1.3."""
    assert stated("certain", graded(grade)).level == allowed


@pytest.mark.parametrize("grade", ["F1", "F6", "A6", "E6"])
def test_what_cannot_be_judged_is_low_and_flagged(grade: str) -> None:
    """F and 6 do not say unreliable, and are flagged."""
    found = stated("certain", graded(grade))
    assert (found.level, found.is_flagged) == ("low", True)


def test_what_is_judged_bad_is_not_flagged() -> None:
    """E5 is a judgement, even beside evidence nobody can judge."""
    assert not stated("certain", graded("F6"), graded("E5")).is_flagged


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_the_text_itself_allows_what_is_stated(confidence: str) -> None:
    """The text of the agreement or of a statute caps nothing."""
    assert stated(confidence, TEXT) == EffectiveConfidence(confidence)  # type: ignore[arg-type]


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_without_evidence_all_is_low(confidence: str) -> None:
    """Where nothing is cited nothing more than low is allowed."""
    assert stated(confidence).level == "low"


def test_the_best_evidence_decides() -> None:
    """One good source is enough, wherever it stands."""
    assert stated("certain", graded("E5"), graded("A1"), graded("C3")).level == "certain"


def test_evidence_never_raises_confidence() -> None:
    """A cap is no claim."""
    assert stated("low", TEXT).level == "low"


def test_evidence_without_a_grade_allows_low() -> None:
    """A source nobody graded counts no more than one graded bad, and is not flagged."""
    found = stated("high", Evidence(source="A newspaper", reliability="A"))
    assert (found.level, found.is_flagged) == ("low", False)


@pytest.mark.parametrize(
    ("evidence", "level"), [((), "low"), ((TEXT,), "medium"), ((graded("E1"),), "low")]
)
def test_confidence_never_stated_counts_as_medium(
    evidence: tuple[Evidence, ...], level: str
) -> None:
    """Nobody claimed more than the middle, and the cap applies as to any claim."""
    assert stated(None, *evidence).level == level


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (answered(2, "high"), "Stated high, but no evidence is cited: low at most."),
        (
            answered(2).model_copy(update={"evidence": (graded("D4"),)}),
            "Not stated, which counts as medium, but the best evidence is graded D4: low at most.",
        ),
        (
            answered(2, "certain").model_copy(update={"evidence": (graded("C2"),)}),
            "Stated certain, but the best evidence is graded C2: medium at most.",
        ),
        (
            answered(2, "high").model_copy(update={"evidence": (graded("F2"),)}),
            "Stated high, but the best evidence is graded F2, which cannot be judged: low at most.",
        ),
        (
            answered(2, "high").model_copy(update={"evidence": (Evidence(source="A paper"),)}),
            "Stated high, but the evidence is not graded: low at most.",
        ),
        (answered(2, "low"), ""),
    ],
)
def test_reason_is_one_sentence(answer: Answer, reason: str) -> None:
    """A cap is explained, and only a cap."""
    assert find_confidence(answer).reason == reason

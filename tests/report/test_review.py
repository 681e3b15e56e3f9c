"""The review: what is open, unsupported, doubtful or contradictory, worst first."""

from datetime import date
from typing import Any

import pytest

from tests.storage_helpers import make_pack
from tests.strategies import make_assessment
from tests.strategies import make_pack as make_rows
from wizard.model.assessment import Answer
from wizard.model.pack import Pack
from wizard.model.review import Contradiction, ReviewRules
from wizard.report.review import Remark, Review
from wizard.report.study import Study

TODAY = date(2026, 3, 1)
CITED: dict[str, Any] = {"evidence": [{"source": "The text", "date": "2025"}]}


@pytest.fixture
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return make_pack(tmp_path_factory.mktemp("packs") / "small").load()


def answer(value: Any, **more: Any) -> Answer:
    return Answer.model_validate({"state": "answered", "value": value, **more})


def review(pack: Pack, **answers: Answer) -> tuple[Remark, ...]:
    given = {name.replace("_", ".", 1): a for name, a in answers.items()}
    return Review(Study(pack, make_assessment(given)), TODAY).remarks


def doubts(remarks: tuple[Remark, ...], question: str) -> list[str]:
    return [remark.doubt for remark in remarks if remark.question == question]


def test_every_open_question_is_listed(pack: Pack) -> None:
    """Of a blank form everything is open, what can change the verdict first."""
    remarks = review(pack)
    assert {remark.doubt for remark in remarks} == {"open"}
    assert [r.changes_verdict for r in remarks] == sorted(
        (r.changes_verdict for r in remarks), reverse=True
    )


def test_answer_without_evidence_is_unsupported(pack: Pack) -> None:
    """What cites nothing is listed; what cites something is not."""
    remarks = review(pack, economy_share=answer(40), security_bases=answer(2, **CITED))
    assert (doubts(remarks, "economy.share"), doubts(remarks, "security.bases")) == (
        ["unsupported"],
        [],
    )


def test_operating_without_evidence_is_said_in_words(pack: Pack) -> None:
    """A safeguard that is said to operate is the first to be asked for proof."""
    remarks = review(pack, security_consent=answer(4))
    texts = [remark.text for remark in remarks if remark.question == "security.consent"]
    assert texts == ["It is said to be operating, and nothing is cited for it."]


def test_low_confidence_is_listed(pack: Pack) -> None:
    """An answer its own author doubts is looked at again."""
    remarks = review(pack, economy_share=answer(40, confidence="low", **CITED))
    assert doubts(remarks, "economy.share") == ["low confidence"]


@pytest.mark.parametrize(("year", "said"), [("2020", ["old source"]), ("2021", [])])
def test_source_older_than_the_pack_allows_is_listed(
    pack: Pack, year: str, said: list[str]
) -> None:
    """Five years back from today by default; the newest source counts."""
    items = [{"source": "The text", "date": f"{year}-06"}, {"source": "Older", "date": "1999"}]
    remarks = review(pack, economy_share=answer(40, evidence=items))
    assert doubts(remarks, "economy.share") == said


LEVELS: dict[str, Any] = {
    "type": "levels",
    "levels": ["None", "Minor", "Moderate", "Serious", "Severe"],
}
LINK = {"exposure": "alpha.risk", "potency": "strong", "reason": "Because."}


@pytest.mark.parametrize(("second", "said"), [(2, ["contradictory"]), (3, [])])
def test_low_residual_without_binding_safeguard_contradicts_itself(
    second: int, said: list[str]
) -> None:
    """A moderate exposure is called low, and both safeguards are words without a remedy."""
    row: dict[str, Any] = {"label": "L", "text": "T?", "depth": "core", "scale": LEVELS}
    rows: list[dict[str, Any]] = [{**row, "kind": "exposure", "id": "alpha.risk"}]
    for name, family in (("one", "exit"), ("other", "oversight")):
        safeguard: dict[str, Any] = {"kind": "safeguard", "family": family, "lowers": [LINK]}
        rows.append({**row, **safeguard, "id": f"alpha.{name}"})
    values = {"alpha_risk": 2, "alpha_one": 2, "alpha_other": second}
    given = {name: answer(value, **CITED) for name, value in values.items()}
    assert doubts(review(make_rows({"alpha": rows}), **given), "alpha.risk") == said


def test_setting_aside_what_others_depend_on_is_a_contradiction(pack: Pack) -> None:
    """A gate that does not apply decides about others all the same."""
    gone = Answer.model_validate({"state": "not-applicable", "reason": "No."})
    remarks = review(pack, economy_loan=gone)
    told = next(r for r in remarks if r.question == "economy.loan")
    assert (told.doubt, told.text) == (
        "contradictory",
        "It is set not applicable, and others depend on it: Conditional debt.",
    )


RULE = Contradiction.model_validate(
    {
        "text": "Much trade, and no bases.",
        "when": {
            "all": [
                {"question": "economy.share", "at_least": 50},
                {"question": "security.bases", "at_most": 0},
            ]
        },
    }
)


@pytest.mark.parametrize(("share", "said"), [(60, True), (40, False)])
def test_contradiction_of_the_pack_is_found(pack: Pack, share: int, said: bool) -> None:
    """A rule of the pack speaks when all its tests hold, at its last question."""
    file = pack.file.model_copy(update={"review": ReviewRules(contradictions=(RULE,))})
    ruled = Pack(file, pack.checklists, pack.digest)
    remarks = review(ruled, economy_share=answer(share), security_bases=answer(0))
    told = [r.text for r in remarks if r.doubt == "contradictory"]
    assert told == (["Much trade, and no bases."] if said else [])


def test_effect_is_that_of_finding_out(pack: Pack) -> None:
    """Each remark says how far another answer could move the result."""
    remarks = review(pack, security_bases=answer(4, **CITED), security_consent=answer(0))
    consent = next(r for r in remarks if r.question == "security.consent")
    assert consent.swing > 0

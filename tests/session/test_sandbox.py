"""What-if: other answers beside the real ones, which stay untouched."""

from pathlib import Path

import pytest

from tests.storage_helpers import make_pack
from tests.strategies import answered, make_assessment
from wizard.errors import InvalidAnswerError, StorageError
from wizard.model.assessment import Assessment, Value
from wizard.session.sandbox import TRIED, Sandbox
from wizard.storage.assessments import load_assessment


@pytest.fixture
def assessment() -> Assessment:
    values: dict[str, Value] = {
        "economy.loan": "yes",
        "economy.share": 50,
        "economy.debt": 3,
        "security.bases": 4,
    }
    return make_assessment({name: answered(value) for name, value in values.items()})


@pytest.fixture
def sandbox(tmp_path: Path, assessment: Assessment) -> Sandbox:
    return Sandbox(make_pack(tmp_path / "small").load(), assessment)


def test_trying_an_answer_moves_only_the_copy(sandbox: Sandbox, assessment: Assessment) -> None:
    """The result beside changes, the assessment does not."""
    sandbox.try_answer("security.bases", 0)
    before, after = sandbox.before.result.residual, sandbox.after.result.residual
    assert before is not None
    assert after is not None
    assert after < before
    assert sandbox.before.assessment.answers == assessment.answers


def test_trials_say_how_it_stands_and_how_it_was_tried(sandbox: Sandbox) -> None:
    """Each changed answer is listed with both wordings."""
    sandbox.try_answer("security.bases", 1)
    trial = sandbox.trials[0]
    assert (trial.question, trial.before, trial.after) == (
        "security.bases",
        "Level 4: Sovereign",
        "Level 1: Visits",
    )


def test_safeguard_is_set_to_binding(sandbox: Sandbox) -> None:
    """One call brings a safeguard to level 3, whatever it was."""
    sandbox.bind("security.consent")
    assert sandbox.after.assessment.answers["security.consent"].value == 3


def test_exposure_cannot_be_bound(sandbox: Sandbox) -> None:
    """Only safeguards are bound."""
    with pytest.raises(InvalidAnswerError, match="cannot be set to binding"):
        sandbox.bind("security.bases")


@pytest.mark.parametrize(("question", "value"), [("security.bases", 9), ("economy.share", 140)])
def test_answer_the_scale_does_not_allow_is_refused(
    sandbox: Sandbox, question: str, value: int
) -> None:
    """What could not be answered cannot be tried, and nothing changes."""
    with pytest.raises(InvalidAnswerError):
        sandbox.try_answer(question, value)
    assert sandbox.trials == ()


def test_trying_a_gate_closes_and_opens_questions(sandbox: Sandbox) -> None:
    """Without a loan its conditions are not asked; with it they are again, as answered."""
    states = []
    for word in ("no", "yes"):
        sandbox.try_answer("economy.loan", word)
        states.append(sandbox.after.case.readings["economy.debt"].status)
    assert states == ["does-not-apply", "answered"]


def test_reset_brings_one_answer_back(sandbox: Sandbox) -> None:
    """The rest of what was tried stays."""
    sandbox.try_answer("security.bases", 0)
    sandbox.bind("security.consent")
    sandbox.reset("security.bases")
    sandbox.reset("security.consent")
    assert sandbox.trials == ()
    assert sandbox.after.result.residual == sandbox.before.result.residual


def test_reset_all_drops_everything(sandbox: Sandbox) -> None:
    """Nothing of what was tried is left."""
    sandbox.try_answer("security.bases", 0)
    sandbox.reset_all()
    assert sandbox.trials == ()


def test_variant_is_a_file_of_its_own(sandbox: Sandbox, tmp_path: Path) -> None:
    """It loads, has an id and a title of its own, and says which answers were only tried."""
    sandbox.try_answer("security.bases", 0)
    path = tmp_path / "variant.assessment.yaml"
    sandbox.keep(path, "Without bases")
    kept, _ = load_assessment(path)
    assert (kept.title, kept.answers["security.bases"].note) == ("Without bases", TRIED)
    assert kept.id != sandbox.before.assessment.id
    with pytest.raises(StorageError, match="exists already"):
        sandbox.keep(path, "Again")

"""The shortest way found to a milder verdict."""

from pathlib import Path

import pytest

from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.session.creation import read_example
from wizard.session.route import find_route
from wizard.session.sandbox import Sandbox
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture
def example(tmp_path: Path) -> Assessment:
    file = tmp_path / "example.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    return load_assessment(file)[0]


def test_route_leads_to_a_milder_verdict(pack: Pack, example: Assessment) -> None:
    """With all its safeguards binding the verdict is milder, with any one less it is not."""
    route = find_route(pack, example)
    for left_out in (None, *route):
        tried = Sandbox(pack, example)
        for question in route:
            if question != left_out:
                tried.bind(question)
        before, after = (s.result.recommendation.verdict for s in (tried.before, tried.after))
        assert (after < before) == (left_out is None)


def test_nothing_answered_has_no_route(pack: Pack, example: Assessment) -> None:
    """Where no safeguard was answered, none is named."""
    assert find_route(pack, example.model_copy(update={"answers": {}})) == ()

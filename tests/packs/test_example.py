"""The shipped example: complete, up to date with the checklists, and worth looking at."""

import pytest

from wizard.lint.answers import find_misfits
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.model.result import Verdict
from wizard.report.study import Study
from wizard.session.creation import read_example
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.records import parse_record


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


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

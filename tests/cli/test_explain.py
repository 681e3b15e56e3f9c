"""`explain`: any figure, in words and numbers, down to the answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import ESCAPE, Desk, call, is_one_sentence, make_desk, run_program
from tests.storage_helpers import WORKED_EXAMPLE

WORKED = WORKED_EXAMPLE / "worked.assessment.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    return desk.given(("economy.share", "45"), ("economy.review", "2"), ("security.bases", "1"))


def said(*words: str) -> str:
    """Return what is printed for the worked example."""
    outcome = call("explain", WORKED, *words, "--pack", WORKED_EXAMPLE)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def data(*words: str) -> Any:
    """Return what is printed for the worked example as JSON."""
    return json.loads(said(*words, "--json"))


def test_overall_residual_is_explained_where_nothing_is_named() -> None:
    """Without a figure the overall residual is explained, and all figures are listed."""
    lines = said().splitlines()
    assert lines[:2] == ["Overall, residual: 35.7 (34.4 to 42.6)", "  risk.residual"]
    assert "  Its root of order 3 = 0.356865" in lines
    listed = lines[lines.index("Figures that can be explained") :]
    assert "    economy, security" in listed


def test_named_figure_is_explained_alone() -> None:
    """With a figure only that one is explained, and nothing is listed."""
    text = said("exposures.security.e4.residual")
    assert text.startswith("Automatic military commitment, residual: 46.9\n")
    assert "0.75 x (1 - 0.375) = 0.46875" in text
    assert "Figures that can be explained" not in text


def test_no_line_is_wider_than_a_terminal() -> None:
    """All that is printed fits 80 columns."""
    printed = [*said().splitlines(), *said("recommendation", "--whole").splitlines()]
    assert max(len(line) for line in printed) <= 80


def test_whole_goes_down_to_the_answers() -> None:
    """With --whole, all a figure is made of is explained too, each once."""
    addresses = [
        entry["figure"]["address"] for entry in data("risk.residual", "--whole")["explanations"]
    ]
    assert len(set(addresses)) == len(addresses)
    assert addresses[:3] == [
        "risk.residual",
        "dimensions.economy.residual",
        "exposures.economy.e1.residual",
    ]
    answers = {address for address in addresses if address.startswith("answers.")}
    assert answers == {
        f"answers.{question}"
        for question in (
            *("economy.e1", "economy.e2", "economy.e3", "economy.s1", "economy.s2"),
            *("economy.s4", "economy.s5", "security.e4", "security.e5", "security.s3"),
        )
    }


def test_json_of_one_figure() -> None:
    """JSON holds the unrounded figure, the steps, and the parts with their addresses."""
    (found,) = data("dimensions.security.residual")["explanations"]
    figure = found["figure"]
    assert (figure["title"], figure["shown"]) == ("Security, residual", "39.0")
    assert figure["value"] == pytest.approx(0.0593109 ** (1 / 3), abs=1e-6)
    assert found["steps"][-1]["value"] == figure["value"]
    assert [part["address"] for part in found["parts"]] == [
        "exposures.security.e4.residual",
        "exposures.security.e5.residual",
    ]


def test_json_lists_all_addresses_where_no_figure_is_named() -> None:
    """Without a figure JSON also lists every address, and each of them can be asked for."""
    listed = data()["figures"]
    assert "figures" not in data("risk.residual")
    for address in listed:
        (found,) = data(address)["explanations"]
        assert found["figure"]["address"] == address


DRAWN = ("interval", "probabilities")
"""Figures given with another one, or drawn: the seed and the number of draws stand beside them."""


def test_figures_agree_with_the_summary() -> None:
    """What is explained is shown as the summary has it."""
    outcome = call("summary", WORKED, "--format", "json", "--pack", WORKED_EXAMPLE)
    summary = json.loads(outcome.out)
    found = {
        name: data(f"risk.{name}")["explanations"][0]["figure"]["shown"]
        for name in summary["risk"]
        if name not in DRAWN
    }
    expected = {
        **{name: str(value) for name, value in summary["risk"].items() if name not in DRAWN},
        "residual": "35.7 (34.4 to 42.6)",
        "band": "moderate (moderate to high)",
        "safeguard_coverage": "43.5 %",
    }
    assert found == expected


def test_unknown_figure_ends_with_2_and_the_likely_one(desk: Desk) -> None:
    """An address that does not exist is refused in one sentence with a hint."""
    outcome = desk.run("explain", "dimensions.econmy.residual")
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert "`dimensions.economy.residual`" in outcome.err


def test_unknown_figure_cannot_drive_the_terminal(desk: Desk) -> None:
    """Control characters in what was typed are made visible."""
    outcome = desk.run("explain", f"risk.{ESCAPE}[2J")
    assert (outcome.code, ESCAPE in outcome.err) == (2, False)


def test_explaining_leaves_the_file_alone(desk: Desk) -> None:
    """Nothing is written, even where an answer would be set aside."""
    desk.append("  economy.gone: {state: answered, value: 1}\n")
    before = desk.file.read_bytes()
    assert desk.run("explain").code == 0
    assert before == desk.file.read_bytes()


def test_other_version_of_the_pack_is_noted(tmp_path: Path) -> None:
    """That figures rest on another pack than the file was made with is said beside them."""
    desk = make_desk(tmp_path, pack={"id": "small", "version": "0.9"})
    outcome = desk.run("explain")
    assert (outcome.code, "0.9" in outcome.err) == (0, True)


def test_missing_file_ends_with_4(tmp_path: Path) -> None:
    """A file that is not there ends with 4, through the real program."""
    outcome = run_program("explain", "no.assessment.yaml", cwd=tmp_path)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (4, "", True)


def test_blank_assessment_is_explained(tmp_path: Path) -> None:
    """With nothing answered, the residual is shown with all that is possible."""
    outcome = make_desk(tmp_path).run("explain", "risk.residual")
    assert outcome.code == 0
    assert "(0.0 to 100.0)" in outcome.out

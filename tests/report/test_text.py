"""A summary as text: 80 columns, in order, and nothing unknown called safe."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage_helpers import SMALL_PACK, THEN, WORKED_EXAMPLE, make_assessment
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.report.bars import bar
from wizard.report.build import build_summary
from wizard.report.text import WIDTH, render_text
from wizard.session.creation import read_example
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.records import parse_record

TITLES = (
    *("RED LINES", "RECOMMENDATION", "BEFORE GOING ON", "RISK AND OPPORTUNITY (0 TO 100)"),
    *("DIMENSIONS", "WORST EXPOSURES", "SAFEGUARDS BY FAMILY", "NEGOTIATE FIRST"),
    *("FIND OUT FIRST", "LOOKED FOR AND NOT TO BE ESTABLISHED", "SET NOT APPLICABLE"),
    "LEFT OUT OF SCOPE",
)


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def small() -> Pack:
    return load_pack(SMALL_PACK)


def text_of(pack: Pack, assessment: Assessment) -> str:
    return render_text(build_summary(pack, assessment, THEN))


def blank(pack: Pack) -> Assessment:
    """Return an assessment at full depth to which nothing was answered."""
    return make_assessment(depth="full", pack={"id": pack.file.id, "version": pack.file.version})


def answer(state: str = "answered", **fields: object) -> dict[str, object]:
    return {"state": state, **fields}


def section(text: str, title: str) -> list[str]:
    """Return the lines below a title."""
    (found,) = (block for block in text.split("\n\n") if block.startswith(f"{title}\n"))
    return found.splitlines()[1:]


def head(text: str) -> str:
    """Return what stands above the first title."""
    return text.partition("\n\n")[0]


@pytest.fixture(scope="module")
def example(shipped: Pack) -> str:
    """Return the text for the shipped example."""
    return text_of(shipped, parse_record(read_example().encode(), "example", Assessment))


@pytest.fixture(scope="module")
def worked() -> str:
    """Return the text for the worked example of the method."""
    assessment, _ = load_assessment(WORKED_EXAMPLE / "worked.assessment.yaml")
    return text_of(load_pack(WORKED_EXAMPLE), assessment)


# Shape


@pytest.mark.parametrize("name", ["example", "worked"])
def test_text_fits_80_columns(request: pytest.FixtureRequest, name: str) -> None:
    """No line is longer than 80 columns."""
    text: str = request.getfixturevalue(name)
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []


def test_text_of_long_words_fits_80_columns(small: Pack) -> None:
    """Titles, names, reasons and answers of any length are wrapped."""
    long = "Zusammenarbeitsvereinbarung" * 20
    sides = {"us": long, "partner": long, "agreement": long}
    answers = {
        "economy.share": answer("unknown", reason=long),
        "security.bases": answer("not-applicable", reason="word " * 300),
        "economy.review": answer(value=2, chosen=long),
    }
    assessment = make_assessment(
        title=long, partnership=sides, handling=long, depth="full", answers=answers
    )
    text = text_of(small, assessment)
    assert [line for line in text.splitlines() if len(line) > WIDTH] == []


def test_sections_stand_in_the_order_of_the_report(example: str) -> None:
    """Red lines come first, then the recommendation, and only then any figure."""
    assert list(TITLES) == [line for line in example.splitlines() if line in TITLES]


def test_text_ends_with_one_newline(example: str) -> None:
    """The text is whole lines, without trailing blanks."""
    assert example == "\n".join(line.rstrip() for line in example.splitlines()) + "\n"


def test_text_holds_nothing_but_letters_and_newlines(example: str) -> None:
    """There is no control character besides the newline."""
    assert example.replace("\n", "").isprintable()


# Nothing unknown is called safe


@pytest.fixture(scope="module", params=["small", "shipped", "worked"])
def untouched(request: pytest.FixtureRequest, small: Pack, shipped: Pack) -> str:
    """Return the text for a blank assessment with each of three packs."""
    packs = {"small": small, "shipped": shipped, "worked": load_pack(WORKED_EXAMPLE)}
    pack = packs[request.param]
    return text_of(pack, blank(pack))


def test_blank_assessment_is_never_to_proceed(untouched: str) -> None:
    """The verdict on a blank assessment is not `proceed`, and it is provisional."""
    verdict = section(untouched, "RECOMMENDATION")[0].strip()
    assert verdict != "PROCEED (provisional)"
    assert verdict.endswith(" (provisional)")


def test_blank_assessment_is_never_low(untouched: str) -> None:
    """Neither the whole nor any dimension of a blank assessment is called low."""
    figures = section(untouched, "RISK AND OPPORTUNITY (0 TO 100)")
    whole = [line for line in figures if line.startswith("  Residual, working value:")]
    parts = [line for line in section(untouched, "DIMENSIONS") if " to " in line]
    assert whole
    assert len(parts) > 2
    assert [line for line in [*whole, *parts] if re.search(r"[:,] low\b", line)] == []


def test_blank_assessment_is_open_to_the_worst(untouched: str) -> None:
    """The interval of a blank assessment reaches to critical."""
    figures = " ".join(section(untouched, "RISK AND OPPORTUNITY (0 TO 100)"))
    assert "(critical)" in figures


def test_blank_assessment_has_open_safeguards_only(untouched: str) -> None:
    """No safeguard of a blank assessment is in any state but open."""
    lines = section(untouched, "SAFEGUARDS BY FAMILY")
    states = [line.split()[0] for line in lines if re.match(r" {4}\S", line)]
    assert states
    assert {"open"} == set(states)


def test_blank_assessment_clears_no_red_line(untouched: str) -> None:
    """No red line of a blank assessment is clear, and some are said to be unknown."""
    lines = section(untouched, "RED LINES")
    assert lines[-1] == "  Clear: 0."
    assert any(line.startswith("  UNKNOWN (") for line in lines)


def test_blank_assessment_is_known_to_0_per_cent(untouched: str) -> None:
    """The text says at its top that nothing is known."""
    assert "Known: 0.0 %." in head(untouched)


def test_open_exposure_is_called_open(worked: str) -> None:
    """An exposure nobody answered is listed as open, at its working value."""
    lines = section(worked, "WORST EXPOSURES")
    place = next(n for n, line in enumerate(lines) if "Obligation to align regulation" in line)
    assert "Open" in [line.strip() for line in lines[place + 1 : place + 3]]


def test_unknown_answer_is_listed_with_its_reason(small: Pack) -> None:
    """What could not be established stands in a list of its own, with the reason."""
    gap = {"security.consent": answer("unknown", reason="the annex is secret")}
    text = text_of(small, make_assessment(answers=gap))
    assert section(text, "LOOKED FOR AND NOT TO BE ESTABLISHED") == [
        "  - Consent of parliament: the annex is secret"
    ]
    assert "    unknown    Consent of parliament" in text.splitlines()


# What stands where


def test_crossed_red_line_stands_with_its_answers(small: Pack) -> None:
    """A crossed red line is printed with its reason and the answers behind it."""
    answers = {
        "economy.loan": answer(value="yes"),
        "economy.debt": answer(value=4, confidence="high"),
    }
    lines = section(text_of(small, make_assessment(answers=answers)), "RED LINES")
    expected = [
        "  CROSSED (absolute): Severe conditional debt",
        "    Law-making leaves the country.",
        "    - Conditional debt: Level 4: Severe",
    ]
    assert expected == lines[:3]


def test_waived_red_line_names_who_waived_it(small: Pack) -> None:
    """A waived red line is printed with name and reason, and still counts as a reservation."""
    answers = {"economy.loan": answer(value="yes"), "economy.debt": answer(value=4)}
    waiver = {"red_line": "economy.severe-debt", "name": "The minister", "reason": "It is small."}
    text = text_of(small, make_assessment(answers=answers, waivers=[waiver]))
    lines = section(text, "RED LINES")
    assert any(line.startswith("  WAIVED (absolute): Severe conditional debt") for line in lines)
    assert "    Waived by The minister: It is small." in lines


def test_no_crossed_red_line_is_said(small: Pack) -> None:
    """Where no red line is crossed, that is said in words."""
    assert "  None is crossed." in section(text_of(small, blank(small)), "RED LINES")


def test_dimension_left_out_is_listed_with_its_reason(small: Pack) -> None:
    """A dimension left out is named with the reason and scored nowhere."""
    left = [{"dimension": "security", "reason": "No troops."}]
    text = text_of(small, make_assessment(out_of_scope=left))
    assert section(text, "LEFT OUT OF SCOPE") == ["  - Security: No troops."]
    assert not any(line.startswith("  Security") for line in section(text, "DIMENSIONS"))


def test_assessment_without_exposures_is_never_to_proceed(small: Pack) -> None:
    """Where no exposure applies there is no figure, and no unreserved leave to proceed."""
    left = [{"dimension": "economy", "reason": "No trade."}]
    excused = {"security.bases": answer("not-applicable", reason="No bases.")}
    text = text_of(small, make_assessment(out_of_scope=left, answers=excused))
    assert "  No exposure applies: there is nothing to weigh." in text.splitlines()
    assert "  PROCEED" not in text.splitlines()


def test_difference_of_the_pack_is_noted(small: Pack) -> None:
    """A pack other than the one the assessment was made with is noted at the end."""
    text = text_of(small, make_assessment(pack={"id": "other", "version": "2"}))
    assert "Note: Made with the pack other 2, read with small." in text


def test_long_list_says_how_much_is_left_out(example: str) -> None:
    """A list that is cut says how many entries follow in the file."""
    last = section(example, "BEFORE GOING ON")[-1]
    assert re.fullmatch(r"  - and \d+ more, in the YAML summary", last)


def test_handling_marking_stands_at_the_top(example: str) -> None:
    """The handling marking is printed with the title."""
    assert "Handling: Example - invented" in head(example).splitlines()


# Bars


@pytest.mark.parametrize(
    ("figures", "drawn"),
    [
        ((0, 0, 0), "...................."),
        ((100, 100, 100), "####################"),
        ((0, 50, 100), "==========----------"),
        ((25, 50, 75), "#####=====-----....."),
        ((30.4, 33.1, 44.7), "######=--..........."),
        ((39.0, 39.0, 39.0), "########............"),
    ],
)
def test_bar_is_drawn_to_scale(figures: tuple[float, float, float], drawn: str) -> None:
    """A bar is full to the best case, then marked to the working value and the worst case."""
    assert drawn == bar(*figures)


@given(st.tuples(*[st.floats(0, 100)] * 3), st.integers(1, 60))
def test_bar_always_fills_its_width(figures: tuple[float, ...], width: int) -> None:
    """Whatever the figures, a bar has its width, and its marks stand in order."""
    low, value, high = sorted(figures)
    drawn = bar(low, value, high, width)
    assert width == len(drawn)
    assert re.fullmatch(r"#*=*-*\.*", drawn)

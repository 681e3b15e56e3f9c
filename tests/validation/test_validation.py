"""The past cases are soundly coded, and docs/validation.md says what the program says of them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from wizard.lint.answers import find_misfits
from wizard.model.pack import Pack
from wizard.report.parts import figure, pair
from wizard.report.study import Study
from wizard.scoring.answers.applicability import settle
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "validation"
DOCUMENT = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
FIRST_RUN, _, AFTER = DOCUMENT.partition("## After the changes")
CASES = sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.assessment.yaml"))
FIRST = 3

RESULTS = "| case | verdict | residual | interval | band | provisional | red lines crossed |"
FIRST_RANKS = "| case | test | safeguard | rank | of | first three |"
RANKS = "| case | test | safeguard | first run | now | of | first three |"


class Said(NamedTuple):
    """What a row of the document says of a case as a whole."""

    verdict: str
    residual: float | None
    interval: tuple[float, float] | None
    band: str
    provisional: bool
    crossed: frozenset[str]


class Ranked(NamedTuple):
    """What a row of the document says of one predicted safeguard of a case."""

    case: str
    test: str
    safeguard: str
    rank: int | None
    of: int
    first_three: bool


def read_rows(text: str, header: str) -> Iterator[list[str]]:
    """Give the cells of each row of the table that begins with a header."""
    lines = text[text.index(header) :].splitlines()[2:]
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def ids_in(text: str) -> list[str]:
    """Return the question and red line ids set as code in a text."""
    return re.findall(r"`([a-z]+\.[a-z-]+)`", text)


def truth(word: str) -> bool:
    """Return what yes or no stands for; any other word is a mistake in the document."""
    return {"yes": True, "no": False}[word]


def read_said(cells: Sequence[str]) -> tuple[str, Said]:
    """Return a row of the results: its case and what it says."""
    case, verdict, residual, interval, band, provisional, crossed = cells
    best, worst = interval.split(" to ")
    ends = (float(best), float(worst))
    lines = frozenset(ids_in(crossed))
    return case, Said(verdict, float(residual), ends, band, truth(provisional), lines)


def read_ranked(cells: Sequence[str]) -> Ranked:
    """Return a row of the predicted safeguards."""
    case, test, safeguard, rank, of, first_three = cells
    (question,) = ids_in(safeguard)
    place = None if rank == "open" else int(rank)
    return Ranked(case, test, question, place, int(of), truth(first_three))


SAID = dict(read_said(cells) for cells in read_rows(AFTER, RESULTS))
PREDICTED = [read_ranked([*cells[:3], *cells[4:]]) for cells in read_rows(AFTER, RANKS)]


def read_page(case: str) -> str:
    """Return the page that tells a case and its coding."""
    return (FOLDER / f"{case}.md").read_text(encoding="utf-8")


def read_left_open(case: str) -> set[str]:
    """Return the questions that a case's page says were left unanswered."""
    return set(ids_in(read_page(case).partition("## Left unanswered")[2]))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(ROOT / "checklists")


@pytest.fixture(scope="module")
def studies(pack: Pack) -> dict[str, Study]:
    """Return each case, computed as the program computes it."""
    loaded = {case: load_assessment(FOLDER / f"{case}.assessment.yaml")[0] for case in CASES}
    return {case: Study(pack, settle(pack, found)) for case, found in loaded.items()}


def test_document_speaks_of_every_case_and_no_other() -> None:
    """Results and predictions in the document cover exactly the cases in the folder."""
    assert (sorted(SAID), sorted({row.case for row in PREDICTED})) == (CASES, CASES)


def test_first_run_has_the_same_cases() -> None:
    """The results of the first run cover the cases of today's results."""
    assert [cells[0] for cells in read_rows(FIRST_RUN, RESULTS)] == list(SAID)


def test_first_run_is_set_beside_today() -> None:
    """Today's table repeats each prediction of the first run, in its order, with its rank then."""
    then = [cells[:4] for cells in read_rows(FIRST_RUN, FIRST_RANKS)]
    assert [cells[:4] for cells in read_rows(AFTER, RANKS)] == then


@pytest.mark.parametrize("case", CASES)
def test_document_links_to_the_page_of_the_case(case: str) -> None:
    """The document sends the reader to the coding of each case."""
    assert f"](../tests/validation/{case}.md)" in DOCUMENT


@pytest.mark.parametrize("case", CASES)
def test_case_fits_the_shipped_pack(case: str, pack: Pack) -> None:
    """Every answer is to a question that exists and is one its scale allows."""
    assessment, _ = load_assessment(FOLDER / f"{case}.assessment.yaml")
    errors = [f for f in find_misfits(pack, assessment) if f.severity == "error"]
    assert errors == []


@pytest.mark.parametrize("case", CASES)
def test_case_sets_no_answer_aside(case: str, studies: dict[str, Study]) -> None:
    """No coded answer is lost to a condition or to a dimension out of scope."""
    found = studies[case]
    unread = found.assessment.answers.keys() - found.result.readings.keys()
    assert (found.assessment.set_aside, unread) == ({}, set())


@pytest.mark.parametrize("case", CASES)
def test_unanswered_questions_are_those_the_page_lists(
    case: str, studies: dict[str, Study]
) -> None:
    """Every question that can be asked has an answer, or stands on the page as left open."""
    readings = studies[case].result.readings
    unanswered = {q for q, reading in readings.items() if reading.status == "unanswered"}
    assert unanswered == read_left_open(case)


@pytest.mark.parametrize("case", CASES)
def test_every_answer_says_why(case: str, studies: dict[str, Study]) -> None:
    """Each answer has a note on the fact behind it, or the reason why there is none."""
    answers = studies[case].assessment.answers
    bare = [q for q, given in answers.items() if not (given.note.strip() or given.reason.strip())]
    assert bare == []


@pytest.mark.parametrize("case", CASES)
def test_page_lists_every_answer(case: str, studies: dict[str, Study]) -> None:
    """The coding table of the page has a row for each answered question, and for no other."""
    listed = re.findall(r"^\| `([a-z]+\.[a-z-]+)` \|", read_page(case), re.MULTILINE)
    expected = [*studies[case].assessment.answers, *read_left_open(case)]
    assert sorted(listed) == sorted(expected)


@pytest.mark.parametrize("case", CASES)
def test_document_prints_what_the_program_says(case: str, studies: dict[str, Study]) -> None:
    """Verdict, figures and crossed red lines of the document are the computed ones."""
    result = studies[case].result
    assert result.band is not None
    computed = Said(
        verdict=result.recommendation.verdict.word,
        residual=figure(result.residual),
        interval=pair(result.interval),
        band=result.band.word,
        provisional=result.recommendation.provisional,
        crossed=frozenset(line.line.id for line in result.red_lines if line.state == "crossed"),
    )
    assert SAID[case] == computed


@pytest.mark.parametrize("row", PREDICTED, ids=lambda row: f"{row.case} {row.safeguard}")
def test_document_prints_the_rank_of_each_prediction(
    row: Ranked, studies: dict[str, Study]
) -> None:
    """Rank, length of the list, and yes or no for the first three are the computed ones."""
    order = [found.safeguard.id for found in studies[row.case].improvements]
    rank = order.index(row.safeguard) + 1 if row.safeguard in order else None
    first = rank is not None and rank <= FIRST
    assert row == row._replace(rank=rank, of=len(order), first_three=first)


@pytest.mark.parametrize(
    "row", [row for row in PREDICTED if row.rank is None], ids=lambda row: row.safeguard
)
def test_unranked_prediction_is_open(row: Ranked, studies: dict[str, Study]) -> None:
    """A safeguard the document calls open is one whose answer is not known."""
    status = studies[row.case].result.readings[row.safeguard].status
    assert status in {"unknown", "unanswered", "waiting"}

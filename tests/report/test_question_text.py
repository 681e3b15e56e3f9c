"""One question whole, as plain text."""

import pytest

from tests.storage_helpers import ECONOMY, SMALL_PACK, make_pack
from wizard.model.pack import Pack
from wizard.report.question_text import WIDTH, render_question
from wizard.storage.packs.loading import load_pack


@pytest.fixture(scope="module")
def small() -> Pack:
    return load_pack(SMALL_PACK)


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load_pack()


def shown(pack: Pack, question: str) -> list[str]:
    return render_question(pack, pack.questions[question]).splitlines()


def changed(tmp_path_factory: pytest.TempPathFactory, old: str, new: str) -> Pack:
    """Return the small pack with its economy worded otherwise."""
    folder = make_pack(tmp_path_factory.mktemp("changed") / "small")
    assert old in ECONOMY
    (folder.path / "economy.yaml").write_text(ECONOMY.replace(old, new), encoding="utf-8")
    return folder.load()


def test_every_shipped_question_fits_80_columns(shipped: Pack) -> None:
    """No line of any shipped question is longer than 80 columns."""
    wide = [
        line
        for question in shipped.questions
        for line in shown(shipped, question)
        if len(line) > WIDTH
    ]
    assert wide == []


def test_every_shipped_question_is_plain_text(shipped: Pack) -> None:
    """No shipped question holds a control character."""
    texts = [render_question(shipped, q).replace("\n", "") for q in shipped.questions.values()]
    assert all(text.isprintable() for text in texts)


def test_question_begins_with_what_it_is(small: Pack) -> None:
    """Id, kind and depth come first, then the place in the checklist, then the question."""
    expected = [
        "economy.share (exposure, core)",
        "Economy / Trade",
        "",
        "What share of exports goes to the partner?",
    ]
    assert expected == shown(small, "economy.share")[:4]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("security.bases", ["  0  Not there", "  4  Sovereign"]),
        ("economy.market", ["  -  open: Open", "  -  bound: Bound"]),
        ("economy.sectors", ["  -  food: Food", "  -  ports: Ports"]),
        ("economy.share", ["  A percentage. 0 % is 0; 60 % is 1"]),
        ("economy.rate", ["  A number of points."]),
        ("economy.ministry", ["  (text)"]),
        ("economy.signed", ["  (date)"]),
    ],
)
def test_scale_says_what_may_be_answered(small: Pack, question: str, lines: list[str]) -> None:
    """Levels, options and units are listed as they may be answered."""
    assert [line for line in lines if line not in shown(small, question)] == []


def test_meanings_of_yes_and_no_are_listed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What yes or no means is listed where the checklist says it."""
    meanings = "{type: yes_no, meanings: {yes: A loan is signed., no: There is none.}}"
    pack = changed(tmp_path_factory, "{type: yes_no}", meanings)
    lines = shown(pack, "economy.loan")
    assert {"  -  yes: A loan is signed.", "  -  no: There is none."} <= set(lines)


def test_large_goalposts_are_written_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A sum of money is written in digits, not with an exponent."""
    scale = "{type: number, unit: crowns, goalposts: [0, 2500000], minimum: 0}"
    old = "{type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}"
    lines = shown(changed(tmp_path_factory, old, scale), "economy.share")
    assert "  A number of crowns. 0 crowns is 0; 2500000 crowns is 1" in lines


@pytest.mark.parametrize(
    "line",
    [
        "Why: What can be reviewed can be mended.",
        "Look at: Final clauses",
        "Family: exit",
        "Good: A date and a body.",
        "Weak: The parties may meet.",
        "Ask for: The parties review the text each year.",
        "Fallback: A review on request.",
        "Source: A handbook of treaties, 2023",
    ],
)
def test_safeguard_is_shown_with_all_its_advice(small: Pack, line: str) -> None:
    """Everything the checklist says about a safeguard is shown under a word of its own."""
    assert line in shown(small, "economy.review")


def test_safeguard_names_what_it_lowers(small: Pack) -> None:
    """Each exposure a safeguard lowers is named, with how strongly and why."""
    lines = shown(small, "economy.review")
    assert "Lowers (weak): Share of exports. It opens the text." in lines
    assert "Lowers (moderate): Conditional debt. It ends the loan." in lines


def test_exposure_names_what_lowers_it(small: Pack) -> None:
    """Each safeguard that lowers an exposure is named, with how strongly and why."""
    line = "Lowered by (strong): Consent of parliament. No troops without a vote."
    assert line in shown(small, "security.bases")


def test_context_question_has_no_empty_headings(small: Pack) -> None:
    """What the checklist leaves out is not announced."""
    assert [line for line in shown(small, "economy.loan") if line.endswith(":")] == []


def test_precedents_are_shown_with_their_sources(shipped: Pack) -> None:
    """Every precedent of a question is told with title, year and source."""
    question = next(q for q in shipped.questions.values() if q.precedents)
    text = " ".join(render_question(shipped, question).split())
    for precedent in question.precedents:
        assert f"Precedent ({precedent.outcome}): {precedent.title} (" in text
        assert " ".join(precedent.happened.split()) in text
        assert precedent.source.work in text

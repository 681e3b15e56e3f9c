"""The report of a merger: what to discuss, without names, and how far the analysts agree."""

from hypothesis import given

from tests.scoring.edits import say
from tests.scoring.example import E2, E3, E5, example
from tests.scoring.groups import by, merger_of
from tests.scoring.pairs import groups
from tests.scoring.rows import FACT, LOAN, Said, context, exposure, sample, scale
from tests.strategies import PROFILE, UNKNOWN, YES_NO, Sample, answered
from wizard.model.assessment import Answer
from wizard.report.merge_text import render_merger

A, B, C = "A. Ames", "B. Brown", "C. Cole"


def text_of(*group: Sample) -> str:
    return render_merger(group[0].pack, merger_of(group))


def of_three(question: str, *answers: Answer) -> str:
    """Return the report on the worked example by three analysts who differ on one question."""
    names = (A, B, C)
    group = [by(say(example(), {question: a}), n) for a, n in zip(answers, names, strict=True)]
    return text_of(*group)


def section(text: str, title: str) -> list[str]:
    """Return the lines below a title, or none."""
    found = [block for block in text.split("\n\n") if block.startswith(title)]
    return found[0].splitlines()[1:] if found else []


def noted(level: int, note: str) -> Answer:
    return answered(level, "high").model_copy(update={"note": note})


DISPUTED = (noted(4, "Article 9."), noted(1, "Soft wording."), noted(2, ""))


def test_head_names_the_analysts() -> None:
    """The report begins with the title and everybody who took part."""
    lines = of_three(E3, *DISPUTED).splitlines()
    assert lines[1] == "Merged from 3 analysts: A. Ames, B. Brown, C. Cole"


def test_question_to_discuss_without_names() -> None:
    """Opinions come by level with their reasons; nothing tells whose they are."""
    assert section(of_three(E3, *DISPUTED), "DISCUSS FIRST") == [
        "  1. Obligation to align regulation (economy.e3), 3.0 levels apart",
        "     - Level 1: Minor",
        "       because: Soft wording.",
        "     - Level 2: Moderate",
        "     - Level 4: Severe",
        "       because: Article 9.",
        "     Meanwhile: Between levels 1 and 4, taken as 2",
    ]


def test_disputed_red_line_is_named() -> None:
    """A red line one of three crosses is listed with that count."""
    found = section(of_three(E3, *DISPUTED), "RED LINES IN DISPUTE")
    assert " ".join(line.strip() for line in found) == (
        "- Severe obligation to align regulation (absolute): "
        "crossed by what 1 of 3 analysts said alone"
    )


def test_agreement_is_read() -> None:
    """Alpha stands for the whole and for each dimension with its reading."""
    lines = section(of_three(E2, answered(2), answered(2), answered(3)), "AGREEMENT")
    assert lines[0] == "  Overall: 0.947, usable (10 shared questions, 30 answers)"
    assert lines[1] == "  Economy: 0.864, usable (6 shared questions, 18 answers)"
    assert lines[2] == "  Security: 1.000, usable (4 shared questions, 12 answers)"


def test_undefined_agreement_is_not_called_full() -> None:
    """Where all gave the same level, alpha is undefined and says why."""
    rows = [exposure("alpha.e0"), exposure("alpha.e1")]
    group = [by(sample(rows, {"alpha.e0": 50, "alpha.e1": 50}), name) for name in (A, B)]
    assert section(text_of(*group), "AGREEMENT")[0].startswith(
        "  Overall: undefined: all gave the same level"
    )
    apart = [by(sample(rows, {f"alpha.e{n}": 50}), name) for n, name in enumerate((A, B))]
    assert section(text_of(*apart), "AGREEMENT")[0] == (
        "  Overall: undefined: no question was answered by two analysts"
    )


def test_states_and_facts_have_their_own_lists() -> None:
    """What some could not establish, and facts stated differently, are listed apart."""
    rows = [context(FACT), exposure("alpha.e0"), exposure("alpha.e1", applies_when=LOAN)]
    group = [
        by(sample(rows, {FACT: fact, "alpha.e0": said, "alpha.e1": 20}), name)
        for fact, said, name in (("yes", 50, A), ("no", UNKNOWN, B), ("no", 50, C))
    ]
    text = text_of(*group)
    assert section(text, "ANSWERED BY SOME")[1:] == [
        "     - Unknown: Not published.",
        "     - 50 %",
        "     - 50 %",
        "     Meanwhile: 50 %",
    ]
    assert section(text, "FACTS")[-1] == "     Meanwhile: No"


def test_texts_that_differ_are_listed_without_names() -> None:
    """Texts are all kept, and the report does not say whose they are."""
    rows = [context(FACT, scale=scale(type="text")), exposure("alpha.e0")]
    group = [by(sample(rows, {FACT: said}), n) for said, n in (("Trade", A), ("Finance", B))]
    assert section(text_of(*group), "FACTS")[1:] == [
        "     - Finance",
        "     - Trade",
        "     Meanwhile: all of these",
    ]


def test_question_set_aside_says_so() -> None:
    """A disagreement on a question that does not apply any more is no loss."""
    rows = [context(FACT), exposure("alpha.e0", applies_when=LOAN)]
    said = [("yes", 0), ("yes", 100), ("no", None), ("no", None), ("no", None)]
    group = [
        by(sample(rows, {FACT: fact, "alpha.e0": share}), f"Analyst {n}")
        for n, (fact, share) in enumerate(said)
    ]
    assert section(text_of(*group), "DISCUSS FIRST")[-1] == (
        "     Meanwhile: set aside, as it does not apply"
    )


def test_reasons_of_what_stays_unknown_name_nobody() -> None:
    """What counts meanwhile is said without the reasons, which are named."""
    rows = [exposure("alpha.e0"), exposure("alpha.e1", YES_NO)]
    secret = UNKNOWN.model_copy(update={"reason": "Secret."})
    said: list[tuple[Said, Said]] = [(50, "yes"), (UNKNOWN, "no"), (secret, "yes")]
    group = [
        by(sample(rows, {"alpha.e0": first, "alpha.e1": second}), name)
        for (first, second), name in zip(said, (A, B, C), strict=True)
    ]
    text = text_of(*group)
    assert section(text, "ANSWERED BY SOME")[-1] == "     Meanwhile: unknown"
    assert section(text, "DISCUSS FIRST")[-1] == "     Meanwhile: unknown, taken as: Yes"


def test_agreed_analysts_have_nothing_to_discuss() -> None:
    """Where all say the same, no list is printed."""
    text = of_three(E5, answered(1), answered(1), answered(1))
    titles = ("RED LINES", "DISCUSS", "ANSWERED", "FACTS", "BESIDES")
    assert [title for title in titles if section(text, title)] == []


def test_remarks_come_last() -> None:
    """What besides answers differs stands at the end."""
    group = [by(example(), A), by(example(), B, weights={"economy": 1.0, "security": 9.0})]
    assert section(text_of(*group), "BESIDES") == [
        "  - Weights differ; the mean of the analysts' shares is used."
    ]


@PROFILE
@given(groups())
def test_text_fits_80_columns(group: tuple[Sample, ...]) -> None:
    """No line is wider than 80 columns, and none ends in a space."""
    lines = text_of(*group).splitlines()
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@PROFILE
@given(groups())
def test_names_stand_in_the_head_only(group: tuple[Sample, ...]) -> None:
    """Below the head no analyst is named."""
    below = text_of(*group).split("\n\n", maxsplit=1)[1]
    assert "Analyst " not in below

"""Random packs and assessments for property tests, small enough to be built by the thousand.

Drawing is what takes the time: each sample is drawn as one string of bytes, which `Dice` reads.
`WIZARD_EXAMPLES` sets how many examples each property gets.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any, NamedTuple, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from wizard.model.assessment import CONFIDENCES, Answer, Assessment, Value
from wizard.model.checklist import FAMILIES, Checklist, Question
from wizard.model.pack import Pack, PackFile
from wizard.model.parameters import Parameters
from wizard.model.scale import Scale

T = TypeVar("T")

_BYTE = 256

PROFILE = settings(
    max_examples=int(os.environ.get("WIZARD_EXAMPLES", "100")),
    deadline=None,
    derandomize=False,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The settings of every property: decorate with `@PROFILE`."""

COSTLY = settings(PROFILE, max_examples=max(10, PROFILE.max_examples // 5))
"""The settings of properties whose single example takes a tenth of a second or more."""

DIMENSIONS = ("alpha", "beta", "gamma", "delta")
POTENCIES = ("weak", "moderate", "strong")
PLACEHOLDER = {"label": "Label", "text": "Text?", "depth": "core"}

# Scales and their answers


class Kind(NamedTuple):
    """A scale that spans 0 to 1, with every raw answer tried on it, from value 0 to value 1."""

    scale: Scale
    ladder: tuple[Value, ...]
    spread: bool
    """Whether an answer may be a range."""


def _scale(data: Mapping[str, Any]) -> Scale:
    scale: Scale = TypeAdapter(Scale).validate_python(data)
    return scale


def _subsets(*items: str) -> tuple[tuple[str, ...], ...]:
    return tuple(chosen for size in range(len(items) + 1) for chosen in combinations(items, size))


_SENTENCES = ["None", "Minor", "Moderate", "Serious", "Severe"]
_OPTIONS = [
    {"id": "good", "text": "Good", "value": 0},
    {"id": "fair", "text": "Fair", "value": 0.4},
    {"id": "bad", "text": "Bad", "value": 1},
]
_ITEMS = [{"id": "one", "text": "One"}, {"id": "two", "text": "Two"}]
_TENTHS = tuple(range(0, 101, 10))

LEVELS = Kind(_scale({"type": "levels", "levels": _SENTENCES}), (0, 1, 2, 3, 4), spread=True)
CONVEX = Kind(
    _scale(
        {
            "type": "levels",
            "levels": _SENTENCES,
            "values": [0, 0.1, 0.3, 0.6, 1],
            "values_reason": "Harm grows faster than the level.",
        }
    ),
    (0, 1, 2, 3, 4),
    spread=True,
)
RISING = Kind(_scale({"type": "percent", "goalposts": [0, 100]}), _TENTHS, spread=True)
FALLING = Kind(_scale({"type": "percent", "goalposts": [100, 0]}), _TENTHS[::-1], spread=True)
YES_NO = Kind(_scale({"type": "yes_no"}), ("no", "yes"), spread=False)
NO_YES = Kind(_scale({"type": "yes_no", "reversed": True}), ("yes", "no"), spread=False)
PARTLY = Kind(_scale({"type": "yes_partly_no"}), ("no", "partly", "yes"), spread=False)
CHOICE = Kind(
    _scale({"type": "single_choice", "options": _OPTIONS}), ("good", "fair", "bad"), spread=False
)
ITEMS = Kind(
    _scale({"type": "multiple_choice", "options": _ITEMS}), _subsets("one", "two"), spread=False
)
KINDS = (LEVELS, CONVEX, RISING, FALLING, YES_NO, NO_YES, PARTLY, CHOICE, ITEMS)


def kind_of(question: Question) -> Kind:
    """Return the kind whose scale a question of these strategies has."""
    return next(kind for kind in KINDS if kind.scale is question.scale)


def answered(value: Value, confidence: str | None = None) -> Answer:
    """Return a point answer."""
    data = {"state": "answered", "value": value, "confidence": confidence}
    return Answer.model_validate(data)


def ranged(low: float, high: float) -> Answer:
    """Return a range."""
    return Answer.model_validate({"state": "range", "low": float(low), "high": float(high)})


UNKNOWN = Answer.model_validate({"state": "unknown", "reason": "Not published."})
NOT_APPLICABLE = Answer.model_validate({"state": "not-applicable", "reason": "Not foreseen."})


def _ranges(kind: Kind) -> list[Answer]:
    numbers = sorted(raw for raw in kind.ladder if isinstance(raw, int | float))
    return [ranged(low, high) for low, high in combinations(numbers, 2)] if kind.spread else []


_POINTS = {
    id(kind): tuple(
        answered(raw, confidence) for raw in kind.ladder for confidence in (None, *CONFIDENCES)
    )
    for kind in KINDS
}


def point_answers(question: Question) -> tuple[Answer, ...]:
    """Return all point answers to a question, with every confidence."""
    return _POINTS[id(kind_of(question))]


def inner_answers(question: Question, answer: Answer | None) -> tuple[Answer, ...]:
    """Return the point answers that what was said to a question still allows."""
    if answer is None or answer.low is None or answer.high is None:
        return point_answers(question)
    low, high = answer.low, answer.high
    ladder = kind_of(question).ladder
    inside = [raw for raw in ladder if isinstance(raw, int | float) and low <= raw <= high]
    return tuple(answered(raw) for raw in inside)


def _any_answer(kind: Kind) -> tuple[Answer | None, ...]:
    # About a third is open, ranged or not applicable, whatever the number of points.
    points, ranges = _POINTS[id(kind)], _ranges(kind)
    share = max(1, len(points) // 10)
    unsettled: list[Answer | None] = [None] * (2 * share) + [UNKNOWN] * share
    spread = ranges[:: max(1, len(ranges) // (2 * share))]
    return (*unsettled, *points, *spread, *[NOT_APPLICABLE] * share)


_ANSWERS = {id(kind): _any_answer(kind) for kind in KINDS}

# Choices


class Dice:
    """Choices read from bytes; where these end, every choice is the first."""

    def __init__(self, raw: bytes) -> None:
        self._raw = iter(raw)

    def below(self, bound: int) -> int:
        """Return a number from 0 to `bound` - 1; up to 65536 of them."""
        number = next(self._raw, 0)
        if bound > _BYTE:
            number = number * _BYTE + next(self._raw, 0)
        return number % bound

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.below(len(options))]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """Return at least `least` and at most `most` different options."""
        rest = list(options)
        number = min(len(rest), least + self.below(most - least + 1))
        return [rest.pop(self.below(len(rest))) for _ in range(number)]


@st.composite
def dice(draw: st.DrawFn) -> Dice:
    """Return dice for one sample; examples shrink towards the first choice of everything."""
    return Dice(draw(st.binary(min_size=100, max_size=220)))


# Packs

_SHAPES = tuple(product((*[LEVELS] * 8, *KINDS), (1.0, 1.0, 1.0, 2.0, 0.5, 3.0, 0.0)))
"""Scale and weight of a question."""

_LIMITS = (1, 2, 2.5, 3, 4)
Row = dict[str, Any]


def _question(shape: tuple[Kind, float], kind: str, question: str) -> Row:
    scale, weight = shape[0].scale, shape[1]
    return {**PLACEHOLDER, "kind": kind, "id": question, "scale": scale, "weight": weight}


def _safeguard(dice: Dice, question: str, exposures: list[str]) -> Row:
    return {
        **_question(dice.pick(_SHAPES), "safeguard", question),
        "family": dice.pick(FAMILIES),
        "mandatory": dice.pick((*[False] * 5, True)),
        "lowers": [
            {"exposure": exposure, "potency": dice.pick(POTENCIES), "reason": "Because."}
            for exposure in dice.some(exposures, 0, 3)
        ],
    }


def _red_line(dice: Dice, line: str, exposures: list[str], safeguards: list[str]) -> Row:
    atoms = [
        {"question": question, "at_least": dice.pick(_LIMITS)}
        for question in dice.some(exposures, 1, 2)
    ]
    cures = dice.some(safeguards, 0, 1)
    atoms += [{"question": question, "below": dice.pick(_LIMITS)} for question in cures]
    kind = "curable" if cures else "absolute"
    return {"id": line, "kind": kind, "title": line, "reason": "Because.", "when": atoms}


def make_pack(dimensions: Mapping[str, Iterable[Row]], red_lines: Iterable[Row] = ()) -> Pack:
    """Return a pack of questions by dimension, in one section each."""
    lines = list(red_lines)
    return Pack(
        PackFile.model_validate(
            {
                "kind": "pack",
                "schema_version": 1,
                "id": "random",
                "title": "Random",
                "version": "1",
                "languages": ["en"],
                "dimensions": list(dimensions),
            }
        ),
        tuple(
            Checklist.model_validate(
                {
                    "kind": "checklist",
                    "schema_version": 1,
                    "id": dimension,
                    "title": dimension.capitalize(),
                    "short": dimension,
                    "sections": [{"id": "all", "title": "All", "questions": list(rows)}],
                    "red_lines": [r for r in lines if r["id"].partition(".")[0] == dimension],
                }
            )
            for dimension, rows in dimensions.items()
        ),
        "",
    )


def _rows(dice: Dice) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {
        dimension: [
            _question(dice.pick(_SHAPES), "exposure", f"{dimension}.e{number}")
            for number in range(1 + dice.below(4))
        ]
        for dimension in DIMENSIONS[: 1 + dice.below(4)]
    }
    exposures, homes = [row["id"] for entries in rows.values() for row in entries], list(rows)
    for number in range(dice.below(7)):
        home = dice.pick(homes)
        rows[home].append(_safeguard(dice, f"{home}.s{number}", exposures))
    for number in range(dice.below(4)):
        home = dice.pick(homes)
        rows[home].append(_question(dice.pick(_SHAPES), "opportunity", f"{home}.o{number}"))
    return rows


def _red_lines(dice: Dice, rows: Mapping[str, list[Row]]) -> list[Row]:
    every = [row for entries in rows.values() for row in entries]
    exposures = [row["id"] for row in every if row["kind"] == "exposure"]
    safeguards = [row["id"] for row in every if row["kind"] == "safeguard"]
    return [
        _red_line(dice, f"{dice.pick(list(rows))}.line{number}", exposures, safeguards)
        for number in range(dice.below(4))
    ]


# Conditions

_FACTS: tuple[Row, ...] = (
    {"partnership": "stage", "is": "negotiating"},
    {"partnership": "form", "is_one_of": ["treaty", "memorandum"]},
)
_CONTEXT_KINDS = (YES_NO, LEVELS, ITEMS, *KINDS)


def _tests_on(question: str, kind: Kind) -> list[Row]:
    tests: list[Row] = [{"is_answered": True}]
    if kind is ITEMS:
        tests += [{"includes": "one"}, {"includes": "two"}]
    else:
        tests += [{"is": raw} for raw in kind.ladder[:3]]
        tests.append({"is_one_of": list(kind.ladder[:2])})
    if kind.spread:
        middle = kind.ladder[len(kind.ladder) // 2]
        tests += [{"at_least": middle}, {"at_most": middle}]
    return [{"question": question, **test} for test in tests]


_DEPTHS = ("core", "core", "full")
_FORMS = ("", "", "", "test", "not", "all", "any")


def _condition(dice: Dice, form: str, tests: list[Row]) -> Row:
    one, other = dice.pick(tests), dice.pick(tests)
    forms: dict[str, Row] = {
        "test": one,
        "not": {"not": one},
        "all": {"all": [one, {"not": other}]},
        "any": {"any": [one, {"not": {"all": [other]}}]},
    }
    return forms[form]


def _add_conditions(dice: Dice, rows: dict[str, list[Row]]) -> None:
    tests: dict[str, list[Row]] = {"core": list(_FACTS), "full": list(_FACTS)}
    for dimension, entries in rows.items():
        shape = (dice.pick(_CONTEXT_KINDS), 1.0)
        entries.insert(0, _question(shape, "context", f"{dimension}.c0"))
        for row in entries:
            row["depth"], form = dice.pick(_DEPTHS), dice.pick(_FORMS)
            if form:
                row["applies_when"] = _condition(dice, form, tests[row["depth"]])
            kind = next(kind for kind in KINDS if kind.scale is row["scale"])
            # A core question may not look at one that is asked at full depth only.
            for depth in ("full",) if row["depth"] == "full" else ("core", "full"):
                tests[depth] += _tests_on(row["id"], kind)


# Assessments

_BLANK = Assessment.model_validate(
    {
        "kind": "partnership-assessment",
        "schema_version": 1,
        "id": "random",
        "title": "Random",
        "partnership": {"us": "Us", "partner": "Them", "form": "treaty", "stage": "negotiating"},
        "created": "2026-03-01T10:00:00Z",
        "updated": "2026-03-01T10:00:00Z",
        "pack": {"id": "random", "version": "1"},
        "depth": "full",
    }
)
_WEIGHTS = (1.0, 1.0, 2.0, 0.5, 60.0, 0.0)
_PARAMETERS = (
    *[Parameters()] * 6,
    Parameters(power=1.0),
    Parameters(power=6.0),
    Parameters(coverage_cap=0.5),
    Parameters(coverage_cap=0.99),
    Parameters(band_edges=(0.1, 0.3, 0.5), completeness_limit=0.5),
    Parameters(opportunity_edges=(0.3, 0.7, 0.9)),
)


def make_assessment(answers: Mapping[str, Answer], **fields: Any) -> Assessment:
    """Return an assessment with these answers, at full depth unless said otherwise."""
    if not fields:
        return _BLANK.model_copy(update={"answers": dict(answers)})
    stated = {name: getattr(_BLANK, name) for name in _BLANK.model_fields_set}
    return Assessment.model_validate({**stated, **fields, "answers": dict(answers)})


_TOLD = ("weights", "opportunity_weights", "parameters", "waivers", "out_of_scope", "depth")


def _line(question: Question, answer: Answer | None) -> str:
    row = question.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    told = ("weight", "family", "mandatory", "lowers", "depth", "applies_when")
    facts = {name: row[name] for name in told if name in row}
    said = answer.plain() if answer else "nothing"
    return f"{question.id} {question.scale.type} {facts} -> {said}"


class Sample(NamedTuple):
    """A pack and an assessment made with it."""

    pack: Pack
    assessment: Assessment

    def __repr__(self) -> str:
        """Return what a reader of a failing example needs, a line for each question."""
        said = self.assessment
        stated = {**said.plain(), "answers": None}
        return "\n".join(
            [
                "",
                *(
                    _line(question, said.answers.get(qid))
                    for qid, question in self.pack.questions.items()
                ),
                *(repr(line.plain()) for line in self.pack.red_lines.values()),
                repr({name: stated.get(name) for name in _TOLD}),
            ]
        )


def _chance(dice: Dice, of: int) -> bool:
    return dice.below(of) == of - 1


def _assess(dice: Dice, pack: Pack, *, answered_only: bool = False, **fields: Any) -> Sample:
    answers: dict[str, Answer] = {}
    for question in pack.questions.values():
        kind = id(kind_of(question))
        answer = dice.pick(_POINTS[kind] if answered_only else _ANSWERS[kind])
        answers |= {} if answer is None else {question.id: answer}
    dimensions = [checklist.id for checklist in pack.checklists]
    apart = dimensions if _chance(dice, 4) else []
    signed = pack.red_lines if _chance(dice, 10) else ()
    return Sample(
        pack,
        make_assessment(
            answers,
            parameters=dice.pick(_PARAMETERS),
            weights={dimension: dice.pick(_WEIGHTS) for dimension in dimensions},
            opportunity_weights={dimension: dice.pick(_WEIGHTS) for dimension in apart},
            waivers=[{"red_line": q, "name": "A. Minister", "reason": "Signed."} for q in signed],
            **fields,
        ),
    )


def _sample(dice: Dice, *, answered_only: bool = False) -> Sample:
    rows = _rows(dice)
    return _assess(dice, make_pack(rows, _red_lines(dice, rows)), answered_only=answered_only)


@st.composite
def samples(draw: st.DrawFn, *, answered_only: bool = False) -> Sample:
    """Return packs of 1-4 dimensions without conditions, and assessments made with them.

    With points only, so that nothing is open, if asked for.
    """
    return _sample(draw(dice()), answered_only=answered_only)


def _conditional_sample(dice: Dice) -> Sample:
    rows = _rows(dice)
    _add_conditions(dice, rows)
    pack = make_pack(rows, _red_lines(dice, rows))
    left_out = [checklist.id for checklist in pack.checklists if _chance(dice, 8)]
    scope = [{"dimension": dimension, "reason": "Out of mandate."} for dimension in left_out]
    return _assess(dice, pack, out_of_scope=scope, depth=dice.pick(("core", "full")))


@st.composite
def conditional_samples(draw: st.DrawFn) -> Sample:
    """Return packs with context questions, two depths and conditions on earlier questions.

    Their assessments are of either depth, and some leave out dimensions.
    """
    return _conditional_sample(draw(dice()))

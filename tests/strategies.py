"""Random packs and assessments for property tests, small enough to be built by the thousand.

Every answer is drawn whole from a table made once per scale, so that one question costs one draw.
`WIZARD_EXAMPLES` sets how many examples each property gets.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations, product
from typing import Any, NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from wizard.model.assessment import CONFIDENCES, Answer, Assessment, Value
from wizard.model.checklist import FAMILIES, Checklist, Question
from wizard.model.pack import Pack, PackFile
from wizard.model.parameters import Parameters
from wizard.model.scale import Scale

PROFILE = settings(
    max_examples=int(os.environ.get("WIZARD_EXAMPLES", "100")),
    deadline=None,
    derandomize=False,
    suppress_health_check=[HealthCheck.too_slow],
)
"""The settings of every property: decorate with `@PROFILE`."""

DIMENSIONS = ("alpha", "beta", "gamma", "delta")
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


POINTS = {
    id(kind): tuple(
        answered(raw, confidence) for raw in kind.ladder for confidence in (None, *CONFIDENCES)
    )
    for kind in KINDS
}
"""All point answers of a kind, with every confidence."""

RANGES = {id(kind): tuple(_ranges(kind)) for kind in KINDS}
"""All ranges of a kind; none where it allows none."""


def point_answers(question: Question) -> st.SearchStrategy[Answer]:
    """Return point answers to a question, with any confidence."""
    return _POINTS[id(kind_of(question))]


def inner_answers(question: Question, answer: Answer | None) -> st.SearchStrategy[Answer]:
    """Return the point answers that what was said to a question still allows."""
    if answer is None or answer.state in ("unanswered", "unknown"):
        return point_answers(question)
    if answer.low is None or answer.high is None:
        return st.just(answer)
    low, high = answer.low, answer.high
    inside = [
        raw
        for raw in kind_of(question).ladder
        if isinstance(raw, int | float) and low <= raw <= high
    ]
    return st.sampled_from([answered(raw) for raw in inside])


_POINTS = {key: st.sampled_from(points) for key, points in POINTS.items()}


def _any_answer(kind: Kind) -> st.SearchStrategy[Answer | None]:
    # Open ones and ranges by turns with points: about a third of the questions is not settled.
    points, ranges = POINTS[id(kind)], RANGES[id(kind)]
    share = max(1, len(points) // 10)
    unsettled: list[Answer | None] = [None] * (2 * share) + [UNKNOWN] * share
    spread = ranges[:: max(1, len(ranges) // (2 * share))]
    return st.sampled_from([*unsettled, *points, *spread, *[NOT_APPLICABLE] * share])


_ANSWERS = {id(kind): _any_answer(kind) for kind in KINDS}

# Packs

# Two or three choices are drawn as one: drawing is what takes the time.
_SHAPES = tuple(product((*[LEVELS] * 8, *KINDS), (1.0, 1.0, 1.0, 2.0, 0.5, 3.0, 0.0)))
_shapes = st.sampled_from(_SHAPES)
_shields = st.sampled_from(tuple(product(_SHAPES, FAMILIES, (*[False] * 5, True))))
_limits = st.sampled_from((1, 2, 2.5, 3, 4))

Draw = Callable[[st.SearchStrategy[Any]], Any]
Row = dict[str, Any]


def _question(shape: tuple[Kind, float], kind: str, question: str) -> Row:
    scale, weight = shape[0].scale, shape[1]
    return {**PLACEHOLDER, "kind": kind, "id": question, "scale": scale, "weight": weight}


def _safeguard(draw: Draw, question: str, links: st.SearchStrategy[list[tuple[str, str]]]) -> Row:
    shape, family, mandatory = draw(_shields)
    return {
        **_question(shape, "safeguard", question),
        "family": family,
        "mandatory": mandatory,
        "lowers": [
            {"exposure": exposure, "potency": potency, "reason": "Because."}
            for exposure, potency in draw(links)
        ],
    }


def _red_line(draw: Draw, line: str, exposures: list[str], safeguards: list[str]) -> Row:
    read = draw(st.lists(st.sampled_from(exposures), min_size=1, max_size=2, unique=True))
    absolute = not safeguards or draw(st.booleans())
    cure = [] if absolute else [draw(st.sampled_from(safeguards))]
    atoms = [{"question": question, "at_least": draw(_limits)} for question in read]
    atoms += [{"question": question, "below": draw(_limits)} for question in cure]
    kind = "absolute" if absolute else "curable"
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


def _rows(draw: Draw) -> dict[str, list[Row]]:
    dimensions = DIMENSIONS[: draw(st.integers(1, 4))]
    homes = st.sampled_from(dimensions)
    rows: dict[str, list[Row]] = {
        dimension: [
            _question(draw(_shapes), "exposure", f"{dimension}.e{number}")
            for number in range(draw(st.integers(1, 4)))
        ]
        for dimension in dimensions
    }
    exposures = [row["id"] for entries in rows.values() for row in entries]
    pairs = st.sampled_from(list(product(exposures, ("weak", "moderate", "strong"))))
    links = st.lists(pairs, max_size=3, unique_by=lambda pair: pair[0])
    for number in range(draw(st.integers(0, 6))):
        home = draw(homes)
        rows[home].append(_safeguard(draw, f"{home}.s{number}", links))
    for number in range(draw(st.integers(0, 3))):
        home = draw(homes)
        rows[home].append(_question(draw(_shapes), "opportunity", f"{home}.o{number}"))
    return rows


def _red_lines(draw: Draw, rows: Mapping[str, list[Row]]) -> list[Row]:
    every = [row for entries in rows.values() for row in entries]
    exposures = [row["id"] for row in every if row["kind"] == "exposure"]
    safeguards = [row["id"] for row in every if row["kind"] == "safeguard"]
    homes = st.sampled_from(list(rows))
    return [
        _red_line(draw, f"{draw(homes)}.line{number}", exposures, safeguards)
        for number in range(draw(st.integers(0, 3)))
    ]


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Return packs of 1-4 dimensions without conditions."""
    rows = _rows(draw)
    return make_pack(rows, _red_lines(draw, rows))


# Conditions

_FACTS: tuple[Row, ...] = (
    {"partnership": "stage", "is": "negotiating"},
    {"partnership": "form", "is_one_of": ["treaty", "memorandum"]},
)
_CONTEXT_KINDS = st.sampled_from((*KINDS, YES_NO, LEVELS, ITEMS))


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


def _conditions(tests: list[Row]) -> st.SearchStrategy[Row]:
    leaves = st.sampled_from(tests)
    some = st.lists(leaves, min_size=1, max_size=2)
    return st.one_of(
        leaves,
        leaves.map(lambda part: {"not": part}),
        some.map(lambda parts: {"all": parts}),
        some.map(lambda parts: {"any": [*parts[:1], {"not": {"all": parts}}]}),
    )


@st.composite
def conditional_packs(draw: st.DrawFn) -> Pack:
    """Return packs with context questions, two depths, and conditions on earlier questions."""
    rows = _rows(draw)
    tests: dict[str, list[Row]] = {"core": list(_FACTS), "full": list(_FACTS)}
    for dimension, entries in rows.items():
        fact = _question((draw(_CONTEXT_KINDS), 1.0), "context", f"{dimension}.c0")
        entries.insert(0, fact)
        for row in entries:
            row["depth"] = draw(st.sampled_from(("core", "core", "full")))
            if draw(st.booleans()):
                row["applies_when"] = draw(_conditions(tests[row["depth"]]))
            kind = next(kind for kind in KINDS if kind.scale is row["scale"])
            # A core question may not look at one that is asked at full depth only.
            for depth in ("full",) if row["depth"] == "full" else ("core", "full"):
                tests[depth] += _tests_on(row["id"], kind)
    return make_pack(rows, _red_lines(draw, rows))


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
_dimension_weights = st.sampled_from(tuple(product((1.0, 1.0, 2.0, 0.5, 60.0, 0.0), repeat=4)))
_parameters = st.sampled_from(
    [
        *[Parameters()] * 6,
        Parameters(power=1.0),
        Parameters(power=6.0),
        Parameters(coverage_cap=0.5),
        Parameters(coverage_cap=0.99),
        Parameters(band_edges=(0.1, 0.3, 0.5), completeness_limit=0.5),
        Parameters(opportunity_edges=(0.3, 0.7, 0.9)),
    ]
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


def _waivers(draw: Draw, pack: Pack) -> list[Row]:
    lines = list(pack.red_lines) if draw(st.integers(0, 9)) == 9 else []
    return [{"red_line": line, "name": "A. Minister", "reason": "Signed away."} for line in lines]


def _assess(draw: Draw, pack: Pack, answers: dict[str, Answer], **fields: Any) -> Sample:
    dimensions = [checklist.id for checklist in pack.checklists]
    weights = dict(zip(dimensions, draw(_dimension_weights), strict=False))
    apart = draw(st.integers(0, 3)) == 3
    gains = dict(zip(dimensions, draw(_dimension_weights), strict=False)) if apart else {}
    parameters, waivers = draw(_parameters), _waivers(draw, pack)
    plain = {"parameters": parameters, "weights": weights, "opportunity_weights": gains}
    return Sample(pack, make_assessment(answers, **plain, waivers=waivers, **fields))


@st.composite
def samples(draw: st.DrawFn, *, answered_only: bool = False) -> Sample:
    """Return packs with assessments; with points only, so that nothing is open, if asked for."""
    pack: Pack = draw(packs())
    table: Mapping[int, st.SearchStrategy[Any]] = _POINTS if answered_only else _ANSWERS
    said = {qid: draw(table[id(kind_of(q))]) for qid, q in pack.questions.items()}
    return _assess(draw, pack, {qid: answer for qid, answer in said.items() if answer is not None})


@st.composite
def conditional_samples(draw: st.DrawFn) -> Sample:
    """Return packs with conditions and assessments of either depth, some leaving out dimensions."""
    pack: Pack = draw(conditional_packs())
    said = {qid: draw(_ANSWERS[id(kind_of(q))]) for qid, q in pack.questions.items()}
    answers = {qid: answer for qid, answer in said.items() if answer is not None}
    left_out = [c.id for c in pack.checklists if draw(st.integers(0, 7)) == 7]
    scope = [{"dimension": dimension, "reason": "Out of mandate."} for dimension in left_out]
    depth = draw(st.sampled_from(("core", "full")))
    return _assess(draw, pack, answers, out_of_scope=scope, depth=depth)

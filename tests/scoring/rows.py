"""Questions, red lines and small packs written out by hand."""

from typing import Any

from pydantic import TypeAdapter

from tests.strategies import (
    LEVELS,
    PLACEHOLDER,
    RISING,
    YES_NO,
    Kind,
    Row,
    Sample,
    answered,
    make_assessment,
    make_pack,
)
from wizard.model.assessment import Answer, Value
from wizard.model.scale import Scale

Said = Value | Answer | None
"""A raw value, an answer in any state, or nothing."""


def scale(**data: Any) -> Scale:
    """Return the scale these keys describe."""
    found: Scale = TypeAdapter(Scale).validate_python(data)
    return found


def exposure(question: str, kind: Kind = RISING, **more: Any) -> Row:
    """Return an exposure, in per cent unless said otherwise."""
    return {**PLACEHOLDER, "kind": "exposure", "id": question, "scale": kind.scale, **more}


def safeguard(question: str, lowers: dict[str, str], kind: Kind = LEVELS, **more: Any) -> Row:
    """Return a safeguard that lowers exposures by a potency each."""
    links = [{"exposure": e, "potency": p, "reason": "Because."} for e, p in lowers.items()]
    shared = {**PLACEHOLDER, "kind": "safeguard", "id": question, "scale": kind.scale}
    return {**shared, "family": "exit", "lowers": links, **more}


def opportunity(question: str, kind: Kind = RISING, **more: Any) -> Row:
    """Return an opportunity, in per cent unless said otherwise."""
    return {**PLACEHOLDER, "kind": "opportunity", "id": question, "scale": kind.scale, **more}


def context(question: str, kind: Kind = YES_NO, **more: Any) -> Row:
    """Return a context question, yes or no unless said otherwise."""
    return {**PLACEHOLDER, "kind": "context", "id": question, "scale": kind.scale, **more}


def red_line(line: str, kind: str, *atoms: Row) -> Row:
    """Return a red line of all these atoms."""
    return {"id": line, "kind": kind, "title": line, "reason": "Because.", "when": list(atoms)}


def sample(
    rows: list[Row], answers: dict[str, Said], red_lines: tuple[Row, ...] = (), **fields: Any
) -> Sample:
    """Return a pack of these rows, by the dimensions of their ids, with answers to them."""
    dimensions: dict[str, list[Row]] = {}
    for row in rows:
        dimensions.setdefault(row["id"].partition(".")[0], []).append(row)
    said = {
        question: value if isinstance(value, Answer) else answered(value)
        for question, value in answers.items()
        if value is not None
    }
    return Sample(make_pack(dimensions, red_lines), make_assessment(said, **fields))


FACT = "alpha.c0"
LOAN: Row = {"question": FACT, "is": "yes"}


def asked(condition: Row, said: Said = None, kind: Kind | None = None) -> Sample:
    """Return an exposure that applies under a condition, after one earlier question."""
    first = context(FACT, kind) if kind else context(FACT)
    return sample([first, exposure("alpha.e0", applies_when=condition)], {FACT: said})


def chain(first: Said, second: Said) -> Sample:
    """Return three questions, each of which applies if the one before is answered yes."""
    rows = [
        context(FACT),
        context("alpha.c1", applies_when=LOAN),
        exposure("alpha.e0", applies_when={"question": "alpha.c1", "is": "yes"}),
    ]
    return sample(rows, {FACT: first, "alpha.c1": second})

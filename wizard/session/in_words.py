"""Two versions of one answer or fact in words, part by part."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wizard.model.assessment import Answer
from wizard.model.changes import is_question
from wizard.model.pack import Pack
from wizard.report.wording import describe_answer, format_number
from wizard.session.evidence import describe_evidence
from wizard.storage.disk.history import say_state

_NAMES = {
    "partnership/us": "Our side",
    "analyst": "Analyst",
    "pack": "Checklists it was made with",
    "id": "Id of the assessment",
    "created": "Begun",
}
_DIMENSIONS = {
    "weights": "Weight of",
    "opportunity_weights": "Weight for opportunity of",
    "out_of_scope": "In scope:",
}
_NOTHING = {
    "weights": "1, as usual",
    "opportunity_weights": "as for risk",
    "out_of_scope": "yes",
    "waivers": "not waived",
    "link_judgements": "as the checklist says",
    "difficulty": "as the checklist says",
    "parameters": "as the checklists say",
}
_IDS = frozenset({"dimension", "red_line", "safeguard", "exposure"})
"""Keys by which a fact is told from others; they stand in its label."""
_ONLY_IF_OTHER = ("Wording chosen", "Asked as", "In language")
"""Parts that are of interest only where two versions differ in nothing else."""


class Part(NamedTuple):
    """One part of what two versions say; empty where a version says nothing of it."""

    name: str
    """Such as `Confidence`; empty for the value itself."""
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Tell whether the versions say something else."""
        return self.one != self.other


def parts_of(pack: Pack, key: str, one: Any, other: Any) -> list[Part]:
    """Return what two versions of an answer or fact say, the value first.

    Versions that differ at all differ in some part.
    """
    if not is_question(key):
        return [Part("", say_fact(key, one), say_fact(key, other))]
    ours, theirs = _parts_of_answer(pack, key, one), _parts_of_answer(pack, key, other)
    parts = [Part(name, ours.get(name, ""), theirs.get(name, "")) for name in {**ours, **theirs}]
    shown = [part for part in parts if part.name not in _ONLY_IF_OTHER]
    if not any(part.differs for part in shown):
        shown = [part for part in parts if part.differs or part in shown]
    if one != other and not any(part.differs for part in shown):
        # Words can be the same where the data are not, as with the order of chosen items.
        shown.append(Part("In the file", _raw(one), _raw(other)))
    return shown


def _raw(answer: Answer | None) -> str:
    return "nothing" if answer is None else str(answer.plain())


def _parts_of_answer(pack: Pack, key: str, answer: Answer | None) -> dict[str, str]:
    if answer is None:
        return {"": "No answer"}
    parts = dict(_supports(answer))
    return {
        "": say_answer(pack, key, answer),
        **{name: said for name, said in parts.items() if said},
    }


def _supports(answer: Answer) -> Iterator[tuple[str, str]]:
    yield "Confidence", answer.confidence or ""
    yield "Counts as", "" if answer.working is None else format_number(answer.working)
    yield "Evidence", "\n".join(describe_evidence(item) for item in answer.evidence)
    yield "Note", answer.note
    said = [f"{one.analyst}: {say_state(one)}" for one in answer.opinions]
    yield "Merged from", "\n".join(said)
    yield "Wording chosen", answer.chosen
    yield "Asked as", answer.asked
    yield "In language", answer.language


def say_answer(pack: Pack, key: str, answer: Answer | None) -> str:
    """Return the value of an answer in words."""
    if answer is None:
        return "No answer"
    question = pack.questions.get(key)
    return say_state(answer) if question is None else describe_answer(question, answer)


def label_of(pack: Pack, key: str) -> str:
    """Return what an answer or fact is called."""
    if is_question(key):
        question = pack.questions.get(key)
        return question.label if question is not None else key
    if key in _NAMES:
        return _NAMES[key]
    name, _, rest = key.partition("/")
    if name in _DIMENSIONS:
        return f"{_DIMENSIONS[name]} {_title(pack, rest)}"
    if name in ("waivers", "difficulty", "link_judgements"):
        return f"{name.replace('_', ' ').capitalize()}: {_titles(pack, rest)}"
    return (rest or name).replace("_", " ").capitalize()


def _title(pack: Pack, dimension: str) -> str:
    found = (checklist.title for checklist in pack.checklists if checklist.id == dimension)
    return next(found, dimension)


def _titles(pack: Pack, rest: str) -> str:
    return " on ".join(_name(pack, part) for part in rest.split("/"))


def _name(pack: Pack, key: str) -> str:
    line = pack.red_lines.get(key)
    return line.title if line is not None else label_of(pack, key)


def say_fact(key: str, value: Any) -> str:
    """Return a fact in words."""
    name = key.partition("/")[0]
    if value is None:
        return _NOTHING.get(name, "nothing")
    if name == "out_of_scope":
        reasons = [str(item["reason"]) for item in (value if isinstance(value, list) else [value])]
        return f"no: {'; '.join(reasons)}"
    return _say(value)


def _say(value: Any) -> str:
    """Return plain data as a person would list them: without the ids that name the fact."""
    if isinstance(value, Mapping):
        parts = {k: v for k, v in value.items() if k not in _IDS and v not in ("", None)}
        return "; ".join(f"{k.replace('_', ' ')}: {_say(v)}" for k, v in parts.items())
    if isinstance(value, list):
        return "\n".join(_say(item) for item in value)
    return format_number(value)

"""The texts of a question taken out of it, put back in another language, and merged."""

from collections.abc import Mapping
from typing import Any

from wizard.model.checklist import Precedent, Question, Safeguard
from wizard.model.scale import (
    Bundle,
    Difference,
    Levels,
    Meanings,
    MultipleChoice,
    Number,
    Scale,
    SingleChoice,
    YesNo,
    YesPartlyNo,
)
from wizard.model.translation import PrecedentTexts, QuestionTexts

_OWN_TEXTS: Mapping[str, tuple[str, ...]] = {
    "exposure": ("incurable",),
    "safeguard": ("good", "weak", "clause", "fallback"),
}


def texts_of(question: Question) -> QuestionTexts:
    """Return all texts of a question."""
    fields: dict[str, Any] = {
        "label": question.label,
        "text": question.text,
        "why": question.why or None,
        "look_at": question.look_at,
        "threshold": question.threshold.text if question.threshold else None,
        "precedents": tuple(
            PrecedentTexts(title=p.title, clause=p.clause, happened=p.happened)
            for p in question.precedents
        ),
        **_scale_texts(question.scale),
    }
    if isinstance(question, Safeguard):
        fields["lowers"] = {link.exposure: link.reason for link in question.lowers}
    fields |= {name: getattr(question, name) or None for name in _own_names(question)}
    return QuestionTexts.model_construct(**fields)


def _own_names(question: Question) -> tuple[str, ...]:
    return _OWN_TEXTS.get(question.kind, ())


def _scale_texts(scale: Scale) -> dict[str, Any]:
    match scale:
        case Levels():
            return {"levels": scale.levels, "values_reason": scale.values_reason}
        case SingleChoice() | MultipleChoice():
            return {"options": {option.id: option.text for option in scale.options}}
        case YesNo() | YesPartlyNo():
            return {"meanings": scale.meanings if any(dict(scale.meanings).values()) else None}
        case Number():
            return {"unit": scale.unit}
        case Difference():
            return {"unit": scale.unit}
        case Bundle():
            return {"values_reason": scale.values_reason}
        case _:
            return {}


def merge_texts(source: QuestionTexts, own: QuestionTexts, mark: str) -> QuestionTexts:
    """Return `own` where it has a text, and elsewhere the source's behind `mark`."""
    fields = {
        name: _merge(getattr(source, name), getattr(own, name), mark)
        for name in QuestionTexts.model_fields
    }
    return QuestionTexts.model_construct(**fields)


def _merge(source: Any, own: Any, mark: str) -> Any:
    match source:
        case str():
            return own or mark + source
        case dict():
            return {key: _merge(text, (own or {}).get(key), mark) for key, text in source.items()}
        case tuple():
            # A list is translated whole: its items have no names to match them by.
            is_whole = own is not None and len(own) == len(source)
            return own if is_whole else tuple(_merge(item, None, mark) for item in source)
        case Meanings() | PrecedentTexts():
            return type(source).model_construct(
                **_merge(dict(source), dict(own) if own else None, mark)
            )
        case _:
            return source


def with_texts(question: Question, texts: QuestionTexts) -> Question:
    """Return the question with other texts: all it has, in the same shape."""
    update: dict[str, Any] = {
        "label": texts.label,
        "text": texts.text,
        "why": texts.why or "",
        "look_at": texts.look_at,
        "scale": _with_scale_texts(question.scale, texts),
        "precedents": tuple(
            _with_precedent_texts(precedent, own)
            for precedent, own in zip(question.precedents, texts.precedents, strict=True)
        ),
    }
    if question.threshold:
        update["threshold"] = question.threshold.model_copy(update={"text": texts.threshold})
    update |= {name: getattr(texts, name) or "" for name in _own_names(question)}
    if isinstance(question, Safeguard):
        update["lowers"] = tuple(
            link.model_copy(update={"reason": texts.lowers[link.exposure]})
            for link in question.lowers
        )
    return question.model_copy(update=update)


def _with_precedent_texts(precedent: Precedent, own: PrecedentTexts) -> Precedent:
    return precedent.model_copy(update=dict(own))


def _with_scale_texts(scale: Scale, texts: QuestionTexts) -> Scale:
    match scale:
        case SingleChoice() | MultipleChoice():
            options = tuple(
                option.model_copy(update={"text": texts.options[option.id]})
                for option in scale.options
            )
            return scale.model_copy(update={"options": options})
        case _:
            names = _scale_texts(scale)
            changed = {name: getattr(texts, name) for name in names if getattr(texts, name)}
            return scale.model_copy(update=changed)

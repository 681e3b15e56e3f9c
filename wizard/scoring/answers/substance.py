"""What an answer says, apart from what it rests on (method.md 1.18, 1.19)."""

from wizard.model.assessment import Said

_SUBSTANCE = ("state", "value", "low", "high", "working")


def substance_of(said: Said) -> tuple[object, ...]:
    """Return what was said, free of what it rests on and of the order in which items stand."""
    fields = (getattr(said, name) for name in _SUBSTANCE)
    return tuple(frozenset(field) if isinstance(field, tuple) else field for field in fields)

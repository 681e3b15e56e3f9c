"""The likely spelling of a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 100
"""No word this program knows is as long, and comparing takes ever longer."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean …?` with the nearest of `known`, or nothing."""
    if len(word) > _LONGEST:
        return ""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""

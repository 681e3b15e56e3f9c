"""Signs for terminals that cannot show more than ASCII: each as wide as what it stands for."""

import codecs
import unicodedata

from rich.cells import cell_len

ERRORS = "wizard-plain"
"""The name under which a stream finds this substitution."""

_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201a\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u00b7\u2022", "."),
    # Not a dot: in the outline an open question must not look like one that waits.
    "\u2026": ":",
    "\u2713": "v",
    "\u2191": "^",
    "\u2193": "v",
    "\u2190": "<",
    "\u2192": ">",
}


def use_plain_signs() -> None:
    """Make the substitution known to streams."""
    codecs.register_error(ERRORS, _substitute)


def _substitute(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return "".join(map(plain_sign, unknown)), error.end


def plain_sign(character: str) -> str:
    """Return one character as ASCII; what cannot be told by its looks is a question mark."""
    return _SIGNS.get(character) or _drawn(character) or _letter(character)


def _drawn(character: str) -> str:
    """Return a piece of a line or a block, or nothing for anything else."""
    if not "\u2500" <= character <= "\u259f":
        return ""
    name = unicodedata.name(character, "")
    if "BOX DRAWINGS" not in name:
        return "#" if "FULL" in name else "-" if "LOWER" in name or "UPPER" in name else "|"
    if "HORIZONTAL" in name and "VERTICAL" not in name and " AND " not in name:
        return "-"
    return "|" if "VERTICAL" in name and " AND " not in name else "+"


def _letter(character: str) -> str:
    width = cell_len(character)
    letter = unicodedata.normalize("NFKD", character)[:1]
    return letter if letter.isascii() and letter.isprintable() and width == 1 else "?" * width

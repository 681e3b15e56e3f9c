"""What an unquoted word is to this program, and to other programs that read YAML."""

import re

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+][0-9]+)?")
DISPUTED = re.compile(
    r"[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|Null|NULL"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|=|<<"
    r"|[-+]?([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?"
)
MAY_BE_TYPED = frozenset("0123456789-+.~=<yYnNoOtTfF")
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


def is_disputed(text: str) -> bool:
    """Tell whether `text` must be quoted for every YAML program to read it as text."""
    if text in CONSTANTS:
        return True
    if text[0] not in MAY_BE_TYPED:
        return False
    return any(kind.fullmatch(text) for kind in (INTEGER, DECIMAL, DISPUTED))

"""Read JSON that anybody may have written: whatever is wrong with it is a ValueError."""

import json
from typing import Any


def read_json(raw: bytes | str) -> Any:
    """Return what some JSON says; ValueError if it is none, or nested too deep to be read."""
    try:
        return json.loads(raw)
    except RecursionError:
        # Not chained: the traceback is as deep as the nesting.
        raise ValueError("nested too deep") from None

"""Garbage is looked for in pauses, not while somebody waits for what a key does.

Looking through everything takes some 15 ms, and by itself Python does it in the middle of a key.
"""

import gc

_MANY = 20_000
"""Objects after which it is looked for at once: in some long computation, not in answering."""
_OFTEN = 8
"""Pauses after which all objects are looked through: an answer leaves some 150 kB of garbage."""


def leave_to_pauses() -> None:
    """Let keys make as many objects as they like; from now on `tidy_up` is to be called."""
    gc.set_threshold(_MANY, *gc.get_threshold()[1:])


def tidy_up() -> None:
    """Look for garbage among what was made since the last pause; now and then everywhere."""
    gc.collect(2 if gc.get_count()[2] >= _OFTEN else 1)

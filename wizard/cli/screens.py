"""Start the screens, if there is a terminal that can show them."""

import gc
import os
import sys
from pathlib import Path

from wizard.errors import NotATerminalError
from wizard.storage.packs.choice import PackChoice


def require_terminal(instead: str) -> None:
    """Raise NotATerminalError, naming the command to use instead, unless screens can be shown."""
    # The screens are drawn on standard error; standard output may well be a file.
    if not (_is_terminal(0) and _is_terminal(2)):
        reason = "This needs a terminal for its screens."
    elif os.environ.get("TERM", "dumb") == "dumb":
        reason = "This terminal says it is too simple for screens (TERM)."
    else:
        return
    raise NotATerminalError(reason, f"Without one, use: {instead}")


def _is_terminal(descriptor: int) -> bool:
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def show_wizard(path: Path | None, choice: PackChoice, *, takes_over: bool = False) -> int:
    """Run the wizard on a folder or an assessment until the person leaves."""
    # Start-up makes many objects and no garbage; the app turns it on again once it stands.
    gc.disable()
    from wizard.tui.running import run_wizard  # noqa: PLC0415 - loads Textual

    code = run_wizard(path, choice, takes_over=takes_over)
    sys.stdout.flush()
    return code

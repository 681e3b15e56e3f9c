"""Text on its way in: nothing in a paste presses a key, nor does what a terminal says by itself."""

import re

from wizard.visible import clean

BEGIN = "\x1b[200~"
END = "\x1b[201~"
_REPORT = re.compile(r"\x1b[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)")
"""A string a terminal sends by itself, or was made to send; the wizard asks for none."""
_IDLE_ENOUGH = 10
"""Times in a row that nothing came, after which a paste without an end is ended."""


class PasteGuard:
    """Cleans what stands between the marks a terminal puts around a paste, and drops reports.

    Otherwise an escape character in a paste tears it apart, and the rest is taken for keys.
    """

    def __init__(self) -> None:
        self._is_open = False
        self._held = ""
        """The end of what came last, if it may be the beginning of a mark."""
        self._idle = 0

    def admit(self, text: str) -> str:
        """Return what came, as far as it can be told what it is."""
        self._idle = 0
        admitted = ""
        while text:
            if self._is_open:
                inside, text = self._take_inside(text)
                admitted += inside
            else:
                outside, text = self._take_outside(text)
                admitted += outside
        return admitted

    def wait(self) -> str:
        """Return the end of a paste that has been waiting for it in vain, or nothing."""
        self._idle = self._idle + 1 if self._is_open else 0
        if self._idle < _IDLE_ENOUGH:
            return ""
        self._is_open, self._held, self._idle = False, "", 0
        return END

    def _take_outside(self, text: str) -> tuple[str, str]:
        # What was held has been passed on already: a key must not wait to be told from a mark.
        joined = self._held + text
        at = joined.find(BEGIN)
        if at < 0:
            self._held = _beginning_of(BEGIN, joined)
            return _REPORT.sub("", text), ""
        self._is_open = True
        behind = at + len(BEGIN) - len(self._held)
        self._held = ""
        return _REPORT.sub("", text[:behind]), text[behind:]

    def _take_inside(self, text: str) -> tuple[str, str]:
        joined = self._held + text
        inside, mark, behind = joined.partition(END)
        if mark:
            self._is_open, self._held = False, ""
            return clean(inside) + END, behind
        # A line end may be two characters, and only the first one be here yet.
        self._held = _beginning_of(END, joined) or ("\r" if joined.endswith("\r") else "")
        return clean(joined.removesuffix(self._held)), ""


def _beginning_of(mark: str, text: str) -> str:
    """Return the end of `text` that may be the beginning of `mark`."""
    lengths = range(len(mark) - 1, 0, -1)
    return next((mark[:length] for length in lengths if text.endswith(mark[:length])), "")

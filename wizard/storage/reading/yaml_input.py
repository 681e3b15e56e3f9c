"""What bytes may be given to the YAML parser at all, and how much of them one value may take."""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

MAX_PROBLEMS = 100
LONGEST = 1024 * 1024
"""Bytes of one value: what the longest text a record takes can need, written as escapes."""

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, counted from 1."""

_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_UNPRINTABLE = re.compile(rb"[%b]|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]" % re.escape(_CONTROLS))
_MARK = codecs.BOM_UTF8
_PIECE = 64 * 1024


class Fault(NamedTuple):
    """Something wrong at a place of the text and a path of the document."""

    place: Place
    path: Path
    what: str
    hint: str = ""


class TooLongError(Exception):
    """One value takes more bytes than any value may."""


class Trickle:
    """Hands bytes to a parser piece by piece, as a stream does.

    A parser makes a value of all the bytes it is given before anybody can look at it. Here it is
    given no more once `progress`, the number of values seen so far, stands still for too long.
    """

    def __init__(self, raw: bytes, progress: Callable[[], int]) -> None:
        self._raw = raw
        self._progress = progress
        self._at = len(_MARK) if raw.startswith(_MARK) else 0
        self._seen = 0
        self._since = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; raises TooLongError."""
        if (seen := self._progress()) != self._seen:
            self._seen, self._since = seen, self._at
        if self._at - self._since > LONGEST:
            raise TooLongError
        piece = self._raw[self._at : self._at + size]
        self._at += len(piece)
        return piece


def find_bad_bytes(raw: bytes) -> list[Fault]:
    """Return what in `raw` is not UTF-8, or no text: then the parser must not see it."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [Fault((1, 1), (), "is UTF-16, not UTF-8", "save it as UTF-8")]
    suspects: list[tuple[int, bytes]] = []
    at = 0
    # Piece by piece: the text of the whole may be four times as large as its bytes.
    while at < len(raw):
        piece = raw[at : at + _PIECE]
        try:
            text, used = codecs.utf_8_decode(piece, "strict", at + _PIECE >= len(raw))
        except UnicodeDecodeError as error:
            what = f"byte 0x{piece[error.start]:02x} is not UTF-8"
            place = _Ruler(raw).place(at + error.start)
            return [Fault(place, (), what, "save the file as UTF-8")]
        is_plain = text.isascii() or (b"\xc2" not in piece and b"\xef\xbf" not in piece)
        # Far quicker than the expression, which is left for what is found this way.
        if not is_plain or len(piece.translate(None, _CONTROLS)) < len(piece):
            suspects.append((at, piece[:used]))
        at += used
    return list(islice(_find_controls(raw, suspects), MAX_PROBLEMS))


def _find_controls(raw: bytes, suspects: Iterable[tuple[int, bytes]]) -> Iterator[Fault]:
    ruler = _Ruler(raw)
    for start, piece in suspects:
        for match in _UNPRINTABLE.finditer(piece):
            what = f"holds the control character U+{ord(match.group().decode()):04X}"
            yield Fault(ruler.place(start + match.start()), (), what, "remove it")


class _Ruler:
    """Tells line and column of positions asked for in rising order; reads each byte once."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = len(_MARK) if raw.startswith(_MARK) else 0
        self._line = 1
        self._column = 1

    def place(self, position: int) -> Place:
        """Return where the byte at `position` stands, columns counted in characters."""
        between = self._raw[self._at : position]
        lines = between.count(b"\n")
        if lines:
            self._line += lines
            self._column = 1
        self._column += len(between[between.rfind(b"\n") + 1 :].decode(errors="replace"))
        self._at = position
        return self._line, self._column

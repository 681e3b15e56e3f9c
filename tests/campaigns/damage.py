"""Ways to damage a sound file: its bytes, its words, or the data it holds."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from tests.sound_files import SOUND
from wizard.storage.reading.emit import emit
from wizard.storage.reading.strict_yaml import read_yaml

FRAGMENTS = (
    *(": ", ":", "- ", "? ", "\n", "\n  ", "\n    ", "\t", "\r", "\r\n", "\x85", "\u2028"),
    *("{", "}", "[", "]", ", ", "{{", "[[[[[[[[", "{a: ", "&a ", "*a", "<<: *a", "<<: {a: 1}\n"),
    *("!t ", "!!int ", "!!binary ", "!!python/name:os.system ", "!<x> ", "!%C0%80 ", "!%ED%A0%80 "),
    *("|\n", ">-\n", "|9\n", "'", '"', "\\", '"\\ud800"', '"\\x1b]52;c;x\\a"', '"\\u202e"', "#"),
    *("%YAML 1.2\n", "%YAML 9.9\n", "%TAG ! x\n", "---\n", "...\n", "--- >\n", "\ufeff", "\x00"),
    *("0x1F", "0o7", "1_0", "1e400", "-0.0", ".nan", "-.inf", "9" * 120, "1." + "9" * 90, "12:30"),
    *("2025-02-30", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "no", "~", "=", ""),
    *("kind: pack\n", "kind: overlay\n", "schema_version: 2\n", "answers:\n", "é", "😀", "\u202e"),
)
"""Pieces of text that mean something to a reader of YAML, or to a terminal."""

WORDS = (
    *(
        "",
        " ",
        "\n",
        "a",
        "no",
        "yes",
        "T",
        "core",
        "full",
        "treaty",
        "0",
        "-1",
        "1e999",
        "2026-01",
    ),
    *(
        "2025-02-30",
        "economy",
        "economy.loan",
        "economy.",
        ".",
        "é",
        "😀" * 40,
        "\u202e",
        "\x1b[2J",
    ),
    *("\ud800", "[/b]", "{0}", "%s", "x" * 1_001, "x" * 100_001, "question", "all", "not", "none"),
)
VALUES = (None, True, False, 0, -1, 1, 4, 5, 10**99, -(10**30), 0.5, -0.0, 1e308, 5e-324, *WORDS)
"""Values put in the place of sound ones; most are wrong somewhere and right elsewhere."""

KEYS = ("kind", "id", "state", "value", "low", "high", "is", "question", "not", "scale", "type", "")

_texts = sorted(sound.text for sound in SOUND.values())
_data = [read_yaml(text.encode()).data for text in _texts]

anything = st.recursive(
    st.sampled_from(VALUES),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def cut_bytes(draw: st.DrawFn) -> bytes:
    """Draw the bytes of a sound file, with pieces cut out, put in, doubled or overwritten."""
    raw = draw(st.sampled_from(_texts)).encode()
    for _ in range(draw(st.integers(1, 4))):
        at, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 40))
        piece = draw(st.binary(max_size=6) | st.sampled_from(FRAGMENTS).map(_encode))
        middle = draw(st.sampled_from((piece, raw[at : at + length] * 2, b"")))
        raw = raw[:at] + middle + raw[at + length * draw(st.booleans()) :]
    return raw


@st.composite
def word_soup(draw: st.DrawFn) -> bytes:
    """Draw text put together from fragments and lines of sound files."""
    lines = st.sampled_from([line + "\n" for text in _texts for line in text.splitlines()])
    pieces = draw(st.lists(st.sampled_from(FRAGMENTS) | lines | st.text(max_size=5), max_size=30))
    return _encode("".join(pieces))


@st.composite
def changed_data(draw: st.DrawFn) -> bytes:
    """Draw a sound file's data with some values replaced, taken out or added, as YAML again."""
    data = draw(st.sampled_from(_data))
    for _ in range(draw(st.integers(1, 3))):
        data = _change(draw, data)
    try:
        return emit(data).encode()
    except UnicodeEncodeError:  # a lone surrogate cannot be written, so it cannot be read either
        return b""


def _change(draw: st.DrawFn, data: Any) -> Any:
    """Return `data` with one change at a random place; nothing is changed in place."""
    inner: list[Any] = []
    if isinstance(data, dict):
        inner = list(data)
    elif isinstance(data, list):
        inner = list(range(len(data)))
    if not inner or draw(st.integers(0, 7)) == 0:
        return draw(_like(data) if draw(st.integers(0, 3)) else anything)
    key = draw(st.sampled_from(inner))
    what = draw(st.integers(0, 9))
    copy = dict(data) if isinstance(data, dict) else list(data)
    if what == 0:
        del copy[key]
    elif what == 1 and isinstance(copy, dict):
        copy[draw(st.sampled_from(KEYS) | st.sampled_from(WORDS))] = copy[key]
    elif what == 1 and isinstance(copy, list):
        copy.append(copy[key])
    else:
        copy[key] = _change(draw, data[key])
    return copy


def _like(value: Any) -> st.SearchStrategy[Any]:
    """Return values of the same sort as one, which are more often accepted."""
    sort = str if isinstance(value, str) else int | float
    return st.sampled_from([v for v in (*_found, *VALUES) if isinstance(v, sort)])


def _leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _leaves(inner)
    else:
        yield data


_found = sorted({leaf for data in _data for leaf in _leaves(data)}, key=repr)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")


damaged = st.one_of(st.binary(max_size=80), cut_bytes(), word_soup(), changed_data())
"""Bytes that look like one of this program's files, more or less."""

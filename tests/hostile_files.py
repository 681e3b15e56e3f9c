"""Files written to break whoever reads them: contents, and things in a folder that are no files."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.sound_files import SOUND
from wizard.storage.disk.files import MAX_BYTES

MEGABYTE = 1_000_000
ROOM = MAX_BYTES - 10_000
"""Bytes that fit into a file of the greatest size beside a sound one."""


def _laughs(levels: int) -> str:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def _merges(levels: int) -> str:
    lines = ["m0: &m0 {a: 1}"]
    lines += [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def _fill(pattern: str, count: int = ROOM) -> str:
    """Return lines numbered through `{}`: `count`, or as many as a file may hold."""
    count = min(count, ROOM // (len(pattern) + 5))
    return "".join(pattern.replace("{}", f"{n:07}") for n in range(count))


WHOLE: Mapping[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "only a mark": lambda: b"\xef\xbb\xbf",
    "only a comment": lambda: b"# nothing\n",
    "utf-16": lambda: "kind: pack\n".encode("utf-16"),
    "utf-16 without mark": lambda: "kind: pack\n".encode("utf-16-le"),
    "utf-32": lambda: "kind: pack\n".encode("utf-32"),
    "latin-1": lambda: "title: Zürich\n".encode("latin-1"),
    "cut in a character": lambda: "title: Zürich 😀".encode()[:-2],
    "all bytes": lambda: bytes(range(256)) * 4_000,
    "zeros": lambda: bytes(ROOM),
    "controls at the end": lambda: b"a: b\n" * (ROOM // 5 - 100) + b"\x01\n" * 200,
    "broken byte at the end": lambda: b"a: b\n" * (ROOM // 5 - 100) + b"\xff\n",
    "too large": lambda: b"a: 1\n" * (MAX_BYTES // 5 + 1),
    "brackets": lambda: b"[" * 100_000 + b"]" * 100_000,
    "brackets left open": lambda: b"[" * ROOM,
    "braces": lambda: b"{a: " * 100_000 + b"}" * 100_000,
    "braces as keys": lambda: b"{" * 1_000_000,
    "dashes": lambda: b"- " * 100_000 + b"x\n",
    "question marks": lambda: b"? " * 100_000 + b"x\n",
    "steps": lambda: "".join(" " * n + f"k{n}:\n" for n in range(2_000)).encode(),
    "documents": lambda: b"---\n" * (ROOM // 4),
    "directives": lambda: b"%FOO bar\n" * (ROOM // 9),
    "one long comment": lambda: b"#" * ROOM,
    "one long space": lambda: b" " * ROOM,
    "blank lines": lambda: b"\n" * ROOM,
    "carriage returns": lambda: b"\r" * ROOM,
    "tabs": lambda: b"\t" * ROOM,
    "one long word": lambda: b"a" * ROOM,
    "one long word of emoji": lambda: "😀".encode() * (ROOM // 4),
    "a word and an emoji": lambda: b"a" * ROOM + "😀".encode(),
    "quote left open": lambda: b'"' + b"a\\\n" * (ROOM // 3),
    "one long tag": lambda: b"!" + b"a" * ROOM,
    "one long anchor": lambda: b"&" + b"a" * ROOM,
    "one long alias": lambda: b"*" + b"a" * ROOM,
    "items": lambda: b"- 1\n" * (ROOM // 4),
    "empty lists": lambda: b"[" + b"[]," * (ROOM // 3) + b"]",
    "commas": lambda: b"[" + b"a," * (ROOM // 2) + b"]",
    "git conflict": lambda: b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n",
    "XML": lambda: b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
}
"""By name; what stands alone in its file."""

ADDED: Mapping[str, Callable[[], str]] = {
    "laughs": lambda: _laughs(30),
    "merge keys": lambda: _merges(30),
    "merge": lambda: "<<: {id: again}\n",
    "endless list": lambda: "a: &a [*a]\n",
    "duplicate": lambda: "kind: pack\n",
    "duplicates": lambda: _fill("a: {}\n"),
    "unknown keys": lambda: _fill("k{}: 1\n"),
    "unknown keys that hold nothing": lambda: _fill("k{}:\n"),
    "unknown mapping": lambda: "zzz:\n" + _fill(" k{}: 1\n"),
    "unknown lists": lambda: "zzz:\n" + _fill(" k{}: [1, 2]\n"),
    "answers of nothing": lambda: "answers:\n" + _fill(" economy.k{}:\n"),
    "answers of a wrong state": lambda: "answers:\n" + _fill(" economy.k{}: {state: x}\n"),
    "answers of many wrong keys": lambda: (
        "answers:\n" + _fill(" economy.k{}: {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1}\n")
    ),
    "questions that are words": lambda: "questions:\n" + _fill(" - {}\n"),
    "questions without anything": lambda: "questions:\n" + " - {kind: exposure}\n" * (ROOM // 20),
    "sections of nothing": lambda: "sections:\n" + _fill(" - {id: {}}\n"),
    "glossary": lambda: "glossary:\n" + _fill(" k{}: 1\n"),
    "as many unknown keys as are read": lambda: _fill("k{}: 1\n", 24_000),
    "as many wrong answers as are read": lambda: (
        "answers:\n" + _fill(" economy.k{}: {state: x}\n", 12_000)
    ),
    "sound answers before wrong ones": lambda: (
        "answers:\n"
        + _fill(" economy.a{}: {state: unanswered}\n", 4_000)
        + _fill(" economy.k{}: {state: x, value: [], low: a, high: b}\n", 3_000)
    ),
    "one wrong answer after sound ones": lambda: (
        "answers:\n"
        + _fill(" economy.a{}: {state: unanswered}\n", 12_000)
        + " economy.z: {state: x}\n"
    ),
    "wrong answers after half of what is read": lambda: (
        "answers:\n"
        + _fill(" economy.a{}: {state: unanswered}\n", 6_500)
        + _fill(" economy.k{}: {state: x, value: [], low: a, high: b}\n", 2_300)
    ),
    "one answer of many wrong keys": lambda: (
        "answers:\n"
        + _fill(" economy.a{}: {state: unanswered}\n", 1_000)
        + " economy.b:\n"
        + _fill("  k{}: 1\n", 20_000)
    ),
    "wrong evidence": lambda: (
        "answers:\n economy.b:\n  state: unanswered\n  evidence:\n"
        + _fill("  - {source: 1, date: x, grade: 3}\n", 6_000)
    ),
    "conditions in conditions": lambda: (
        "sections: [{questions: [{applies_when: "
        + "{all: [" * 12
        + "{not: 1}, " * 10_000
        + "]}" * 12
        + "}]}]\n"
    ),
    "tag": lambda: "zzz: !!python/object/apply:os.system ['touch owned']\n",
    "tags": lambda: _fill("k{}: !!int 1\n"),
    "anchors": lambda: _fill("k{}: &a 1\n"),
    "digits": lambda: f"schema: {'9' * 5_000}\n",
    "a number of 4 MB": lambda: f"schema: {'9' * ROOM}\n",
    "digits after the point": lambda: f"schema: 0.{'9' * 5_000}\n",
    "huge": lambda: "schema: 1e400\nother: 1.0e+400\n",
    "minus nothing": lambda: "schema: -0.0\nother: -0\n",
    "not numbers": lambda: "schema: .nan\nother: [.inf, -.inf]\n",
    "dates that are none": lambda: "created: 2025-02-30\nupdated: 2025-13-45T99:99:99+99:99\n",
    "dates in quotes": lambda: 'zzz: "2025-02-30"\n',
    "long key": lambda: f"{'k' * 2_000}: 1\n",
    "key of 4 MB": lambda: f"? {'k' * ROOM}\n: 1\n",
    "list as key": lambda: "? [a, b]\n: 1\n",
    "mapping as key": lambda: "{a: 1}: 2\n",
    "escaped controls": lambda: 'zzz: "\\x1b]52;c;eA==\\a\\0"\n',
    "escaped surrogate": lambda: 'zzz: "\\ud800"\n',
    "escaped direction": lambda: 'zzz: "\\u202e"\n',
    "raw escape": lambda: "zzz: a\x1b[2Jb\n",
    "raw C1": lambda: "zzz: a\x9bb\n",
    "raw direction": lambda: "zzz: a\u202eb\n",
    "next line": lambda: "zzz: a\x85b\n",
    "line separator": lambda: "zzz: a\u2028b\n",
    "windows lines": lambda: "zzz: a\r\nyyy: b\r\n",
    "mark inside": lambda: "zzz: \ufeffa\n",
    "long line": lambda: f"zzz: {'a' * ROOM}\n",
    "long quoted line": lambda: f'zzz: "{"a" * ROOM}"\n',
    "long line of escapes": lambda: 'zzz: "' + "\\U0001F600" * (ROOM // 10) + '"\n',
    "long block": lambda: "zzz: |\n" + " a\n" * (ROOM // 3),
    "long folded block": lambda: "zzz: >\n" + " a\n" * (ROOM // 3),
    "title of 4 MB": lambda: f"zzz: 1\ntitle: {'t' * ROOM}\n",
    "another document": lambda: "---\nkind: pack\n",
    "newer": lambda: "schema_version: 99\n",
}
"""By name; what stands after a sound beginning, so that the file is taken for what it says."""


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1_000 * MEGABYTE)


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


NO_FILES: Mapping[str, Callable[[Path], None]] = {
    "pipe": _fifo,
    "sparse gigabyte": _sparse,
    "folder": _folder,
    "loop of links": _loop,
    "link to nothing": lambda path: path.symlink_to("nowhere"),
    "endless device": lambda path: path.symlink_to("/dev/zero"),
    "empty device": lambda path: path.symlink_to("/dev/null"),
    "terminal": lambda path: path.symlink_to("/dev/tty"),
    "memory": lambda path: path.symlink_to("/proc/self/mem"),
    "endless text of the system": lambda path: path.symlink_to("/proc/kmsg"),
    "grows as it is read": lambda path: path.symlink_to("/proc/self/maps"),
}
"""By name; each puts something at a path that is no file to be read."""


def head_of(kind: str) -> str:
    """Return the lines of a sound file by which it says what it is."""
    words = "kind|schema_version|id|title|version|language|extends|short"
    return "".join(re.findall(rf"^(?:{words}): .*\n", SOUND[kind].text, re.MULTILINE))


def contents(kind: str, only: slice = slice(None)) -> Iterator[tuple[str, bytes]]:
    """Yield the hostile contents for a kind of file, or a share of them, with their names."""
    head = head_of(kind)
    for name in (*WHOLE, *ADDED)[only]:
        if name in WHOLE:
            yield name, WHOLE[name]()
        else:
            yield name, (head + ADDED[name]()).encode("utf-8", "surrogatepass")

"""What tests of storage, lint, model and session share: a small sound pack and how to damage it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import strategies as st

from wizard.errors import InvalidFileError, Problem
from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.pack import Pack
from wizard.session import Session
from wizard.storage.assessments import render_assessment
from wizard.storage.packs.checking import check_pack
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.records import parse_record
from wizard.visible import is_clean

NOBODY = 65534
THEN = datetime(2026, 3, 1, 10, 0, 0, tzinfo=UTC)
WORKED_EXAMPLE = Path(__file__).parent / "data" / "worked_example"

SMALL_PACK = Path(__file__).parent / "storage" / "small_pack"

TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(SMALL_PACK.iterdir())}
"""The files of a small sound pack: every kind of question, nothing to complain of."""
PACK = TEXTS["pack.yaml"]
ECONOMY = TEXTS["economy.yaml"]


@dataclass(frozen=True)
class PackFolder:
    """The small sound pack in a folder of its own, to be damaged one fault at a time."""

    path: Path

    def text(self, name: str) -> str:
        return (self.path / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the only occurrence of `old`, and make sure there was exactly one."""
        text = self.text(name)
        assert text.count(old) == 1
        (self.path / name).write_text(text.replace(old, new), encoding="utf-8")

    def line(self, name: str, needle: str) -> int:
        return place_of(self.text(name), needle)[0]

    def load(self) -> Pack:
        return load_pack(self.path)

    def errors(self) -> list[tuple[str, int, str, str]]:
        """Return file name, line, path and text of every error, and no advice beside it."""
        return [brief(problem) for problem in check_pack(self.path)[0]]

    def advice(self) -> list[tuple[str, int, str, str]]:
        """Return the same of every piece of advice, where nothing is an error."""
        errors, advice = check_pack(self.path)
        assert errors == []
        return [brief(problem) for problem in advice]

    def hints(self) -> list[str]:
        """Return the hints of errors and advice."""
        return [problem.hint for found in check_pack(self.path) for problem in found]


def make_pack(folder: Path) -> PackFolder:
    """Write the small sound pack into a new folder."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return PackFolder(folder)


def brief(problem: Problem) -> tuple[str, int, str, str]:
    """Return what a test of a rule looks at: file name, line, path and text."""
    return Path(problem.file).name, problem.line, problem.path, problem.what


def place_of(text: str, needle: str) -> tuple[int, int]:
    """Return line and column of the only occurrence of `needle`, counted from 1."""
    assert text.count(needle) == 1
    before = text.partition(needle)[0]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def problems_of(raw: bytes | str, record: type[Record]) -> tuple[Problem, ...]:
    """Return the problems for which `record` refuses a text; it must refuse."""
    data = raw.encode() if isinstance(raw, str) else raw
    with pytest.raises(InvalidFileError) as caught:
        parse_record(data, "file.yaml", record)
    return caught.value.problems


def make_assessment(**changes: object) -> Assessment:
    """Return a small assessment made with the small pack; `changes` are plain data."""
    data: dict[str, object] = {
        "kind": "partnership-assessment",
        "schema_version": 1,
        "id": "small",
        "title": "A small assessment",
        "partnership": {"us": "Our side", "partner": "The partner"},
        "created": THEN,
        "updated": THEN,
        "pack": {"id": "small", "version": "1.0"},
        **changes,
    }
    return Assessment.model_validate(data)


def write_assessment(path: Path, **changes: object) -> Path:
    """Write a small assessment to a file."""
    path.write_text(render_assessment(make_assessment(**changes)), encoding="utf-8")
    return path


def open_session(folder: Path, **changes: object) -> Session:
    """Open a small assessment in `folder` with the small pack, at a clock that stands still."""
    pack = make_pack(folder / "small").load()
    path = write_assessment(folder / "a.assessment.yaml", **changes)
    return Session.open(path, pack, clock=lambda: THEN)


def read_back(assessment: Assessment) -> Assessment:
    """Return what is read from the text written for an assessment."""
    return parse_record(render_assessment(assessment).encode(), "file.yaml", Assessment)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Act as nobody for a while where the tests run as root, who may read everything."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


LOOKALIKES = (
    *("no", "NO", "yes", "on", "Off", "y", "N", "true", "False", "null", "Null", "~", "", "="),
    *("0777", "0o17", "0x1F", "0b11", "1_000", "1e3", "1.0e+3", "1.10", "-0", "+1", ".5", "-.5"),
    *(".inf", "-.INF", ".nan", "12:30", "190:20:30.5", "2026-01-01", "2026-01-01T10:00:00Z"),
    *("<<", "<<: *a", "*a", "&a b", "!t x", "!!int 3", "%TAG ! x", "---", "...", "--- a", "- a"),
    *("? a", "a: b", "a:b", "a #b", "# a", "{a}", "[a", "a, b", "@a", "`a`", "|", ">", "|2-", "-"),
    *(
        "'a'",
        '"a"',
        "it's",
        'say "no"',
        "\\",
        "\\n",
        '"\\x1b"',
        " a",
        "a ",
        "  ",
        "\ufeff",
        "\uffff",
    ),
    *(
        "\n",
        "\n\n",
        "a\n",
        "\na",
        " a\nb",
        "a\n b\n",
        "a \nb",
        "a\n\n\nb\n\n",
        "\ta\n\tb",
        "a\n---\nb",
    ),
    *(
        "a\n# b",
        "  \n  a",
        "\n a",
        "\n\n  a\n b",
        "- a\n- b",
        "a: b\nc: d",
        "😀",
        "é e\u0301",
        "你好",
    ),
    *(
        "שלום עולם",
        "مرحبا: #1",
        "a" * 3_000,
        "word " * 300,
        "😀 " * 200,
        "a\n" * 300,
        "\u200f\u200d",
    ),
)
"""Texts that some reader or writer of YAML takes for something else."""

_clean = st.characters(codec="utf-8").filter(is_clean)
_pieces = st.sampled_from([*" \n\t'\"#:-,.?!&*|>%@`[]{}\\~=<0aé😀ש", ": ", " #", "\n  ", "---"])

paragraphs = st.one_of(
    st.sampled_from(LOOKALIKES),
    st.text(_clean, max_size=40),
    st.lists(_pieces, max_size=25).map("".join),
    st.tuples(st.sampled_from(LOOKALIKES), st.text(_clean, max_size=10)).map("".join),
)
"""Any text a paragraph accepts, often an awkward one."""

full_paragraphs = paragraphs.filter(lambda text: bool(text.strip()))
lines = paragraphs.map(lambda text: text.replace("\n", " ").replace("\t", " ")[:900])
full_lines = lines.filter(lambda text: bool(text.strip()))

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
from wizard.model.text import is_clean
from wizard.storage.assessments import render_assessment
from wizard.storage.packs import check_pack, load_pack
from wizard.storage.records import parse_record

NOBODY = 65534
THEN = datetime(2026, 3, 1, 10, 0, 0, tzinfo=UTC)
WORKED_EXAMPLE = Path(__file__).parent / "data" / "worked_example"

PACK = """\
kind: pack
schema_version: 1
id: small
title: A small sound pack
version: "1.0"
languages: [en]
dimensions: [economy, security]
"""

ECONOMY = """\
kind: checklist
schema_version: 1
id: economy
title: Economy
short: Economy
sections:
  - id: facts
    title: Facts
    questions:
      - {id: economy.loan, kind: context, depth: core, label: Loan,
         text: Does the partner lend?, scale: {type: yes_no}}
      - {id: economy.sectors, kind: context, depth: core, label: Sectors,
         text: Which sectors are opened?, scale: {type: multiple_choice, options: [
           {id: food, text: Food}, {id: mines, text: Mines}, {id: ports, text: Ports}]}}
      - {id: economy.rate, kind: context, depth: full, label: Rate,
         text: What is the rate of interest?, scale: {type: number, unit: points}}
      - {id: economy.ministry, kind: context, depth: full, label: Ministry,
         text: Who negotiates?, scale: {type: text}}
      - {id: economy.signed, kind: context, depth: full, label: Signed,
         text: When was it signed?, scale: {type: date}}
  - id: trade
    title: Trade
    questions:
      - id: economy.share
        kind: exposure
        depth: core
        label: Share of exports
        text: What share of exports goes to the partner?
        scale: {type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}
        why: A large share is a lever.
        look_at: [Customs data]
        sources: [{work: A handbook, year: 2020}]
      - id: economy.debt
        kind: exposure
        depth: core
        label: Conditional debt
        text: How much of the loan is conditional?
        applies_when: {question: economy.loan, is: "yes"}
        scale: {type: levels, levels: [Nothing, Minor, Moderate, Serious, Severe]}
        why: Conditions reach into laws.
        look_at: [Loan agreement]
        sources: [{work: A handbook of debt, year: 2021}]
      - id: economy.market
        kind: opportunity
        depth: core
        label: Market access
        text: Is market access bound?
        scale: {type: single_choice, options: [
          {id: open, text: Open, value: 0}, {id: bound, text: Bound, value: 1}]}
        why: Bound access can be claimed.
        look_at: [Tariff schedule]
        sources: [{work: A handbook of trade, year: 2022}]
      - id: economy.review
        kind: safeguard
        depth: core
        family: exit
        label: Review clause
        text: How firm is the review clause?
        scale: {type: levels, levels: [Absent, Promised, Written, Binding, Operating]}
        lowers:
          - {exposure: economy.share, potency: weak, reason: It opens the text.}
          - {exposure: economy.debt, potency: moderate, reason: It ends the loan.}
        why: What can be reviewed can be mended.
        look_at: [Final clauses]
        good: A date and a body.
        weak: The parties may meet.
        clause: The parties review the text each year.
        fallback: A review on request.
        sources: [{work: A handbook of treaties, year: 2023}]
red_lines:
  - id: economy.severe-debt
    kind: absolute
    title: Severe conditional debt
    reason: Law-making leaves the country.
    when:
      - {question: economy.debt, at_least: 4}
  - id: economy.no-review
    kind: curable
    title: Large share without review
    reason: The lever could never be taken away.
    when:
      - {question: economy.share, at_least: 3}
      - {question: economy.review, below: 3}
"""

SECURITY = """\
kind: checklist
schema_version: 1
id: security
title: Security
short: Security
sections:
  - id: troops
    title: Troops
    questions:
      - id: security.bases
        kind: exposure
        depth: core
        label: Foreign bases
        text: How free are foreign bases?
        scale: {type: levels, levels: [Not there, Visits, Rotations, Leased, Sovereign]}
        why: Bases decide where a war begins.
        look_at: [Status of forces agreement]
        sources: [{work: A handbook of bases, year: 2019}]
      - id: security.consent
        kind: safeguard
        depth: core
        family: oversight
        label: Consent of parliament
        text: How firm is the consent of parliament?
        scale: {type: levels, levels: [Missing, Announced, Stated, Enforceable, Exercised]}
        lowers:
          - {exposure: security.bases, potency: strong, reason: No troops without a vote.}
        why: A vote can refuse.
        look_at: [Constitution]
        good: A vote before each deployment.
        weak: Parliament is informed.
        clause: No deployment without a vote.
        fallback: A vote within a month.
        sources: [{work: A handbook of parliaments, year: 2018}]
"""

TEXTS = {"pack.yaml": PACK, "economy.yaml": ECONOMY, "security.yaml": SECURITY}


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

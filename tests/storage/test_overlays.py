"""An overlay adds, replaces and removes questions of the shipped pack, and is checked like it."""

from pathlib import Path

import pytest

from tests.storage_helpers import brief
from wizard.errors import InvalidFileError
from wizard.model.checklist import Exposure
from wizard.model.pack import Pack
from wizard.storage.packs.checking import check_pack
from wizard.storage.packs.loading import load_pack

HEAD = """\
kind: overlay
schema_version: 1
id: ministry
title: With our own questions
version: "2"
extends: partnership
"""
CHANGES = "kind: checklist-changes\nschema_version: 1\nid: economy\n"
LEVELS = "{type: levels, levels: [No own mine, One idle, One works, Two work, All work]}"
QUESTION = f"""\
      - id: economy.own-mines
        kind: opportunity
        depth: core
        label: Own mines
        text: How many mines of our own does the agreement bring to work?
        scale: {LEVELS}
        why: A mine of our own outlasts the agreement.
        look_at: [Mining register]
        sources: [{{work: A register, year: 2020}}]
"""
NEW = """\
kind: checklist
schema_version: 1
id: water
title: Water
short: Water
sections:
  - id: rivers
    title: Rivers
    questions:
      - {id: water.shared, kind: context, depth: core, label: Shared, text: "Is a river shared?",
         scale: {type: yes_no}}
"""


class Folder:
    """An overlay folder being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()
        self.write("pack.yaml", HEAD)

    def write(self, name: str, text: str) -> "Folder":
        (self.path / name).write_text(text, encoding="utf-8")
        return self

    def change(self, text: str) -> "Folder":
        return self.write("economy.yaml", CHANGES + text)

    def load(self) -> Pack:
        return load_pack(self.path)

    def errors(self) -> list[tuple[str, int, str, str]]:
        return [brief(problem) for problem in check_pack(self.path)[0]]


@pytest.fixture
def overlay(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "ministry")


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load_pack()


def add(section: str, after: str = "") -> str:
    place = f"    after: {after}\n" if after else ""
    lines = QUESTION.replace("\n      ", "\n    ").replace("      - id", "    - id")
    indented = "".join(f"  {line}\n" for line in lines.rstrip().split("\n"))
    return f"add:\n  - section: {section}\n{place}    questions:\n{indented}"


def test_overlay_without_changes_is_the_shipped_pack(overlay: Folder, shipped: Pack) -> None:
    """It has the shipped questions under its own name and digest."""
    pack = overlay.load()
    assert list(pack.questions) == list(shipped.questions)
    assert (pack.file.id, pack.file.version, pack.digest == shipped.digest) == (
        "ministry",
        "2",
        False,
    )


def test_question_is_added_where_it_is_wanted(overlay: Folder, shipped: Pack) -> None:
    """After the question named, or at the end of the section."""
    first = shipped.checklists[0].sections[0]
    after = first.questions[0].id
    names = list(overlay.change(add(first.id, after)).load().questions)
    assert names.index("economy.own-mines") == names.index(after) + 1
    last = overlay.change(add(first.id)).load().checklists[0].sections[0].questions[-1]
    assert last.id == "economy.own-mines"


def test_question_is_replaced_whole(overlay: Folder, shipped: Pack) -> None:
    """A question with the id of a shipped one stands in its place."""
    old = shipped.checklists[0].questions[0]
    text = QUESTION.replace("economy.own-mines", old.id).replace("      - id", "  - id")
    text = text.replace("\n        ", "\n    ")
    pack = overlay.change(f"replace:\n{text}").load()
    assert pack.questions[old.id].label == "Own mines"
    assert list(pack.questions) == list(shipped.questions)


def test_removed_exposure_takes_its_links_along(overlay: Folder, shipped: Pack) -> None:
    """No safeguard names what is gone."""
    read = {atom.question for line in shipped.red_lines.values() for atom in line.when}
    bundled = {read for q in shipped.questions.values() for read in q.reads}
    gone = next(
        q.id
        for q in shipped.checklists[0].questions
        if isinstance(q, Exposure) and q.id not in read | bundled and not q.reads
    )
    pack = overlay.change(f"remove: [{gone}]\n").load()
    assert gone not in pack.questions
    assert overlay.errors() == []


def test_red_line_is_removed(overlay: Folder, shipped: Pack) -> None:
    """Red lines go by their ids like questions."""
    gone = shipped.checklists[0].red_lines[0].id
    assert gone not in overlay.change(f"remove: [{gone}]\n").load().red_lines


def test_section_and_dimension_are_new(overlay: Folder, shipped: Pack) -> None:
    """A new section stands last in its checklist, a new dimension where the order puts it."""
    overlay.change(f"sections:\n  - id: mines\n    title: Mines\n    questions:\n{QUESTION}")
    overlay.write("water.yaml", NEW)
    order = ", ".join([c.id for c in shipped.checklists] + ["water"])
    overlay.write("pack.yaml", f"{HEAD}dimensions: [{order}]\n")
    pack = overlay.load()
    assert (pack.checklists[0].sections[-1].id, pack.checklists[-1].id) == ("mines", "water")


def test_parameters_and_glossary_are_added_to(overlay: Folder, shipped: Pack) -> None:
    """What the overlay does not say stays as shipped."""
    overlay.write("pack.yaml", f"{HEAD}glossary: {{Mine: A hole.}}\nparameters: {{power: 2.0}}\n")
    file = overlay.load().file
    assert (file.parameters.power, file.parameters.coverage_cap) == (2.0, 0.9)
    assert file.glossary == {**shipped.file.glossary, "Mine": "A hole."}


@pytest.mark.parametrize(
    ("text", "path", "what"),
    [
        ("remove: [economy.export-shar]\n", "remove[0]", "nothing is called economy.export-shar"),
        (add("nowhere"), "add[0].section", "no section is called nowhere"),
        (
            f"replace:\n{QUESTION}".replace("      - id", "  - id").replace("\n        ", "\n    "),
            "replace[0].id",
            "no question is called economy.own-mines",
        ),
    ],
)
def test_change_that_finds_nothing_is_located(
    overlay: Folder, text: str, path: str, what: str
) -> None:
    """What is not there cannot be changed; the place is in the overlay's file."""
    found = overlay.change(text).errors()
    assert [(name, where, said) for name, _, where, said in found] == [("economy.yaml", path, what)]


def test_place_of_an_added_question_is_in_the_overlay(overlay: Folder, shipped: Pack) -> None:
    """A fault of an added question is reported where its author wrote it."""
    section = shipped.checklists[0].sections[0].id
    overlay.change(add(section).replace("economy.own-mines", "security.own-mines"))
    name, line, path, what = overlay.errors()[0]
    assert (name, path, what) == (
        "economy.yaml",
        "add[0].questions[0].id",
        "the id security.own-mines does not begin with economy",
    )
    assert "security.own-mines" in (overlay.path / name).read_text().splitlines()[line - 1]


def test_removed_question_that_a_red_line_reads_is_reported(overlay: Folder, shipped: Pack) -> None:
    """A red line without its question is located in the shipped file."""
    line = next(line for line in shipped.checklists[0].red_lines)
    overlay.change(f"remove: [{line.when[0].question}]\n")
    whats = [what for _, _, _, what in overlay.errors()]
    assert f"no question is called {line.when[0].question}" in whats


def test_file_of_no_dimension_is_not_overlooked(overlay: Folder) -> None:
    """A mistyped file name would silently change nothing."""
    overlay.write("econmy.yaml", CHANGES)
    assert overlay.errors()[0][::3] == (
        "econmy.yaml",
        "econmy.yaml is called like none of the dimensions",
    )


def test_overlay_of_another_pack_is_refused(overlay: Folder) -> None:
    """Only the shipped pack can be extended without a copy."""
    overlay.write("pack.yaml", HEAD.replace("extends: partnership", "extends: other"))
    with pytest.raises(InvalidFileError):
        overlay.load()
    assert overlay.errors()[0][2] == "extends"


def test_new_dimension_without_a_file_is_reported(overlay: Folder) -> None:
    """A dimension that is named needs its checklist."""
    overlay.write("pack.yaml", f"{HEAD}dimensions: [economy, water]\n")
    assert overlay.errors()[0][2] == "dimensions[1]"


def test_replaced_question_loses_the_texts_of_the_shipped_one(
    overlay: Folder, shipped: Pack
) -> None:
    """In another language it is asked as its author wrote it, visibly, not as the old one."""
    old = next(q for q in shipped.checklists[0].questions if q.depth == "core")
    text = QUESTION.replace("economy.own-mines", old.id).replace("      - id", "  - id")
    overlay.change("replace:\n" + text.replace("\n        ", "\n    "))
    assert load_pack(overlay.path, "es").questions[old.id].label == "[en] Own mines"

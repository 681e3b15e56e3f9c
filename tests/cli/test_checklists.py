"""`checklists`: questions listed and shown, schemas for editors, a skeleton for authors."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Outcome, call, is_one_sentence
from tests.storage_helpers import make_pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return make_pack(tmp_path / "small").path


def listed(pack: Path, *words: str) -> Outcome:
    outcome = call("checklists", "list", *words, "--pack", pack)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome


def as_json(pack: Path, *words: str) -> Any:
    return json.loads(listed(pack, *words, "--json").out)


# list


def test_list_names_every_question(pack: Path) -> None:
    """All questions are listed with id, kind, depth and text under their sections."""
    lines = [line.split() for line in listed(pack).out.splitlines()]
    assert ["exposure", "core", "economy.share"] in lines
    assert ["context", "full", "economy.rate"] in lines
    assert ["Trade"] in lines
    assert ["What", "share", "of", "exports", "goes", "to", "the", "partner?"] in lines


def test_list_of_one_dimension_holds_no_other(pack: Path) -> None:
    """With a dimension named, only its questions are listed."""
    assert "economy." not in listed(pack, "security").out


def test_list_as_json_has_a_record_for_each_question(pack: Path) -> None:
    """A script gets id, kind, depth, label and text of each question, in order."""
    found = as_json(pack)
    expected = {
        "id": "economy.loan",
        "kind": "context",
        "depth": "core",
        "label": "Loan",
        "text": "Does the partner lend?",
    }
    assert (11, expected) == (len(found), found[0])


def test_list_of_one_dimension_as_json(pack: Path) -> None:
    """With a dimension named, a script gets its questions only."""
    found = [question["id"] for question in as_json(pack, "security")]
    assert found == ["security.bases", "security.consent"]


def test_list_of_an_unknown_dimension_is_refused(pack: Path) -> None:
    """A dimension that does not exist ends with 2 and its likely spelling."""
    outcome = call("checklists", "list", "econmy", "--pack", pack)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert "did you mean `economy`?" in outcome.err


def test_list_without_a_pack_is_of_the_shipped_one() -> None:
    """Without --pack the twelve shipped checklists are listed."""
    found = json.loads(call("checklists", "list", "--json").out)
    assert len({question["id"].partition(".")[0] for question in found}) == 12


# show


def test_show_tells_a_question_whole(pack: Path) -> None:
    """A question is shown with text, reason, evidence to read and what lowers it."""
    outcome = call("checklists", "show", "economy.share", "--pack", pack)
    assert (outcome.code, outcome.err) == (0, "")
    for words in ("What share of exports", "A large share is a lever.", "Customs data"):
        assert words in outcome.out
    assert "Lowered by (weak): Review clause." in outcome.out


@pytest.mark.parametrize(
    ("question", "hint"), [("economy.shar", "did you mean `economy.share`?"), ("zzz", "zzz")]
)
def test_show_of_an_unknown_question_is_refused(pack: Path, question: str, hint: str) -> None:
    """A question that does not exist ends with 2 and its likely spelling."""
    outcome = call("checklists", "show", question, "--pack", pack)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert hint in outcome.err


# schema


@pytest.mark.parametrize("record", ["checklist", "pack", "assessment", "summary"])
def test_schema_is_json_schema_of_the_record(record: str) -> None:
    """Each kind of file has a JSON Schema that refuses unknown keys and knows its kind."""
    outcome = call("checklists", "schema", record)
    schema = json.loads(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert not schema["additionalProperties"]
    assert schema["properties"]["kind"]["const"].endswith(record)


# new


def test_skeleton_is_accepted_by_check(tmp_path: Path) -> None:
    """A new checklist has no problems, and nothing that could be better."""
    file = tmp_path / "water.yaml"
    assert call("checklists", "new", file).code == 0
    outcome = call("check", file)
    assert (outcome.code, outcome.out) == (0, "1 file checked: 0 problems, 0 pieces of advice.\n")


def test_skeleton_is_named_after_its_file(tmp_path: Path) -> None:
    """The name of the file is the dimension, and the next command is named."""
    file = tmp_path / "fresh-water.yaml"
    outcome = call("checklists", "new", file)
    assert "\nid: fresh-water\n" in file.read_text()
    assert f"partnership-wizard check {file}" in outcome.out


def test_skeleton_never_overwrites(tmp_path: Path) -> None:
    """A file of that name stays as it is, and the command ends with 4."""
    file = tmp_path / "water.yaml"
    file.write_text("mine")
    outcome = call("checklists", "new", file)
    assert (outcome.code, file.read_text(), is_one_sentence(outcome.err)) == (4, "mine", True)


@pytest.mark.parametrize("name", ["Water.yaml", "my water.yaml", "1.yaml", ".yaml", "wäter.yaml"])
def test_name_that_is_no_dimension_is_refused(tmp_path: Path, name: str) -> None:
    """A file whose name cannot be a dimension ends with 2 and is not written."""
    outcome = call("checklists", "new", tmp_path / name)
    assert (outcome.code, [*tmp_path.iterdir()], is_one_sentence(outcome.err)) == (2, [], True)

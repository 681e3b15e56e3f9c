"""`summary`: printed and saved in each format, the same figures every time, nothing overwritten."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Desk, call, is_one_sentence, make_desk, read_strictly
from wizard.storage.reading.strict_yaml import read_yaml


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    return desk.given(("economy.share", "45"), ("economy.review", "2"), ("security.bases", "1"))


def saved(desk: Desk, name: str, *rest: str) -> Path:
    """Return where `summary -o NAME` saved, which must work."""
    path = desk.folder / name
    outcome = desk.run("summary", "-o", path, *rest)
    assert (0, f"Saved {path}\n", "") == outcome
    return path


def timeless(text: str) -> list[str]:
    """Return the lines of a summary without the moment at which it was made."""
    return [line for line in text.splitlines() if not line.strip(' "').startswith("generated")]


def printed(desk: Desk, form: str) -> str:
    outcome = desk.run("summary", "--format", form)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


# To standard output


def test_text_is_printed_by_default(desk: Desk) -> None:
    """Without options the summary is printed as text."""
    outcome = desk.run("summary")
    assert (outcome.code, outcome.out[:18], outcome.err) == (0, "A small assessment", "")
    assert printed(desk, "text") == outcome.out


def test_yaml_and_json_say_the_same(desk: Desk) -> None:
    """The YAML and the JSON of one assessment hold the same data in the same order."""
    document = read_yaml(printed(desk, "yaml").encode())
    data = json.loads(printed(desk, "json"))
    assert document.faults == []
    assert timeless(json.dumps(document.data, indent=1)) == timeless(json.dumps(data, indent=1))


def test_summary_leaves_the_assessment_alone(desk: Desk) -> None:
    """Computing a summary does not touch the assessment, even one to be settled."""
    desk.append("  economy.gone: {state: answered, value: 1}\n")
    before = desk.file.read_bytes()
    desk.run("summary")
    desk.run("summary", "-o", desk.folder / "a.summary.yaml")
    assert before == desk.file.read_bytes()


def test_summary_names_the_file_and_its_digest(desk: Desk) -> None:
    """The assessment is named with the SHA-256 of its file as the program wrote it."""
    reference = json.loads(printed(desk, "json"))["assessment"]
    digest = hashlib.sha256(desk.file.read_bytes()).hexdigest()
    assert ("a.assessment.yaml", f"sha256:{digest}") == (reference["file"], reference["digest"])


def test_same_answers_give_the_same_bytes(desk: Desk) -> None:
    """P41: computed twice, every byte but the moment is the same."""
    first = saved(desk, "first.summary.yaml").read_text()
    second = saved(desk, "second.summary.yaml").read_text()
    assert timeless(first) == timeless(second)
    assert len(first.splitlines()) == len(timeless(first)) + 1


def test_file_written_again_gives_the_same_figures(desk: Desk) -> None:
    """P41: after a change and its reversal every figure is the same to the byte."""
    first = json.loads(printed(desk, "json"))
    desk.given(("economy.share", "10"), ("economy.share", "45"))
    second = json.loads(printed(desk, "json"))
    volatile = ("generated", "assessment")
    assert {**first, **dict.fromkeys(volatile)} == {**second, **dict.fromkeys(volatile)}


# To a file


@pytest.mark.parametrize("name", ["s.yaml", "s.yml", "S.YAML", "s.summary.yaml"])
def test_saved_yaml_is_accepted_by_check(desk: Desk, name: str) -> None:
    """A summary saved as YAML has no problems."""
    assert call("check", saved(desk, name)).code == 0


def test_saved_yaml_is_what_is_printed(desk: Desk) -> None:
    """Saved and printed YAML are the same."""
    text = saved(desk, "s.yaml").read_text()
    assert timeless(printed(desk, "yaml")) == timeless(text)


def test_suffix_json_saves_json(desk: Desk) -> None:
    """The suffix .json makes it JSON, with the same data as printed."""
    data = json.loads(saved(desk, "s.json").read_text(encoding="utf-8"))
    assert {**json.loads(printed(desk, "json")), "generated": ""} == {**data, "generated": ""}


def test_suffix_txt_saves_text(desk: Desk) -> None:
    """The suffix .txt makes it the text that is printed."""
    assert printed(desk, "text") == saved(desk, "s.txt").read_text(encoding="utf-8")


def test_format_outvotes_the_suffix(desk: Desk) -> None:
    """With --format the suffix does not matter."""
    path = saved(desk, "s.summary", "--format", "yaml")
    assert read_strictly(path)["kind"] == "partnership-summary"


@pytest.mark.parametrize("name", ["s.doc", "s", "s.yaml.bak", ".yaml"])
def test_unknown_suffix_is_refused_with_those_known(desk: Desk, name: str) -> None:
    """A suffix without a format ends with 2, names those there are, and writes nothing."""
    path = desk.folder / name
    outcome = desk.run("summary", "-o", path)
    assert (outcome.code, path.exists(), is_one_sentence(outcome.err)) == (2, False, True)
    assert ".yaml" in outcome.err
    assert "--format" in outcome.err


@pytest.mark.parametrize("name", ["s.yaml", "s.json"])
def test_older_summary_is_replaced(desk: Desk, name: str) -> None:
    """A summary saved before gives way to the new one."""
    before = saved(desk, name).read_text()
    desk.given(("economy.share", "10"))
    assert timeless(before) != timeless(saved(desk, name).read_text())


def refused(desk: Desk, path: Path, *rest: str) -> str:
    """Return the error of a save that must be refused and leave the file as it is."""
    before = path.read_bytes()
    outcome = desk.run("summary", "-o", path, *rest)
    assert before == path.read_bytes()
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (4, "", True)
    return outcome.err


@pytest.mark.parametrize("name", ["notes.yaml", "notes.json", "notes.txt"])
def test_file_that_is_no_summary_is_not_overwritten(desk: Desk, name: str) -> None:
    """A file that is not a summary stays as it is, and the command ends with 4."""
    path = desk.folder / name
    path.write_text("mine\n")
    assert "not a summary" in refused(desk, path)


@pytest.mark.parametrize("form", ["yaml", "json", "text"])
def test_assessment_is_never_overwritten_by_its_summary(desk: Desk, form: str) -> None:
    """In no format can the summary take the place of the assessment."""
    refused(desk, desk.file, "--format", form)


def test_assessment_that_mentions_a_summary_is_not_overwritten(tmp_path: Path) -> None:
    """An assessment whose title looks like the first line of a summary is still no summary."""
    desk = make_desk(tmp_path, title="kind: partnership-summary")
    refused(desk, desk.file, "--format", "yaml")


def test_folder_as_target_is_refused(desk: Desk) -> None:
    """A folder named as the target ends with 4 and one sentence."""
    outcome = desk.run("summary", "-o", desk.pack, "--format", "yaml")
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


def test_target_in_a_folder_that_is_not_there_is_refused(desk: Desk) -> None:
    """A folder that does not exist is not made: the command ends with 4."""
    outcome = desk.run("summary", "-o", desk.folder / "no" / "s.yaml")
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


def test_target_with_a_name_too_long_is_refused(desk: Desk) -> None:
    """A name longer than the file system allows ends with 4 and one sentence."""
    outcome = desk.run("summary", "-o", desk.folder / ("a" * 300 + ".yaml"))
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


def test_write_protected_summary_is_refused(desk: Desk) -> None:
    """A summary that may not be written stays as it is."""
    path = saved(desk, "s.yaml")
    path.chmod(0o444)
    desk.given(("economy.share", "10"))
    refused(desk, path)


# What it says of unknowns


def test_open_and_unknown_are_told_apart(desk: Desk) -> None:
    """An unknown answer is a transparency gap with its reason; an open one is not."""
    desk.answer("security.consent", "--unknown", "the annex is secret")
    data: Any = json.loads(printed(desk, "json"))
    gaps = [(gap["id"], gap["reason"]) for gap in data["transparency_gaps"]]
    assert gaps == [("security.consent", "the annex is secret")]


def test_not_applicable_is_listed_with_its_reason(desk: Desk) -> None:
    """What was set not applicable is listed with the reason given."""
    desk.answer("economy.market", "--not-applicable", "no goods")
    data: Any = json.loads(printed(desk, "json"))
    listed = [(entry["id"], entry["reason"]) for entry in data["not_applicable"]]
    assert listed == [("economy.market", "no goods")]

"""`new` and `example --write-only`: files that begin well and never replace another."""

import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Outcome, call, is_one_sentence, read_strictly, run_program
from tests.storage_helpers import make_pack
from wizard.storage.packs.loading import load_pack

SIDES = ("--us", "Lumeria", "--partner", "Caldria", "--title", "Port concession")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return make_pack(tmp_path / "small").path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "port.assessment.yaml"


def new(file: Path, pack: Path, *rest: str) -> Outcome:
    return call("new", file, *SIDES, *rest, "--pack", pack)


def written(file: Path, pack: Path, *rest: str) -> Any:
    """Return the data of a new assessment, which must be accepted."""
    assert new(file, pack, *rest).code == 0
    return read_strictly(file)


def test_new_begins_as_documented(file: Path, pack: Path) -> None:
    """A new file holds the keys of an assessment, in their order, and no answers."""
    expected = ["kind", "schema_version", "id", "title", "partnership", "created", "updated"]
    assert [*expected, "pack", "depth"] == list(written(file, pack))


def test_new_with_all_given_needs_no_settings(
    file: Path, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings that cannot be read matter only where something is taken from them."""
    settings = tmp_path / "settings.yaml"
    settings.write_text("theme: [", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(settings))
    assert new(file, pack).code != 0
    assert not file.exists()
    assert new(file, pack, "--depth", "full").code == 0
    assert file.exists()


def test_new_states_its_kind_first(file: Path, pack: Path) -> None:
    """The first two lines say what the file is, to people and programs."""
    new(file, pack)
    expected = ["kind: partnership-assessment", "schema_version: 1"]
    assert expected == file.read_text().splitlines()[:2]


def test_new_names_its_pack(file: Path, pack: Path) -> None:
    """The pack is named with its version and digest."""
    expected = {"id": "small", "version": "1.0", "digest": load_pack(pack).digest}
    assert expected == written(file, pack)["pack"]


def test_new_keeps_every_fact_given(file: Path, pack: Path) -> None:
    """Each option goes to its place in the file."""
    facts = {"agreement": "Port treaty", "form": "treaty", "stage": "signed", "term": "25 years"}
    options = [word for name, value in facts.items() for word in (f"--{name}", value)]
    data = written(file, pack, *options, "--analyst", "Desk 3", "--depth", "full")
    assert {"us": "Lumeria", "partner": "Caldria", **facts} == data["partnership"]
    assert (data["analyst"], data["depth"]) == ("Desk 3", "full")


def test_new_is_core_by_default(file: Path, pack: Path) -> None:
    """Without --depth the screening is begun, of an idea of no stated form."""
    data = written(file, pack)
    partnership = data["partnership"]
    assert (data["depth"], partnership["form"], partnership["stage"]) == ("core", "other", "idea")


def test_new_leaves_dimensions_out_with_a_reason(file: Path, pack: Path) -> None:
    """A dimension left out stands in the file with the reason given."""
    data = written(file, pack, "--leave-out", "security=No troops = no article")
    expected = [{"dimension": "security", "reason": "No troops = no article"}]
    assert expected == data["out_of_scope"]


def test_new_file_is_accepted_by_check(file: Path, pack: Path) -> None:
    """What `new` writes has no problems."""
    new(file, pack)
    assert call("check", file, "--pack", pack).code == 0


def test_two_new_files_have_two_ids(tmp_path: Path, pack: Path) -> None:
    """Each new assessment has an id of its own."""
    ids = {written(tmp_path / name, pack)["id"] for name in ("a.yaml", "b.yaml")}
    assert len(ids) == 2


def test_new_file_is_private(file: Path, pack: Path) -> None:
    """Only its owner may read a new assessment."""
    new(file, pack)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_new_says_how_to_go_on(file: Path, pack: Path) -> None:
    """The answer names the file and the next command."""
    outcome = new(file, pack)
    assert (f"Wrote {file}.", "") == (outcome.out.partition(" Go on")[0], outcome.err)
    assert f"partnership-wizard open {file}" in outcome.out


def test_new_works_with_the_shipped_checklists(tmp_path: Path) -> None:
    """Without --pack the shipped checklists are used, as the help shows it."""
    outcome = run_program("new", "port.assessment.yaml", *SIDES, cwd=tmp_path)
    data = read_strictly(tmp_path / "port.assessment.yaml")
    assert (outcome.code, data["pack"]["id"]) == (0, "partnership")


# Refusals


def test_new_never_overwrites(file: Path, pack: Path) -> None:
    """A file of that name stays as it is, and the command ends with 4."""
    file.write_text("mine")
    outcome = new(file, pack)
    assert (outcome.code, is_one_sentence(outcome.err), file.read_text()) == (4, True, "mine")


def test_new_never_writes_through_a_link_that_leads_nowhere(
    file: Path, pack: Path, tmp_path: Path
) -> None:
    """A link that leads nowhere is not followed to create a file somewhere else."""
    file.symlink_to(tmp_path / "elsewhere")
    assert new(file, pack).code == 4
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--form", "treatty"], "'treaty'"),
        (["--stage", "negotiation"], "'negotiating'"),
        (["--depth", "ful"], "'full'"),
        (["--leave-out", "econonmy=No trade"], "did you mean `economy`?"),
        (["--leave-out", "water=No river"], "economy, security"),
        (["--leave-out", "security"], "DIMENSION=REASON"),
        (["--leave-out", "security= "], "DIMENSION=REASON"),
        (["--title", " "], "title"),
        (["--us", ""], "us"),
        (["--title", "Port\x1b[2J"], "U+001B"),
        (["--partner", "Cal\ndria"], "U+000A"),
        (["--analyst", "me\u202eyou"], "U+202E"),
    ],
    ids=repr,
)
def test_new_refuses_what_it_does_not_know(
    file: Path, pack: Path, options: list[str], expected: str
) -> None:
    """An unknown word is refused with what was expected, and no file is left behind."""
    outcome = new(file, pack, *options)
    assert (outcome.code, file.exists()) == (2, False)
    assert expected in outcome.err


def test_new_in_a_folder_that_is_not_there_is_refused(tmp_path: Path, pack: Path) -> None:
    """A folder that does not exist is not made: the command ends with 4."""
    outcome = new(tmp_path / "no" / "port.assessment.yaml", pack)
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


def test_new_with_a_broken_pack_writes_nothing(file: Path, pack: Path) -> None:
    """A pack with problems ends with 3, names its file, and leaves no assessment behind."""
    (pack / "security.yaml").write_text("kind: checklist\n")
    outcome = new(file, pack)
    assert (outcome.code, file.exists()) == (3, False)
    assert f"{pack / 'security.yaml'}:1:1: " in outcome.err


# The example


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example as the program writes it."""
    path = tmp_path_factory.mktemp("example") / "try.assessment.yaml"
    assert call("example", "--write-only", path).code == 0
    return path


def test_example_is_accepted_by_check(example: Path) -> None:
    """The example has no problems, and nothing that could be better."""
    outcome = call("check", example)
    assert outcome == (0, "1 file checked: 0 problems, 0 pieces of advice.\n", "")


@pytest.fixture(scope="module")
def summary(example: Path) -> Any:
    """Return the summary of the example."""
    target = example.with_name("try.summary.yaml")
    assert call("summary", example, "-o", target).code == 0
    return read_strictly(target)


def test_example_is_to_be_renegotiated_provisionally(summary: Any) -> None:
    """The verdict on the example is `renegotiate`, provisional."""
    recommendation = summary["recommendation"]
    assert (recommendation["verdict"], recommendation["provisional"]) == ("renegotiate", True)


def test_example_crosses_one_curable_red_line(summary: Any) -> None:
    """Exactly one red line of the example is crossed, and it can be cured."""
    crossed = [line for line in summary["red_lines"] if line["state"] == "crossed"]
    assert [line["kind"] for line in crossed] == ["curable"]
    assert crossed[0]["cured_by"]


def test_example_is_read_with_the_pack_it_was_made_with(summary: Any) -> None:
    """Nothing about the shipped checklists differs from what the example was made with."""
    assert summary["differences"] == []


def test_example_has_a_name_of_its_own(tmp_path: Path) -> None:
    """Without a name the example is written as example.assessment.yaml."""
    outcome = run_program("example", "--write-only", cwd=tmp_path)
    assert outcome == (0, "Wrote example.assessment.yaml\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["example.assessment.yaml"]


def test_example_never_overwrites(tmp_path: Path) -> None:
    """A file of that name stays as it is, and the command ends with 4."""
    mine = tmp_path / "mine.yaml"
    mine.write_text("mine")
    outcome = call("example", "--write-only", mine)
    assert (outcome.code, mine.read_text()) == (4, "mine")
    assert is_one_sentence(outcome.err)

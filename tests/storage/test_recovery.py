"""The recovery place: private, one copy for each session, understood again whatever it holds."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.keeping_helpers import assessments
from tests.storage_helpers import LOOKALIKES, make_assessment
from wizard.model.assessment import Assessment
from wizard.model.changes import flatten
from wizard.storage.assessments import load_assessment
from wizard.storage.recovery import (
    BrokenCopy,
    RecoveryCopy,
    Refuge,
    all_copies,
    copies_of,
    differences,
    recovery_folder,
    sift_copies,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.assessment.yaml"


def keep(path: Path, assessment: Assessment, base: Assessment | None = None) -> Path:
    """Keep a copy that must be accepted."""
    kept = Refuge(path).keep(assessment, flatten(base or make_assessment()))
    assert kept is not None
    return kept


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_copy_and_place_are_private(path: Path, state_home: Path) -> None:
    """Only its owner may look into the recovery place, or read what lies there."""
    copy = keep(path, make_assessment(title="New"))
    assert copy.parent == state_home / "partnership-wizard" / "recovery"
    assert (mode_of(copy.parent), mode_of(copy)) == (0o700, 0o600)


def test_place_that_was_open_is_closed(path: Path) -> None:
    """A recovery place that others could read is made private before anything is put there."""
    folder = recovery_folder()
    assert folder is not None
    folder.mkdir(parents=True, mode=0o755)
    keep(path, make_assessment(title="New"))
    assert mode_of(folder) == 0o700


def test_place_is_at_home_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without XDG_STATE_HOME, or with a relative one, the place is under ~/.local/state."""
    monkeypatch.setenv("HOME", "/home/anna")
    expected = Path("/home/anna/.local/state/partnership-wizard/recovery")
    for value in ("", "state"):
        monkeypatch.setenv("XDG_STATE_HOME", value)
        assert expected == recovery_folder()


def test_place_that_cannot_be_made_is_no_error(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where nothing can be put, that is returned and nothing raised."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert (Refuge(path).keep(make_assessment(), {}), all_copies(), copies_of(path)) == (
        None,
        [],
        [],
    )


def test_place_that_is_a_link_is_not_used(path: Path, tmp_path: Path) -> None:
    """A link put there by somebody else does not lead the answers elsewhere."""
    folder = recovery_folder()
    assert folder is not None
    folder.parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert Refuge(path).keep(make_assessment(), {}) is None


def test_copy_is_an_assessment_by_itself(path: Path) -> None:
    """A copy can be opened, or copied by hand, like any assessment."""
    copy = keep(path, make_assessment(title="New"))
    assert load_assessment(copy)[0] == make_assessment(title="New")


def test_session_has_one_copy_which_goes(path: Path) -> None:
    """What is kept again replaces what was kept before; when all is saved nothing is left."""
    refuge = Refuge(path)
    for title in ("One", "Two"):
        refuge.keep(make_assessment(title=title), flatten(make_assessment()))
    titles = [copy.assessment.title for copy in copies_of(path)]
    refuge.forget()
    refuge.forget()
    assert (titles, all_copies()) == (["Two"], [])


def test_sessions_do_not_overwrite_each_others_copies(path: Path) -> None:
    """Two sessions on one file keep two copies."""
    keep(path, make_assessment(title="One"))
    keep(path, make_assessment(title="Two"))
    assert {copy.assessment.title for copy in copies_of(path)} == {"One", "Two"}


def test_copies_belong_to_their_file(path: Path) -> None:
    """A copy is found for its file, through a link as well, and for no other."""
    keep(path, make_assessment(title="New"))
    link = path.with_name("link")
    link.symlink_to(path)
    found = [len(copies_of(p)) for p in (path, link, path.with_name("other"))]
    assert found == [1, 1, 0]


@pytest.mark.parametrize("name", ["a\nb", "a\x1bb", os.fsdecode(b"\xff\xfe"), "ü 你"])
def test_file_of_any_name_has_copies(tmp_path: Path, name: str) -> None:
    """The name of the file is kept whatever it holds."""
    keep(tmp_path / name, make_assessment(title="New"))
    assert [copy.path for copy in copies_of(tmp_path / name)] == [tmp_path / name]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(assessments(), assessments())
def test_copy_says_what_it_was_made_from(path: Path, base: Assessment, mine: Assessment) -> None:
    """A copy gives back the assessment, and everything it differed from."""
    copy = keep(path, mine, base)
    found = next(c for c in copies_of(path) if c.file == copy)
    copy.unlink()
    stated = {key: value for key, value in found.base.items() if value is not None}
    assert (found.assessment, stated) == (mine, flatten(base))


@pytest.mark.parametrize("note", [text for text in LOOKALIKES if text.strip()])
def test_any_note_comes_back(path: Path, note: str) -> None:
    """Text that looks like something else to a YAML reader is kept and understood as it was."""
    said = {"economy.share": {"state": "unanswered", "note": note}}
    copy = keep(path, make_assessment(), make_assessment(answers=said))
    (found,) = copies_of(path)
    copy.unlink()
    assert found.base["economy.share"].note == note


def test_differences_name_what_was_changed_on_both_sides(path: Path) -> None:
    """What the file has become since is told from what only the copy changed."""
    keep(path, make_assessment(title="Mine", analyst="Me"))
    (copy,) = copies_of(path)
    found = differences(copy, make_assessment(title="Theirs", handling="Theirs"))
    assert [(d.key, d.present, d.copy, d.is_disputed) for d in found] == [
        ("title", "Theirs", "Mine", True),
        ("analyst", None, "Me", False),
    ]


def test_copy_that_holds_nothing_new_goes(path: Path) -> None:
    """If the file has come to hold what was kept, there is nothing to offer any more."""
    keep(path, make_assessment(title="New"))
    kept = sift_copies(path, make_assessment())
    gone = sift_copies(path, make_assessment(title="New", analyst="Me"))
    assert (len(kept), gone, all_copies()) == (1, [], [])


@pytest.mark.parametrize(
    "head",
    [
        "",
        "# partnership-wizard recovery {",
        "# partnership-wizard recovery []",
        "# partnership-wizard recovery 7",
        '# partnership-wizard recovery {"path": 7, "saved": "2026", "before": {}}',
        '# partnership-wizard recovery {"path": "/a", "saved": "soon", "before": {}}',
        '# partnership-wizard recovery {"path": "/a", "saved": "2026-01-01", "before": []}',
        '# partnership-wizard recovery {"path": "/a", "saved": "2026-01-01", "before": {"a.b": 7}}',
    ],
)
def test_broken_copy_is_listed_as_broken(path: Path, head: str) -> None:
    """A copy whose first line does not say where it belongs is listed, and offered to nobody."""
    copy = keep(path, make_assessment(title="New"))
    rest = copy.read_text(encoding="utf-8").partition("\n")[2]
    copy.write_text(f"{head}\n{rest}", encoding="utf-8")
    (found,) = all_copies()
    assert (isinstance(found, BrokenCopy), copies_of(path)) == (True, [])


def test_newest_copy_comes_first(path: Path) -> None:
    """Copies are listed the newest first, and what is broken after them."""
    first = keep(path, make_assessment(title="First"))
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace('"saved": "20', '"saved": "19'), encoding="utf-8")
    keep(path, make_assessment(title="Second"))
    first.with_name("0.assessment.yaml").write_text("broken", encoding="utf-8")
    found = all_copies()
    titles = [c.assessment.title for c in found if isinstance(c, RecoveryCopy)]
    assert (titles, isinstance(found[-1], BrokenCopy)) == (["Second", "First"], True)

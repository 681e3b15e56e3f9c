"""Earlier versions of a file: kept in bounded number, spread over time, and brought back."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.keeping_helpers import hidden_names
from wizard.errors import StorageError, UsageError
from wizard.storage.disk.backups import (
    KEPT,
    choose_superfluous,
    find_backups,
    keep_backup,
    restore_backup,
)

HOUR = 3_600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that holds its present version."""
    path = tmp_path / "a.assessment.yaml"
    path.write_bytes(b"present")
    return path


def texts(path: Path) -> list[bytes]:
    """Return the earlier versions, the newest first."""
    return [backup.path.read_bytes() for backup in find_backups(path)]


def test_versions_are_kept_the_newest_first(path: Path) -> None:
    """Each version is kept as it was, under a number that rises."""
    for text in (b"one", b"two"):
        keep_backup(path, text)
    assert ([b.number for b in find_backups(path)], texts(path)) == ([2, 1], [b"two", b"one"])


def test_version_is_hidden_and_private(path: Path) -> None:
    """An earlier version is hidden, readable by its owner only, and listed as no assessment."""
    path.chmod(0o644)
    keep_backup(path, b"one")
    (backup,) = find_backups(path)
    assert (backup.path.name, backup.path.stat().st_mode & 0o777) == (
        ".a.assessment.yaml.backup-000001",
        0o600,
    )


def test_same_version_is_not_kept_twice_in_a_row(path: Path) -> None:
    """What is kept already as the newest version is not kept again."""
    for text in (b"one", b"one", b"two", b"one"):
        keep_backup(path, text)
    assert texts(path) == [b"one", b"two", b"one"]


def test_number_of_versions_is_bounded(path: Path) -> None:
    """However often a file is changed, a few versions are kept, the first and the last of them."""
    for number in range(30):
        keep_backup(path, b"%d" % number)
    kept = texts(path)
    assert (len(kept), kept[0], kept[-1]) == (KEPT, b"29", b"0")


def test_burst_of_changes_does_not_drive_out_old_versions() -> None:
    """After a hundred changes in as many seconds, versions of the hours and days before remain."""
    times = [-30 * 24 * HOUR, -24 * HOUR, -HOUR]
    for second in range(100):
        times.append(second)
        if len(times) > KEPT:
            newest_first = times[::-1]
            newest_first.pop(choose_superfluous(newest_first))
            times = newest_first[::-1]
    assert times[:2] == [-30 * 24 * HOUR, -24 * HOUR]
    assert times[-1] == 99


@pytest.mark.parametrize("step", [1, HOUR, 24 * HOUR])
def test_versions_spread_over_time(step: int) -> None:
    """Of regular changes those are kept that lie farther apart the older they are."""
    times: list[float] = []
    for number in range(1_000):
        times.insert(0, number * step)
        if len(times) > KEPT:
            times.pop(choose_superfluous(times))
    gaps = [newer - older for newer, older in pairwise(times)]
    assert sorted(gaps[1:]) == gaps[1:]
    assert gaps[-1] > 10 * gaps[1]


def test_clock_put_back_does_no_harm() -> None:
    """Versions from the future, by a clock that was wrong, neither fail nor win."""
    assert choose_superfluous([0.0, 500.0, 400.0, -100.0, -200.0, -300.0]) in range(1, 5)


def test_version_is_brought_back(path: Path) -> None:
    """The version asked for stands in the file, and what stood there is the newest version."""
    keep_backup(path, b"one")
    restore_backup(path, 1)
    assert (path.read_bytes(), texts(path)) == (b"one", [b"present", b"one"])


def test_bringing_back_can_be_taken_back(path: Path) -> None:
    """Restoring what was there before restoring leads back to it."""
    keep_backup(path, b"one")
    restore_backup(path, 1)
    restore_backup(path, 2)
    assert path.read_bytes() == b"present"


def test_restored_file_keeps_its_mode(path: Path) -> None:
    """Bringing a version back does not change who may read the file."""
    path.chmod(0o640)
    keep_backup(path, b"one")
    restore_backup(path, 1)
    assert path.stat().st_mode & 0o777 == 0o640


def test_deleted_file_is_brought_back(path: Path) -> None:
    """A file that is gone can be restored."""
    keep_backup(path, b"one")
    path.unlink()
    restore_backup(path, 1)
    assert (path.read_bytes(), texts(path)) == (b"one", [b"one"])


def test_version_that_was_never_kept_is_refused(path: Path) -> None:
    """A number that is not listed is refused with those that are."""
    keep_backup(path, b"one")
    with pytest.raises(UsageError, match=r"no earlier version 7 .* Kept: 1\."):
        restore_backup(path, 7)


def test_nothing_is_replaced_if_the_present_version_cannot_be_kept(path: Path) -> None:
    """Where the present version cannot become a backup, it is not given up."""
    keep_backup(path, b"one")
    path.unlink()
    path.mkdir()
    with pytest.raises(StorageError):
        restore_backup(path, 1)
    assert path.is_dir()


def test_longest_names_have_versions(tmp_path: Path) -> None:
    """A file whose name fills all a name can hold has earlier versions too, apart from others'."""
    one, two = (tmp_path / f"{letter * 239}.assessment.yaml" for letter in "xy")
    keep_backup(one, b"one")
    keep_backup(two, b"two")
    assert (texts(one), texts(two), len(hidden_names(tmp_path))) == ([b"one"], [b"two"], 2)


def test_other_files_beside_it_are_no_versions(path: Path) -> None:
    """Names that only look alike are not taken for versions, nor removed."""
    for name in (".a.assessment.yaml.backup-", ".a.assessment.yaml.backup-x", ".a.backup-000001"):
        (path.parent / name).write_bytes(b"")
    assert find_backups(path) == []


def test_link_has_its_versions_beside_the_file_it_leads_to(path: Path) -> None:
    """Versions belong to the file and not to one of its names."""
    folder = path.parent / "elsewhere"
    folder.mkdir()
    (folder / "link").symlink_to(path)
    keep_backup(folder / "link", b"one")
    assert (texts(path), hidden_names(folder)) == ([b"one"], [])

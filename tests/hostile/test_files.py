"""Files written to break the program: each is refused in words, and none costs much memory.

How long each takes is measured by `tests/campaigns/files.py`; the reader's own tests are in
`tests/storage/test_yaml_hostile.py`.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_helpers import call
from tests.hostile_files import ADDED, NO_FILES, WHOLE, contents, head_of
from tests.hostile_runs import Run, run_child
from tests.sound_files import SOUND, lay_out
from tests.storage_helpers import without_privileges
from wizard.errors import InvalidFileError, StorageError
from wizard.model.base import Record
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.records import parse_record

LOCATED = re.compile(r".+?:\d+:\d+: \S.*: .+")
_SHARE = 5
"""One in so many contents is tried for kinds other than assessments."""
MOST = 32
"""MiB more than a sound file takes; 20 are promised, the rest is for other allocators."""
COSTLY = (
    *("too large", "brackets", "braces", "items", "one long word of emoji", "a word and an emoji"),
    *("controls at the end", "blank lines"),
)
COSTLY_ADDED = (
    *("laughs", "merge keys", "unknown keys", "unknown lists", "key of 4 MB", "digits"),
    *("as many unknown keys as are read", "as many wrong answers as are read", "wrong evidence"),
)


def refusal(raw: bytes, record: type[Record]) -> InvalidFileError | None:
    """Return how a file is refused, or None; anything else is raised."""
    try:
        parse_record(raw, "file.yaml", record)
    except InvalidFileError as error:
        return error
    return None


def some_contents(kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield all contents for an assessment, and a share of them for each other kind."""
    is_whole = kind == "assessment" or os.environ.get("WIZARD_HOSTILE") == "all"
    share = 1 if is_whole else _SHARE
    return contents(kind, slice(list(SOUND).index(kind) % share, None, share))


@pytest.mark.parametrize("kind", SOUND)
def test_every_hostile_content_is_refused_with_its_places(kind: str) -> None:
    """Each of some hundred contents is refused with located problems; see `some_contents`."""
    for name, raw in some_contents(kind):
        error = refusal(raw, SOUND[kind].record)
        assert error is not None, name
        said = [str(problem) for problem in error.problems]
        assert 1 <= len(said) <= 200, name
        assert [line for line in said if not LOCATED.fullmatch(line)] == [], name
        assert max(map(len, said)) < 10_000, name


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Path]]:
    """Lay out a folder with a sound file of each kind."""
    folder = tmp_path_factory.mktemp("desk")
    return folder, lay_out(folder)


def check(desk: tuple[Path, dict[str, Path]], kind: str) -> Run:
    """Check the file of a kind as it stands, in a process of its own."""
    folder, files = desk
    return run_child("check", files[kind], "--pack", folder / "small", cwd=folder)


@pytest.fixture(scope="module")
def plain(desk: tuple[Path, dict[str, Path]]) -> Run:
    """Check a sound assessment: what every check takes."""
    return check(desk, "assessment")


def is_clean_refusal(run: Run, code: int) -> bool:
    return run.code == code and "Traceback" not in run.said and "fault of its own" not in run.said


@pytest.mark.parametrize("name", COSTLY)
def test_costly_content_takes_little_memory(
    desk: tuple[Path, dict[str, Path]], plain: Run, name: str
) -> None:
    """Contents that grow in other readers are refused without growing here."""
    file = desk[1]["assessment"]
    file.write_bytes(WHOLE[name]())
    run = check(desk, "assessment")
    assert is_clean_refusal(run, 4 if name == "too large" else 3)
    assert run.mebibytes - plain.mebibytes < MOST


@pytest.mark.parametrize("name", COSTLY_ADDED)
def test_costly_ending_takes_little_memory(
    desk: tuple[Path, dict[str, Path]], plain: Run, name: str
) -> None:
    """The same behind a beginning that is sound, so that the file is taken for an assessment."""
    file = desk[1]["assessment"]
    file.write_text(head_of("assessment") + ADDED[name](), encoding="utf-8")
    run = check(desk, "assessment")
    assert is_clean_refusal(run, 3)
    assert run.mebibytes - plain.mebibytes < MOST


@pytest.mark.parametrize("kind", [kind for kind in SOUND if kind != "assessment"])
def test_each_kind_is_refused_by_the_program(desk: tuple[Path, dict[str, Path]], kind: str) -> None:
    """Whatever kind of file it says it is, a bomb in it is refused where it stands."""
    file = desk[1][kind]
    file.write_text(head_of(kind) + ADDED["laughs"](), encoding="utf-8")
    run = check(desk, kind)
    file.write_text(SOUND[kind].text, encoding="utf-8")
    assert is_clean_refusal(run, 3)
    assert f"{file}:" in run.said


# Things that are no files


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    """Pipes, devices, links in circles and endless files are refused, in words and at once."""
    path = tmp_path / "a.assessment.yaml"
    NO_FILES[name](path)
    run = run_child("summary", path, cwd=tmp_path)
    assert is_clean_refusal(run, 3 if name == "grows as it is read" else 4)
    assert run.mebibytes < 100


def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    """A file without the right to read it is refused in one sentence."""
    path = tmp_path / "a.assessment.yaml"
    path.write_text("kind: pack\n", encoding="utf-8")
    path.chmod(0)
    tmp_path.chmod(0o755)
    with without_privileges():
        error = refusal_of_path(path)
    assert "may not be read" in error


@pytest.mark.parametrize("name", ["small/i18n/fr", "small/i18n", "small"])
def test_unreadable_folder_of_a_pack_is_refused(tmp_path: Path, name: str) -> None:
    """A folder of a pack without the right to look into it is refused in one sentence."""
    files = lay_out(tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (tmp_path / name).chmod(0)
    with without_privileges(), pytest.raises(StorageError, match="may not be read"):
        load_pack(files["pack"].parent, "fr")


def refusal_of_path(path: Path) -> str:
    """Return in what words a file is refused that cannot be read."""
    with pytest.raises(StorageError) as caught:
        load_assessment(path)
    return str(caught.value)


# Names that lead elsewhere


@pytest.mark.parametrize("language", ["../..", "/etc", "..", "fr/../..", "fr\\n", "F", ""])
def test_language_is_a_code_and_no_path(tmp_path: Path, language: str) -> None:
    """A pack cannot have texts read from outside its folder by the name of a language."""
    files = lay_out(tmp_path)
    text = SOUND["pack"].text.replace("[en, fr]", f'[en, "{language}"]')
    files["pack"].write_text(text, encoding="utf-8")
    outcome = call("check", files["pack"].parent)
    assert (outcome.code, "languages[1]" in outcome.out) == (3, True)


@pytest.mark.parametrize("name", ["../economy", "/etc/passwd", "economy.yaml", "a b", "économie"])
def test_dimension_is_a_word_and_no_path(tmp_path: Path, name: str) -> None:
    """A pack cannot have checklists read from outside its folder by the name of a dimension."""
    files = lay_out(tmp_path)
    text = SOUND["pack"].text.replace("[economy, security]", f'["{name}", security]')
    files["pack"].write_text(text, encoding="utf-8")
    outcome = call("check", files["pack"].parent)
    assert (outcome.code, "dimensions[0]" in outcome.out) == (3, True)

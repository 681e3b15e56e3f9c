"""The pack as JSON is the pack as YAML, until one of the YAML files changes."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack
from wizard.errors import WizardError
from wizard.storage.packs.compiled import COMPILED, compile_pack, read_compiled
from wizard.storage.packs.loading import load_pack
from wizard.storage.packs.shipped import find_shipped_pack


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    pack = make_pack(tmp_path / "small")
    (pack.path / COMPILED).write_text(compile_pack(pack.path), encoding="utf-8")
    return pack


def test_compiled_pack_is_the_same_pack(small: PackFolder) -> None:
    """Every record and the digest are those read from YAML."""
    read = read_compiled(small.path)
    assert read is not None
    assert read.pack == small.load()


def test_shipped_pack_compiles_to_itself(tmp_path: Path) -> None:
    """Also with all that is shipped."""
    shipped = find_shipped_pack()
    for entry in shipped.iterdir():
        if entry.is_file() and entry.name.endswith(".yaml"):
            (tmp_path / entry.name).write_bytes(entry.read_bytes())
    (tmp_path / COMPILED).write_text(compile_pack(shipped), encoding="utf-8")
    read = read_compiled(tmp_path)
    assert read is not None
    assert read.pack == load_pack()


def test_pack_without_json_is_not_compiled(tmp_path: Path) -> None:
    """A folder of YAML alone is read as YAML."""
    assert read_compiled(make_pack(tmp_path / "small").path) is None


def test_json_of_changed_files_is_not_used(small: PackFolder) -> None:
    """What somebody changed after the installation counts."""
    small.change("security.yaml", "label: Foreign bases", "label: Bases")
    assert read_compiled(small.path) is None


def test_broken_pack_is_not_compiled(small: PackFolder) -> None:
    """A wheel is not built from checklists that are wrong; every problem is said."""
    small.change("economy.yaml", "short: Economy", "shrt: Economy")
    with pytest.raises(WizardError, match="shrt"):
        compile_pack(small.path)

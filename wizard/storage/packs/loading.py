"""Load a pack: the shipped one, one in a folder, or an overlay; in any of its languages.

The shipped pack as it is, the usual one, is loaded without importing what the others need.
"""

from pathlib import Path

from wizard.errors import InvalidFileError, Problem, UsageError
from wizard.model.pack import Pack
from wizard.spelling import suggest
from wizard.storage.disk.files import explain_os_error, read_bytes
from wizard.storage.packs.choice import PackChoice
from wizard.storage.packs.compiled import read_compiled
from wizard.storage.packs.folder import ReadPack, read_folder
from wizard.storage.packs.places import to_problems
from wizard.storage.packs.shipped import PACK_FILE, find_shipped_pack


def load_pack(folder: Path | None = None, language: str = "") -> Pack:
    """Load a pack, by default the shipped one in its own language.

    Raises InvalidFileError with the problems of all its files, StorageError if it cannot be read,
    UsageError if it has no texts in `language`.
    """
    try:
        return _load(folder, language)
    except OSError as error:
        # A folder may be one that can be read, and one in it may not.
        raise explain_os_error(Path(error.filename or str(folder)), error) from error


def _load(folder: Path | None, language: str) -> Pack:
    read, problems = _read_shipped() if folder is None else read_pack(folder)
    if read is None or problems:
        raise InvalidFileError(str(folder or "the shipped pack"), problems)
    if language in ("", read.pack.file.languages[0]):
        return read.pack
    known = read.pack.file.languages
    if language not in known:
        hint = suggest(language, known) or f"It has: {', '.join(known)}."
        raise UsageError(f"The pack has no texts in {language}.", hint)
    from wizard.storage.packs.translations import translate_pack  # noqa: PLC0415 - see above

    pack, problems = translate_pack(read, language)
    if problems:
        raise InvalidFileError(str(folder or "the shipped pack"), problems)
    return pack


def load_chosen(choice: PackChoice, begun_in: str = "") -> Pack:
    """Load the pack that was chosen; without a language in the one a file was `begun_in`.

    Raises as `load_pack`; a language the pack no longer has is left only if nobody asked for it.
    """
    if choice.language or not begun_in:
        return load_pack(choice.folder, choice.language)
    try:
        return load_pack(choice.folder, begun_in)
    except UsageError:
        return load_pack(choice.folder)


def read_pack(folder: Path) -> tuple[ReadPack | None, list[Problem]]:
    """Return the pack of a folder, or the shipped one under the folder's overlay; its problems."""
    from wizard.lint.references import find_broken_references  # noqa: PLC0415 - see above
    from wizard.storage.packs.overlays import read_overlay  # noqa: PLC0415
    from wizard.storage.reading.kinds import find_kind  # noqa: PLC0415

    if find_kind(read_bytes(folder / PACK_FILE)) == "overlay":
        base, problems = _read_shipped()
        read, problems = (None, problems) if base is None else read_overlay(folder, base)
    else:
        read, problems = read_folder(folder)
    if read is not None:
        problems = to_problems(find_broken_references(read.pack), read.trace)
    return read, problems


def _read_shipped() -> tuple[ReadPack | None, list[Problem]]:
    """Return the shipped pack, from its JSON if it was installed with one."""
    folder = find_shipped_pack()
    compiled = read_compiled(folder)
    # It was sound when it was compiled.
    return (compiled, []) if compiled is not None else read_pack(folder)

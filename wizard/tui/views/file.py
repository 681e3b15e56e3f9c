"""The file as a page: its state in full, its earlier versions, and what was changed when."""

from collections.abc import Iterator, Sequence

from wizard.model.base import format_instant
from wizard.model.pack import Pack
from wizard.session import Session
from wizard.session.in_words import label_of, parts_of
from wizard.session.versions import Version
from wizard.storage.disk.history import Entry
from wizard.tui.views.keeping import state_lines
from wizard.tui.widgets.blocks import Block
from wizard.visible import visible_line

SHOWN = 300
"""Changes that are listed; the command `history` prints all."""

_TIME = 20
"""Characters of a time."""
_BETWEEN = "; "
"""Stands between the parts of an answer in the history."""
_CUT = "\u2026"
_VERSION, _CHANGE = "version", "change"


def file_blocks(
    session: Session, versions: Sequence[Version], entries: Sequence[Entry], opened: int | None
) -> list[Block]:
    """Return the page; the version numbered `opened` is shown with all it says otherwise."""
    return [
        *_state(session),
        *_versions(session, versions, opened),
        *_changes(session.pack, entries),
    ]


def version_of(key: str | None) -> int | None:
    """Return the number of the version under a key, if it is one."""
    name, _, rest = (key or "").partition(":")
    return int(rest) if name == _VERSION else None


def question_of(key: str) -> str | None:
    """Return the question of the change under a key, if it is one."""
    parts = key.split(":", 2)
    return parts[2] if parts[0] == _CHANGE else None


def change_key(entries: Sequence[Entry], question: str) -> str | None:
    """Return the key of the last change of a question, if one is listed."""
    shown = enumerate(reversed(entries))
    return next((f"{_CHANGE}:{n}:{question}" for n, entry in shown if entry.key == question), None)


def version_key(number: int) -> str:
    """Return the key of a version."""
    return f"{_VERSION}:{number}"


def _state(session: Session) -> Iterator[Block]:
    yield Block(str(session.path.absolute()), "title")
    if session.moved_from is not None:
        yield Block(f"It belongs to {session.home.absolute()}", "warning")
        again = "That file is looked at before every answer, and by Ctrl+S: everything is brought "
        yield Block(f"{again}together there as soon as that can be.", "muted")
    error = session.unsaved or session.read_only
    if said := str(error) if error is not None else state_lines(session):
        yield Block(said, "warning")
    if session.unsaved is not None:
        yield Block("Ctrl+S tries again. Nothing is lost until the program is left.", "warning")


def _versions(session: Session, versions: Sequence[Version], opened: int | None) -> Iterator[Block]:
    yield Block("Earlier versions", "heading", gap=True)
    for version in versions:
        number, made = version.backup.number, format_instant(version.backup.made)
        said = version.describe(session.assessment)
        yield Block(f"{made}  {said}", prefix=f"> {number}  ", key=version_key(number))
        if number == opened:
            yield from _details(session, version)
    if not versions:
        yield Block("None yet: one is kept when the file is first changed after opening.", "muted")


def _details(session: Session, version: Version) -> Iterator[Block]:
    for key, (then, now) in version.step_to(session.assessment).items():
        yield Block(label_of(session.pack, key), prefix="    ")
        for part in parts_of(session.pack, key, then, now):
            if part.differs:
                name = f"{part.name}, " if part.name else ""
                yield Block(part.one or "none", "muted", prefix=f"      {name}there: ")
                yield Block(part.other or "none", "muted", prefix=f"      {name}now: ")


def _changes(pack: Pack, entries: Sequence[Entry]) -> Iterator[Block]:
    yield Block("What was changed, newest first", "heading", gap=True)
    shown = list(reversed(entries))[:SHOWN]
    for number, entry in enumerate(shown):
        label = label_of(pack, entry.key) if entry.key else "The file"
        said = visible_line(f"{label}: {_change_of(entry)} ({entry.how} by {entry.by})")
        key = f"{_CHANGE}:{number}:{entry.key}"
        time = visible_line(entry.time)[:_TIME]
        yield Block(said, prefix=f"{time}  ", prefix_style="muted", key=key)
    if not shown:
        yield Block("Nothing has been recorded yet.", "muted")
    if len(entries) > len(shown):
        more = len(entries) - len(shown)
        yield Block(f"{more:,} older ones: partnership-wizard history FILE", "muted")


def _change_of(entry: Entry) -> str:
    """Return what was before and after, without the parts that stayed."""
    before, after = entry.before.split(_BETWEEN), entry.after.split(_BETWEEN)
    if len(before) == len(after):
        pairs = [pair for pair in zip(before, after, strict=True) if not _is_same(*pair)]
        before, after = [one for one, _ in pairs], [other for _, other in pairs]
    said = [_BETWEEN.join(parts) or "nothing" for parts in (before, after)]
    return " -> ".join(said)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two parts say the same, as far as the history has room for them."""
    short, long = sorted((one, other), key=len)
    return one == other or (short.endswith(_CUT) and long.startswith(short.removesuffix(_CUT)))

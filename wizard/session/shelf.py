"""What the home screen knows of one folder, kept from visit to visit."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wizard.model.listing import KnownRow, Row
from wizard.model.pack import Pack
from wizard.session.arrangement import Arrangement
from wizard.session.portfolio import Entry, Found, find_files

_TICK = 50_000_000
"""Nanoseconds within which a file can change twice and keep its stamp."""


@dataclass(frozen=True)
class Look:
    """What was in a folder when somebody looked."""

    began_ns: int
    found: list[Found]


@dataclass
class Shelf:
    """The files of one folder as the home screen knows them, kept from visit to visit."""

    folder: Path
    pack: Pack
    arrangement: Arrangement = field(default_factory=Arrangement)
    at: str | None = None
    """The file under the cursor."""
    found: list[Found] = field(default_factory=list)
    known: dict[str, KnownRow] = field(default_factory=dict)
    _looked: int = 0

    def look(self) -> Look:
        """Read the folder, and no file of it; StorageError if that cannot be done.

        Changes nothing here, so that it may run beside whatever else is done with the shelf.
        """
        return Look(time.time_ns(), find_files(self.folder))

    def take(self, look: Look) -> None:
        """Hold what was seen in the folder, and forget what is known of files that are gone."""
        self._looked = look.began_ns
        self.found = look.found
        names = {one.path.name for one in self.found}
        self.known = {name: row for name, row in self.known.items() if name in names}

    def learn(self, remembered: Mapping[str, KnownRow]) -> None:
        """Take over what is remembered of the files that are as they were."""
        self.known = {**remembered, **self.known}

    def row_of(self, found: Found) -> Row | None:
        """Return what is known of a file as it is now."""
        known = self.known.get(found.path.name)
        return known.row if known is not None and known.stamp == found.stamp else None

    def entries(self) -> list[Entry]:
        """Return every file with what is known of it."""
        return [Entry(found, self.row_of(found)) for found in self.found]

    def unread(self) -> Iterator[Found]:
        """Yield the files that have to be read, the last changed first."""
        return (one for one in self.found if not one.is_conflict and self.row_of(one) is None)

    def put(self, found: Found, row: Row) -> None:
        """Keep what was read in a file."""
        self.known[found.path.name] = KnownRow(stamp=found.stamp, row=row)

    def lasting(self) -> Mapping[str, KnownRow]:
        """Return what may be remembered: not of files changed so lately that it could mislead."""
        limit = self._looked - _TICK
        settled = {one.path.name for one in self.found if one.stamp[2] < limit}
        return {name: row for name, row in self.known.items() if name in settled}

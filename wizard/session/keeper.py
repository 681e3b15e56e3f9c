"""Write one assessment again and again, without overwriting what another program wrote."""

import os
from pathlib import Path

from wizard.model.assessment import Assessment
from wizard.storage.assessments import SUFFIX, AssessmentWriter, digest_of
from wizard.storage.files import read_bytes


class Keeper:
    """Knows what its file held when it was last read or written; goes aside if that changed."""

    def __init__(self, path: Path, digest: str = "") -> None:
        self.path = path
        self.digest = digest
        """SHA-256 of the file as it was last read or written, as `sha256:…`; empty if unknown."""
        self.moved_from: Path | None = None
        """The file another program changed meanwhile; writing goes on beside it."""
        self._writer = AssessmentWriter(path)

    def save(self, assessment: Assessment) -> None:
        """Write the assessment; StorageError if the disk refuses."""
        if self._was_changed():
            self._move_aside()
        self.digest = self._writer.save(assessment)

    def _was_changed(self) -> bool:
        if not self.digest or not os.path.lexists(self.path):
            return False
        return digest_of(read_bytes(self.path)) != self.digest

    def _move_aside(self) -> None:
        """Go on in a file of our own, so that neither side's answers are overwritten."""
        self.moved_from = self.path
        stem = self.path.name.removesuffix(SUFFIX)
        number = 1
        while os.path.lexists(path := self.path.with_name(f"{stem}.mine-{number}{SUFFIX}")):
            number += 1
        self.path, self.digest = path, ""
        self._writer = AssessmentWriter(path)

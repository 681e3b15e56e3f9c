"""The earlier versions of an open file: what each says otherwise, and how one is brought back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from wizard.errors import UsageError, WizardError
from wizard.model.assessment import Assessment
from wizard.model.changes import Step, change, flatten, step_between
from wizard.session.answers import first_message
from wizard.session.holding import Holding
from wizard.session.news import count_questions
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.backups import Backup, find_backups, keep_backup
from wizard.storage.disk.files import read_if_there


@dataclass(frozen=True)
class Version:
    """One earlier version, read when it is first looked at."""

    backup: Backup

    @cached_property
    def assessment(self) -> Assessment | None:
        """Return what it holds; None if it cannot be read as an assessment."""
        try:
            return load_assessment(self.backup.path)[0]
        except WizardError:
            return None

    def step_to(self, present: Assessment) -> Step:
        """Return what stands otherwise: there first, then at present."""
        held = self.assessment
        return {} if held is None else step_between(flatten(held), flatten(present))

    def describe(self, present: Assessment | None) -> str:
        """Return in a few words how it differs from what stands at present, if that is known."""
        held = self.assessment
        if held is None:
            return "cannot be read as an assessment"
        if present is None:
            return f"{len(held.answers)} answers (the file itself cannot be read now)"
        return describe_step(self.step_to(present))


def describe_step(step: Mapping[str, tuple[Any, Any]]) -> str:
    """Return how many answers and facts a step changes, and how."""
    if not step:
        return "the same as now"
    parts = {
        "gone since": [key for key, (_, now) in step.items() if now is None],
        "new since": [key for key, (then, _) in step.items() if then is None],
        "otherwise": [key for key, (then, now) in step.items() if None not in (then, now)],
    }
    said = [f"{len(keys)} {words}" for words, keys in parts.items() if keys]
    return f"{count_questions(step.keys())} changed: {', '.join(said)}"


def find_versions(session: Holding) -> list[Version]:
    """Return the earlier versions of the file, the newest first; StorageError if unreadable."""
    return [Version(backup) for backup in find_backups(session.home)]


def bring_back(session: Holding, version: Version) -> int:
    """Let an earlier version stand again, as one change that can be undone; return its size.

    What stood in the file is kept as an earlier version too. UsageError if the version cannot be
    brought back, StorageError if the present one cannot be kept, ReadOnlyError as
    `Session.replace`.
    """
    held = version.assessment
    if held is None or held.id != session.assessment.id:
        why = "cannot be read as an assessment" if held is None else "is another assessment"
        raise UsageError(f"Version {version.backup.number} {why}.")
    step = version.step_to(session.assessment)
    try:
        changed = change(session.assessment, {key: then for key, (then, _) in step.items()})
    except ValidationError as error:
        raise UsageError(f"It does not go with the rest: {first_message(error)}") from error
    if step and session.read_only is None:
        _keep_present(session)
    if step:
        session.replace(changed, how="restored")
    return len(step)


def _keep_present(session: Holding) -> None:
    present = read_if_there(session.path)
    if present is not None:
        keep_backup(session.home, present)

"""Assessments as files: load strictly, write deterministically, one block per answer."""

from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import StorageError
from wizard.model.assessment import Answer, Assessment
from wizard.model.base import format_instant
from wizard.model.same import Same
from wizard.storage.disk.files import MAX_BYTES, digest_of, read_bytes
from wizard.storage.disk.writing import write_whole
from wizard.storage.reading.emit import emit
from wizard.storage.reading.migrations import FormatStep
from wizard.storage.reading.records import parse_with_steps
from wizard.storage.reading.strict_yaml import MAX_NODES, read_yaml

_PER_LINE = 4
"""More values than stand on any line but those of a few short lists."""
_FACTS = tuple(name for name in Assessment.model_fields if name not in ("answers", "updated"))
SUFFIX = ".assessment.yaml"


class Loaded(NamedTuple):
    """An assessment as it was read from its file."""

    assessment: Assessment
    digest: str
    """SHA-256 of the file, as `sha256:…`."""
    steps: tuple[FormatStep, ...] = ()
    """What brought it up to date, if the file is of an older format."""


def load_assessment(path: Path) -> tuple[Assessment, str]:
    """Load an assessment and the SHA-256 of its file, as `sha256:…`."""
    loaded = read_assessment(path)
    return loaded.assessment, loaded.digest


def read_assessment(path: Path) -> Loaded:
    """Load an assessment; raises StorageError, InvalidFileError or NewerSchemaError."""
    raw = read_bytes(path)
    assessment, steps = parse_with_steps(raw, str(path), Assessment)
    return Loaded(assessment, digest_of(raw), steps)


class AssessmentWriter:
    """Writes one assessment again and again; only answers that changed are rendered again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._blocks: dict[str, tuple[Answer, str]] = {}
        self._known = Same()
        self._texts = ("", "", "")

    def save(self, assessment: Assessment) -> str:
        """Replace the file by `assessment` and return its SHA-256; StorageError if refused."""
        data = self.encode(assessment)
        write_whole(self.path, data)
        return digest_of(data)

    def encode(self, assessment: Assessment) -> bytes:
        """Return the file's bytes; StorageError if they would be too many to be read again."""
        data = self.render(assessment).encode()
        self._refuse_unreadable(data)
        return data

    def _refuse_unreadable(self, data: bytes) -> None:
        """Raise StorageError for what could not be read again: it must not replace what can."""
        if len(data) > MAX_BYTES:
            sentence = f"{self.path} would be larger than {MAX_BYTES // 1024**2} MiB."
            raise StorageError(str(self.path), sentence, "Shorten the notes.")
        # Counting takes as long as reading: only where there are enough lines for it.
        if data.count(b"\n") > MAX_NODES // _PER_LINE and (faults := read_yaml(data).faults):
            sentence = f"{self.path} could not be read again: it {faults[0].what}."
            raise StorageError(str(self.path), sentence, "Take answers or evidence out.")

    def render(self, assessment: Assessment) -> str:
        """Return the file's text."""
        answers = sorted(assessment.answers.items())
        blocks = [self._block(question, answer) for question, answer in answers]
        before, after, aside = self._facts(assessment)
        updated = emit({"updated": format_instant(assessment.updated)})
        return "".join([before, updated, after, "answers:\n" if blocks else "", *blocks, aside])

    def _facts(self, assessment: Assessment) -> tuple[str, str, str]:
        """Return what stands before `updated`, what between it and the answers, what after them.

        From one answer to the next it is the same.
        """
        known = Same(*(getattr(assessment, name) for name in _FACTS))
        if self._known != known:
            self._known, self._texts = known, _render_facts(assessment)
        return self._texts

    def _block(self, question: str, answer: Answer) -> str:
        known = self._blocks.get(question)
        # Records are frozen: the same object is the same text.
        if known is None or known[0] is not answer:
            known = (answer, _indent({question: answer.plain()}))
            self._blocks[question] = known
        return known[1]


def _render_facts(assessment: Assessment) -> tuple[str, str, str]:
    data = list(assessment.model_copy(update={"answers": {}}).plain().items())
    place = [name for name, _ in data].index("updated")
    facts = dict(data[place + 1 :])
    aside = facts.pop("set_aside", None)
    # Sorted as well: the same assessment is the same text, whatever was set aside first.
    rest = emit({"set_aside": dict(sorted(aside.items()))}) if aside else ""
    return emit(dict(data[:place])), emit(facts), rest


def _indent(data: dict[str, Any]) -> str:
    """Return `data` as it stands below a key: rendered there, so that text blocks indent too."""
    return emit({"answers": data}).partition("\n")[2]


def render_assessment(assessment: Assessment) -> str:
    """Return the text of an assessment's file."""
    return AssessmentWriter(Path()).render(assessment)

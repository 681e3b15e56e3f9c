"""Assessments as files: load strictly, write deterministically, one block per answer."""

from pathlib import Path
from typing import Any

from wizard.errors import StorageError
from wizard.model.assessment import Answer, Assessment
from wizard.storage.emit import emit
from wizard.storage.files import MAX_BYTES, digest_of, read_bytes, write_whole
from wizard.storage.records import parse_record

SUFFIX = ".assessment.yaml"


def load_assessment(path: Path) -> tuple[Assessment, str]:
    """Load an assessment and the SHA-256 of its file, as `sha256:…`."""
    raw = read_bytes(path)
    return parse_record(raw, str(path), Assessment), digest_of(raw)


class AssessmentWriter:
    """Writes one assessment again and again; only answers that changed are rendered again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._blocks: dict[str, tuple[Answer, str]] = {}

    def save(self, assessment: Assessment) -> str:
        """Replace the file by `assessment` and return its SHA-256; StorageError if refused."""
        data = self.encode(assessment)
        write_whole(self.path, data)
        return digest_of(data)

    def encode(self, assessment: Assessment) -> bytes:
        """Return the file's bytes; StorageError if they would be too many to be read again."""
        data = self.render(assessment).encode()
        if len(data) > MAX_BYTES:
            # What could not be read again must not replace what can.
            sentence = f"{self.path} would be larger than {MAX_BYTES // 1024**2} MiB."
            raise StorageError(str(self.path), sentence, "Shorten the notes.")
        return data

    def render(self, assessment: Assessment) -> str:
        """Return the file's text."""
        data = assessment.model_copy(update={"answers": {}}).plain()
        aside = data.pop("set_aside", None)
        answers = sorted(assessment.answers.items())
        blocks = [self._block(question, answer) for question, answer in answers]
        parts = [emit(data), "answers:\n" if blocks else "", *blocks]
        # Sorted as well: the same assessment is the same text, whatever was set aside first.
        rest = emit({"set_aside": dict(sorted(aside.items()))}) if aside else ""
        return "".join([*parts, rest])

    def _block(self, question: str, answer: Answer) -> str:
        known = self._blocks.get(question)
        # Records are frozen: the same object is the same text.
        if known is None or known[0] is not answer:
            known = (answer, _indent({question: answer.plain()}))
            self._blocks[question] = known
        return known[1]


def _indent(data: dict[str, Any]) -> str:
    """Return `data` as it stands below a key: rendered there, so that text blocks indent too."""
    return emit({"answers": data}).partition("\n")[2]


def render_assessment(assessment: Assessment) -> str:
    """Return the text of an assessment's file."""
    return AssessmentWriter(Path()).render(assessment)

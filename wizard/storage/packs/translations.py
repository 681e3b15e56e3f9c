"""Read the texts of a pack in another language and put them in the place of its own."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wizard.errors import InvalidFileError, Problem
from wizard.lint.finding import Finding
from wizard.lint.translation import find_translation_faults
from wizard.model.checklist import Checklist, Question, RedLine
from wizard.model.pack import Pack
from wizard.model.texts import merge_texts, texts_of, with_texts
from wizard.model.translation import PackTranslation, QuestionTexts, Translation
from wizard.storage.disk.files import read_bytes
from wizard.storage.packs.folder import ReadPack
from wizard.storage.packs.places import Spot, to_problems
from wizard.storage.packs.shipped import PACK_FILE
from wizard.storage.reading.records import parse_record

FOLDER = "i18n"


@dataclass(frozen=True)
class _Texts:
    """Everything the folders of a pack hold in one language; what comes later replaces."""

    packs: tuple[PackTranslation, ...]
    checklists: dict[str, tuple[tuple[Path, Translation], ...]]
    problems: list[Problem]


def translate_pack(read: ReadPack, language: str) -> tuple[Pack, list[Problem]]:
    """Return a pack with its texts in `language` where there are any, and the faults of the texts.

    What is not translated begins with the code of the pack's own language in square brackets.
    """
    pack = read.pack
    texts = _read_texts(read, language)
    problems = texts.problems + _find_faults(read, texts, language, severity="error")
    mark = f"[{pack.file.languages[0]}] "
    checklists = tuple(
        _translate(
            checklist, [t for _, t in texts.checklists.get(checklist.id, ())], mark, language
        )
        for checklist in pack.checklists
    )
    title = next((t.title for t in reversed(texts.packs) if t.title), mark + pack.file.title)
    glossary = {term: text for t in texts.packs for term, text in t.glossary.items()}
    update: dict[str, Any] = {"title": title, "glossary": glossary or pack.file.glossary}
    file = pack.file.model_copy(update=update)
    return replace(pack, file=file, checklists=checklists, language=language), problems


def find_missing_texts(read: ReadPack) -> tuple[list[Problem], list[Problem]]:
    """Return the errors and the gaps of all translations of a pack."""
    errors: list[Problem] = []
    gaps: list[Problem] = []
    for language in read.pack.file.languages[1:]:
        texts = _read_texts(read, language)
        errors += texts.problems + _find_faults(read, texts, language, severity="error")
        # An overlay's texts stand beside the shipped ones: neither is whole alone.
        if len(read.folders) == 1:
            gaps += _find_faults(read, texts, language, severity="advice")
    return errors, gaps


def _read_texts(read: ReadPack, language: str) -> _Texts:
    problems: list[Problem] = []
    packs: list[PackTranslation] = []
    checklists: dict[str, list[tuple[Path, Translation]]] = {}
    own = read.folders[-1]
    for folder in read.folders:
        texts = folder / FOLDER / language
        for name in sorted(entry.name for entry in texts.iterdir()) if texts.is_dir() else ():
            if not name.endswith(".yaml"):
                continue
            try:
                raw = read_bytes(texts / name)
                if name == PACK_FILE:
                    packs.append(parse_record(raw, str(texts / name), PackTranslation))
                else:
                    found = parse_record(raw, str(texts / name), Translation)
                    wrong = _misnamed(texts, name, found, read.pack, language)
                    problems += wrong
                    if not wrong:
                        fitting = found if folder is own else _without(found, read.rewritten)
                        checklists.setdefault(found.id, []).append((texts, fitting))
            except InvalidFileError as error:
                problems += error.problems
    return _Texts(tuple(packs), {key: tuple(found) for key, found in checklists.items()}, problems)


def _without(translation: Translation, rewritten: frozenset[str]) -> Translation:
    """Return the shipped texts without those of questions an overlay has written anew."""
    update = {
        name: {
            key: text for key, text in getattr(translation, name).items() if key not in rewritten
        }
        for name in ("questions", "red_lines")
    }
    return translation.model_copy(update=update)


def _misnamed(
    folder: Path, name: str, found: Translation, pack: Pack, language: str
) -> list[Problem]:
    file = str(folder / name)
    dimensions = [checklist.id for checklist in pack.checklists]
    if found.id not in dimensions or name != f"{found.id}.yaml":
        return [Problem(file, 1, 1, "id", f"the id is {found.id}, and the file is called {name}")]
    if found.language != language:
        what = f"the language is {found.language}, and the folder is called {language}"
        return [Problem(file, 1, 1, "language", what)]
    return []


def _find_faults(read: ReadPack, texts: _Texts, language: str, *, severity: str) -> list[Problem]:
    problems: list[Problem] = []
    pack, own = read.pack, read.folders[-1] / FOLDER / language
    for dimension, found in texts.checklists.items():
        for folder, translation in found:
            if str(folder) != str(own):
                continue
            faults = find_translation_faults(pack.checklist(dimension), translation)
            chosen = [fault for fault in faults if fault.severity == severity]
            problems += to_problems(chosen, _trace_in(folder))
    missing = [c.id for c in pack.checklists if c.id not in texts.checklists]
    if missing and severity == "advice":
        what = f"checklists without a translation into {language}: {', '.join(missing)}"
        problems.append(Problem(f"{FOLDER}/{language}", 1, 1, "", what))
    return problems


def _trace_in(folder: Path) -> Any:
    def trace(finding: Finding) -> Spot:
        return Spot(folder, f"{finding.checklist}.yaml", finding.path)

    return trace


def _translate(
    checklist: Checklist, translations: list[Translation], mark: str, language: str
) -> Checklist:
    """Return a checklist with the texts of its translations, the last one first."""
    titles: dict[str, Any] = {}
    for name in ("title", "short", "introduction"):
        own = next((getattr(t, name) for t in reversed(translations) if getattr(t, name)), None)
        source = getattr(checklist, name)
        titles[name] = own or (mark + source if source else source)
    questions = {key: texts for t in translations for key, texts in t.questions.items()}
    names = {key: text for t in translations for key, text in t.sections.items()}
    sections = tuple(
        section.model_copy(
            update={
                "title": names.get(section.id, mark + section.title),
                "questions": tuple(
                    _translate_question(question, questions.get(question.id), mark, language)
                    for question in section.questions
                ),
            }
        )
        for section in checklist.sections
    )
    lines = tuple(_translate_line(line, translations, mark) for line in checklist.red_lines)
    return checklist.model_copy(update={**titles, "sections": sections, "red_lines": lines})


def _translate_question(
    question: Question, own: QuestionTexts | None, mark: str, language: str
) -> Question:
    texts = merge_texts(texts_of(question), own or QuestionTexts(), mark)
    return with_texts(question, texts).spoken_in(language)


def _translate_line(line: RedLine, translations: list[Translation], mark: str) -> RedLine:
    own = next(
        (t.red_lines[line.id] for t in reversed(translations) if line.id in t.red_lines), None
    )
    if own is not None:
        return line.model_copy(update=dict(own))
    return line.model_copy(update={"title": mark + line.title, "reason": mark + line.reason})

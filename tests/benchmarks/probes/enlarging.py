"""Packs of any number of questions: copies of one under other names."""

import json
from pathlib import Path

from wizard.model.checklist import Checklist
from wizard.model.pack import Pack
from wizard.model.review import ReviewRules
from wizard.storage.packs.compiled import COMPILED, compile_pack
from wizard.storage.reading.emit import emit


def enlarge(pack: Pack, least: int) -> Pack:
    """Return a pack of at least so many questions, made of whole copies of one."""
    checklists: list[Checklist] = []
    count = copy = 0
    while count < least:
        for checklist in pack.checklists:
            text = json.dumps(checklist.plain())
            for other in pack.checklists:
                text = text.replace(f'"{other.id}.', f'"{other.id}{copy}.')
            data = {**json.loads(text), "id": f"{checklist.id}{copy}"}
            checklists.append(Checklist.model_validate(data))
            count += len(checklist.questions)
        copy += 1
    names = tuple(checklist.id for checklist in checklists)
    # Without what is written about questions by name: the originals have gone.
    alone = {"dimensions": names, "review": ReviewRules(), "moves": ()}
    return Pack(pack.file.model_copy(update=alone), tuple(checklists), "")


def write_pack(pack: Pack, folder: Path) -> None:
    """Write a pack as files, and compiled beside them as in the wheel."""
    folder.mkdir()
    (folder / "pack.yaml").write_text(emit(pack.file.plain()), encoding="utf-8")
    for checklist in pack.checklists:
        text = emit(checklist.plain())
        (folder / f"{checklist.id}.yaml").write_text(text, encoding="utf-8")
    (folder / COMPILED).write_text(compile_pack(folder), encoding="utf-8")

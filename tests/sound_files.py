"""One sound, rich file of each kind this program reads, to be damaged by tests and campaigns."""

from dataclasses import dataclass
from pathlib import Path

from tests.storage_helpers import TEXTS, THEN, make_assessment, make_pack
from wizard.model.base import Record
from wizard.model.settings import Settings
from wizard.report.build import build_summary
from wizard.storage.assessments import render_assessment
from wizard.storage.packs.folder import read_folder
from wizard.storage.reading.emit import emit
from wizard.storage.schemas import RECORDS

_FACTS: dict[str, object] = {
    "title": "A rich assessment",
    "partnership": {"us": "We", "partner": "They", "form": "treaty", "description": "Two\nlines."},
    "analyst": "Somebody",
    "depth": "full",
    "out_of_scope": [{"dimension": "security", "reason": "Asked elsewhere."}],
    "weights": {"economy": 2.5},
    "opportunity_weights": {"economy": 0.5},
    "parameters": {"power": 2.0, "band_edges": [0.1, 0.4, 0.7]},
    "waivers": [{"red_line": "economy.severe-debt", "name": "Cabinet", "reason": "Urgent."}],
    "answers": {
        "economy.loan": {
            "state": "answered",
            "value": "yes",
            "confidence": "high",
            "note": "Seen,\nsaid and done.",
            "evidence": [
                {"source": "Archive", "date": "2026-01", "reliability": "B", "credibility": 2}
            ],
        },
        "economy.sectors": {"state": "answered", "value": ["food", "ports"]},
        "economy.rate": {"state": "answered", "value": 1.5},
        "economy.signed": {"state": "answered", "value": "2026-01-31"},
        "economy.share": {"state": "range", "low": 20, "high": 40, "confidence": "low"},
        "economy.debt": {"state": "answered", "value": 4},
        "economy.market": {"state": "unknown", "reason": "Not public."},
        "economy.review": {"state": "unanswered", "note": "Ask again."},
    },
    "set_aside": {"economy.gone": {"why": "gone", "answer": {"state": "answered", "value": "no"}}},
}

_OVERLAY = """\
kind: overlay
schema_version: 1
id: ministry
title: With our own questions
version: "2"
extends: partnership
glossary: {Corridor: A way through.}
parameters: {power: 2, potency: {strong: 0.8}}
"""

_CHANGES = """\
kind: checklist-changes
schema_version: 1
id: economy
add:
  - section: access
    questions:
      - {id: economy.own-mines, kind: context, depth: core, label: Own mines,
         text: How many mines?, scale: {type: number, unit: mines, minimum: 0}}
sections:
  - id: own
    title: Our own
    questions:
      - {id: economy.own-ports, kind: context, depth: core, label: Own ports,
         text: Are there ports?, scale: {type: yes_partly_no}}
"""

_TRANSLATION = """\
kind: translation
schema_version: 1
language: fr
id: economy
title: Économie
sections: {trade: Commerce}
questions:
  economy.debt:
    label: Dette conditionnelle
    text: Quelle part du prêt est conditionnelle ?
    levels: [Rien, Mineure, Modérée, Sérieuse, Grave]
  economy.market: {options: {open: Ouvert}}
red_lines:
  economy.severe-debt: {title: Dette grave, reason: La loi quitte le pays.}
"""

_PACK_TRANSLATION = """\
kind: pack-translation
schema_version: 1
language: fr
title: Un petit jeu
glossary: {Corridor: Un passage.}
"""

_SETTINGS = """\
kind: settings
schema_version: 1
theme: textual-light
move_on: false
lexicon: phia
folder: /srv/assessments
depth: full
language: es
keys: {walk.next: j}
"""


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A file of one kind: its record, a sound text, and where it stands in a folder."""

    kind: str
    record: type[Record]
    text: str
    place: str


def _summary() -> str:
    read, _ = read_folder(Path(__file__).parent / "storage" / "small_pack")
    assert read is not None
    summary = build_summary(read.pack, make_assessment(**_FACTS), THEN, file="a", digest="")
    return emit(summary.plain())


def _sound(kind: str, text: str, place: str) -> SoundFile:
    return SoundFile(kind, (RECORDS | {"settings": Settings})[kind], text, place)


SOUND = {
    sound.kind: sound
    for sound in (
        _sound("assessment", render_assessment(make_assessment(**_FACTS)), "a.assessment.yaml"),
        _sound("summary", _summary(), "a.summary.yaml"),
        _sound("pack", TEXTS["pack.yaml"].replace("[en]", "[en, fr]"), "small/pack.yaml"),
        _sound("checklist", TEXTS["economy.yaml"], "small/economy.yaml"),
        _sound("overlay", _OVERLAY, "ministry/pack.yaml"),
        _sound("checklist-changes", _CHANGES, "ministry/economy.yaml"),
        _sound("translation", _TRANSLATION, "small/i18n/fr/economy.yaml"),
        _sound("pack-translation", _PACK_TRANSLATION, "small/i18n/fr/pack.yaml"),
        _sound("settings", _SETTINGS, "settings.yaml"),
    )
}
"""By kind, as `checklists schema` names the kinds; and the settings."""


def lay_out(folder: Path) -> dict[str, Path]:
    """Write every sound file into a folder, each where it belongs, and return them by kind."""
    make_pack(folder / "small")
    (folder / "small" / "i18n" / "fr").mkdir(parents=True)
    (folder / "ministry").mkdir()
    for sound in SOUND.values():
        (folder / sound.place).write_text(sound.text, encoding="utf-8")
    return {kind: folder / sound.place for kind, sound in SOUND.items()}

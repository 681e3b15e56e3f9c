"""Texts in another language: laid over the pack, visibly incomplete, checked against it."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, brief, make_pack
from wizard.errors import InvalidFileError, UsageError
from wizard.model.checklist import Safeguard
from wizard.model.pack import Pack
from wizard.model.scale import Levels, SingleChoice
from wizard.model.texts import merge_texts, texts_of, with_texts
from wizard.model.translation import QuestionTexts
from wizard.storage.packs.checking import check_pack
from wizard.storage.packs.loading import load_pack

HEAD = "kind: translation\nschema_version: 1\nlanguage: fr\nid: economy\n"
TEXTS = """\
title: Économie
sections: {trade: Commerce}
questions:
  economy.debt:
    label: Dette conditionnelle
    text: Quelle part du prêt est conditionnelle ?
    levels: [Rien, Mineure, Modérée, Sérieuse, Grave]
  economy.market:
    options: {open: Ouvert}
red_lines:
  economy.severe-debt: {title: Dette grave, reason: La loi quitte le pays.}
"""


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    pack = make_pack(tmp_path / "small")
    pack.change("pack.yaml", "languages: [en]", "languages: [en, fr]")
    (pack.path / "i18n" / "fr").mkdir(parents=True)
    write(pack, HEAD + TEXTS)
    return pack


def write(pack: PackFolder, text: str, name: str = "economy.yaml") -> None:
    (pack.path / "i18n" / "fr" / name).write_text(text, encoding="utf-8")


def french(pack: PackFolder) -> Pack:
    return load_pack(pack.path, "fr")


def test_translated_texts_take_the_place_of_the_pack_s_own(small: PackFolder) -> None:
    """Titles, questions, levels, options and red lines are in the language asked for."""
    pack = french(small)
    debt, market = pack.questions["economy.debt"], pack.questions["economy.market"]
    assert isinstance(debt.scale, Levels)
    assert isinstance(market.scale, SingleChoice)
    assert (debt.label, debt.scale.levels[4], market.scale.options[0].text) == (
        "Dette conditionnelle",
        "Grave",
        "Ouvert",
    )
    assert (pack.checklists[0].title, pack.checklists[0].sections[1].title) == (
        "Économie",
        "Commerce",
    )
    assert pack.red_lines["economy.severe-debt"].title == "Dette grave"


def test_what_is_not_translated_says_so(small: PackFolder) -> None:
    """Every text that falls back begins with the code of its language."""
    pack = french(small)
    debt, share = pack.questions["economy.debt"], pack.questions["economy.share"]
    assert (debt.why, share.label, share.look_at) == (
        "[en] Conditions reach into laws.",
        "[en] Share of exports",
        ("[en] Customs data",),
    )
    assert pack.checklists[1].title == "[en] Security"


def test_translation_changes_texts_and_nothing_else(small: PackFolder) -> None:
    """Ids, kinds, links, values and the digest are those of the pack."""
    own, pack = small.load(), french(small)
    assert (pack.digest, pack.language, list(pack.questions)) == (
        own.digest,
        "fr",
        list(own.questions),
    )
    for name, question in own.questions.items():
        other = pack.questions[name]
        assert with_texts(other, texts_of(question)).plain() == question.plain()


def test_texts_put_back_give_the_same_question(small: PackFolder) -> None:
    """Taking the texts out of a question and putting them back changes nothing."""
    for question in small.load().questions.values():
        assert with_texts(question, texts_of(question)) == question


def test_complete_translation_leaves_no_mark() -> None:
    """With all texts given, nothing of the source is left, in any question that is shipped."""
    for question in load_pack().questions.values():
        source = texts_of(question)
        assert merge_texts(source, source, "[en] ") == source
        marked = with_texts(question, merge_texts(source, QuestionTexts(), "[en] "))
        assert marked.text == f"[en] {question.text}"


def test_language_of_the_pack_needs_no_texts(small: PackFolder) -> None:
    """Asked for its own language, a pack is as written."""
    assert load_pack(small.path, "en").questions["economy.debt"].label == "Conditional debt"


def test_language_without_texts_is_refused_with_those_there_are(small: PackFolder) -> None:
    """A mistyped code is not taken for the pack's own language."""
    with pytest.raises(UsageError) as caught:
        load_pack(small.path, "de")
    assert str(caught.value) == "The pack has no texts in de. It has: en, fr."


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("economy.debt:", "economy.det:", "the checklist has no economy.det among its questions"),
        ("{trade:", "{trad:", "the checklist has no trad among its sections"),
        ("severe-debt: {", "severe: {", "the checklist has no economy.severe among its red lines"),
        ("{open: Ouvert}", "{shut: Fermé}", "economy.market has no such text"),
        ("    label: Dette conditionnelle\n", "    unit: ans\n", "economy.debt has no such text"),
    ],
)
def test_text_of_nothing_is_an_error(small: PackFolder, old: str, new: str, what: str) -> None:
    """A text that belongs to nothing is located in the translation, and not loaded."""
    text = HEAD + TEXTS
    assert text.count(old) == 1
    write(small, text.replace(old, new))
    assert [(found[0], found[3]) for found in small.errors()] == [("economy.yaml", what)]
    with pytest.raises(InvalidFileError):
        french(small)


def test_gaps_are_listed_as_advice(small: PackFolder) -> None:
    """What lacks in a question, what questions lack, and which checklists."""
    said = [what for *_, what in map(brief, check_pack(small.path)[1])]
    assert "no translation, or not of all, of: why, look_at, incurable" in said
    assert "no translation, or not of all, of: label, text, why, look_at, options" in said
    assert "core questions without a translation: loan, sectors, share, review" in said
    assert "checklists without a translation into fr: security" in said


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("trade.yaml", HEAD, "the id is economy, and the file is called trade.yaml"),
        (
            "economy.yaml",
            HEAD.replace("fr", "es"),
            "the language is es, and the folder is called fr",
        ),
    ],
)
def test_misplaced_texts_are_errors(small: PackFolder, name: str, head: str, what: str) -> None:
    """A file stands where its language and its checklist say."""
    (small.path / "i18n" / "fr" / "economy.yaml").unlink()
    write(small, head, name)
    assert [said for *_, said in small.errors()] == [what]


def test_pack_texts_replace_title_and_glossary(small: PackFolder) -> None:
    """The title and the terms with their meanings are translated whole."""
    text = (
        "kind: pack-translation\nschema_version: 1\nlanguage: fr\n"
        "title: Petit\nglossary: {Dette: Ce que l'on doit.}\n"
    )
    write(small, text, "pack.yaml")
    file = french(small).file
    assert (file.title, file.glossary) == ("Petit", {"Dette": "Ce que l'on doit."})


def test_reasons_of_links_are_translated(small: PackFolder) -> None:
    """Each link's reason goes by the exposure it lowers."""
    text = "questions: {economy.review: {lowers: {economy.share: Le texte s'ouvre.}}}\n"
    write(small, HEAD + text)
    review = french(small).questions["economy.review"]
    assert isinstance(review, Safeguard)
    assert [link.reason for link in review.lowers] == [
        "Le texte s'ouvre.",
        "[en] It ends the loan.",
    ]

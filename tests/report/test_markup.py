"""Markdown and HTML: the whole summary, every text as it was typed, nothing to follow or fetch."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage_helpers import THEN, make_pack
from tests.strategies import make_assessment
from wizard.model.assessment import Answer
from wizard.model.summary import Summary
from wizard.report.build import build_summary
from wizard.report.markup import _escape, render_html, render_markdown
from wizard.visible import visible_line

NASTY = [
    "<script>alert(1)</script>",
    "[click](javascript:x)",
    "![i](http://x/y.png)",
    "https://example.org www.example.org a@b.c",
    "# title",
    "- item",
    "1. item",
    "a | b",
    "`code` *b* _i_ ~~s~~ $x^2$",
    "&lt;b&gt; &amp;",
    "=1+1",
    "a\\b\\",
    "{% raw %}",
]


class Reader(HTMLParser):
    """Collects what a page says, and the tags it says it with."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def summary_of(folder: Path, text: str) -> Summary:
    pack = make_pack(folder / "small").load()
    said = {"state": "unknown", "reason": text}
    assessment = make_assessment(
        {"security.bases": Answer.model_validate(said)},
        title=text,
        out_of_scope=[],
    )
    return build_summary(pack, assessment, THEN)


@pytest.mark.parametrize("text", NASTY)
def test_html_says_what_was_typed_and_does_nothing(tmp_path: Path, text: str) -> None:
    """The text stands in the page as it is; no tag, address or script comes from it."""
    page = Reader(render_html(summary_of(tmp_path, text)))
    assert text in page.text
    assert not page.tags & {"a", "img", "script", "iframe", "form", "b"}
    assert {name for name, _ in page.attributes} <= {"lang", "charset", "http-equiv", "content"}


@pytest.mark.parametrize("text", NASTY)
def test_markdown_has_no_mark_of_the_text_s_own(tmp_path: Path, text: str) -> None:
    """Each sign that could be a mark stands behind a backslash."""
    page = re.sub(r"\\.", "", render_markdown(summary_of(tmp_path, text)))
    live = ("<script", "[click", "![", "://", "www.", "a@b", "`", "&lt", "a | b", "~~", "$x")
    assert [mark for mark in live if mark in page] == []


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60))
def test_escaping_loses_nothing(text: str) -> None:
    """Without the backslashes before marks the text is what it was."""
    plain = visible_line(text)
    escaped = _escape(plain).replace("&#32;", " ")
    assert escaped.replace("\\", "") == plain.replace("\\", "")


@pytest.mark.parametrize("text", ["# a", "- a", "+ a", "1. a", "12) a", "= a"])
def test_start_of_a_line_begins_no_list_or_title(text: str) -> None:
    """What begins like a heading, a list or a rule is escaped there."""
    assert "\\" in _escape(text)[: text.index(" ") + 1]


def test_both_hold_every_part_of_the_summary(tmp_path: Path) -> None:
    """Red lines, reasons, figures, dimensions, safeguards, both ranked lists and the gaps."""
    summary = summary_of(tmp_path, "Secret annex.")
    parts = [
        "Red lines",
        "Recommendation",
        "Before going on",
        "Risk and opportunity, 0 to 100",
        "Dimensions",
        "Safeguards",
        "Exit",
        "Find out first",
        "Looked for and not to be established",
    ]
    for page in (render_markdown(summary), Reader(render_html(summary)).text):
        assert [part for part in parts if part not in page] == []

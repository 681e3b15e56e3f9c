"""What is written for other programs: read there as the text it is, under the name it was given."""

import json
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.cli_helpers import Desk, call, make_desk
from tests.naughty import PARAGRAPHS, as_line
from tests.naughty_records import everywhere, full, poison
from tests.storage_helpers import THEN, make_assessment, make_pack, write_assessment
from wizard.model.summary import Summary
from wizard.report.build import build_summary
from wizard.report.markup import render_html, render_markdown
from wizard.storage.packs.loading import load_pack
from wizard.visible import FORBIDDEN_IN_PARAGRAPH, visible_line

MARKDOWN = (
    *("1986. A", "- [ ] x", "[a]: http://x", "a  ", "a\\", "http://x.y", "a.b.com", "www.x.com"),
    *("mailto:a@b.c", "ftp://a.b", "//server.org", "|a|", "***", "___", "```", "~~~", "    - x"),
    *("<!-- x -->", "&#60;b&#62;", "\\<b\\>", "![a](b)", "[^1]: x", "$$x$$", "<http://x>", "  * a"),
)
"""Texts that mean something to readers of Markdown."""
PARTS = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "list", "inline"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "ol", "li"),
    *("table", "tr", "th", "td"),
}


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Summary]]:
    """Return a summary for each awkward text, put into every field and into the checklists."""
    folder = make_pack(tmp_path_factory.mktemp("exports") / "small").path
    poison(folder)
    pack = load_pack(folder)
    return [
        (text, build_summary(pack, make_assessment(**everywhere(text)), THEN))
        for text in (*PARAGRAPHS, *MARKDOWN)
    ]


def title_of(text: str) -> str:
    return visible_line(full(as_line(text))[:900])


# Markdown and HTML


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from leaves(token.children or [])


def part_of(token: Token) -> str:
    name = token.type.removesuffix("_open").removesuffix("_close")
    return name.removeprefix("bullet_").removeprefix("ordered_").removesuffix("_item")


def test_markdown_is_read_as_text_alone(summaries: list[tuple[str, Summary]]) -> None:
    """A reader that knows tables, strokes and bare addresses finds text, and none of its marks."""
    reader = MarkdownIt("gfm-like")
    for text, summary in summaries:
        found = list(leaves(reader.parse(render_markdown(summary))))
        assert {part_of(token) for token in found} - PARTS == {"text"}, repr(text[:40])
        said = "".join(token.content for token in found if token.type == "text")
        assert title_of(text).strip() in said, repr(text[:40])


class Page(HTMLParser):
    """Collects the tags of a page, and what it says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"lang", "charset", "http-equiv", "content"}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_read_as_text_alone(summaries: list[tuple[str, Summary]]) -> None:
    """A page holds none but the tags every page has, and says the text letter by letter."""
    for text, summary in summaries:
        page = Page(render_html(summary))
        assert page.tags <= TAGS, repr(text[:40])
        assert title_of(text) in page.text, repr(text[:40])


# Names of files


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path).given(("economy.share", "45"))


NAMES = {
    "newline": "two\nlines",
    "escape": "red\x1b[31m",
    "override": "safe\u202elmay",
    "no UTF-8": os.fsdecode(b"caf\xe9"),
    "markup": "[b]<b>`x`",
    "option": "-rf",
}
ENDINGS = ("yaml", "json", "md", "html", "txt")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_any_name_can_be_written_to_and_is_said_on_one_line(
    desk: Desk, name: str, ending: str
) -> None:
    """The file has the name it was given, is replaced by a later one, and nothing else appears."""
    file = desk.file.rename(desk.folder / f"{name}.assessment.yaml")
    target = desk.folder / f"{name}.{ending}"
    before = {*desk.folder.iterdir()}
    for _ in range(2):
        outcome = call("summary", file, "-o", target, "--pack", desk.pack)
        assert (outcome.code, outcome.out.count("\n"), outcome.err) == (0, 1, "")
        assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.out) == []
    assert {*desk.folder.iterdir()} - before == {target}
    assert FORBIDDEN_IN_PARAGRAPH.findall(target.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name", ["nowhere/s.yaml", "../nowhere/s.yaml", "a.yaml/s.yaml", "x\0.yaml"]
)
def test_name_that_leads_nowhere_is_refused(desk: Desk, name: str) -> None:
    """No folder is made on the way; the refusal is one clean line."""
    (desk.folder / "a.yaml").write_text("a: b\n", encoding="utf-8")
    outcome = desk.run("summary", "-o", f"{desk.folder}/{name}")
    assert (outcome.code, outcome.err.count("\n")) == (4, 1)
    assert not (desk.folder / "nowhere").exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_but_a_summary_is_replaced(desk: Desk, ending: str) -> None:
    """A file that is no summary, a folder, a pipe and a device keep what they are."""
    other = desk.folder / f"other.{ending}"
    other.write_text("mine", encoding="utf-8")
    os.mkfifo(desk.folder / f"pipe.{ending}")
    (desk.folder / f"folder.{ending}").mkdir()
    (desk.folder / f"device.{ending}").symlink_to("/dev/full")
    for name in ("other", "pipe", "folder", "device"):
        assert desk.run("summary", "-o", desk.folder / f"{name}.{ending}").code == 4, name
    assert other.read_text(encoding="utf-8") == "mine"


def test_names_in_files_are_never_places(tmp_path: Path) -> None:
    """What an assessment calls itself, its analyst and its pack's version leads to no file."""
    place = "../../../escaped"
    facts = {"id": place, "title": place, "pack": {"id": "small", "version": place}}
    (tmp_path / "a" / "b").mkdir(parents=True)
    desk = make_desk(tmp_path / "a" / "b", **facts, analyst=place)
    colleague = write_assessment(desk.folder / "c.assessment.yaml", **facts, analyst=f"{place}2")
    assert desk.answer("economy.share", "45").code == 0
    assert desk.run("summary", "-o", desk.folder / "s.json").code == 0
    assert desk.run("merge", colleague, "-o", desk.folder / "m.assessment.yaml").code == 0
    assert [path for path in tmp_path.rglob("*") if "escaped" in path.name] == []
    assert {path.name for path in tmp_path.iterdir()} == {"a"}


# JSON


@pytest.mark.parametrize(
    "words",
    [["explain", "--json"], ["check", "--json"], ["history", "--json"], ["compare", "--json"]],
    ids=lambda words: words[0],
)
def test_json_is_plain_ascii_and_says_the_same(tmp_path: Path, words: list[str]) -> None:
    """JSON on the terminal escapes all that is no ASCII, and reads back as what was given."""
    text = "é😀[/b]"
    desk = make_desk(tmp_path, title=text).given(("economy.ministry", text))
    command, *options = words
    both: list[str | Path] = [desk.file, desk.file] if command == "compare" else [desk.file]
    packs: list[str | Path] = [] if command == "history" else ["--pack", desk.pack]
    outcome = call(command, *both, *options, *packs)
    assert outcome.code == 0
    assert outcome.out.isascii()
    assert json.loads(outcome.out)

"""Texts that programs choke on: some a record keeps as they are, some it must refuse."""

MARKUP = (
    *("[/]", "[/b]", "[bold]x", "[red]x[/red]", "100% [sic]", "list[str]", "[x] done", "[[b]]"),
    *("[@click=app.quit]x[/]", "[link=http://x]z[/link]", "[$error]E[/]", "a\\[b", "&lt;b&gt;"),
    *("<script>alert(1)</script>", "**b** _i_ `c`", "$(id)", "`id`", "${HOME}", "%s %n", "{0}{x}"),
)
YAML = (
    *("no", "NO", "on", "~", "null", "true", "=", "<<", "0777", "0x1F", "1_000", "1e3", "-0.0"),
    *(".inf", ".nan", "12:30", "2025-02-30", "---", "...", "- a", "? a", "a: b", "a #b", "# a"),
    *("{a}", "[a", "&a b", "*a", "!t x", "!!int 3", "%TAG ! x", "@a", "`a`", "|", ">", "|2-"),
    *("'a'", '"a"', "it's", "\\", "\\x1b[2J", '"\\e]52;c;x\\a"', "a, b", "<<<<<<< HEAD"),
)
SPACE = (" lead", "trail ", "a  b", "\u00a0", "a\u00a0b", "\u2003x", "\ufeffx", "\u200bx", "\u3000")
SCRIPTS = (
    *("Zürich", "e\u0301a\u0308", "a" + "\u0301" * 60, "Ελλάδα", "Україна", "北京", "東京", "서울"),
    *("שלום עולם", "مرحبا بالعالم", "a שלום 1", "\u200fa\u200e", "क्षि", "ไทย", "ﷺ", "ﬁ", "ß", "İı"),
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "🇪🇺🇩🇪",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "\U0001d56c\U0001d587",
        "\ufffd",
        "\ue000",
        "\U0010fffd",
    ),
)
PLACES = (
    *("../../etc/passwd", "/etc/passwd", "C:\\x", "file:///etc/passwd", "a/b", "con", "nul", "-rf"),
    *("=cmd|' /C calc'!A0", "+1", "'; DROP TABLE answers; --", "() { :; }; id", "x" * 900),
)
LINES = (*MARKUP, *YAML, *SPACE, *SCRIPTS, *PLACES)
"""Texts of one line that are kept and shown letter by letter."""

PARAGRAPHS = (
    *LINES,
    *(
        "a\nb",
        "\na",
        "a\n",
        "a\n\n\nb\n\n",
        " a\n  b",
        "a\n---\nb",
        "- a\n- b",
        "a: b\nc: d",
        "\ta",
    ),
    *(
        "a\n# b",
        "\n" * 30 + "x",
        "word " * 4_000,
        "a\n" * 2_000,
        "😀 " * 2_000,
        "| a |\n|---|\n| b |",
    ),
)
"""The same, and texts of several lines."""

REFUSED = {
    "window title": "\x1b]2;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "clear": "\x1b[2J",
    "reset": "\x1bc",
    "C1 command": "\x9b31m",
    "C1 string": "\x9d52;c;eA==\x9c",
    "bell": "a\x07",
    "nothing": "a\x00b",
    "delete": "a\x7f",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "override": "a\u202eb",
    "isolate": "a\u2066b\u2069",
    "tag": "a\U000e0041",
    "form feed": "a\x0cb",
}
"""Texts that would drive a terminal, reorder what is read, or hide in it."""


def as_line(text: str) -> str:
    """Return a text as it can stand on one line."""
    return text.replace("\n", " ").replace("\t", " ")

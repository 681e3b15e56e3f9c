"""Text from files and paste, made harmless: cleaned before it is kept, visible when it is shown."""

import re

CONTROLS = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f"
FORBIDDEN_IN_LINE = re.compile(f"[\x00-\x1f{CONTROLS}]")
FORBIDDEN_IN_PARAGRAPH = re.compile(f"[\x00-\x08\x0b-\x1f{CONTROLS}]")


def is_clean(text: str) -> bool:
    """Tell whether `text` may be stored as a paragraph."""
    return FORBIDDEN_IN_PARAGRAPH.search(text) is None


def clean(text: str) -> str:
    """Return `text`, typed or pasted, without what a paragraph refuses; line ends are unified."""
    return FORBIDDEN_IN_PARAGRAPH.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """Return `text` as one line: line ends and tabs become spaces, controls are dropped."""
    return FORBIDDEN_IN_LINE.sub("", re.sub(r"[\r\n\t]+", " ", text))


_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}


def visible(text: str) -> str:
    """Return `text` with every character that could drive a terminal shown as a substitute.

    Newlines stay; tabs become spaces. What is stored is never changed by this.
    """
    text = text.replace("\t", "    ")
    return FORBIDDEN_IN_PARAGRAPH.sub(lambda found: _substitute(ord(found.group())), text)


def visible_line(text: str) -> str:
    """Return `text` as `visible` does, line ends shown as a substitute too."""
    return visible(text).replace("\n", _PICTURES[0x0A])


def _substitute(code: int) -> str:
    return _PICTURES.get(code) or f"<U+{code:04X}>"

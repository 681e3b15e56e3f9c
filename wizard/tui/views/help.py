"""The sections of the help: keys and method on one page each, and the glossary."""

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from wizard.tui.actions import Action
from wizard.tui.views.outline import MARK_MEANINGS
from wizard.tui.views.words import WORDS
from wizard.tui.widgets.blocks import Block

EVERYWHERE = (
    ("Tab", "Next part"),
    ("Arrows, Enter", "Move, choose; or click"),
    ("Ctrl+P", "List of all actions"),
    ("F1, ?", "This help"),
    ("Ctrl+Q", "Leave; all is saved"),
)
_METHOD = """\
Every answer becomes a number from 0 to 1 by a fixed table: levels 0 to 4 are 0, 25, 50, 75 and \
100 of 100.
A safeguard lowers only the exposures it is linked to: its potency times how far it is in place. \
In a family the best one counts; families multiply. At most 90 % of an exposure is taken away.
What is left is the residual. Dimensions and the whole are power means with exponent 3: a severe \
residual is not averaged away.
Bands: low below 20, moderate below 40, high below 60, critical from 60. No total is shown more \
than one band better than its worst part.
An open question never counts as safe: best and worst case are both computed, the working value \
lies between, and the decision looks at the worst case. In the bar [###==---..] # goes up to the \
best case, = to the working value and - to the worst.
Red lines are conditions on answers that no score outvotes. Opportunity stands beside risk and is \
never subtracted from it.
The figures order judgements. They are not probabilities of harm."""
_BETWEEN = 2
_ROOMY = 28
"""Keys of one screen that leave room for an empty line on 80x24."""


def keys_blocks(
    actions: Sequence[Action], typed: Sequence[tuple[str, str]], width: int, *, marks: bool
) -> list[Block]:
    """Return the keys of a screen, in two columns where they fit, then those of every screen."""
    shown = {does for _, does in EVERYWHERE} | {"Help"}
    own = [*typed, *((a.keys, a.description) for a in actions if a.description not in shown)]
    blocks = [
        *_rows(own, width),
        Block("Everywhere", "heading", gap=len(own) <= _ROOMY),
        *_rows(EVERYWHERE, width),
    ]
    if marks:
        blocks.append(Block(MARK_MEANINGS, prefix="Marks: ", prefix_style="heading"))
    return blocks


def _rows(rows: Sequence[tuple[str, str]], width: int) -> list[Block]:
    """Return rows of keys and what they do; in two columns if every one of them fits its half."""
    lead = max((len(keys) for keys, _ in rows), default=0) + _BETWEEN
    half = (width - _BETWEEN) // 2
    if any(lead + Content(does).cell_length > half for _, does in rows):
        return [Block(does, prefix=f"{keys:<{lead}}") for keys, does in rows]
    cells = [f"{keys:<{lead}}{does}" for keys, does in rows]
    middle = (len(cells) + 1) // 2
    left, right = cells[:middle], [*cells[middle:], ""]
    return [
        Block(f"{one:<{half + _BETWEEN}}{two}".rstrip(), clip=True)
        for one, two in zip(left, right, strict=False)
    ]


def method_blocks() -> list[Block]:
    """Return the method in paragraphs."""
    return [
        Block("The method", "heading"),
        *(Block(paragraph, prefix="- ") for paragraph in _METHOD.splitlines()),
    ]


def glossary_blocks(glossary: Mapping[str, str], wanted: str) -> list[Block]:
    """Return the words of the subject and of this program; those that fit what is wanted."""
    words = wanted.casefold().split()
    entries = sorted({**WORDS, **glossary}.items(), key=lambda entry: entry[0].casefold())
    found = [entry for entry in entries if _fits(entry, words)]
    # A word looked for stands before those that only mention it.
    found.sort(key=lambda entry: not all(word in entry[0].casefold() for word in words))
    return list(_entries(found)) or [Block("No word fits.", "muted")]


def _fits(entry: tuple[str, str], words: Sequence[str]) -> bool:
    text = " ".join(entry).casefold()
    return all(word in text for word in words)


def _entries(entries: Sequence[tuple[str, str]]) -> Iterator[Block]:
    for word, meaning in entries:
        yield Block(meaning, prefix=f"{word}: ", prefix_style="heading")

"""Whether the moves a pack declares lead somewhere."""

from collections.abc import Iterator

from wizard.lint.finding import Finding
from wizard.model.move import Move
from wizard.model.pack import Pack
from wizard.model.scale import MultipleChoice
from wizard.scoring.answers.scale import find_complaint
from wizard.spelling import suggest


def find_broken_moves(pack: Pack) -> Iterator[Finding]:
    """Return every move from a question that is still asked, or to one that cannot take it."""
    seen: set[str] = set()
    for index, move in enumerate(pack.file.moves):
        path = ("moves", index)
        if move.from_ in pack.questions:
            what = f"{move.from_} is still asked: its answers stay where they are"
            yield Finding(None, (*path, "from"), what)
        if move.from_ in seen:
            yield Finding(None, (*path, "from"), f"{move.from_} is moved twice")
        seen.add(move.from_)
        if move.to is not None:
            yield from _check_target(pack, index, move, move.to)


def _check_target(pack: Pack, index: int, move: Move, to: str) -> Iterator[Finding]:
    later = {other.from_ for other in pack.file.moves[index + 1 :]}
    asked = pack.questions.get(to)
    if asked is None:
        if to not in later:
            what = f"no question is called {to}, and no later move goes on from it"
            yield Finding(None, ("moves", index, "to"), what, suggest(to, pack.questions))
        return
    if asked.reads:
        yield Finding(None, ("moves", index, "to"), f"{to} is computed and takes no answers")
        return
    for old, new in move.values.items():
        raw = (str(new),) if isinstance(asked.scale, MultipleChoice) else new
        if complaint := find_complaint(asked.scale, raw):
            what = f"an answer to {to} cannot be {new}: it {complaint}"
            yield Finding(None, ("moves", index, "values", old), what)

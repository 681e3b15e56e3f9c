"""Whether what an analyst says of single safeguards fits the pack: lowered links, difficulty."""

from collections.abc import Iterable, Iterator, Sequence

from wizard.lint.finding import Finding
from wizard.lint.walk import Path
from wizard.model.assessment import Assessment, LinkJudgement, LoweredPotency
from wizard.model.checklist import Exposure, Potency, Safeguard
from wizard.model.pack import Pack
from wizard.spelling import suggest

_RANKS: tuple[Potency | LoweredPotency, ...] = ("none", "weak", "moderate", "strong")
_SUGGESTED = 20
"""Entries for which a likely spelling is looked for: it compares with every question."""


def find_misjudgements(pack: Pack, assessment: Assessment) -> Iterator[Finding]:
    """Yield what is said of links and safeguards that the pack does not have or not allow."""
    for index, entry in enumerate(assessment.link_judgements):
        path = ("link_judgements", index)
        strangers = [*_find_strangers(pack, entry, path, hints=index < _SUGGESTED)]
        yield from strangers or _check_judgement(pack, entry, path)
    safeguards = _ids(pack, Safeguard)
    for index, name in enumerate(assessment.difficulty):
        known = safeguards if index < _SUGGESTED else ()
        if name not in safeguards:
            what = f"no safeguard is called {name}"
            yield Finding(None, ("difficulty", name), what, suggest(name, known))


def _ids(pack: Pack, kind: type[Safeguard | Exposure]) -> Sequence[str]:
    return [q.id for q in pack.questions.values() if isinstance(q, kind)]


def _find_strangers(
    pack: Pack, entry: LinkJudgement, path: Path, *, hints: bool
) -> Iterator[Finding]:
    kinds: tuple[tuple[str, str, type[Safeguard | Exposure]], ...] = (
        ("safeguard", entry.safeguard, Safeguard),
        ("exposure", entry.exposure, Exposure),
    )
    for key, name, kind in kinds:
        if not isinstance(pack.questions.get(name), kind):
            hint = suggest(name, _ids(pack, kind)) if hints else ""
            yield Finding(None, (*path, key), f"no {key} is called {name}", hint)


def _check_judgement(pack: Pack, entry: LinkJudgement, path: Path) -> Iterator[Finding]:
    stated = {s.id: link.potency for s, link in pack.answered_by[entry.exposure]}
    potency = stated.get(entry.safeguard)
    if potency is None:
        what = f"{entry.safeguard} does not lower {entry.exposure}: there is no link to judge"
        yield Finding(None, path, what, _name_links(stated))
        return
    place, rank = (*path, "potency"), _RANKS.index(potency)
    if _RANKS.index(entry.potency) > rank:
        what = f"would raise the link from {potency} to {entry.potency}: a judgement only lowers"
        yield Finding(None, place, what, f"write {' or '.join(_RANKS[:rank])}, or take it out")
    elif entry.potency == potency:
        what = f"the link is {potency} in the pack too: the entry changes nothing"
        yield Finding(None, place, what, severity="advice")


def _name_links(safeguards: Iterable[str]) -> str:
    found = ", ".join(safeguards)
    return f"it is lowered by: {found}" if found else "no safeguard lowers it"

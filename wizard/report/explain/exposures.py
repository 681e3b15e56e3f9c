"""Figures of one exposure: its value, what safeguards take from it, what is left (1.4-1.7)."""

import math
from collections.abc import Iterator

from wizard.model.checklist import FAMILIES
from wizard.model.explanation import Step
from wizard.report.explain.draft import Draft, digits, percent, show, show_reading, span
from wizard.report.explain.means import band_steps
from wizard.report.explain.rollups import RESIDUALS, ROLLED
from wizard.report.explain.sheet import SCENES, Scene, Sheet
from wizard.scoring.scores.case import potency_of
from wizard.scoring.scores.coverage import Threat, coverage_of, family_effects
from wizard.scoring.scores.waterfall import carrying_family

NAMES = (*ROLLED, "safeguard_coverage", "share_of_risk")


def draft_exposure(sheet: Sheet, question: str, name: str) -> Draft:
    """Return how a figure of an exposure came about."""
    threat = sheet.threats[question]
    if name in RESIDUALS:
        return _draft_band(sheet, threat, name)
    if name == "safeguard_coverage":
        return _draft_coverage(sheet, threat)
    if name == "share_of_risk":
        return _draft_share(sheet, threat)
    return (
        _draft_inherent(sheet, threat) if name == "inherent" else _draft_left(sheet, threat, name)
    )


def _draft_inherent(sheet: Sheet, threat: Threat) -> Draft:
    value = sheet.working.board.values[threat.id]
    title = f"{sheet.label(threat.id)}, {ROLLED['inherent']}"
    formula = "The value of its answer, before any safeguard."
    step = Step("The value of the answer", value)
    shown = show_reading(sheet.result.readings[threat.id])
    return Draft(title, value, formula, (step,), (f"answers.{threat.id}",), shown=shown)


def _draft_left(sheet: Sheet, threat: Threat, name: str) -> Draft:
    """Return how a residual came about; off the working values the answers are its parts."""
    board = sheet.boards[SCENES[name]]
    exposure, left = board.values[threat.id], board.residuals[threat.id]
    taken = coverage_of(threat, board.values, sheet.case.parameters.coverage_cap)
    last = Step(f"{digits(exposure)} x (1 - {digits(taken)})", left)
    if name == "residual":
        lines = [Step("Before safeguards", exposure), Step("Taken by safeguards", taken)]
        names = ("inherent", "safeguard_coverage")
        parts = tuple(f"exposures.{threat.id}.{part}" for part in names)
    else:
        lines = [Step("Before safeguards", exposure), *_cover(sheet, threat, SCENES[name])]
        parts = tuple(f"answers.{q}" for q in (threat.id, *(s.safeguard for s in threat.shields)))
    title = f"{sheet.label(threat.id)}, {ROLLED[name]}"
    formula = "The value of the exposure times what its safeguards leave: x (1 - m)."
    shown = _span(sheet, threat) if name == "residual" else ""
    return Draft(title, left, formula, (*lines, last), parts, shown=shown)


def _span(sheet: Sheet, threat: Threat) -> str:
    boards = (sheet.boards[scene] for scene in ("working", "best", "worst"))
    return span(*(show(board.residuals[threat.id]) for board in boards))


def _draft_coverage(sheet: Sheet, threat: Threat) -> Draft:
    steps = tuple(_cover(sheet, threat, "working"))
    value = sheet.exposures[threat.id].coverage
    return Draft(
        f"{sheet.label(threat.id)}, taken by safeguards",
        value,
        "Each safeguard takes its potency times its value. In a family only the best counts; "
        "what the families leave is multiplied; never more than the cap is taken.",
        steps,
        tuple(f"answers.{shield.safeguard}" for shield in threat.shields),
        tuple(_remarks(sheet, threat)),
        percent(value),
    )


def _cover(sheet: Sheet, threat: Threat, scene: Scene) -> Iterator[Step]:
    values, cap = sheet.boards[scene].values, sheet.case.parameters.coverage_cap
    effects = family_effects(threat, values)
    counting = {holder for _, holder in effects}
    for shield in sorted(threat.shields, key=lambda shield: (shield.family, shield.safeguard)):
        label, value = sheet.label(shield.safeguard), values[shield.safeguard]
        words = f"{FAMILIES[shield.family]}, {label}: {digits(shield.potency)} x {digits(value)}"
        effect = shield.potency * value
        idle = (
            " (its family has a better one)" if effect and shield.safeguard not in counting else ""
        )
        yield Step(words + idle, effect)
    factors = [f"(1 - {digits(effect)})" for effect, _ in effects if effect]
    taken = 1.0 - math.prod(1.0 - effect for effect, _ in effects)
    yield Step(f"1 - {' x '.join(factors)}" if factors else "No safeguard takes anything", taken)
    if taken > cap:
        yield Step(f"At most {digits(cap)}", cap)


def _remarks(sheet: Sheet, threat: Threat) -> Iterator[str]:
    family = carrying_family(sheet.exposures[threat.id].effects)
    if family:
        yield f"Carried by a single family: {family}."
    yield from _judged_links(sheet, threat)
    in_play = {shield.safeguard for shield in threat.shields}
    linked = [s.label for s, _ in sheet.pack.answered_by[threat.id] if s.id not in in_play]
    if linked:
        yield f"Linked, but out of play: {', '.join(linked)}."


def _judged_links(sheet: Sheet, threat: Threat) -> Iterator[str]:
    """Yield where the analyst holds a link in play to be weaker than the pack says, and why."""
    links = {s.id: link for s, link in sheet.pack.answered_by[threat.id]}
    potencies = {shield.safeguard: shield.potency for shield in threat.shields}
    for entry in sheet.assessment.link_judgements:
        link = links.get(entry.safeguard)
        if entry.exposure != threat.id or link is None or entry.safeguard not in potencies:
            continue
        if potencies[entry.safeguard] < potency_of(link, sheet.case.parameters):
            lead = f"{sheet.label(entry.safeguard)}: judged {entry.potency} here"
            yield f"{lead}, {link.potency} in the pack. {entry.reason}"


def _draft_band(sheet: Sheet, threat: Threat, name: str) -> Draft:
    residual = sheet.boards[SCENES[name]].residuals[threat.id]
    steps = band_steps(residual, sheet.case.parameters.band_edges)
    title = f"{sheet.label(threat.id)}, {ROLLED[name]}"
    part = f"exposures.{threat.id}.{RESIDUALS[name]}"
    boards = (sheet.boards[scene] for scene in ("working", "best", "worst"))
    shown = span(*(board.exposure_bands[threat.id].word for board in boards))
    return Draft(
        title,
        steps[-1].value,
        "The band of the residual.",
        steps,
        (part,),
        shown=shown if name == "band" else "",
    )


def _draft_share(sheet: Sheet, threat: Threat) -> Draft:
    """Return its share of the overall residual: Euler's split, which adds up (method.md 1.17)."""
    part, total = sheet.exposures[threat.id].contribution, sheet.result.residual or 0.0
    share = min(1.0, part / total) if total else 0.0
    last = Step("The product of the first three over the last", share)
    return Draft(
        f"{sheet.label(threat.id)}, share of the overall residual",
        share,
        "Its share of all weight times its residual to the power, over the overall residual to "
        "the power; the shares of all exposures add up to the whole.",
        (*_share_steps(sheet, threat, total), last) if total else (),
        (f"exposures.{threat.id}.residual", "risk.residual"),
        (f"{show(part)} of {show(total)} points." if total else "There is nothing to share.",),
        percent(share),
    )


def _share_steps(sheet: Sheet, threat: Threat, total: float) -> Iterator[Step]:
    case, power = sheet.case, sheet.case.parameters.power
    across = math.fsum(case.risk_weights[d] for d in case.threats_by_dimension)
    own = case.risk_weights[threat.dimension]
    within = math.fsum(t.weight for t in case.threats_by_dimension[threat.dimension])
    residual = sheet.working.board.residuals[threat.id]
    title, raised = sheet.title(threat.dimension), f"to the power {digits(power)}"
    yield Step(f"{title}: weight {digits(own)} of {digits(across)}", own / across)
    yield Step(f"In it: weight {digits(threat.weight)} of {digits(within)}", threat.weight / within)
    yield Step(f"Its residual, {digits(residual)}, {raised}", residual**power)
    yield Step(f"The overall residual, {digits(total)}, {raised}", total**power)

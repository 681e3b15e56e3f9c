"""The shortest way found to a milder verdict: safeguards that would have to be binding for it."""

from wizard.errors import InvalidAnswerError
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.model.result import Verdict
from wizard.session.sandbox import Sandbox


def find_route(pack: Pack, assessment: Assessment) -> tuple[str, ...]:
    """Return answered safeguards that make the verdict milder when they are binding; none if none.

    They are taken in the order of the sequence (method.md 1.15) until the verdict moves; those it
    moves without are left out again. A heuristic: no fewer of these do, but others might.
    """
    tried = Sandbox(pack, assessment)
    present = _verdict(tried)
    taken = _take(tried, present)
    if _verdict(tried) >= present:
        return ()
    return tuple(question for question in taken if not _is_needless(tried, question, present))


def _take(tried: Sandbox, present: Verdict) -> list[str]:
    taken = []
    for step in tried.before.sequence:
        question = step.improvement.safeguard.id
        try:
            tried.bind(question)
        except InvalidAnswerError:
            continue  # its answer is a number, which nobody but the analyst can choose
        taken.append(question)
        if _verdict(tried) < present:
            break
    return taken


def _is_needless(tried: Sandbox, question: str, present: Verdict) -> bool:
    """Tell whether the verdict stays as mild without a safeguard, which is then left as it was."""
    before = tried.after
    tried.reset(question)
    if _verdict(tried) < present:
        return True
    tried.after = before
    return False


def _verdict(sandbox: Sandbox) -> Verdict:
    return sandbox.after.result.recommendation.verdict

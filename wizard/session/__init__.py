"""Work on one assessment: the session, what a person types, and where summaries go."""

from wizard.session.holding import now
from wizard.session.session import Session

__all__ = ["Session", "now"]

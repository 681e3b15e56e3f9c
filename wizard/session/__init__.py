"""Work on one assessment: the session, what a person types, and where summaries go."""

from wizard.session.session import Session, now

__all__ = ["Session", "now"]

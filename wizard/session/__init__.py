"""Work on one assessment: the session, what a person types, and where summaries go."""

from wizard.session.session import Session, now
from wizard.session.summaries import summary_path, write_summary

__all__ = ["Session", "now", "summary_path", "write_summary"]

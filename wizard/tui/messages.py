"""What screens ask the application for."""

from textual.message import Message

from wizard.session import Session


class SessionWanted(Message):
    """A person wants to work on an assessment."""

    def __init__(self, session: Session, *, at: str | None = None) -> None:
        super().__init__()
        self.session = session
        self.at = at
        """The question to begin with; the first open one if none is named."""


class HomeWanted(Message):
    """A person wants to go to the home screen."""

"""What screens ask the application for."""

from textual.message import Message

from wizard.session import Session


class SessionWanted(Message):
    """A person wants to work on an assessment."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


class HomeWanted(Message):
    """A person wants to go to the home screen."""

"""The floor of a screen: a Textual application with one line."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """Shows the mark the benchmarks wait for; Ctrl+Q leaves, as everywhere in Textual."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("Partnership wizard")


if __name__ == "__main__":
    Minimal().run()

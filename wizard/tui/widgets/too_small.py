"""What stands on the screen while the terminal is too small for it."""

from textual.widgets import Static

MIN_WIDTH = 40
MIN_HEIGHT = 10

TEXT = f"Terminal too small.\nNeeds {MIN_WIDTH}x{MIN_HEIGHT}.\nCtrl+Q leaves; all is saved."


class TooSmall(Static):
    """Says so; shown instead of everything else by the class `-tiny` of its screen."""

    def __init__(self) -> None:
        super().__init__(TEXT, markup=False)

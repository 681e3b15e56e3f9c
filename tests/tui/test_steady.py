"""Nothing blinks."""

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.tui_helpers import walking


@pytest.mark.parametrize("key", ["slash", "e", "x", "t", "f", "ctrl+p"])
async def test_no_caret_blinks(tmp_path: Path, key: str) -> None:
    """In every field of every window the caret stands still."""
    async with walking(tmp_path) as (stage, _):
        await stage.press(key)
        await stage.until(lambda: stage.top != "WalkScreen", "the window")
        fields = [*stage.app.screen.query(Input), *stage.app.screen.query(TextArea)]
        assert fields
        assert not any(field.cursor_blink for field in fields)

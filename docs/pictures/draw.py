"""Draw the pictures of the README from the running program: `python docs/pictures/draw.py`."""

import asyncio
import tempfile
from pathlib import Path

from wizard.session.creation import create_file, read_example
from wizard.storage.packs.choice import PackChoice
from wizard.tui.app import WizardApp
from wizard.tui.screens.walk import WalkScreen

HERE = Path(__file__).parent
SIZE = (110, 34)


async def draw() -> None:
    """Open the example, go to a question worth showing, and take both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.assessment.yaml"
        create_file(path, read_example())
        app = WizardApp(path, PackChoice())
        async with app.run_test(size=SIZE) as pilot:
            while not isinstance(app.screen, WalkScreen):
                await pilot.pause(0.05)
            for _ in range(2):
                await pilot.press("n")
            await pilot.pause(0.2)
            _write("walk", app)
            await pilot.press("s")
            await app.workers.wait_for_complete()
            await pilot.pause(0.5)
            _write("summary", app)


def _write(name: str, app: WizardApp) -> None:
    picture = app.export_screenshot(title="partnership-wizard")
    lines = [line.rstrip() for line in picture.splitlines()]
    (HERE / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())

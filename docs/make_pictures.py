"""Make the README's pictures from the real app on the sample: `python docs/make_pictures.py`.

Needs Chromium, which draws Textual's own SVG pictures as PNG.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from pathlib import Path

from consult_tui.tui.app import ConsultApp
from consult_tui.workspace.opening import demo, open_workspace

HERE = Path(__file__).resolve().parent
SIZE = (120, 36)
PIXELS = (1482, 929)
"""What Textual draws for a terminal of that size."""

PICTURES: dict[str, tuple[str, ...]] = {
    "consultations": (),
    "draft": ("enter", "ctrl+g", "2", "0", "enter", "enter", "up", "up", "up"),
    "library": ("f3", *"guarentee"),
}
"""Name of each picture, and the keys that lead to it from the first screen."""


async def _picture(name: str, keys: tuple[str, ...], folder: Path) -> Path:
    workspace = open_workspace(demo(folder / name), user="Policy officer")
    app = ConsultApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await app.workers.wait_for_complete()
            await asyncio.to_thread(app.saver.flush)
            await pilot.pause()
        drawn = Path(app.save_screenshot(f"{name}.svg", path=str(folder)))
    app.saver.close()
    return drawn


def _as_png(drawn: Path, target: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is not installed.")
    window = f"--window-size={PIXELS[0]},{PIXELS[1]}"
    profile = f"--user-data-dir={drawn.parent / 'profile'}"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", window, profile]
    command = [browser, *flags, f"--screenshot={target}", drawn.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Make every picture anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for picture, keys in PICTURES.items():
            _as_png(asyncio.run(_picture(picture, keys, folder)), HERE / f"{picture}.png")


if __name__ == "__main__":
    main()

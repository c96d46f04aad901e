"""Old Word documents and rich text: through LibreOffice where it is installed, as `.docx`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from consult_tui.errors import BadInput
from consult_tui.intake.apart.limits import without_limits
from consult_tui.intake.blocks import Document

_LONGEST = 60
"""Seconds that LibreOffice may take."""
_LONGEST_COPY = 4
"""Seconds for reading what it made."""
_PROGRAMS = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SAVE_AS = "Open it in Word or LibreOffice and save it as .docx."


def read(
    data: bytes, name: str, tell: Callable[[float, float], None] = lambda part, patience: None
) -> Document:
    """Read a `.doc` or `.rtf`, by a copy of it saved as `.docx`.

    Args:
        data: The whole file.
        name: What the officer calls it.
        tell: Told that LibreOffice is at work, and how many seconds that may take.

    Raises:
        BadInput: If LibreOffice is not there, cannot read it, or takes too long.
    """
    from consult_tui.intake.readers import docx

    program = next((found for place in _PROGRAMS if (found := shutil.which(place))), None)
    if program is None:
        raise BadInput(f"'{name}' is in an old format that needs LibreOffice to be read.", _SAVE_AS)
    tell(0.1, _LONGEST + 5)
    with without_limits():
        copy = _converted(data, name, program)
    tell(0.7, _LONGEST_COPY)
    return docx.read(copy, name)


def _converted(data: bytes, name: str, program: str) -> bytes:
    """The same document as `.docx`, made in a folder and with settings of its own that vanish with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / f"document{Path(name).suffix.casefold()}"
        source.write_bytes(data)
        settings = (folder / "settings").as_uri()
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={settings}"]
        command += ["--convert-to", "docx", "--outdir", str(folder / "out"), str(source)]
        try:
            subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)
            return (folder / "out" / "document.docx").read_bytes()
        except (OSError, subprocess.SubprocessError) as exc:
            raise BadInput(f"'{name}' could not be read by LibreOffice.", _SAVE_AS) from exc

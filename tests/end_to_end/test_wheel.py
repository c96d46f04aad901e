"""The wheel: exactly what belongs in it, and a demo that works where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PROJECT

ENVIRONMENT = dict(os.environ)
"""As it was before any test: what pip is told about where packages are."""
DATA = {"consult_tui/py.typed", "consult_tui/tui/consult.tcss", "consult_tui/word/template.docx"}
SAMPLE = {
    "snippets/positions.json",
    "snippets/workspace.toml",
    "responses/munro-2012/history.jsonl",
    "responses/munro-2012/response.json",
    "responses/munro-2012/sources/SAMPLE-munro-2012.html",
    "responses/school-funding-2011/history.jsonl",
    "responses/school-funding-2011/response.json",
    "responses/school-funding-2012/history.jsonl",
    "responses/school-funding-2012/response.json",
    "responses/school-funding-2012/sources/SAMPLE-school-funding-2012.docx",
}
TITLES = ("School funding", "Munro")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the project as it is."""
    from hatchling.build import build_wheel

    folder = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(PROJECT)
    try:
        return folder / build_wheel(str(folder))
    finally:
        os.chdir(before)


def test_the_wheel_holds_the_package_and_the_sample_and_nothing_else(wheel: Path) -> None:
    package = {str(path.relative_to(PROJECT)) for path in (PROJECT / "consult_tui").rglob("*.py")}
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    inside = {name for name in names if ".dist-info/" not in name}
    assert len(names) == len(set(names))
    assert inside == package | DATA | {f"consult_tui/sample/{name}" for name in SAMPLE}
    about = {name.partition(".dist-info/")[2] for name in names} - {""}
    assert about == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def test_the_sample_in_the_wheel_is_the_projects_own(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in SAMPLE:
            assert archive.read(f"consult_tui/sample/{name}") == (PROJECT / name).read_bytes(), name


def test_every_file_of_the_sample_is_named(wheel: Path) -> None:
    there = {
        path.relative_to(PROJECT)
        for part in ("snippets", "responses")
        for path in (PROJECT / part).rglob("*")
        if path.is_file() and not path.name.startswith(".") and "exports" not in path.parts
    }
    assert {path.as_posix() for path in there} == SAMPLE


def try_demo(consult: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Make the sample and list its register, as an officer would."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [*consult, *arguments], capture_output=True, text=True, env=environment, cwd=folder, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    made = run("demo", "--no-open", str(folder / "demo")).strip()
    assert made == str((folder / "demo").resolve())
    listed = json.loads(run("--workspace", made, "responses", "--json"))
    for title in TITLES:
        assert any(title in row["title"] for row in listed)
    where = json.loads(run("locate", "--json"))["sample"]
    assert where["there"]
    assert PROJECT not in Path(where["path"]).parents
    assert Path(where["path"]) != PROJECT


def test_the_demo_works_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    try_demo([sys.executable, "-m", "consult_tui"], tmp_path, environment)


@pytest.mark.real_tools
def test_the_demo_works_from_the_wheel_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(fresh)], check=True)
    scripts = fresh / ("Scripts" if os.name == "nt" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)]
    subprocess.run(install, check=True, env=ENVIRONMENT, cwd=tmp_path)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    try_demo([str(scripts / "consult")], tmp_path, environment)

"""The house itself: links, wheel contents, public names, the rules that the README promises."""

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import diplograph

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ontology", "ingest", "queries", "graphs")
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_has_its_link(room: str) -> None:
    link = ROOT / "src" / "diplograph" / room
    assert link.is_symlink(), f"src/diplograph/{room} is no link; make it one: ln -s ../../{room} src/diplograph/{room}"
    assert link.readlink() == Path("../../") / room, f"src/diplograph/{room} must point to ../../{room}"


def test_every_subpackage_is_in_the_wheel() -> None:
    listed = set(CONFIG["packages"])
    homes = {"diplograph": ROOT / "src" / "diplograph"} | {f"diplograph.{room}": ROOT / room for room in ROOMS}
    found = {
        ".".join((name, *init.parent.relative_to(home).parts))
        for name, home in homes.items()
        for init in home.rglob("__init__.py")
        if not any(part in ROOMS for part in init.parent.relative_to(home).parts)
    }
    missing = sorted(found - listed)
    assert not missing, f"not in [tool.setuptools] packages, so left out of the wheel: {missing}"
    assert sorted(listed - found) == []


def test_every_data_file_is_in_the_wheel() -> None:
    globs = CONFIG["package-data"]
    left_out = []
    for room in ROOMS:
        home = ROOT / room
        packed = {path for pattern in globs.get(f"diplograph.{room}", []) for path in home.glob(pattern)}
        for path in home.rglob("*"):
            is_data = path.is_file() and path.suffix not in (".py", ".pyc") and path.name != "README.md"
            if is_data and path not in packed:
                left_out.append(str(path.relative_to(ROOT)))
    assert not left_out, f"matched by no pattern of [tool.setuptools.package-data]: {sorted(left_out)}"


@pytest.mark.parametrize("name", ["diplograph", *(f"diplograph.{room}" for room in ROOMS)])
def test_public_names_exist(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__all__ == sorted(module.__all__, key=str.lower) or module.__all__ == sorted(module.__all__)
    for public in module.__all__:
        assert getattr(module, public) is not None


MODULES = sorted(each.name for each in pkgutil.walk_packages(diplograph.__path__, "diplograph."))


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_guide_names_every_module_of_stances_once() -> None:
    guide = (ROOT / "docs" / "guide" / "ingest.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \|", guide.partition("## Who is asked what")[2], re.MULTILINE)
    named = sorted(name for row in rows for name in re.findall(r"`(\w+)`", row))
    assert named == sorted(path.stem for path in (ROOT / "ingest" / "stances").glob("[!_]*.py"))


def test_help_imports_nothing_heavy() -> None:
    """The command line answers at once: `--help` must not load the store, pandas or the rooms."""
    code = (
        "import sys, diplograph.cli as c\n"
        "try: c.root.main(['--help'], standalone_mode=False)\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in"
        " ('pandas', 'rdflib', 'pyshacl', 'networkx', 'pyoxigraph', 'SPARQLWrapper')"
        " or m.startswith('diplograph.ingest')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_every_command_has_help_with_an_example() -> None:
    from diplograph.cli import COMMANDS

    for name in COMMANDS:
        command = importlib.import_module(f"diplograph.commands.{name}").command
        assert "Example:" in (command.help or ""), f"diplograph {name} --help shows no example"
        assert f"diplograph {name}" in (command.help or "")

"""Pictures for papers, and the command that writes every kind of file from the sample letters."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import networkx as nx
import pytest
from click.testing import CliRunner

from diplograph import graphs, intake
from diplograph.commands import demo
from diplograph.commands.graph import command
from diplograph.errors import InputError
from diplograph.graphs import pictures
from diplograph.ingest import reader, samples
from diplograph.store import Store

STARTS = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample letters."""
    path = tmp_path_factory.mktemp("pictures") / "store"
    with Store.open(path, create=True) as store:
        list(intake.ingest(store, reader.sources(samples.paths())))
    return path


def run(folder: Path, *arguments: str) -> str:
    """The command's output; it must succeed."""
    done = CliRunner().invoke(command, [*arguments, "--store", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("suffix", pictures.FORMATS)
def test_pictures_are_the_same_every_time(folder: Path, tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install 'diplograph[pictures]'")
    for name in (("agreement",), ("trace", "--state", "PRK", "--series", "dprk-human-rights")):
        files = [tmp_path / f"{number}{suffix}" for number in (1, 2)]
        for file in files:
            run(folder, *name, "--out", str(file))
        assert files[0].read_bytes().startswith(STARTS[suffix])
        assert files[0].read_bytes() == files[1].read_bytes()


def test_what_cannot_be_drawn_is_said() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install 'diplograph[pictures]'")
    pair: nx.Graph[str] = nx.Graph([("a", "b", {"weight": 1.0})], name="agreement")
    with pytest.raises(InputError, match=r"\.svg"):
        pictures.agreement(pair, ".bmp")
    with pytest.raises(InputError, match="no two actors"):
        pictures.agreement(nx.Graph(), ".svg")


@pytest.mark.parametrize("name", graphs.NAMES)
def test_every_projection_is_written(folder: Path, tmp_path: Path, name: str) -> None:
    for suffix in (".gexf", ".graphml", ".csv"):
        out = tmp_path / f"graph{suffix}"
        run(folder, name, "--measures", "--out", str(out))
        assert out.stat().st_size > 0


def test_the_page_is_written(folder: Path, tmp_path: Path) -> None:
    for name in ("explorer", "states-resolutions"):
        run(folder, name, "--out", str(tmp_path / "page.html"))
        assert (tmp_path / "page.html").read_bytes().startswith(b"<!doctype html>")


def test_wrong_use_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    for arguments in (("citations", "--out", "x.svg"), ("trace", "--out", "x.svg"), ("grounds", "--param", "x")):
        given = [*arguments, "--out", str(tmp_path / "x.svg"), "--store", str(folder)]
        with pytest.raises(InputError):
            CliRunner().invoke(command, given, catch_exceptions=False)


def test_state_and_target_narrow(folder: Path) -> None:
    with Store.reader(folder) as store:
        all_of_it = graphs.project(store, "states-resolutions")
        some = graphs.project(store, "states-resolutions", {"state": "PRK", "target": "E/CN.4/RES/2004/13"})
    assert set(some) == {"holder:PRK", "target:E/CN.4/RES/2004/13"}
    assert 0 < some.number_of_edges() < all_of_it.number_of_edges()


def test_the_demo_ends_with_the_address_of_the_page(tmp_path: Path) -> None:
    done = CliRunner().invoke(demo.command, ["--out", str(tmp_path / "demo store")], catch_exceptions=False)
    address = done.output.splitlines()[-1].split()[-1]
    page = Path(url2pathname(urlsplit(address).path))
    assert address.startswith("file:///") and page.is_absolute()
    assert page.read_bytes().startswith(b"<!doctype html>")

"""Pictures for papers, and the command that writes every kind of file from the sample letters."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
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
from diplograph.queries.tracing import Step, Trace
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


def test_a_heat_map_says_whom_it_leaves_out_and_tells_a_group_from_a_state() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install 'diplograph[pictures]'")
    pairs = [("holder:NAM", f"holder:A{n:02}", {"weight": 1.0, "shared": 1}) for n in range(70)]
    opposed = ("holder:NAM", "holder:bloc/NAM", {"weight": 0.0, "shared": 2})
    many: nx.Graph[str] = nx.Graph([*pairs, opposed], name="agreement")
    said = pictures.agreement(many, ".svg").decode()
    assert "the 60 of 72 actors that share most texts" in said
    assert ">NAM<" in said and ">bloc/NAM<" in said
    assert "white: no text shared" in said
    assert "actors that share" not in pictures.agreement(nx.Graph(pairs[:3]), ".svg").decode()


def test_a_step_of_which_only_the_year_is_known_is_drawn() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: pip install 'diplograph[pictures]'")
    said = ("A/RES/3379(XXX)", ("reject",), (), 5, -1.0, "actual", (), (), ())
    step = Step("1975", "one", *said, "first stated", "", "", "CUB")
    year = pictures.timeline(Trace("CUB", "everything", (step,), (), 1), ".svg")
    assert year.startswith(STARTS[".svg"])
    day = pictures.timeline(Trace("CUB", "everything", (replace(step, date="1975-07-02"),), (), 1), ".svg")
    assert year.count(b"stroke: #b2380e") == day.count(b"stroke: #b2380e") + 1  # the line over the year
    assert b"hollow" not in day
    unsure = pictures.timeline(Trace("CUB", "everything", (replace(step, modality="conditional"),), (), 1), ".svg")
    assert b">hollow: conditional or not yet so<" in unsure and unsure.count(b"fill: #ffffff; stroke: #b2380e") == 1
    with pytest.raises(InputError, match="no dated position"):
        pictures.timeline(Trace("CUB", "everything", (), (), 2), ".svg")


@pytest.mark.parametrize("name", graphs.NAMES)
def test_every_projection_is_written(folder: Path, tmp_path: Path, name: str) -> None:
    measures = ["--measures"] if name in ("agreement", "states-resolutions") else []
    for suffix in (".gexf", ".graphml", ".csv"):
        out = tmp_path / f"graph{suffix}"
        run(folder, name, *measures, "--out", str(out))
        assert out.stat().st_size > 0


def test_the_page_is_written(folder: Path, tmp_path: Path) -> None:
    for name in ("explorer", "states-resolutions"):
        run(folder, name, "--out", str(tmp_path / "page.html"))
        assert (tmp_path / "page.html").read_bytes().startswith(b"<!doctype html>")


def island(path: Path) -> Any:
    """The data of a page."""
    found = re.search(r'id="data">(.*?)</script>', path.read_text(encoding="utf-8"))
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("name", ["states-resolutions", "explorer", "agreement", "grounds"])
def test_the_page_of_a_projection_shows_its_positions_alone(folder: Path, tmp_path: Path, name: str) -> None:
    page, values = tmp_path / "page.html", {"state": "PRK", "since": "2005"}
    run(folder, name, "--state", "PRK", "--param", "since=2005", "--out", str(page))
    data = island(page)
    with Store.reader(folder) as store:
        made = "states-resolutions" if name == "explorer" else name
        graph = graphs.project(store, made, values)
    rests = {iri for *_, row in graph.edges(data=True) for iri in (row.get("position") or row["positions"]).split()}
    assert len(data["rows"]["iri"]) == len(rests) > 0
    assert set(data["rows"]["target"]) == set(range(len(data["targets"]["name"])))
    assert set(data["rows"]["letter"]) == set(range(len(data["letters"]["name"])))
    assert data["title"] == f"diplograph: {name}, since 2005, state PRK"


def test_the_page_of_sponsors_shows_their_texts(folder: Path, tmp_path: Path) -> None:
    run(folder, "sponsors", "--state", "EU", "--out", str(tmp_path / "page.html"))
    data = island(tmp_path / "page.html")
    eu = data["actors"]["code"].index("EU")
    assert data["targets"]["name"] and all(eu in who for who in data["targets"]["initiators"])


def test_the_page_of_citations_keeps_what_is_cited(folder: Path, tmp_path: Path) -> None:
    run(folder, "citations", "--out", str(tmp_path / "page.html"))
    data = island(tmp_path / "page.html")
    with Store.reader(folder) as store:
        assert sum(map(len, data["letters"]["cites"])) == graphs.project(store, "citations").number_of_edges()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nosuch", "--out", "x.html"), "no such projection"),
        (("sponsers", "--out", "x.html"), r"Did you mean sponsors\?"),
        (("explorer", "--out", "x.gexf"), "the explorer is a page"),
        (("trace", "--state", "PRK", "--out", "x.html"), "a trace is drawn"),
        (("trace", "--state", "PRK", "--param", "since=2005", "--out", "x.svg"), "since does not bear on it"),
        (("citations", "--state", "PRK", "--out", "x.csv"), "state does not bear on it; it takes no parameters"),
        (("words-votes", "--param", "kind=vote", "--out", "x.csv"), "kind does not bear on it"),
        (("sponsors", "--param", "loose=yes", "--out", "x.csv"), "it takes organ, since, state, target, until"),
        (("agreement", "--series", "dprk-human-rights", "--out", "x.csv"), "--series narrows `trace` only"),
        (("citations", "--state", "PRK", "--out", "x.png"), "there is no picture of it"),
        (("citations", "--measures", "--out", "x.csv"), "--measures"),
        (("agreement", "--measures", "--out", "x.html"), "--measures"),
        (("agreement", "--param", "since=foo", "--out", "x.csv"), "since=foo: this is no date"),
        (("agreement", "--param", "until=2005-02-30", "--out", "x.csv"), "until=2005-02-30: this is no date"),
        (("agreement", "--param", "since=2006", "--param", "until=2005-06", "--out", "x.csv"), "is after until"),
        (("agreement", "--param", "organ=ZZZ", "--out", "x.csv"), r"ZZZ: .* Did you mean CHR"),
        (("agreement", "--param", "kind=zzz", "--out", "x.csv"), r"no such kind\. Did you mean letter, vote"),
        (("agreement", "--param", "loose=maybe", "--out", "x.csv"), r"no such loose\. Did you mean yes, no"),
        (("agreement", "--param", "shared=x", "--out", "x.csv"), "shared=x: this is no whole number from 1 on"),
        (("agreement", "--param", "shared=1.5", "--out", "x.csv"), "shared=1.5: this is no whole number"),
        (("agreement", "--param", "minimum=nan", "--out", "x.csv"), "minimum=nan: this is no number from 0 on"),
        (("agreement", "--param", "window=", "--out", "x.csv"), "NAME=VALUE"),
        (("agreement", "--state", "PRK", "--param", "state=USA", "--out", "x.csv"), "state is given twice"),
        (("agreement", "--target", "A/RES/1/1", "--out", "x.csv"), "A/RES/1/1: the store has no such text"),
    ],
)
def test_nothing_is_ignored_in_silence(folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        CliRunner().invoke(command, [*arguments, "--store", str(folder)], catch_exceptions=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("words-votes",), "none found in 14 texts searched; the store has no voting record"),
        (("sponsors", "--state", "ATG"), "none found in 14 texts searched; the store has no record of sponsors"),
        (("states-resolutions", "--state", "ATG"), "none found in 14 texts searched\n"),
    ],
)
def test_a_projection_of_nothing_says_so(folder: Path, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    given = [*arguments, "--out", str(tmp_path / "x.csv"), "--store", str(folder)]
    done = CliRunner().invoke(command, given, catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (0, "")
    assert said in done.stderr
    assert (tmp_path / "x.csv").stat().st_size > 0


def test_pairs_of_one_state_weigh_as_among_all(folder: Path) -> None:
    with Store.reader(folder) as store:
        every = graphs.project(store, "agreement", {"normalization": "average"})
        some = graphs.project(store, "agreement", {"normalization": "average", "state": "PRK"})
    assert some.number_of_edges() == every.degree("holder:PRK") > 0
    assert all(data == every.edges[pair[:2]] for *pair, data in some.edges(data=True))


def test_sponsors_narrow(folder: Path) -> None:
    with Store.reader(folder) as store:
        every = graphs.project(store, "sponsors")
        some = graphs.project(store, "sponsors", {"state": "EU", "since": "2005", "organ": "CHR"})
    wanted = {end for start, end in every.out_edges("holder:EU") if every.nodes[end]["adopted"] >= "2005"}
    assert set(some) == {"holder:EU", *(text for text in wanted if every.nodes[text]["organ"] == "CHR")}
    assert len(some) > 1


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

"""`diplograph graph`: a projection as a file, a picture, or the explorer page."""

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from diplograph import graphs
from diplograph.errors import InputError, UnknownName
from diplograph.queries import runner, tracing
from diplograph.store import Store

from .options import store_option, write_out

if TYPE_CHECKING:
    import networkx as nx

_NAMES = (*graphs.NAMES, "trace", "explorer")
_MEASURED = ("agreement", "states-resolutions")
_NEEDS = {"sponsors": "sponsors", "words-votes": "votes"}


@click.command("graph")
@click.argument("name")
@click.option(
    "--out",
    required=True,
    help=f"File to write: {' '.join(graphs.SUFFIXES)}; {' '.join(graphs.pictures.FORMATS)} are pictures of `agreement` "
    "and `trace`; .html is the explorer, of the whole store or of what a projection rests on.",
)
@click.option("--state", help="Only this holder, by code or name.")
@click.option("--target", help="Only this target, by symbol.")
@click.option("--series", help="Only this series of texts (trace).")
@click.option(
    "--param", "pairs", multiple=True, metavar="NAME=VALUE", help=f"Further parameters: {', '.join(graphs.PARAMETERS)}."
)
@click.option(
    "--measures",
    is_flag=True,
    help="Add signed degrees, communities and betweenness to the nodes of agreement and states-resolutions.",
)
@store_option
def command(
    name: str,
    out: str,
    state: str | None,
    target: str | None,
    series: str | None,
    pairs: tuple[str, ...],
    measures: bool,
    folder: str,
) -> None:
    """Write a projection of the store, a picture of it, or the explorer: one page that opens offline.

    NAME is agreement, citations, grounds, lineage, sponsors, states-resolutions, words-votes, trace or explorer.
    Every edge keeps the IRIs of its positions; those of states-resolutions also the quote.

    \b
    Example:
      diplograph graph explorer --out page.html
      diplograph graph states-resolutions --out positions.gexf
      diplograph graph states-resolutions --state PRK --out prk.html
      diplograph graph agreement --param window=year --param normalization=average --out agreement.graphml
      diplograph graph trace --state PRK --series dprk-human-rights --out trace.svg
    """
    if name not in _NAMES:
        near = get_close_matches(name, _NAMES)
        raise UnknownName(f"{name}: there is no such projection.", near or _NAMES)
    values, suffix = _values(pairs, {"state": state, "target": target}), graphs.suffix_of(out)
    if series is not None and name != "trace":
        raise InputError(f"{name}: --series narrows `trace` only; leave it out")
    if measures and (name not in _MEASURED or suffix not in graphs.SUFFIXES):
        raise InputError(f"--measures adds to files of {' and '.join(_MEASURED)} that hold a graph; leave it out here")
    if suffix in graphs.pictures.FORMATS and name in graphs.NAMES and name != "agreement":
        raise InputError(f"{name}: there is no picture of it; `agreement` and `trace` have one")
    with Store.reader(folder) as store:
        if name == "trace":
            data = _trace(store, values, series, suffix)
        elif name == "explorer":
            data = _explorer(store, values, suffix, out)
        else:
            graph = _project(store, name, values)
            graph = graphs.measures.measured(graph) if measures else graph
            data = _written(store, name, values, graph, suffix)
    write_out(out, data)


def _trace(store: Store, values: dict[str, str], series: str | None, suffix: str) -> bytes:
    if wrong := sorted(values.keys() - {"state", "target"}):
        raise InputError(f"trace: {wrong[0]} does not bear on it; it takes --state, --target, --series")
    if "state" not in values:
        raise InputError("a trace is of one State or group; name it with --state")
    if suffix not in graphs.pictures.FORMATS:
        raise InputError(f"a trace is drawn; name the file {', '.join(graphs.pictures.FORMATS)}")
    found = tracing.trace(store, values["state"], target=values.get("target"), series=series)
    return graphs.pictures.timeline(found, suffix)


def _explorer(store: Store, values: dict[str, str], suffix: str, out: str) -> bytes:
    """The page of the whole store, or with parameters that of the stances that they leave."""
    if suffix != ".html" and out != "-":
        raise InputError(f"{out}: the explorer is a page; name the file .html, or choose a projection for {suffix}")
    if not values:
        return graphs.explorer.page(store)
    return graphs.explorer.page(store, _title("explorer", values), _project(store, "states-resolutions", values))


def _project(store: Store, name: str, values: dict[str, str]) -> "nx.Graph[str]":
    """The projection; when nothing is left, it is said on standard error."""
    graph = graphs.project(store, name, values)
    if not graph.number_of_edges():
        lack = runner.lacks(store, _NEEDS.get(name))
        said = f"none found in {runner.searched(store)} texts searched"
        click.echo(f"{said}; the store has {lack}" if lack else said, err=True)
    return graph


def _written(store: Store, name: str, values: dict[str, str], graph: "nx.Graph[str]", suffix: str) -> bytes:
    if suffix == ".html":
        return graphs.explorer.page(store, _title(name, values), graph)
    if suffix in graphs.pictures.FORMATS:
        return graphs.pictures.agreement(graph, suffix)
    return graphs.write(graph, suffix)


def _title(name: str, values: dict[str, str]) -> str:
    return "diplograph: " + ", ".join([name, *(f"{each} {value}" for each, value in sorted(values.items()))])


def _values(pairs: tuple[str, ...], options: dict[str, str | None]) -> dict[str, str]:
    """The parameters by name. Raises InputError for one that is given twice, or without a value."""
    found = {name: value for name, value in options.items() if value is not None}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (equals and value):
            raise InputError(f"{pair}: write a parameter as NAME=VALUE, such as since=2005")
        if name in found:
            raise InputError(f"{pair}: {name} is given twice; give it once")
        found[name] = value
    return found

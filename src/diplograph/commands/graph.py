"""`diplograph graph`: a projection as a file, a picture, or the explorer page."""

import click

from diplograph import graphs
from diplograph.errors import InputError
from diplograph.queries import tracing
from diplograph.store import Store

from .options import store_option, write_out


@click.command("graph")
@click.argument("name")
@click.option(
    "--out",
    required=True,
    help=f"File to write: {' '.join(graphs.SUFFIXES)}; {' '.join(graphs.pictures.FORMATS)} are pictures of `agreement` "
    "and `trace`; .html is the explorer.",
)
@click.option("--state", help="Only this holder, by code or name.")
@click.option("--target", help="Only this target, by symbol.")
@click.option("--series", help="Only this series of texts (trace).")
@click.option(
    "--param", "pairs", multiple=True, metavar="NAME=VALUE", help=f"Further parameters: {', '.join(graphs.PARAMETERS)}."
)
@click.option("--measures", is_flag=True, help="Add signed degrees, communities and betweenness to the nodes.")
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
      diplograph graph agreement --param window=year --param normalization=average --out agreement.graphml
      diplograph graph trace --state PRK --series dprk-human-rights --out trace.svg
    """
    values = _values(pairs) | {key: value for key, value in (("state", state), ("target", target)) if value}
    suffix = graphs.suffix_of(out)
    with Store.reader(folder) as store:
        if name == "explorer" or suffix == ".html":
            data = graphs.explorer.page(store)
        elif name == "trace":
            if state is None:
                raise InputError("a trace is of one State or group; name it with --state")
            data = graphs.pictures.timeline(tracing.trace(store, state, target=target, series=series), suffix)
        else:
            graph = graphs.project(store, name, values)
            graph = graphs.measures.measured(graph) if measures else graph
            data = (
                graphs.pictures.agreement(graph, suffix) if _is_picture(name, suffix) else graphs.write(graph, suffix)
            )
    write_out(out, data)


def _is_picture(name: str, suffix: str) -> bool:
    if suffix in graphs.pictures.FORMATS and name != "agreement":
        raise InputError(f"{name}: there is no picture of it; `agreement` and `trace` have one")
    return suffix in graphs.pictures.FORMATS


def _values(pairs: tuple[str, ...]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise InputError(f"{pair}: write a parameter as NAME=VALUE, such as since=2005")
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}

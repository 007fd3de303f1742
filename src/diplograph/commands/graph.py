"""`diplograph graph`: a projection as a file."""

from pathlib import PurePath

import click

from diplograph import graphs
from diplograph.store import Store

from .options import store_option, write_out


@click.command("graph")
@click.argument("name")
@click.option("--out", required=True, help=f"File to write: {' '.join(graphs.SUFFIXES)}.")
@click.option("--state", help="Only this holder, by code or name.")
@click.option("--target", help="Only this target, by symbol.")
@store_option
def command(name: str, out: str, state: str | None, target: str | None, folder: str) -> None:
    """Write a projection of the store: citations, states-resolutions.

    Every edge keeps the IRI of its position and the quote.

    \b
    Example:
      diplograph graph states-resolutions --out positions.gexf
    """
    given = {"state": state, "target": target}
    values = {name: value for name, value in given.items() if value is not None}
    with Store.reader(folder) as store:
        write_out(out, graphs.write(graphs.project(store, name, values), PurePath(out).suffix.lower()))

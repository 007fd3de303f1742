"""`diplograph export`: the triplestore as a file."""

import sys
import tempfile
from pathlib import Path, PurePath

import click

from diplograph import exports
from diplograph.errors import InputError
from diplograph.files import unpacked
from diplograph.store import FORMATS, Store

from .options import has_folder, store_option


@click.command("export")
@click.option(
    "--out",
    required=True,
    help="File to write; its suffix names the format. - is standard output as N-Quads.",
)
@click.option("--graph", "graphs", multiple=True, help="Only this named graph (its IRI); can be given again.")
@store_option
def command(out: str, graphs: tuple[str, ...], folder: str) -> None:
    """Write the store as RDF, sorted, so that equal stores give equal files.

    Suffixes: .nq .trig (with named graphs), .ttl .nt .rdf (triples only), .jsonld; .gz compresses.

    \b
    Example:
      diplograph export --out graph.trig
      diplograph export --out graph.nq.gz
    """
    suffix = ".nq" if out == "-" else _suffix(out)
    if out != "-":
        has_folder(Path(out))
    with Store.reader(folder) as store:
        known = store.graphs()
        for name in graphs:
            if name not in known:
                raise InputError(f"{name}: the store has no such graph; leave --graph out to write all {len(known)}")
        chosen = tuple(name for name in known if name in graphs) if graphs else None
        if out != "-":
            exports.write(store, Path(out), suffix, chosen)
            return
        with tempfile.TemporaryDirectory(prefix="diplograph-") as aside:
            exports.stream(store, sys.stdout.buffer, suffix, Path(aside), chosen)
            sys.stdout.buffer.flush()


def _suffix(name: str) -> str:
    suffix = PurePath(unpacked(name).lower()).suffix
    if suffix not in FORMATS:
        raise InputError(
            f"{name}: the suffix names no RDF format; use one of {' '.join(FORMATS)}, with .gz if you like"
        )
    return suffix

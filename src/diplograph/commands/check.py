"""`diplograph check`: SHACL over the store, over named graphs or over files."""

from collections.abc import Iterator
from pathlib import Path

import click

from diplograph import intake, shacl
from diplograph.errors import DataError, InputError
from diplograph.model import Quad
from diplograph.queries import runner
from diplograph.store import Store, parse
from diplograph.terms import iri

from .options import json_option, print_rows, store_option

_COLUMNS = ("shape", "severity", "focus", "message")


@click.command("check")
@click.argument("graphs", nargs=-1)
@store_option
@json_option
def command(graphs: tuple[str, ...], folder: str, as_json: bool) -> None:
    """Validate the whole store, or only GRAPHS: names of graphs (their slugs or IRIs) or files of RDF.

    Exit code 1 when a violation is found; warnings do not change it.

    \b
    Example:
      diplograph check
      diplograph check E_CN.4_2005_G_13
      diplograph check mine.ttl --json
    """
    files = [name for name in graphs if Path(name).is_file()]
    names = [name for name in graphs if name not in files]
    found: list[shacl.Violation] = []
    for name in files:
        data = Path(name).read_bytes()
        found += shacl.validate(
            intake.with_reference(parse(data, Path(name).suffix, iri("graph:file"))), scope="letter"
        )
    broken: list[str] = []
    if names or not files:
        with Store.reader(folder) as store:
            if names:
                found += shacl.validate(intake.with_reference(_chosen(store, names)), scope="letter")
            else:
                found += shacl.validate(store.quads(), scope="all")
            broken = [] if names else [name for name, table in runner.integrity(store).items() if table.rows]
    print_rows(_COLUMNS, ({name: getattr(each, name) for name in _COLUMNS} for each in found), as_json, width=90)
    wrong = sum(each.severity == "violation" for each in found)
    if broken:
        raise DataError(f"integrity queries with rows: {', '.join(broken)}; run them with diplograph query --file")
    if wrong:
        raise DataError(f"{wrong} violation(s) and {len(found) - wrong} warning(s)")
    if not as_json:
        click.echo(f"conforms; {len(found)} warning(s)")


def _chosen(store: Store, names: list[str]) -> Iterator[Quad]:
    known = store.graphs()
    for name in names:
        full = name if name in known else str(iri(f"graph:{name}"))
        if full not in known:
            raise InputError(f"{name}: neither a file nor a graph of the store; diplograph export --out - lists all")
        yield from store.quads(full)

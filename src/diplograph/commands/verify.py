"""`diplograph verify`: reads every quote and every hash of the store again."""

import click

from diplograph import verify
from diplograph.errors import DataError
from diplograph.store import Store

from .options import json_option, print_rows, store_option

_COLUMNS = ("kind", "subject", "sentence")


@click.command("verify")
@store_option
@json_option
def command(folder: str, as_json: bool) -> None:
    """Compare every quote with its stored text, and every text and graph with its hash. Exit code 1 on a fault.

    \b
    Example:
      diplograph verify
    """
    with Store.reader(folder) as store:
        found = verify.verify(store)
    if found.faults or as_json:
        print_rows(_COLUMNS, ({name: getattr(each, name) for name in _COLUMNS} for each in found.faults), as_json, 110)
    if found.faults:
        raise DataError(
            f"{len(found.faults)} fault(s) in {found.texts} texts, {found.quotes} quotes, {found.graphs} graphs"
        )
    click.echo(f"all as it was: {found.texts} texts, {found.quotes} quotes, {found.graphs} graphs", err=as_json)

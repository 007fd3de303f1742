"""`diplograph diff`: two snapshots compared."""

from pathlib import Path

import click

from diplograph import snapshots

from .options import json_option, print_rows

_COLUMNS = ("kind", "what", "name", "label")


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@json_option
def command(old: Path, new: Path, as_json: bool) -> None:
    """Say what the snapshot NEW has that OLD has not, and the other way round.

    \b
    Example:
      diplograph diff snapshot-2026-02-01 snapshot-2026-03-01
    """
    found = snapshots.diff(old, new)
    if not as_json:
        click.echo("\n".join(snapshots.sentences(found)))
    if found:
        print_rows(_COLUMNS, ({name: getattr(each, name) for name in _COLUMNS} for each in found), as_json, width=90)

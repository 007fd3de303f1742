"""`diplograph restore`: a store from a snapshot."""

from pathlib import Path

import click

from diplograph import snapshots

from .options import store_option


@click.command("restore")
@click.argument("source", type=click.Path(path_type=Path))
@store_option
def command(source: Path, folder: str) -> None:
    """Build the store from the snapshot SOURCE where there is none yet. It is there whole or not at all.

    \b
    Example:
      diplograph restore snapshot-2026-03-01 --store restored
    """
    found = snapshots.restore(source, Path(folder))
    click.echo(f"{folder}: {found.quads} quads, {found.texts} texts")

"""`diplograph snapshot`: the store as one folder."""

from pathlib import Path

import click

from diplograph import snapshots
from diplograph.store import Store

from .options import store_option


@click.command("snapshot")
@click.argument("target", type=click.Path(path_type=Path))
@store_option
def command(target: Path, folder: str) -> None:
    """Write the store to the new folder TARGET: sorted N-Quads, texts, manifest. Equal stores give equal snapshots.

    \b
    Example:
      diplograph snapshot snapshot-2026-03-01
    """
    with Store.reader(folder) as store:
        found = snapshots.snapshot(store, target)
    click.echo(f"{target}: {found.quads} quads, {found.texts} texts, sha256 {found.sha256}")

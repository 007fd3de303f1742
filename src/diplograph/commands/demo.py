"""`diplograph demo`: the main job on the bundled letters, from text to answer."""

import shutil
from collections import Counter
from pathlib import Path

import click

from diplograph import exports, fastshacl, graphs, intake
from diplograph.errors import DataError, InputError
from diplograph.graphs import explorer
from diplograph.ingest import reader, samples
from diplograph.queries import runner, tracing
from diplograph.store import Store, write_whole

from .options import print_rows

Rows = list[dict[str, str | None]]

_FOUNDING = ("holder", "target", "initiator", "cited", "letter", "quote")


@click.command("demo")
@click.option("--out", default="diplograph-demo", show_default=True, help="Folder for the store and the files.")
def command(out: str) -> None:
    """Run the main job on the bundled sample letters and say what was found and where the files lie.

    The letters are composed for demonstration; the resolutions, votes and sponsors in them are real.

    \b
    Example:
      diplograph demo
      diplograph demo --out somewhere
    """
    folder = Path(out)
    _clear(folder)
    click.echo("1. Ingest and validate")
    tally: Counter[str] = Counter()
    with Store.open(folder / "store", create=True) as store:
        for outcome in intake.ingest(store, reader.sources(samples.paths())):
            tally[outcome.status] += 1
            click.echo(f"   {outcome.status:<11} {outcome.id:<34} {outcome.positions:>2} positions")
        if tally["quarantined"]:
            raise DataError(f"{tally['quarantined']} sample(s) failed validation; see {folder}/store/quarantine")
        found = fastshacl.check(store, scope="union")
        wrong = sum(each.severity == "violation" for each in found)
        click.echo(f"   the store holds {len(store)} statements; {wrong} violations, {len(found) - wrong} warnings")

        click.echo("\n2. The founding question: who rejects what, initiated by whom, citing which document?")
        print_rows(_FOUNDING, _by_letter(runner.run(store, "founding").records()), as_json=False, width=40)

        click.echo("\n3. How did the DPRK's position on the human-rights texts about it change?")
        click.echo(tracing.format(tracing.trace(store, "PRK", series="dprk-human-rights")))

        click.echo("4. Files")
        files = {
            "explorer.html": explorer.page(store),
            "states-resolutions.gexf": graphs.write(graphs.project(store, "states-resolutions"), ".gexf"),
            "states-resolutions.graphml": graphs.write(graphs.project(store, "states-resolutions"), ".graphml"),
        }
        for name, data in files.items():
            write_whole(folder / name, data)
            click.echo(f"   {folder / name}")
        for name, suffix in (("graph.trig", ".trig"), ("graph.nq.gz", ".nq")):
            exports.write(store, folder / name, suffix)
            click.echo(f"   {folder / name}")
    click.echo(
        f"   {folder / 'store'}  (try: diplograph query --list; diplograph query grounds --store {folder / 'store'})"
    )
    click.echo(f"\nOpen this page in a browser; it works offline: {(folder / 'explorer.html').resolve().as_uri()}")


def _by_letter(rows: Rows) -> list[dict[str, str]]:
    """One row a letter and text, with all initiators and a count of the documents that the letter cites."""
    letters: dict[tuple[str, str, str], Rows] = {}
    for row in rows:
        letters.setdefault((str(row["holder"]), str(row["target"]), str(row["letter"])), []).append(row)
    return [
        {
            "holder": holder,
            "target": target,
            "initiator": ", ".join(sorted({str(row["initiator"]) for row in found if row["initiator"]})),
            "cited": ", ".join(sorted({str(row["cited"]) for row in found if row["cited"]})),
            "letter": letter,
            "quote": str(found[0]["quote"]),
        }
        for (holder, target, letter), found in letters.items()
    ]


def _clear(folder: Path) -> None:
    """Remove what an earlier demo left; refuse a folder that is not one of ours."""
    if not folder.exists():
        return
    if not (folder / "store" / "db").is_dir():
        raise InputError(f"{folder}: this folder exists and is no demo of ours; choose another with --out")
    shutil.rmtree(folder)

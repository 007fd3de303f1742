"""`diplograph votes`: roll-call and sponsor files to the store."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from diplograph import rollcalls
from diplograph.ingest.votes import sources
from diplograph.ingest.votes.ledger import Ledger
from diplograph.store import Store

from .options import json_option, print_rows, progress_allowed, store_option

_LEDGER = ("dataset", "unit", "outcome", "reason", "rows")
_FINDINGS = ("dataset", "kind", "record", "detail")


@click.command("votes")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@store_option
@click.option("--ledger", is_flag=True, help="Print what becomes of every row instead; no store is needed.")
@click.option("--findings", is_flag=True, help="Print what is wrong in the sources instead; no store is needed.")
@json_option
def command(paths: tuple[str, ...], folder: str, ledger: bool, findings: bool, as_json: bool) -> None:
    """Load roll calls, decisions and sponsors. A second load changes nothing; an interrupted one is repeated.

    FILE is an export of the UN Digital Library's voting data (.csv), the OHCHR record (votes and decisions together),
    the UN's JSON of resolutions, a table of vetoes, MARCXML, or a folder of these; .gz is read as it is.

    \b
    Example:
      diplograph votes ga_voting.csv sc_voting.csv
      diplograph votes votes_long.csv.gz resolutions.csv.gz --ledger
    """
    if ledger and findings:
        raise click.UsageError("--ledger and --findings exclude each other; give one of them")
    passed: list[Path] = []
    datasets = sources.find(paths, passed.append)
    if passed:
        names = ", ".join(path.name for path in passed[:5]) + (", ..." if len(passed) > 5 else "")
        click.echo(f"passed over {len(passed)} file(s) that are no voting files: {names}", err=True)
    size = sum(each.size for each in datasets)
    if ledger or findings:
        with _progress(size) as watch:
            told = rollcalls.ledger(datasets, watch)
        _print(told, findings, as_json)
        return
    with _progress(size) as watch, Store.open(folder, create=True) as store:
        rows = [_row(each) for each in rollcalls.load(store, datasets, watch)]
    print_rows(("dataset", "status", "quads", "votes", "reported", "findings"), rows, as_json)


def _row(outcome: rollcalls.Outcome) -> dict[str, object]:
    entries = outcome.ledger.entries()
    votes = sum(each.rows for each in entries if each.unit == "votes" and each.reason.startswith("vote:"))
    reported = sum(each.rows for each in entries if each.outcome == "reported")
    return {
        "dataset": outcome.dataset,
        "status": outcome.status,
        "quads": outcome.quads,
        "votes": votes,
        "reported": reported,
        "findings": len(outcome.ledger.findings),
    }


def _print(told: Ledger, findings: bool, as_json: bool) -> None:
    if findings:
        print_rows(_FINDINGS, map(asdict, sorted(told.findings)), as_json, width=100)
        return
    print_rows(_LEDGER, map(asdict, told.entries()), as_json, width=80)


@contextmanager
def _progress(size: int) -> Iterator[rollcalls.Watch]:
    """A bar on standard error while it is a terminal; it counts compressed bytes."""
    if not progress_allowed():
        yield lambda done: None
        return
    with click.progressbar(length=size, label="votes", file=sys.stderr) as bar:

        def watch(done: int) -> None:
            if done > bar.pos:
                bar.update(done - bar.pos)

        yield watch

"""`diplograph ingest`: files or folders to validated quads in the store."""

import json
from collections import Counter

import click

from diplograph import intake
from diplograph.errors import DataError
from diplograph.ingest import reader
from diplograph.store import Store

from .options import json_option, progress_allowed, store_option


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True)
@store_option
@click.option("--speaker", help="ISO3 or group code: the text is that actor's own words and has no masthead.")
@click.option("--date", help="Date of the text, YYYY or YYYY-MM-DD.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=0.0, help="Leave out positions below this confidence."
)
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read in parallel."
)
@json_option
def command(
    paths: tuple[str, ...],
    folder: str,
    speaker: str | None,
    date: str | None,
    threshold: float,
    workers: int,
    as_json: bool,
) -> None:
    """Read letters, validate their graphs and store them, one transaction each.

    What fails validation goes to the quarantine folder of the store with a report, and never half-way in.

    \b
    Example:
      diplograph ingest letters/ speeches.jsonl
    """
    tally: Counter[str] = Counter()
    with Store.open(folder, create=True) as store:
        sources = reader.sources(paths, speaker=speaker, date=date)
        for outcome in intake.ingest(store, sources, threshold=threshold, workers=workers):
            tally[outcome.status] += 1
            if as_json:
                click.echo(json.dumps(_record(outcome), sort_keys=True))
            elif outcome.status == "quarantined" or not progress_allowed() or tally.total() <= 50:
                click.echo(_line(outcome))
    if not as_json:
        click.echo(
            ", ".join(f"{tally[name]} {name}" for name in ("stored", "unchanged", "quarantined")) + f" in {folder}"
        )
    if tally["quarantined"]:
        raise DataError(f"{tally['quarantined']} text(s) failed validation; read the reports in {folder}/quarantine")


def _line(outcome: intake.Outcome) -> str:
    count = f"{outcome.positions} position{'' if outcome.positions == 1 else 's'}"
    line = f"{outcome.status:<11} {outcome.id}  {count}"
    if outcome.status == "quarantined":
        shapes = ", ".join(sorted({each.shape for each in outcome.violations}))
        line += f"  fails {shapes}; see {outcome.report}"
    return line


def _record(outcome: intake.Outcome) -> dict[str, object]:
    return {
        "id": outcome.id,
        "status": outcome.status,
        "positions": outcome.positions,
        "violations": [each.message for each in outcome.violations],
        "warnings": [each.message for each in outcome.warnings],
        "report": None if outcome.report is None else str(outcome.report),
    }

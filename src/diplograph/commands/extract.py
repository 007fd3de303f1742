"""`diplograph extract`: text to positions, no store."""

from collections.abc import Iterator

import click

from diplograph import store
from diplograph.errors import InputError
from diplograph.ingest import batch, jsonlines, reader, triples
from diplograph.model import Letter, Quad

from .options import write_out


@click.command("extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "turtle", "nquads"]), default="jsonl", show_default=True)
@click.option("--speaker", help="ISO3 or group code: the text is that actor's own words and has no masthead.")
@click.option("--date", help="Date of the text, YYYY or YYYY-MM-DD.")
@click.option("--ledger", is_flag=True, help="Print what became of every sentence instead.")
@click.option("--explain", is_flag=True, help="Add to each position how it was read.")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=0.0, help="Leave out positions below this confidence."
)
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read in parallel."
)
@click.option("--out", default="-", show_default="standard output", help="File to write.")
def command(
    paths: tuple[str, ...],
    form: str,
    speaker: str | None,
    date: str | None,
    ledger: bool,
    explain: bool,
    threshold: float,
    workers: int,
    out: str,
) -> None:
    """Read texts and print the positions found in them.

    PATHS are text files or .jsonl files; - is standard input.

    \b
    Example:
      diplograph extract letter.txt --explain
      diplograph extract speeches.jsonl --workers 2 --out positions.jsonl
    """
    sources = reader.sources(paths, speaker=speaker, date=date)
    found = batch.read(sources, workers=workers, threshold=threshold)
    if form != "jsonl" and ledger:
        raise InputError("--ledger is plain text; leave --format out")
    if form != "jsonl":
        suffix = {"turtle": ".ttl", "nquads": ".nq"}[form]
        write_out(out, store.serialize(_quads(found), suffix))
        return
    lines = (_ledger(each) if ledger else jsonlines.format(each, explain=explain) for each in found)
    if out == "-":
        for line in lines:
            click.echo(line)
        return
    write_out(out, "".join(f"{line}\n" for line in lines).encode())


def _quads(letters: Iterator[Letter]) -> Iterator[Quad]:
    for each in letters:
        yield from triples.quads(each)


def _ledger(found: Letter) -> str:
    rows = [f"{found.source.id}: {len(found.ledger)} sentences"]
    for entry in found.ledger:
        words = " ".join(found.quote(entry.span).split())
        shown = words if len(words) <= 90 else words[:89] + "…"
        rows.append(f"  {entry.outcome:<8} {entry.reason:<28} {entry.span.start:>6}-{entry.span.end:<6} {shown}")
    return "\n".join(rows)

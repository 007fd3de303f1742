"""`diplograph extract`: text to positions, no store."""

from collections import Counter
from collections.abc import Callable, Iterator

import click

from diplograph import store
from diplograph.errors import DataError
from diplograph.ingest import batch, jsonlines, reader
from diplograph.ingest.facts import triples
from diplograph.ingest.page import masthead
from diplograph.model import Letter, Quad

from .options import NOBODYS, reading_options, write_out

_SHOWN = 5  # names of several texts that are printed


@click.command("extract")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "turtle", "nquads"]), default="jsonl", show_default=True)
@reading_options
@click.option("--ledger", is_flag=True, help="Print what became of every sentence instead.")
@click.option("--explain", is_flag=True, help="Add to each position how it was read.")
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
    quick: bool,
    ocr: bool,
    out: str,
) -> None:
    """Read texts and print the positions found in them.

    PATHS are folders, archives and files: PDF, Word, OpenDocument, RTF, HTML, mail, text, JSON; - is standard input.

    \b
    Example:
      diplograph extract letter.txt --explain
      diplograph extract speeches.jsonl --workers 2 --out positions.jsonl
    """
    if ledger and explain:
        raise click.UsageError("--ledger and --explain exclude each other; give one of them")
    if ledger and form != "jsonl":
        raise click.UsageError("--ledger is plain text; leave --format out")
    refused: list[str] = []

    def report(event: reader.Event) -> None:
        if event.outcome == "unreadable":
            refused.append(event.sentence)
        if event.outcome in ("unreadable", "not followed"):
            click.echo(f"diplograph: {event.sentence}", err=True)

    sources = reader.sources(paths, speaker=speaker, date=date, report=report, ocr=ocr, workers=workers)
    is_graph = form != "jsonl"  # only there claims are told
    names: Counter[str] = Counter()
    found = _told(batch.read(sources, workers=workers, threshold=threshold, quick=quick, claims=is_graph))
    found = _counted(found, names, triples.document_slug if is_graph else lambda each: each.source.id)
    if is_graph:
        suffix = {"turtle": ".ttl", "nquads": ".nq"}[form]
        write_out(out, store.serialize(_quads(found), suffix))
    else:
        lines = (_ledger(each) if ledger else jsonlines.format(each, explain=explain) for each in found)
        if out == "-":
            for line in lines:
                click.echo(line)
        else:
            write_out(out, "".join(f"{line}\n" for line in lines).encode())
    if several := sorted(name for name, count in names.items() if count > 1):
        shown = ", ".join(several[:_SHOWN]) + (", ..." if len(several) > _SHOWN else "")
        click.echo(
            f"diplograph: several texts have the same name ({shown}); rename files or `id`s to tell them apart",
            err=True,
        )
    if refused:
        raise DataError(f"{len(refused)} input(s) could not be read; the lines above say why")


def _told(letters: Iterator[Letter]) -> Iterator[Letter]:
    """Letters, with a word on standard error for each that is in another language than English, or nobody's."""
    for each in letters:
        if each.language != "en":
            words = f"not read for positions: the text is in another language ({each.language})"
            click.echo(f"diplograph: {each.source.id}: {words}", err=True)
        elif masthead.is_nobodys(each):
            click.echo(f"diplograph: {each.source.id}: {NOBODYS}", err=True)
        yield each


def _counted(letters: Iterator[Letter], names: Counter[str], name: Callable[[Letter], str]) -> Iterator[Letter]:
    """Letters, counted by name as they pass."""
    for each in letters:
        names[name(each)] += 1
        yield each


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

"""`diplograph evaluate`: predictions against gold."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from diplograph.errors import InputError
from diplograph.ingest.scoring import scoring, scoring_errors, scoring_page

from .options import json_option, write_out


@click.command("evaluate")
@click.argument("gold")
@click.argument("predicted")
@click.option("--letters", is_flag=True, help="Compare citations, initiators and mastheads too.")
@click.option("--errors", is_flag=True, help="List every error, by kind.")
@click.option("--page", help="Write a page that shows each text with gold and found side by side (.html).")
@click.option("--texts", help="Folder of the texts (ID.txt), when the gold file does not hold them.")
@json_option
def command(
    gold: str, predicted: str, letters: bool, errors: bool, page: str | None, texts: str | None, as_json: bool
) -> None:
    """Score PREDICTED (what `extract` prints) against GOLD, both JSON Lines with an id a line; - is standard input.

    Among the errors, wrong polarity confuses for and against; wrong reserve takes a reserve for a side, or a side
    for a reserve.

    \b
    Example:
      diplograph extract passages.jsonl --out found.jsonl
      diplograph evaluate gold.jsonl found.jsonl --errors --page report.html
      diplograph extract passages.jsonl | diplograph evaluate gold.jsonl -
    """
    if gold == predicted == "-":
        raise click.UsageError("GOLD and PREDICTED cannot both be standard input")
    if texts and not page:
        raise click.UsageError("--texts is for the page; name it with --page")
    wanted, found = (scoring.parse(_read(name), name) for name in (gold, predicted))
    missing = sorted(wanted.keys() - found.keys())
    if len(missing) == len(wanted):
        raise InputError(f"{predicted}: has no id of {gold}, whose first is {missing[0]}; give both files the same ids")
    shown = _texts(wanted, texts) if page else {}
    if missing and not as_json:
        click.echo(f"missing from the predictions: {len(missing)} of {len(wanted)}, first {', '.join(missing[:3])}")
    report = scoring.score(wanted, found, letters=letters)
    wrong = scoring_errors.find(wanted, found)
    if as_json:
        click.echo(json.dumps(asdict(report) | {"errors": Counter(each.kind for each in wrong)}, sort_keys=True))
    else:
        click.echo(_lines(report))
        kinds = Counter(each.kind for each in wrong).most_common()
        click.echo("errors       " + (", ".join(f"{n} {kind}" for kind, n in kinds) or "none"))
    if errors and not as_json:
        for each in wrong:
            click.echo(f"{each.id}  {each.kind}\n  gold  {_shown(each.wanted)}\n  found {_shown(each.found)}")
    if page:
        write_out(page, scoring_page.page(wanted, found, report, shown).encode())
        click.echo(f"page       {page}", err=True)


def _lines(report: scoring.Report) -> str:
    lines = [
        f"{each.name:<12} P {each.precision:.3f}  R {each.recall:.3f}  F1 {each.f1:.3f}"
        f"   ({each.right} right of {each.found} found, {each.wanted} in gold)"
        for each in report.layers
    ]
    lines.insert(1, f"per text     F1 {report.per_text:.3f}")
    lines.append(f"evidence     {report.evidence[0]}/{report.evidence[1]} quotes overlap")
    lines.append(f"silent       {report.silent[0]}/{report.silent[1]} texts without a position left empty")
    lines += [f"masthead     {field:<14} {right}/{total}" for field, right, total in report.masthead]
    return "\n".join(lines)


def _shown(position: scoring.Row | None) -> str:
    if position is None:
        return "-"
    quote = next(iter(scoring.quotes(position)), "")
    return f"{position['holder']} {scoring.family(position)} {position['target']} | {' '.join(quote.split())}"


def _read(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: cannot be read as UTF-8 ({error}); check the name, or save it as UTF-8") from error


def _texts(gold: dict[str, scoring.Row], folder: str | None) -> dict[str, str]:
    if folder is None:
        return {each: str(row.get("text", "")) for each, row in gold.items()}
    found = {each: path for each in gold if (path := Path(folder) / f"{each}.txt").is_file()}
    if not found:
        raise InputError(f"{folder}: holds no text of the gold, such as {min(gold)}.txt; name the folder of the texts")
    return {each: _read(str(path)) for each, path in found.items()}

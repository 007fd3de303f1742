"""`diplograph ingest`: files or folders to validated quads in the store."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

import click

from diplograph import intake
from diplograph.errors import DataError
from diplograph.ingest import reader
from diplograph.ingest.readers import files
from diplograph.readings import Readings
from diplograph.store import Store

from .options import NOBODYS, json_option, progress_allowed, reading_options, store_option

_LINES = 50  # lines printed to a terminal before only what went wrong is printed
_STEP = 100  # files between two lines of progress
_NOTES = {"no position": "without a position", "replaces": "in place of an earlier text"}  # on what is stored
_REFUSED = ("no letter", "same name")  # texts that are read and not stored, beside what is quarantined


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True)
@store_option
@reading_options
@click.option("--again", is_flag=True, help="Read files again that were taken in before.")
@json_option
def command(
    paths: tuple[str, ...],
    folder: str,
    speaker: str | None,
    date: str | None,
    threshold: float,
    workers: int,
    quick: bool,
    ocr: bool,
    again: bool,
    as_json: bool,
) -> None:
    """Read letters, validate their graphs and store them, one transaction each.

    PATHS are folders, archives and files: PDF, Word, OpenDocument, RTF, HTML, mail, text, JSON; - is standard input.
    A file that was taken in before is not read again. What fails validation goes to the quarantine folder of the
    store with a report, and never half-way in.

    \b
    Example:
      diplograph ingest letters/ speeches.jsonl
    """
    tally = Tally(as_json)
    settings = json.dumps([speaker, date, threshold, ocr, quick])
    read = partial(reader.sources, paths, speaker=speaker, date=date, report=tally.event, ocr=ocr, workers=workers)
    taken = partial(intake.ingest, threshold=threshold, workers=workers, quick=quick)
    if (Path(folder) / "db").is_dir():
        with Store.open(folder) as store:
            readings = Readings(store, settings)
            tally.outcomes(taken(store, read(known=None if again else readings.known), readings=readings))
    elif (first := next(texts := read(), None)) is not None:  # no store is made before there is a text for it
        with Store.open(folder, create=True) as store:
            tally.outcomes(taken(store, chain((first,), texts), readings=Readings(store, settings)))
    tally.close(folder)


class Tally:
    """Counts what became of every file, prints a line each and the sum at the end."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._passed: set[str] = set()

    def outcomes(self, every: Iterable[intake.Outcome]) -> None:
        """Texts that were read."""
        for found in every:
            self._counts[found.status] += 1
            if found.status == "stored" and not found.positions:
                self._counts["no position"] += 1
            if found.replaces:
                self._counts["replaces"] += 1
            if found.language != "en":
                self._languages[found.language] += 1
            self._print(_record(found), _line(found), found.status in ("quarantined", *_REFUSED))

    def event(self, found: reader.Event) -> None:
        """A file, or a line of one, that gave no text."""
        self._counts[found.outcome] += 1
        if found.outcome == "passed over":
            self._passed.add(Path(found.name).suffix.lower() or "without suffix")
            return
        if found.outcome == "not followed":
            click.echo(f"diplograph: {found.sentence}", err=True)
            return
        record = {"id": found.name, "status": found.outcome, "sentence": found.sentence}
        self._print(record, f"{found.outcome:<11} {found.sentence}", found.outcome == "unreadable")

    def _print(self, record: Mapping[str, object], line: str, is_bad: bool) -> None:
        if self._as_json:
            click.echo(json.dumps(record, sort_keys=True))
        elif is_bad or not progress_allowed() or self._counts.total() <= _LINES:
            click.echo(files.told(line))  # an id of JSON may hold anything
        elif self._counts.total() % _STEP == 0:
            click.echo(f"{self._counts.total()} files", err=True)

    def close(self, folder: str) -> None:
        """Print the sum. Raises `DataError` when something was quarantined, unreadable or not stored."""
        counts = self._counts
        if not self._as_json:
            parts = [f"{counts[name]} {name}" for name in ("stored", "unchanged", "quarantined", "unreadable")]
            notes = [f"{counts[name]} {words}" for name, words in _NOTES.items() if counts[name]]
            parts[0] += f" ({', '.join(notes)})" if notes else ""
            parts += [f"{counts[name]} {name}" for name in (*_REFUSED, "not followed", "passed over") if counts[name]]
            parts[-1] += f" ({', '.join(sorted(self._passed))})" if self._passed else ""
            languages = ", ".join(f"{count} {name}" for name, count in sorted(self._languages.items()))
            parts += [f"not read for positions: {languages}"] if languages else []
            click.echo(f"{', '.join(parts)} in {folder}")
        wrong = []
        if counts["quarantined"]:
            wrong.append(f"{counts['quarantined']} text(s) failed validation; read the reports in {folder}/quarantine")
        if counts["unreadable"]:
            wrong.append(f"{counts['unreadable']} input(s) could not be read; the lines above say why")
        if counts["no letter"]:
            wrong.append(f"{counts['no letter']} text(s) look like no letter; the lines above say what to do")
        if counts["same name"]:
            wrong.append(f"{counts['same name']} text(s) have the name of another; the lines above say what to do")
        if wrong:
            raise DataError("; ".join(wrong))


def _line(outcome: intake.Outcome) -> str:
    count = f"{outcome.positions} position{'' if outcome.positions == 1 else 's'}"
    line = f"{outcome.status:<11} {outcome.id}  {count}"
    if outcome.status == "quarantined":
        shapes = ", ".join(sorted({each.shape for each in outcome.violations}))
        line += f"  fails {shapes}; see {outcome.report}"
    elif outcome.status == "no letter":
        line = f"no letter   {outcome.id}: {NOBODYS}"
    elif outcome.status == "same name":
        remedy = "rename one of the two" if outcome.name == outcome.id else "leave one of the two out"
        line = (
            f"same name   {outcome.place or outcome.id}: another text of this run is {outcome.name} already; {remedy}, "
            "or take this one in alone to replace the other"
        )
    elif outcome.language != "en":
        line += f"  not read for positions: the text is in another language ({outcome.language})"
    if outcome.replaces:
        line += "  replaces the text that was stored before"
    return line


def _record(outcome: intake.Outcome) -> dict[str, object]:
    return {
        "id": outcome.id,
        "status": outcome.status,
        "language": outcome.language,
        "positions": outcome.positions,
        "violations": [each.message for each in outcome.violations],
        "warnings": [each.message for each in outcome.warnings],
        "replaces": outcome.replaces,
        "place": outcome.place,
        "report": None if outcome.report is None else str(outcome.report),
    }

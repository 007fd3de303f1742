"""Options and small printers that several commands share."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isnan
from pathlib import Path
from typing import Any

import click

from diplograph.errors import InputError
from diplograph.store import write_whole

# Said of a text in which nothing tells whose words it is.
NOBODYS = "it has no symbol, title or sender; is it a speech? give --speaker"

store_option = click.option(
    "--store",
    "folder",
    envvar="DIPLOGRAPH_STORE",
    default="diplograph-store",
    show_default=True,
    show_envvar=True,
    help="Folder of the embedded store.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines instead of a table.")


class Share(click.FloatRange):
    """A number from 0 to 1; "nan", which is neither below nor above any bound, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or a usage error."""
        found = super().convert(value, param, ctx)
        if isnan(found):
            self.fail(f"{value} is no number; give one from 0 to 1.", param, ctx)
        return found


def together(*options: Callable[[Callable[..., None]], Callable[..., None]]) -> Callable[..., Callable[..., None]]:
    """Several options as one, in their order."""

    def decorated(function: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorated


reading_options = together(
    click.option("--speaker", help="Code or name of a State or group: the text is its own words and has no masthead."),
    click.option("--date", help="Date of the text, YYYY or YYYY-MM-DD."),
    click.option("--threshold", type=Share(0, 1), default=0.0, help="Leave out positions below this confidence."),
    click.option(
        "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read in parallel."
    ),
    click.option(
        "--quick",
        is_flag=True,
        help="Read without the network: two to five times as fast, but fewer positions are found.",
    ),
    click.option("--ocr", is_flag=True, help="Read PDF files without a text layer with tesseract."),
)


def form_of(form: str | None, as_json: bool) -> str:
    """The form of an answer: a table unless `--format` says otherwise; `--json` is `--format json`.

    Raises UsageError when the two contradict each other.
    """
    if as_json and form not in (None, "json"):
        raise click.UsageError(f"--json and --format {form} exclude each other; give one of them")
    return "json" if as_json else form or "table"


def print_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], as_json: bool, width: int = 60) -> None:
    """Print rows as aligned columns, or as JSON Lines. Long cells are cut in the table only."""
    if as_json:
        for row in rows:
            click.echo(json.dumps(dict(row), ensure_ascii=False, sort_keys=True))
        return
    cells = [[_cell(row.get(name), width) for name in columns] for row in rows]
    widths = [max([len(name), *(len(row[n]) for row in cells)]) for n, name in enumerate(columns)]
    click.echo("  ".join(name.ljust(widths[n]) for n, name in enumerate(columns)).rstrip())
    for line in cells:
        click.echo("  ".join(cell.ljust(widths[n]) for n, cell in enumerate(line)).rstrip())


def _cell(value: Any, width: int) -> str:
    words = " ".join(("" if value is None else str(value)).split())
    return words if len(words) <= width else words[: width - 1] + "…"


def has_folder(target: Path) -> None:
    """Raise InputError when the folder of a file to write is missing: a misspelt one is not made."""
    if not target.parent.is_dir():
        raise InputError(f"{target}: there is no folder {target.parent}; make it first, or choose another file")


def write_out(name: str, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output for `-`."""
    if name == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    has_folder(Path(name))
    try:
        write_whole(Path(name), data)
    except OSError as error:
        raise InputError(f"{name}: cannot be written ({error.strerror}); choose another file") from error


def progress_allowed() -> bool:
    """Whether progress may be shown: standard error is a terminal."""
    return sys.stderr.isatty()

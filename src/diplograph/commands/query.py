"""`diplograph query`: a question of the library, as a table. Each parameter of a question is an option."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplograph.errors import InputError
from diplograph.queries import engines, guard, layout, questions, runner, tables
from diplograph.queries.questions import Question
from diplograph.store import Store, Table

from .options import form_of, json_option, print_rows, store_option, together, write_out

if TYPE_CHECKING:
    from diplograph.queries.remote import Remote

_ONCE = (
    "note: a triple that several graphs hold is counted once for each of them; write COUNT(DISTINCT ?x), or take each "
    "once in a sub-select with DISTINCT"
)
_NARROWEST = 60  # columns of a terminal that a table still fits
_LISTED = ("number", "name", "title", "parameters")
_SHOWN = {"actor": "STATE", "document": "SYMBOL", "target": "SYMBOL", "integer": "N", "date": "YYYY-MM-DD"}
_EXAMPLES = {
    "actor": "PRK",
    "document": "E/CN.4/RES/2004/13",
    "target": "E/CN.4/RES/2004/13",
    "series": "dprk-human-rights",
    "stance": "reject",
    "ground": "doubleStandards",
    "organ": "CHR",
    "text": '"the resolution"',
    "integer": "6",
    "date": "2005-02-28",
}


_answer_options = together(
    click.option("--format", "form", type=click.Choice(["table", *tables.FORMATS]), show_default="table"),
    json_option,
    click.option("--out", help="File to write instead of the terminal. - is standard output."),
    click.option(
        "--engine",
        type=click.Choice(engines.ENGINES),
        default="auto",
        show_default=True,
        help="store: the triples; table: the flat positions table made from them (made if need be); "
        "auto: the table where it is up to date. The rows are the same.",
    ),
    click.option("--endpoint", metavar="URL", help="Ask a SPARQL 1.1 endpoint instead of the embedded store."),
    click.option("--user", envvar="DIPLOGRAPH_ENDPOINT_USER", show_envvar=True, help="User of the endpoint."),
    click.option(
        "--password", envvar="DIPLOGRAPH_ENDPOINT_PASSWORD", show_envvar=True, help="Password of the endpoint."
    ),
    store_option,
)


class Library(click.Group):
    """A group whose commands are the questions of the library."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all questions."""
        return list(questions.names())

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        """The command of one question. Raises UnknownName."""
        return _command(questions.question(name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line for each question."""
        rows = [(name, questions.question(name).title) for name in self.list_commands(ctx)]
        with formatter.section("Questions"):
            formatter.write_dl(rows)


@click.command("query", cls=Library, invoke_without_command=True, subcommand_metavar="NAME [--PARAM VALUE]...")
@click.option("--list", "listing", is_flag=True, help="List the questions with their parameters.")
@click.option("--file", "file", metavar="Q.rq", help="Run a SELECT of your own. - is standard input.")
@_answer_options
@click.pass_context
def command(ctx: click.Context, /, listing: bool, file: str | None, **asked: Any) -> None:
    """Answer a question of the library, or a SELECT of your own. It reads only, and never leaves this store.

    Every row leads to a letter and its words; an empty answer says how many texts were searched.

    \b
    Example:
      diplograph query --list
      diplograph query founding
      diplograph query position-change --state PRK --series dprk-human-rights
      diplograph query grounds --format csv --out grounds.csv
      diplograph query --file my.rq --json
      diplograph query position-change --help
    """
    if ctx.invoked_subcommand is not None:
        _hand_on(ctx, listing, file)
    elif listing and file is not None:
        raise click.UsageError("--list and --file exclude each other; give one of them", ctx)
    elif listing:
        _print_list(asked["as_json"])
    elif file is not None:
        text = _read(file)
        guard.check(text)
        if asked["engine"] == "table":
            raise InputError("--engine table answers questions of the library; leave it out with --file")
        _answer(lambda store: _own(store, text), asked)
    else:
        raise click.UsageError("name a question; diplograph query --list shows them", ctx)


def _hand_on(ctx: click.Context, listing: bool, file: str | None) -> None:
    """Options may stand before the name of the question too."""
    if listing or file is not None:
        raise click.UsageError("--list and --file stand alone, without the name of a question", ctx)
    given = {
        name: value
        for name, value in ctx.params.items()
        if ctx.get_parameter_source(name) not in (click.core.ParameterSource.DEFAULT, None)
    }
    ctx.default_map = {ctx.invoked_subcommand or "": given}


def _command(question: Question) -> click.Command:
    names = [parameter.name for parameter in question.parameters]

    def run(**asked: Any) -> None:
        values = {name: asked.pop(f"param_{name}") for name in names}
        given = {name: value for name, value in values.items() if value is not None}
        _answer(lambda store: _run(store, question.name, given, asked["engine"]), asked, question)

    made = click.command(question.name, help=_help(question))(_answer_options(run))
    options = [
        click.Option(
            [f"--{parameter.name}", f"param_{parameter.name}"],
            metavar=_SHOWN.get(parameter.type, parameter.type.upper()),
            help=parameter.about,
        )
        for parameter in question.parameters
    ]
    made.params[:0] = options
    return made


def _run(store: "Store | Remote", name: str, given: dict[str, str], engine: str) -> Table:
    if isinstance(store, Store):
        if engine == "auto" and engines.has_table(name) and (advice := engines.advice(store)):
            click.echo(advice, err=True)
        return engines.run(store, name, given, engine)
    if engine == "table":
        raise InputError("an endpoint has no positions table; leave out --engine table")
    return runner.run(store, name, given)


def _own(store: "Store | Remote", text: str) -> Table:
    if guard.counts_graphs(text):
        click.echo(_ONCE, err=True)
    return store.select(text, union=not guard.has_dataset(text)) if isinstance(store, Store) else store.select(text)


def _help(question: Question) -> str:
    number = f" (question {question.number})" if question.number else ""
    columns = ", ".join(question.columns)
    parameters = "".join(f" --{each.name} {_EXAMPLES[each.type]}" for each in question.parameters[:2])
    return (
        f"{question.title}{number}\n\nColumns: {columns}.\n\nOn the bundled letters: {question.example}.\n\n"
        f"\b\nExample:\n  diplograph query {question.name}{parameters}"
    )


def _answer(ask: Callable[["Store | Remote"], Table], asked: dict[str, Any], question: Question | None = None) -> None:
    form = form_of(asked["form"], asked["as_json"])
    if form == "table" and asked["out"] is not None:
        raise InputError(f"{asked['out']}: a table is for the terminal; add --format {', '.join(tables.FORMATS)}")
    if asked["endpoint"]:
        from diplograph.queries.remote import Remote

        remote = Remote(asked["endpoint"], asked["user"], asked["password"])
        _show(remote, ask(remote), form, asked["out"], question)
        return
    with Store.reader(asked["folder"]) as store:
        _show(store, ask(store), form, asked["out"], question)


def _show(store: "Store | Remote", table: Table, form: str, out: str | None, question: Question | None) -> None:
    if not table.rows:
        # Standard output stays a readable file for programs; people read this line either way.
        said = f"none found in {runner.searched(store)} texts searched"
        if question and (lack := runner.lacks(store, question.needs)):
            said += f"; the store has {lack}"
        click.echo(said, err=form != "table")
    if form != "table":
        write_out(out or "-", tables.write(table, form))
    elif table.rows:
        width = shutil.get_terminal_size((layout.WIDTH, 24)).columns
        for line in layout.table(table.columns, table.records(), max(width, _NARROWEST)):
            click.echo(line)


def _print_list(as_json: bool) -> None:
    rows: list[dict[str, Any]] = []
    for name in questions.names():
        asked = questions.question(name)
        parameters = " ".join(f"--{each.name}" for each in asked.parameters)
        number = int(asked.number) if asked.number else None
        rows.append({"number": number, "name": name, "title": asked.title, "parameters": parameters})
    rows.sort(key=lambda row: (row["number"] or 1000, row["name"]))
    print_rows(_LISTED, rows, as_json, width=110)


def _read(name: str) -> str:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: the query cannot be read; give a text file with a SELECT") from error
    text = text.removeprefix("\ufeff")  # some editors write this mark before the text
    if not text.strip():
        raise InputError(f"{name}: there is no query in it; give a text file with a SELECT")
    return text

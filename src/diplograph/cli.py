"""The command line: a hallway. Each command lives in `commands/` and is imported only when it is used."""

import importlib
import os
import sys

import click

from .errors import DiplographError, from_system

COMMANDS = {
    "demo": "The main job on the bundled letters: ingest, validate, store, trace, export.",
    "extract": "Text to positions, without a store.",
    "ingest": "Files or folders to validated quads in the store.",
    "votes": "Roll calls, decisions and sponsors to the store.",
    "check": "SHACL over the store, over named graphs or over files.",
    "query": "A question of the library, as a table.",
    "trace": "One actor's positions across sessions, with change points.",
    "graph": "A projection for networkx, Gephi and others.",
    "export": "The triplestore as N-Quads, TriG, Turtle, JSON-LD or RDF/XML.",
    "push": "The triplestore to any SPARQL 1.1 store.",
    "serve": "The store to a browser: the explorer and a read-only SPARQL 1.1 endpoint.",
    "verify": "Every quote and every hash of the store, read again.",
    "review": "A person accepts, refuses or corrects a position.",
    "snapshot": "The store as one folder of sorted N-Quads and texts.",
    "restore": "A store from a snapshot.",
    "diff": "What differs between two snapshots, in sentences.",
    "evaluate": "Precision, recall and F1 of predictions against gold.",
}


class PipeClosed(Exception):
    """Whoever read the output went away (`| head`); a BrokenPipeError would be answered by click, with exit code 1."""


class Hallway(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Raises `PipeClosed`."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or `None`."""
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"diplograph.commands.{name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Hallway, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="diplograph")
def root() -> None:
    """Who takes which position on which UN resolution, in whose exact words.

    \b
    Example:
      diplograph ingest letters/
      diplograph query founding
    """


def main() -> None:
    """Run the command line. Errors that we raise on purpose are one sentence and an exit code."""
    try:
        root.main(standalone_mode=False)
    except DiplographError as error:
        click.echo(f"diplograph: {error}", err=True)
        sys.exit(error.exit_code)
    except PipeClosed:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):  # what they still hold is written when the program ends
            os.dup2(nowhere, stream.fileno())
        sys.exit(141)  # as for a program that SIGPIPE ends
    except OSError as error:
        told = from_system(error, str(error.filename or ""))
        click.echo(f"diplograph: {told}", err=True)
        sys.exit(told.exit_code)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo("diplograph: stopped; what was finished is kept", err=True)
        sys.exit(130)
    except Exception:
        from . import edited

        wrong = edited.fault()
        if wrong is None:
            raise
        click.echo(f"diplograph: {wrong}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()

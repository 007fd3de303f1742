"""`diplograph review`: a person accepts, refuses or corrects a position."""

import click

from diplograph import decisions, review
from diplograph.days import DAY, first_day
from diplograph.decisions import Decision
from diplograph.errors import InputError
from diplograph.store import Store
from diplograph.terms import iri

from .options import json_option, print_rows, store_option

_COLUMNS = ("position", "act", "stance", "by", "date")


@click.command("review")
@click.argument("position", required=False)
@click.option("--accept", is_flag=True, help="The position is right.")
@click.option("--refuse", is_flag=True, help="The position is wrong: no direct triple may rest on it.")
@click.option("--correct", "stance", metavar="STANCE", help="The right stance, such as oppose.")
@click.option("--by", help="Who decides.")
@click.option("--date", help="Day of the decision, YYYY-MM-DD.")
@store_option
@json_option
def command(
    position: str | None,
    accept: bool,
    refuse: bool,
    stance: str | None,
    by: str | None,
    date: str | None,
    folder: str,
    as_json: bool,
) -> None:
    """Record a decision about POSITION (its IRI or the last part of it); without one, list all decisions.

    Decisions live in a graph of their own. Ingesting the letter again keeps them; a later decision about the same
    position replaces the earlier one.

    \b
    Example:
      diplograph review E_CN.4_2005_G_13-1a2b3c4d --refuse --by "A. Reader" --date 2026-03-01
      diplograph review E_CN.4_2005_G_13-1a2b3c4d --correct oppose --by "A. Reader" --date 2026-03-01
      diplograph review
    """
    acts = [act for act, said in (("accepted", accept), ("refused", refuse), ("corrected", stance)) if said]
    if position is None:
        if acts:
            raise click.UsageError("name the POSITION that is decided on; diplograph query positions shows them")
        with Store.reader(folder) as store:
            rows = [{name: getattr(each, name) for name in _COLUMNS} for each in decisions.read(store)]
        print_rows(_COLUMNS, rows, as_json, width=90)
        return
    if len(acts) != 1:
        raise click.UsageError("say one of --accept, --refuse and --correct STANCE, and only one")
    if not by or not date:
        raise InputError("say who decided and when: --by NAME --date YYYY-MM-DD")
    first_day(date, DAY, told=f"--date {date}")
    with Store.open(folder) as store:
        found = review.find(store, position)
        right = None if stance is None else iri(f"stance:{stance}")
        review.decide(store, Decision(found, acts[0], by, date, right))
    click.echo(f"{acts[0]}: {found}")

"""`diplograph trace`: one actor's positions across sessions, with change points."""

import json

import click

from diplograph.queries import tracing
from diplograph.store import Store

from .options import store_option


@click.command("trace")
@click.argument("state")
@click.option("--target", metavar="SYMBOL", help="Over one text, or mandate:NAME, mech:NAME.")
@click.option("--series", metavar="NAME", help="Over a series of resolutions, such as dprk-human-rights.")
@click.option("--topic", metavar="NAME", help="Over a topic.")
@click.option("--acts", is_flag=True, help="With votes and sponsorships on the texts of series.")
@click.option("--members", is_flag=True, help="All members of the group instead of the group, each while it was one.")
@click.option("--others", is_flag=True, help="Also who moved the same way within a year of each move.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one step each.")
@store_option
def command(
    state: str,
    target: str | None,
    series: str | None,
    topic: str | None,
    acts: bool,
    members: bool,
    others: bool,
    as_json: bool,
    folder: str,
) -> None:
    """Trace the positions of a State or group, oldest first, and say what changed at each step.

    Changes: first stated, restated, strengthened, softened, reversed, conditional; "silent since" where later texts
    of a series found no answer. What no symbol names is only "stated": another letter may mean another text by it. A +
    marks a stance or ground that is new. Only a State's own, stated positions count.

    \b
    Example:
      diplograph trace PRK --series dprk-human-rights
      diplograph trace Cuba --target E/CN.4/RES/2003/13 --json
      diplograph trace EU --members --series dprk-human-rights --acts --others
    """
    with Store.reader(folder) as store:
        found = tracing.trace(store, state, target=target, series=series, topic=topic, acts=acts, members=members)
        near = tracing.moved_with(store, found) if others else {}
    if as_json:
        for step in found.steps:
            row = tracing.record(step)
            if others:
                row["movedWith"] = [
                    {"holder": o.holder, "date": o.date, "letter": o.letter} for o in near.get(step, ())
                ]
            click.echo(json.dumps(row, ensure_ascii=False, sort_keys=True))
        if not found.steps:
            click.echo(f"none found in {found.searched} texts searched", err=True)
        return
    click.echo(tracing.format(found), nl=False)
    for step, moved in near.items():
        names = ", ".join(f"{other.holder} {other.date}" for other in moved) or "nobody"
        click.echo(f"{step.date}  {step.change}: moved with {step.holder} within a year: {names}")

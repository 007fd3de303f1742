"""`diplograph push`: the triplestore to any SPARQL 1.1 store."""

from collections import Counter
from urllib.parse import urlsplit

import click

from diplograph.errors import StoreError
from diplograph.queries import push
from diplograph.queries.remote import Remote
from diplograph.store import Store

from .options import progress_allowed, store_option


@click.command("push")
@click.argument("url")
@click.option("--query", "query_url", help="Address that answers queries, when it is another than URL.")
@click.option("--user", help="Name for a store that asks for one.")
@click.option("--password", envvar="DIPLOGRAPH_PASSWORD", show_envvar=True, help="Password of that user.")
@click.option("--auth", type=click.Choice(["digest", "basic"]), default="digest", show_default=True)
@click.option("--graph", "graphs", multiple=True, help="Only this named graph (its IRI); can be given again.")
@store_option
def command(
    url: str,
    query_url: str | None,
    user: str | None,
    password: str | None,
    auth: str,
    graphs: tuple[str, ...],
    folder: str,
) -> None:
    """Bring the SPARQL 1.1 store whose update address is URL to what the store holds.

    A push that was cut off goes on where it stopped; a second push sends only the graphs that changed.

    \b
    Example:
      diplograph push http://localhost:7878/update --query http://localhost:7878/query
      diplograph push http://localhost:8890/sparql-auth --user dba --query http://localhost:8890/sparql
    """
    target = Remote(url, user, password, auth)
    source = target if query_url is None else Remote(query_url)
    if query_url is not None and urlsplit(query_url)[:2] == urlsplit(url)[:2]:  # the password goes to no other server
        source = Remote(query_url, user, password, auth)
    tally: Counter[str] = Counter()
    try:
        with Store.reader(folder) as store:
            known = {str(name): name for name in store.graphs()}
            missing = [name for name in graphs if name not in known]
            if missing:
                raise click.UsageError(f"{missing[0]}: the store has no such graph")
            for done in push.push(store, source, target, graphs=tuple(known[name] for name in graphs)):
                tally[done.status] += 1
                if progress_allowed():
                    click.echo(f"\r{tally.total()} of {len(graphs) or len(known)} graphs", nl=False, err=True)
    except StoreError as error:
        raise StoreError(
            f"{error}; {tally.total()} graph(s) are complete there, run the command again to go on"
        ) from error
    click.echo(
        ", ".join(f"{tally[name]} {name}" for name in ("pushed", "resumed", "unchanged", "removed")) + f" at {url}"
    )

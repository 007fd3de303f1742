"""`diplograph serve`: the store as a read-only SPARQL endpoint, and the explorer, for a browser on this machine."""

import contextlib
import errno
import socket

import click

from diplograph.errors import InputError
from diplograph.server import Server
from diplograph.store import Store

from .options import store_option


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 is every one.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="Port; 0 takes one that is free."
)
@click.option("--timeout", type=click.IntRange(1), default=120, show_default=True, help="Seconds that a query has.")
@store_option
def command(host: str, port: int, timeout: int, folder: str) -> None:
    """Serve the store until Ctrl-C: the explorer at /, a read-only SPARQL 1.1 endpoint at /query.

    The explorer shows the store as it was at the start, queries are asked of it as it is. Updates and SERVICE are
    refused, and a query that takes too long is ended. There is no password: for others than yourself, use diplograph
    push and a server that has one.

    \b
    Example:
      diplograph serve --port 7878
      curl http://127.0.0.1:7878/query --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 3'
      diplograph query grounds --endpoint http://127.0.0.1:7878/query
    """
    with Store.reader(folder) as store:
        try:
            server = Server(store, host, port, timeout)
        except OSError as error:
            other = "--host" if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL else "--port"
            told = f"{host}:{port}: cannot be listened on ({error.strerror}); choose another {other}"
            raise InputError(told) from error
        with server, contextlib.suppress(KeyboardInterrupt):
            click.echo(f"explorer {server.address}  SPARQL {server.address}query  (Ctrl-C ends)")
            server.serve_forever()

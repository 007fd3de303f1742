"""A store over HTTP: a read-only SPARQL 1.1 endpoint at `/query` and the explorer at `/`.

After the SPARQL 1.1 Protocol (W3C, 21 March 2013), 2.1: GET with `query`, POST of a form, POST of a bare query; answers
in the format that `Accept` asks for. Updates are refused, and so is what reaches out elsewhere (`queries.guard`).
Queries without a dataset of their own are asked of the union of all graphs, as everywhere here.
"""

import ipaddress
import shutil
import tempfile
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO
from urllib.parse import SplitResult, parse_qs, urlsplit

from . import answering
from .answering import Refusal
from .errors import DiplographError, InputError
from .graphs import explorer
from .queries import guard
from .rdf import Dataset
from .store import Store

__all__ = ["Server"]

_FORM = "application/x-www-form-urlencoded"
_QUERY, _UPDATE = "application/sparql-query", "application/sparql-update"
_LONGEST = 4 * 1024 * 1024  # bytes of a request; the guard's limit of characters, percent-encoded
_AT_ONCE = 4  # queries; each has a process of its own
_IN_MEMORY = 16 * 1024 * 1024  # bytes of an answer; the rest of a longer one goes to disk until it is sent
_DESCRIPTION = Path(__file__).with_name("description.ttl")
_METHODS = "GET, HEAD, POST"
_REFUSED = "this endpoint only reads; change the store with diplograph ingest, votes or review"


class Server(ThreadingHTTPServer):
    """Listens until it is shut down; `address` says where. A query has so many seconds. Raises OSError, InputError."""

    daemon_threads = True

    def __init__(self, store: Store, host: str = "127.0.0.1", port: int = 0, seconds: int = 120) -> None:
        if store.folder is None:
            raise InputError("a store in memory cannot be served; open one in a folder")
        self.store, self.folder, self.seconds = store, store.folder, seconds
        self.turns = threading.BoundedSemaphore(_AT_ONCE)
        self._page: bytes | None = None
        self._lock = threading.Lock()
        super().__init__((host, port), _Handler)

    @property
    def address(self) -> str:
        """Such as `http://127.0.0.1:7878/`."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/"

    def page(self) -> bytes:
        """The explorer of the store, made once, when it is first asked for."""
        with self._lock:
            if self._page is None:
                self._page = explorer.page(self.store)
            return self._page

    def is_local(self) -> bool:
        """Whether it listens to this machine only."""
        return _is_loopback(str(self.server_address[0]))


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "diplograph", ""
    timeout = 60  # seconds that a client may be silent

    def do_GET(self) -> None:
        """The page, or the answer to `?query=`."""
        self._answer(lambda path: self._page() if path == "/" else self._query(path, self._asked().query))

    def do_POST(self) -> None:
        """The answer to a form or a bare query."""
        self._answer(lambda path: self._query(path, *self._body()))

    def do_PUT(self) -> None:
        """What this server has no use for, with what it has."""
        self._refuse(405, f"{self.command}: {_REFUSED}" if self.command != "OPTIONS" else _METHODS)

    do_HEAD = do_GET
    do_DELETE = do_PATCH = do_OPTIONS = do_PUT

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged."""

    def _answer(self, make: Callable[[str], None]) -> None:
        try:
            self._check_host()
            make(self._asked().path)
        except Refusal as refused:
            self._refuse(refused.status, str(refused))
        except InputError as error:
            self._refuse(400, str(error))
        except DiplographError as error:
            self._refuse(500, str(error))
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            self.close_connection = True

    def _check_host(self) -> None:
        """A name of another site that points to this machine (DNS rebinding) is not ours."""
        host = _split(f"//{self.headers.get('Host', '')}").hostname or ""
        if self.server.is_local() and host not in ("", "localhost") and not _is_loopback(host):
            raise Refusal(403, f"{host}: this server is {self.server.address}")

    def _asked(self) -> SplitResult:
        return _split(self.path)

    def _body(self) -> tuple[str, str]:
        kind = self.headers.get_content_type()
        if kind == _UPDATE:
            raise Refusal(403, _REFUSED)
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()):
            raise Refusal(411, "a request with a body says its Content-Length")
        if len(length) > len(str(_LONGEST)) or int(length) > _LONGEST:
            raise Refusal(413, f"a request has at most {_LONGEST} bytes")
        try:
            text = self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refusal(400, "the request is no UTF-8") from error
        if kind == _FORM:
            return text, ""
        if kind == _QUERY:
            return self._asked().query, text
        raise Refusal(415, f"{kind}: send {_FORM} or {_QUERY}")

    def _page(self) -> None:
        self._send("text/html; charset=utf-8", self.server.page())

    def _query(self, path: str, form: str, bare: str = "") -> None:
        if path == "/update":
            raise Refusal(403, _REFUSED)
        if path != "/query":
            raise Refusal(404, f"{path}: there is nothing here; / is the explorer, /query the SPARQL endpoint")
        given = parse_qs(form, keep_blank_values=True)
        if "update" in given:
            raise Refusal(403, _REFUSED)
        if not given and not bare and self.command != "POST":
            self._send("text/turtle", _DESCRIPTION.read_bytes())
            return
        queries = [bare] if bare else given.get("query", [])
        if len(queries) != 1:
            raise Refusal(400, "give one query, as ?query=SELECT…")
        guard.check(queries[0])
        graphs, named = (tuple(given.get(f"{kind}-graph-uri", ())) for kind in ("default", "named"))
        dataset = Dataset(graphs, named, union=not guard.has_dataset(queries[0]))
        if not self.server.turns.acquire(timeout=self.server.seconds):
            raise Refusal(503, f"{_AT_ONCE} other queries are being answered; ask again in a moment")
        with tempfile.TemporaryFile() as file:
            try:
                accept = self.headers.get("Accept") or "*/*"
                kind = answering.run(self.server.folder, queries[0], dataset, accept, file, self.server.seconds)
            finally:
                self.server.turns.release()
            file.seek(0, 2)
            self._send_file(kind, file)

    def _send(self, kind: str, data: bytes, status: int = 200) -> None:
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            file.write(data)
            self._send_file(kind, file, status)

    def _send_file(self, kind: str, file: IO[bytes], status: int = 200) -> None:
        length = file.tell()
        file.seek(0)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Vary", "Accept")
        if status == 405:
            self.send_header("Allow", _METHODS)
        self.end_headers()
        if self.command != "HEAD":
            shutil.copyfileobj(file, self.wfile)

    def _refuse(self, status: int, sentence: str) -> None:
        self.close_connection = True  # a body may lie unread
        self._send("text/plain; charset=utf-8", f"{sentence}\n".encode(), status)


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise Refusal(400, f"{url}: this is no address") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

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
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import IO
from urllib.parse import SplitResult, parse_qs, urlsplit

from .errors import DiplographError, InputError
from .graphs import explorer
from .queries import guard
from .rdf import Dataset
from .store import Store

__all__ = ["Server"]

_FORM = "application/x-www-form-urlencoded"
_QUERY, _UPDATE = "application/sparql-query", "application/sparql-update"
_LONGEST = 4 * 1024 * 1024  # bytes of a request; the guard's limit of characters, percent-encoded
_IN_MEMORY = 16 * 1024 * 1024  # bytes of an answer; the rest of a longer one goes to disk until it is sent
_REFUSED = "this endpoint only reads; change the store with diplograph ingest, votes or review"


class Server(ThreadingHTTPServer):
    """Listens until it is shut down; `address` says where. Raises OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, store: Store, host: str = "127.0.0.1", port: int = 0) -> None:
        self.store = store
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


class _Refusal(Exception):
    """What is answered instead: a status of HTTP and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


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

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged."""

    def _answer(self, make: Callable[[str], None]) -> None:
        try:
            self._check_host()
            make(self._asked().path)
        except _Refusal as refused:
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
            raise _Refusal(403, f"{host}: this server is {self.server.address}")

    def _asked(self) -> SplitResult:
        return _split(self.path)

    def _body(self) -> tuple[str, str]:
        kind = self.headers.get_content_type()
        if kind == _UPDATE:
            raise _Refusal(403, _REFUSED)
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()):
            raise _Refusal(411, "a request with a body says its Content-Length")
        if len(length) > len(str(_LONGEST)) or int(length) > _LONGEST:
            raise _Refusal(413, f"a request has at most {_LONGEST} bytes")
        try:
            text = self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError as error:
            raise _Refusal(400, "the request is no UTF-8") from error
        if kind == _FORM:
            return text, ""
        if kind == _QUERY:
            return self._asked().query, text
        raise _Refusal(415, f"{kind}: send {_FORM} or {_QUERY}")

    def _page(self) -> None:
        self._send("text/html; charset=utf-8", self.server.page())

    def _query(self, path: str, form: str, bare: str = "") -> None:
        if path == "/update":
            raise _Refusal(403, _REFUSED)
        if path != "/query":
            raise _Refusal(404, f"{path}: there is nothing here; / is the explorer, /query the SPARQL endpoint")
        given = parse_qs(form, keep_blank_values=True)
        if "update" in given:
            raise _Refusal(403, _REFUSED)
        queries = [bare] if bare else given.get("query", [])
        if len(queries) != 1:
            raise _Refusal(400, "give one query, as ?query=SELECT…")
        guard.check(queries[0])
        graphs, named = (tuple(given.get(f"{kind}-graph-uri", ())) for kind in ("default", "named"))
        dataset = Dataset(graphs, named, union=not guard.has_dataset(queries[0]))
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            kind = self.server.store.answer(queries[0], file, self._chosen, dataset)
            self._send_file(kind, file)

    def _chosen(self, offered: tuple[str, ...]) -> str:
        """The media type that the client likes best; the first when it does not say."""
        accept = self.headers.get("Accept") or "*/*"
        best = max(offered, key=lambda kind: (_liking(accept, kind), -offered.index(kind)))
        if not _liking(accept, best):
            raise _Refusal(406, f"this answer is written as {', '.join(offered)}")
        return best

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
        raise _Refusal(400, f"{url}: this is no address") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _liking(accept: str, kind: str) -> float:
    """The quality, 0 to 1, that an `Accept` header gives a media type; the closest range counts (RFC 9110, 12.5.1).

    >>> _liking("text/*;q=0.5, text/csv", "text/csv"), _liking("text/*;q=0.5", "text/csv"), _liking("a/b", "text/csv")
    (1.0, 0.5, 0.0)
    """
    found = {}
    for each in accept.split(","):
        parsed = Message()
        parsed["Content-Type"] = each.strip()
        name = each.partition(";")[0].strip().lower()
        try:
            found[name] = min(1.0, max(0.0, float(str(parsed.get_param("q", "1")))))
        except ValueError:
            found[name] = 0.0
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    return next((found[name] for name in ranges if name in found), 0.0)

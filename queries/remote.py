"""The same questions on any SPARQL 1.1 endpoint. The only place with SPARQLWrapper.

An endpoint that cuts an answer short must not pass for one that answered: a row limit that was reached and a
partial answer after a time limit are errors here (Virtuoso says so in headers only, with status 200).
"""

import http.client
from collections.abc import Mapping
from typing import Any

from SPARQLWrapper import BASIC, DIGEST, INSERT, JSON, POST, POSTDIRECTLY, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from diplograph.errors import InputError, StoreError
from diplograph.model import IRI, Literal
from diplograph.store import Table, Term
from diplograph.terms import PREFIXES

from . import guard

__all__ = ["Remote"]

_TIMEOUT = 120  # seconds
_XSD_STRING = PREFIXES["xsd"] + "string"


class Remote:
    """An endpoint that answers `select` as a Store does.

    `user` and `password` are sent as HTTP digest, which is what Virtuoso's protected endpoint asks for, or as `basic`.
    The default graph of the endpoint must be the union of its named graphs
    (Oxigraph: `--union-default-graph`; Virtuoso and GraphDB: as they come).
    """

    def __init__(self, url: str, user: str | None = None, password: str | None = None, auth: str = "digest") -> None:
        if not url.startswith(("http://", "https://")):
            raise InputError(f"{url}: this is no endpoint; write its address, as http://localhost:7878/query")
        self.url = url
        self._scheme = BASIC if auth == "basic" else DIGEST
        self._credentials = (user, password) if user is not None and password is not None else None

    def select(self, query: str) -> Table:
        """Answer a SELECT. Raises InputError for a query that does not only read, StoreError for the rest."""
        guard.check(query)
        try:
            answer = self._client(query).query()
            headers = {str(name).lower(): str(value) for name, value in answer.info().items()}
            table = _table(answer.convert())
        except (SPARQLWrapperException, OSError) as error:
            raise StoreError(f"{self.url}: the endpoint did not answer ({_reason(error)}); check it") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{self.url}: the answer is no SPARQL result in JSON; check the address") from error
        _refuse_partial(self.url, headers, table)
        return table

    def update(self, text: str) -> None:
        """Send one update of our own making. Raises StoreError; `StoreError.__cause__` tells a refusal from silence."""
        client = self._client(text)
        client.setRequestMethod(POSTDIRECTLY)
        client.queryType = INSERT
        try:
            client.query().response.read()
        except (SPARQLWrapperException, OSError, http.client.HTTPException) as error:
            raise StoreError(
                f"{self.url}: the update was not taken ({_reason(error)}); check the address and rights"
            ) from error

    def _client(self, query: str) -> SPARQLWrapper:
        client = SPARQLWrapper(self.url)
        client.setMethod(POST)
        client.setReturnFormat(JSON)
        client.setTimeout(_TIMEOUT)
        client.setQuery(query)
        client.queryType = SELECT  # SPARQLWrapper guesses by words, and takes "Movement" in a comment for MOVE
        if self._credentials is not None:
            client.setHTTPAuth(self._scheme)
            client.setCredentials(*self._credentials)
        return client


def _refuse_partial(url: str, headers: Mapping[str, str], table: Table) -> None:
    """Raise StoreError when the headers say that rows are missing (stack notes, S-A 10 and 11)."""
    most = headers.get("x-sparql-maxrows", "")
    if most.isdigit() and len(table.rows) >= int(most):
        raise StoreError(f"{url}: the endpoint cuts answers at {most} rows; ask for less, or raise its limit")
    if headers.get("x-sql-state", "").startswith("S1TAT"):
        raise StoreError(f"{url}: the endpoint ran out of time and gave a part only; ask for less, or raise its limit")


def _table(answer: Any) -> Table:
    if "boolean" in answer:
        raise InputError("the query is no SELECT; ask for a table")
    columns = tuple(str(name) for name in answer["head"]["vars"])
    rows = answer["results"]["bindings"]
    return Table(columns, tuple(tuple(_term(row.get(name)) for name in columns) for row in rows))


def _term(cell: Mapping[str, str] | None) -> Term | None:
    if cell is None:
        return None
    if cell["type"] == "uri":
        return IRI(cell["value"])
    if cell["type"] == "bnode":
        raise InputError("the answer has blank nodes, which are not used here; ask for things that have an IRI")
    datatype = cell.get("datatype")
    return Literal(cell["value"], None if datatype == _XSD_STRING else datatype, cell.get("xml:lang"))


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words if len(words) <= 160 else words[:159] + "…"

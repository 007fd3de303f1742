"""The answer to one query of a stranger, in a process of its own: Oxigraph cannot be stopped, a process can be ended.

The child is started for one query (0.2 seconds), opens the store read-only, writes the answer to its standard output, a
file of the parent's, and what it came to to its standard error, as JSON. It ends with its time, whatever it is at.
"""

import dataclasses
import json
import signal
import subprocess
import sys
from email.message import Message
from functools import partial
from pathlib import Path
from typing import IO

from .errors import DiplographError, InputError
from .rdf import Dataset
from .store import Store

__all__ = ["Refusal", "run"]


class Refusal(Exception):
    """What is answered instead: a status of HTTP and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def run(folder: Path, query: str, dataset: Dataset, accept: str, file: IO[bytes], seconds: int) -> str:
    """Write the answer of a store to a real file, in the media type that `accept` likes best; return that type.

    Raises Refusal, with 503 when the time is over.
    """
    order = {"folder": str(folder), "query": query, "accept": accept, "seconds": seconds, **dataclasses.asdict(dataset)}
    sent, words = json.dumps(order).encode(), [sys.executable, "-P", "-m", __name__]
    try:
        done = subprocess.run(words, input=sent, stdout=file, stderr=subprocess.PIPE, timeout=seconds, check=False)
        told = json.loads(done.stderr)
    except subprocess.TimeoutExpired as error:
        late = f"the query takes longer than {seconds} seconds; ask for less, or start serve with a longer --timeout"
        raise Refusal(503, late) from error
    except ValueError as error:
        raise Refusal(500, "the process that answers has ended, perhaps for want of memory; ask for less") from error
    if "kind" not in told:
        raise Refusal(told["status"], told["sentence"])
    return str(told["kind"])


def _main() -> dict[str, str | int]:
    """Answer the order on standard input. What is returned is told to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own handler waits until the engine comes back
    order = json.load(sys.stdin)
    if hasattr(signal, "SIGALRM"):
        signal.alarm(order["seconds"] + 1)  # ends this process even when the parent is gone
    dataset = Dataset(tuple(order["graphs"]), tuple(order["named"]), order["union"])
    choose = partial(_chosen, order["accept"])
    try:
        with Store.reader(order["folder"]) as store:
            kind = store.answer(order["query"], sys.stdout.buffer, choose, dataset)
        sys.stdout.buffer.flush()
        return {"kind": kind}
    except Refusal as refused:
        return {"status": refused.status, "sentence": str(refused)}
    except DiplographError as error:
        return {"status": 400 if isinstance(error, InputError) else 500, "sentence": str(error)}


def _chosen(accept: str, offered: tuple[str, ...]) -> str:
    """The media type that the client likes best; the first when it does not say."""
    best = max(offered, key=lambda kind: (_liking(accept, kind), -offered.index(kind)))
    if not _liking(accept, best):
        raise Refusal(406, f"this answer is written as {', '.join(offered)}")
    return best


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


if __name__ == "__main__":
    print(json.dumps(_main()), file=sys.stderr)

"""Many texts, read in input order by one or several processes, in memory that does not grow with their number."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

from diplograph.model import Letter, Source

from . import letter

__all__ = ["read"]

_THREADS = "OPENBLAS_NUM_THREADS"  # heard by the numpy of PyPI on Linux and Windows
_AHEAD = 8  # texts a worker that may wait unread or undelivered


def read(
    sources: Iterable[Source],
    *,
    workers: int = 1,
    threshold: float = 0.0,
    quick: bool = False,
    claims: bool = True,
) -> Iterator[Letter]:
    """Letters in the order of their sources. Positions below `threshold` (confidence, 0 to 1) are left out.

    quick: read without the network. claims: look for claims, too. The result does not depend on `workers`. Errors of a
    source are raised when its turn comes.
    """
    way = partial(letter.read, quick=quick, claims=claims)
    found = map(way, sources) if workers == 1 else _parallel(way, sources, workers)
    for each in found:
        yield _above(each, threshold) if threshold else each


def _parallel(way: Callable[[Source], Letter], sources: Iterable[Source], workers: int) -> Iterator[Letter]:
    waiting: deque[Future[Letter]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for source in sources:
            with _one_thread():
                waiting.append(pool.submit(way, source))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes started inside multiply matrices in one thread each: together they would wait for each other.

    The environment is changed meanwhile and put back.
    """
    before = os.environ.get(_THREADS)
    os.environ.setdefault(_THREADS, "1")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_THREADS, None)


def _above(found: Letter, threshold: float) -> Letter:
    return replace(found, positions=tuple(each for each in found.positions if each.confidence >= threshold))

"""Many texts, read in input order by one or several processes, in memory that does not grow with their number."""

import os
import signal
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
    source are raised when its turn comes. Ctrl-C reaches this process only, which ends the others.
    """
    way = partial(letter.read, quick=quick, claims=claims)
    found = map(way, sources) if workers == 1 else _parallel(way, sources, workers)
    for each in found:
        yield _above(each, threshold) if threshold else each


def _parallel(way: Callable[[Source], Letter], sources: Iterable[Source], workers: int) -> Iterator[Letter]:
    waiting: deque[Future[Letter]] = deque()
    spawn = get_context("spawn")
    with ProcessPoolExecutor(workers, spawn, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        try:
            for source in sources:
                with _one_thread(), _undisturbed():
                    waiting.append(pool.submit(way, source))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()


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


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes started inside do not hear Ctrl-C while they start, before they can be told to ignore it.

    The mask of signals is inherited; Windows has none.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _above(found: Letter, threshold: float) -> Letter:
    return replace(found, positions=tuple(each for each in found.positions if each.confidence >= threshold))

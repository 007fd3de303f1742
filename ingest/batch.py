"""Many texts, read in input order by one or several processes, in memory that does not grow with their number."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from diplograph.model import Letter, Source

from . import letter

__all__ = ["read"]

_AHEAD = 8  # texts a worker that may wait unread or undelivered


def read(sources: Iterable[Source], *, workers: int = 1, threshold: float = 0.0) -> Iterator[Letter]:
    """Letters in the order of their sources. Positions below `threshold` (confidence, 0 to 1) are left out.

    The result does not depend on `workers`. Errors of a source are raised when its turn comes.
    """
    found = map(letter.read, sources) if workers == 1 else _parallel(sources, workers)
    for each in found:
        yield _above(each, threshold) if threshold else each


def _parallel(sources: Iterable[Source], workers: int) -> Iterator[Letter]:
    waiting: deque[Future[Letter]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for source in sources:
            waiting.append(pool.submit(letter.read, source))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _above(found: Letter, threshold: float) -> Letter:
    return replace(found, positions=tuple(each for each in found.positions if each.confidence >= threshold))

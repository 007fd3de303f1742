"""Sorts more lines than memory holds: in pieces on disk, which are then merged."""

import contextlib
import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

__all__ = ["lines"]

_CHUNK = 500_000  # lines sorted in memory at a time: about 150 MB

Key = Callable[[bytes], bytes | tuple[bytes, ...]]


def lines(unsorted: Iterable[bytes], folder: Path, key: Key = bytes) -> Iterator[bytes]:
    """The lines in order of a key, each with its line feed. Pieces lie in `folder` meanwhile. Raises OSError."""
    rest, pieces = iter(unsorted), list[Path]()
    while chunk := list(islice(rest, _CHUNK)):
        chunk.sort(key=key)
        piece = folder / f"piece-{len(pieces)}"
        with piece.open("wb") as out:
            out.writelines(chunk)
        pieces.append(piece)
    with contextlib.ExitStack() as stack:
        yield from heapq.merge(*(stack.enter_context(piece.open("rb")) for piece in pieces), key=key)
    for piece in pieces:
        piece.unlink()

"""A whole store as a file of RDF: sorted, the same bytes for the same content, in bounded memory.

The order is that of graph names, then of the lines as N-Quads writes them. Formats without named graphs hold each
triple once, whatever number of graphs says it.
"""

import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, cast

from . import files, sorting
from .errors import from_system
from .model import IRI
from .store import FORMATS, Store, has_graphs, rewritten

__all__ = ["stream", "write"]


def write(store: Store, target: Path, suffix: str, graphs: Collection[IRI] | None = None) -> None:
    """Write a store, or some of its graphs, to a file, whole or not at all; `.gz` packs it. Raises StoreError."""
    try:
        with tempfile.TemporaryDirectory(dir=files.beside(target), prefix=f".{target.name}.") as name:
            aside = Path(name) / "out"
            with aside.open("wb") as raw, files.packing(raw) if files.is_packed(target.name) else raw as out:
                stream(store, cast(IO[bytes], out), suffix, Path(name), graphs)
            files.put(aside, target)
    except OSError as error:
        raise from_system(error, str(target)) from error


def stream(store: Store, out: IO[bytes], suffix: str, folder: Path, graphs: Collection[IRI] | None = None) -> None:
    """Write a store in the format of a suffix. What is sorted lies in `folder` meanwhile. Raises OSError."""
    if suffix not in FORMATS:
        raise ValueError(suffix)
    whole = folder / "unsorted.nq"
    store.dump(whole)
    wanted = None if graphs is None else {f"<{name}>".encode() for name in graphs}
    ordered = _sorted(whole, folder, wanted, named=has_graphs(suffix))
    if suffix in (".nq", ".nt"):
        out.writelines(ordered)
        return
    merged = folder / "sorted.nq"
    with merged.open("wb") as lines:
        lines.writelines(ordered)
    whole.unlink()
    laid_out = folder / "laid-out"
    rewritten(merged, laid_out, suffix)
    with laid_out.open("rb") as found:
        _tidied(found, out)


def _sorted(whole: Path, folder: Path, wanted: Collection[bytes] | None, named: bool) -> Iterator[bytes]:
    with whole.open("rb") as quads:
        chosen = (line for line in quads if wanted is None or _graph(line) in wanted)
        if named:
            yield from sorting.lines(chosen, folder, lambda line: (_graph(line), line))
            return
        before = b""
        for line in sorting.lines((_triple(line) for line in chosen), folder):
            if line != before:
                yield line
            before = line


def _graph(line: bytes) -> bytes:
    """The graph of a line of N-Quads."""
    return line[line.rindex(b" <") + 1 : line.rindex(b" ")]


def _triple(line: bytes) -> bytes:
    """A line of N-Quads without its graph."""
    return line[: line.rindex(b" <")] + b" .\n"


def _tidied(found: IO[bytes], out: IO[bytes]) -> None:
    """Copy RDF with its prefix lines sorted, which Oxigraph writes in an order that changes from run to run."""
    prefixes: list[bytes] = []
    while (line := found.readline()).startswith(b"@prefix"):
        prefixes.append(line)
    out.writelines(sorted(prefixes))
    out.write(line)
    shutil.copyfileobj(found, out)

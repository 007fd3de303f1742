"""Which file is which: opens voting files, tells them apart by what stands in them, and puts them in order.

Read-in order is the order of `KINDS`: where two datasets hold the same roll call, the one that comes first keeps it.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from io import TextIOWrapper
from pathlib import Path
from typing import IO, cast

from diplograph.errors import InputError
from diplograph.files import is_packed

from . import marcxml, ohchr, undl, unxml, vetoes
from .records import Record

__all__ = ["Dataset", "find", "read"]

# Also the order in which roll calls are taken.
KINDS = ("ga", "sc", "chr-hrc", "unxml-ga", "unxml-sc", "vetoes", "marcxml")
_SEE = "see `diplograph votes --help` for those we read"
_COUNCIL = re.compile(r'"symbol":\s*"S/')
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The files of one dataset, in order. `digest` changes with their bytes."""

    name: str
    files: tuple[Path, ...]
    digest: str
    size: int


def find(paths: tuple[str, ...], skipped: Callable[[Path], None] = lambda path: None) -> tuple[Dataset, ...]:
    """Tell files apart and group them. Raises InputError for a file that is none of ours or lacks its other half.

    What stands in a folder and is none of ours is told to `skipped`; a folder without any of ours is refused.
    """
    groups: dict[str, list[Path]] = {}
    for name in paths:
        folder, kinds = Path(name).is_dir(), set[str]()
        for path in _expanded(name):
            kind = _kind(path)
            if kind is None and not folder:
                raise InputError(f"{path}: this is no voting file that we know; {_SEE}")
            if kind is None:
                skipped(path)
                continue
            kinds.add(kind)
            if path not in groups.setdefault(kind, []):
                groups[kind].append(path)
        if not kinds:
            raise InputError(f"{name}: no file of this folder is a voting file that we know; {_SEE}")
    if halves := {"chr-hrc votes", "chr-hrc decisions"} & set(groups):
        if len(halves) < 2:
            raise InputError("chr-hrc: give both files, the votes and the decisions (resolutions)")
        groups["chr-hrc"] = groups.pop("chr-hrc decisions") + groups.pop("chr-hrc votes")
    return tuple(_dataset(name, groups[name]) for name in KINDS if name in groups)


def read(dataset: Dataset, watch: Watch) -> Iterator[Record]:
    """The records of a dataset. `watch` is told the compressed bytes read so far, now and then.

    Raises InputError for a file that breaks off or is not UTF-8.
    """
    try:
        yield from _read(dataset, watch)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error) as error:
        raise InputError(f"{dataset.name}: a file cannot be read to its end ({error}); fetch it again") from error


def _read(dataset: Dataset, watch: Watch) -> Iterator[Record]:
    name, files = dataset.name, dataset.files
    organ = {"ga": "GA", "sc": "SC"}.get(name.removeprefix("unxml-"), "")
    before = 0
    if name == "chr-hrc":
        with _text(files[0]) as decisions, _text(files[1]) as votes:
            yield from ohchr.read(decisions, votes, name)
        return
    for path in files:
        label = name if len(files) == 1 else f"{name}:{path.name.split('.')[0]}"
        with path.open("rb") as raw:
            for record in _records(_open(raw, path), label, name, organ):
                watch(before + raw.tell())
                yield record
        before += path.stat().st_size


def _records(file: IO[bytes], label: str, name: str, organ: str) -> Iterator[Record]:
    if name == "marcxml":
        yield from marcxml.read(file, name)
        return
    lines = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        if name.startswith("unxml-"):
            yield from unxml.read(lines, label, organ)
        elif name == "vetoes":
            yield from vetoes.read(lines, name)
        else:
            yield from undl.read(lines, name, organ)
    finally:
        lines.detach()


def _expanded(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        return sorted(each for each in path.iterdir() if each.is_file())
    if path.is_file():
        return [path]
    raise InputError(f"{name}: there is no such file; give voting files or a folder of them")


def _kind(path: Path) -> str | None:
    """The dataset of a file, by its first lines; None when it is none of ours."""
    try:
        with path.open("rb") as raw:
            opened = _open(raw, path)
            head = (opened.readline(1 << 20) + opened.read(1 << 12)).decode("utf-8-sig", "replace")
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: this file cannot be read ({error}); fetch it again") from error
    first, _, second = head.partition("\n")
    columns = set(first.strip().split(","))
    if set(undl.COLUMNS) <= columns:
        return "sc" if "S/RES/" in second.partition("\n")[0] else "ga"
    if {"record_id", "iso3", "vote"} <= columns:
        return "chr-hrc votes"
    if {"record_id", "vote_type", "title"} <= columns:
        return "chr-hrc decisions"
    if set(vetoes.COLUMNS) <= columns:
        return "vetoes"
    if "http://www.loc.gov/MARC21/slim" in head:
        return "marcxml"
    if first.startswith("{") and '"MS_in_favour' in first + second:
        return "unxml-sc" if _COUNCIL.search(first) else "unxml-ga"
    return None


def _dataset(name: str, files: list[Path]) -> Dataset:
    digest = sha256()
    for path in files:
        with path.open("rb") as raw:
            digest.update(path.name.encode() + file_digest(raw, "sha256").digest())
    return Dataset(name, tuple(files), digest.hexdigest(), sum(path.stat().st_size for path in files))


def _open(raw: IO[bytes], path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=raw)) if is_packed(path.name) else raw


def _text(path: Path) -> IO[str]:
    if is_packed(path.name):
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")

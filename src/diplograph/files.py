"""Files that are whole or absent."""

import gzip
import os
import shutil
import tempfile
from pathlib import Path
from typing import IO, cast

__all__ = ["beside", "is_packed", "packing", "put", "unpacked", "write_whole"]


def write_whole(target: Path, data: bytes) -> None:
    """Write a file aside and rename it into place; write into a device. A `.gz` suffix compresses, without a time
    stamp."""
    if is_packed(target.name):
        data = gzip.compress(data, mtime=0)
    if _is_device(target):
        target.write_bytes(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with cast(IO[bytes], os.fdopen(handle, "wb")) as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(aside).chmod(0o666 & ~mask)
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def packing(file: IO[bytes]) -> gzip.GzipFile:
    """What packs whatever is written to it into a file, without name and time, so that equal bytes stay equal."""
    return gzip.GzipFile("", "wb", 6, file, mtime=0)


def is_packed(name: str) -> bool:
    """Whether a file's name says that gzip has packed it."""
    return name.lower().endswith(".gz")


def unpacked(name: str) -> str:
    """A file's name without the suffix of gzip.

    >>> unpacked("a.txt.GZ"), unpacked("a.txt")
    ('a.txt', 'a.txt')
    """
    return name[: -len(".gz")] if is_packed(name) else name


def beside(target: Path) -> Path | None:
    """The folder in which a file is made before it is put in place; `None` stands for that of temporary files."""
    return None if _is_device(target) else target.parent


def put(aside: Path, target: Path) -> None:
    """Put a finished file in its place, or what it holds into a device."""
    if not _is_device(target):
        aside.replace(target)
        return
    with aside.open("rb") as found, target.open("wb") as out:
        shutil.copyfileobj(found, out)


def _is_device(target: Path) -> bool:
    """Whether there is a device or a pipe of that name, such as `/dev/null`, which nothing may take the place of."""
    return target.exists() and not target.is_file() and not target.is_dir()

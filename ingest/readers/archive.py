"""Archives (.zip, .tar, .tar.gz): their members one at a time, in memory. Nothing is ever unpacked to disk."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from diplograph.errors import InputError

LARGEST_MEMBER = 100_000_000  # bytes
MOST_MEMBERS = 100_000
_MOST_BYTES = 4_000_000_000  # of all members, unpacked
_RATIO, _SMALL = 100, 10_000_000
_DAMAGED = "is a damaged or cut archive; get it again"
_BOMB = "unpacks to far more than letters hold (a bomb?); it was not opened"

Member = tuple[str, bytes | InputError]


def members(data: bytes, kind: str) -> Iterator[Member]:
    """Names and bytes of the files in an archive, in its order; an error in place of bytes for one that is unreadable.

    kind: `zip`, `tar` or `tgz`. Names are labels only. Links, devices and folders are passed over.
    Raises `InputError` when the archive itself cannot be read.
    """
    yield from _zip(data) if kind == "zip" else _tar(data, kind == "tgz")


def clean_name(name: str) -> str:
    """A member's name without control characters and parents, short enough for a message.

    >>> clean_name("../../etc/letter.txt")
    'etc/letter.txt'
    """
    plain = "".join(c if c.isprintable() else "?" for c in name.replace("\\", "/"))
    parts = [part for part in PurePosixPath(plain).parts if part not in ("..", "/", ".")]
    return "/".join(parts)[-120:] or "member"


def _zip(data: bytes) -> Iterator[Member]:
    try:
        archive = ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        raise InputError(_DAMAGED) from None
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > _MOST_BYTES:
        raise InputError(_BOMB)
    for info in infos:
        if info.is_dir() or (info.external_attr >> 16) & 0o170000 not in (0, 0o100000):
            continue
        if info.file_size > max(_SMALL, _RATIO * max(info.compress_size, 1)) or info.file_size > LARGEST_MEMBER:
            yield info.filename, InputError(_BOMB)
            continue
        try:
            with archive.open(info) as stream:
                yield info.filename, _whole(cast(BinaryIO, stream))
        except RuntimeError:
            yield info.filename, InputError("is locked with a password; unpack the archive and give the folder")
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError, zlib.error):
            yield info.filename, InputError("is damaged in the archive; get it again")
        except InputError as error:
            yield info.filename, error


def _tar(data: bytes, packed: bool) -> Iterator[Member]:
    limit = min(_MOST_BYTES, _SMALL + _RATIO * len(data))
    stream: BinaryIO = BytesIO(data)
    if packed:
        stream = cast(BinaryIO, _Bounded(gzip.GzipFile(fileobj=stream), limit))
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for number, info in enumerate(archive):
                if number >= MOST_MEMBERS:
                    raise InputError(_BOMB)
                if not info.isreg():
                    continue
                if info.size > LARGEST_MEMBER:
                    yield (
                        info.name,
                        InputError(f"is larger than {LARGEST_MEMBER // 1_000_000} MB, the limit for a file"),
                    )
                    continue
                content = archive.extractfile(info)
                yield info.name, _whole(cast(BinaryIO, content)) if content is not None else b""
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error, RecursionError):
        raise InputError(_DAMAGED) from None


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(LARGEST_MEMBER + 1)
    if len(data) > LARGEST_MEMBER:
        raise InputError(_BOMB)
    return data


class _Bounded:
    """A stream that ends in an error once it has given more than `limit` bytes."""

    def __init__(self, stream: gzip.GzipFile, limit: int) -> None:
        self._stream = stream
        self._left = limit

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(min(size, self._left + 1) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise InputError(_BOMB)
        return data

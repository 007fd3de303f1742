"""Files that are whole or absent."""

import gzip
import os
import tempfile
from pathlib import Path
from typing import IO, cast

__all__ = ["write_whole"]


def write_whole(target: Path, data: bytes) -> None:
    """Write a file aside and rename it into place. A `.gz` suffix compresses, without a time stamp."""
    if target.suffix == ".gz":
        data = gzip.compress(data, mtime=0)
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

"""Every error that diplograph raises on purpose.

    DiplographError            one sentence: what, where, what to do
    ├── InputError             a file or argument cannot be read or used    (exit 2)
    │   └── UnknownName        a State, group, question or graph that we do not have, with candidates
    ├── DataError              the data is readable and wrong               (exit 1)
    └── StoreError             the store is locked, missing or damaged      (exit 2)

A thing that is not found in a letter is `None` or `()`, never an exception.
"""

import errno
from collections.abc import Iterable

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
# How RocksDB, which keeps the store, speaks of files that are cut short or missing.
_DAMAGE = ("Corruption", "truncated", "checksum mismatch", ".sst", "MANIFEST", "CURRENT")


class DiplographError(Exception):
    """Base of the tree. `str(error)` is the one sentence shown to the user."""

    exit_code = 2


class InputError(DiplographError):
    """A file, a folder or an argument that cannot be read or used."""


class UnknownName(InputError):
    """A name or code that the registry, the library or the store does not have."""

    def __init__(self, sentence: str, candidates: Iterable[str] = ()) -> None:
        self.candidates = tuple(candidates)
        hint = f" Did you mean {', '.join(self.candidates)}?" if self.candidates else ""
        super().__init__(sentence + hint)


class DataError(DiplographError):
    """The data was read and breaks a rule."""

    exit_code = 1


class StoreError(DiplographError):
    """The embedded store is locked by another process, missing or damaged."""


def from_system(error: Exception, place: str = "") -> StoreError:
    """What the operating system or the store's engine refused, as a sentence: full disk, damage, lock, rights."""
    words = " ".join(str(getattr(error, "strerror", None) or error).split())
    where = f"{place}: " if place else ""
    if getattr(error, "errno", None) in _FULL or any(each in words for each in ("No space left", "File too large")):
        return StoreError(
            f"{where}the disk is full ({words}); make room and run the command again, what was finished is kept"
        )
    if "lock" in words.lower():
        return StoreError(
            f"{where}another process is writing to this store; wait until it ends, or use another --store"
        )
    if "No such file" in words and ".sst" in words:
        return StoreError(
            f"{where}another process changed the store while it was read, or the store is damaged ({words}); run the "
            "command again, and if it says so once more: diplograph restore SNAPSHOT --store NEW"
        )
    if any(each in words for each in _DAMAGE):
        return StoreError(
            f"{where}the store is damaged ({words}); build it again with: diplograph restore SNAPSHOT --store NEW"
        )
    return StoreError(f"{where}this cannot be read or written ({words}); check the folder's rights and free space")

"""Every error that diplograph raises on purpose.

    DiplographError            one sentence: what, where, what to do
    ├── InputError             a file or argument cannot be read or used    (exit 2)
    │   └── UnknownName        a State, group, question or graph that we do not have, with candidates
    ├── DataError              the data is readable and wrong               (exit 1)
    └── StoreError             the store is locked, missing or damaged      (exit 2)

A thing that is not found in a letter is `None` or `()`, never an exception.
"""

from collections.abc import Iterable


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

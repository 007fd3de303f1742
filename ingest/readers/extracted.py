"""What a reader gives back: the text of a file, and where its pages start."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one document. `pages`: indexes of `text` at which pages start. `encoding` is as read.

    `id` is set where the document has a name of its own (a file attached to a message).
    """

    text: str
    pages: tuple[int, ...] = ()
    encoding: str = "utf-8"
    id: str | None = None

"""What the learned reader is asked about in a text."""

import hashlib
from unittest.mock import patch

from diplograph.ingest import letter
from diplograph.ingest.stances import learned_seats
from diplograph.ingest.stances.learned_seats import Candidate
from diplograph.model import Source

__all__ = ["seats", "source"]


def source(text: str, speaker: str | None, date: str) -> Source:
    """The text as the words of a speaker, or with a masthead."""
    return Source("t", text, hashlib.sha256(text.encode()).hexdigest(), speaker=speaker, date=date)


def seats(said: Source) -> list[tuple[Candidate, ...]]:
    """The candidates of each seat, in reading order."""
    found: list[tuple[Candidate, ...]] = []
    real = learned_seats.find

    def kept(*arguments):
        for row in real(*arguments):
            found.append(row)
            yield row

    with patch.object(learned_seats, "find", kept):
        letter.read(said)
    return found

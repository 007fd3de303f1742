"""A sentence as a State's own words, and what is read from it."""

import hashlib

from diplograph.ingest import letter
from diplograph.model import Source

__all__ = ["read"]


def read(text: str) -> set[str]:
    """Positions in a text of Cuba's, 2006, each as "HOLDER family target"."""
    source = Source("t", text, hashlib.sha256(text.encode()).hexdigest(), speaker="CUB", date="2006-10-01")
    return {
        f"{p.holder} {p.family} {p.target.written()}"
        for p in letter.read(source).positions
        if p.family and not p.inferred
    }

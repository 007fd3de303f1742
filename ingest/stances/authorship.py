"""Which supporters of a text are its authors, by a table of weights.

The rules of `initiators` read who is named as initiator, sponsor or author. Where the learned reader finds a supporter
in a sentence that says it in another way ("lodged over the signatures of ..."), `learned/authors.tsv` tells whether it
is an author. The table is written by `benchmarks/learned.py`.
"""

from collections.abc import Iterable, Iterator, Mapping

from diplograph.model import Initiator, Position

from . import learned_judge
from .learned_seats import About, Candidate, about

__all__ = ["find"]

_STANCES = frozenset(["initiate", "coSponsor"])  # they name an author themselves
_LEAST = 50  # hundredths of log-odds: nine in ten are right where the gold has a supporter


def find(positions: Iterable[Position], spoken: Mapping[About, Candidate]) -> Iterator[Initiator]:
    """The authors among the supporters of numbered texts. spoken: where each support is most likely said."""
    for position in positions:
        candidate = spoken.get(about(position))
        if position.family != "supports" or position.target.symbol is None or candidate is None:
            continue
        if position.stance in _STANCES or _odds(candidate) > _LEAST:
            yield Initiator(position.target.symbol, position.holder, position.evidence[0])


def _odds(candidate: Candidate) -> int:
    """Log-odds, in hundredths, that this supporter is an author."""
    known = learned_judge.table("authors")
    names = {name for group in (*candidate.seat.features, *candidate.features) for name in group}
    return known["base"][0] + sum(known[name][0] for name in names if name in known)

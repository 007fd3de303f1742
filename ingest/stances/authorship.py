"""Which supporters of a text are its authors, by a table of weights and the network.

The rules of `initiators` read who is named as initiator, sponsor or author. Where the learned reader finds a supporter
in a sentence that says it in another way ("lodged over the signatures of ..."), `learned/authors.tsv` and, where it
read the sentence, the network tell whether it is an author. The table is written by `benchmarks/learned.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from diplograph.model import Initiator, Position

from . import learned_judge
from .contextual import SHARE, Opinion
from .cursor import any_inside
from .learned import RULE
from .learned_judge import UNIT
from .learned_seats import About, Candidate, about, nearest
from .makers import done_to_them

__all__ = ["LEAST", "find"]

_STANCES = frozenset(["initiate", "coSponsor"])  # they name an author themselves
LEAST = 0.5  # log-odds: nine in ten are right where the gold has a supporter
_LEAST_BESIDE_A_CUE = 4.0  # the same where the rules read another stance: who accepts, welcomes or votes for a text


def find(
    positions: Iterable[Position], spoken: Mapping[About, Opinion], named: Sequence[Initiator]
) -> Iterator[Initiator]:
    """The authors among the supporters of numbered texts, in reading order.

    spoken: where each support is most likely said. named: whom the rules read, in reading order; where they name an
    author of the text in the sentence, nobody else there is one.
    """
    known = {(each.target, each.by) for each in named}
    places: dict[str, list[int]] = defaultdict(list)
    for each in named:
        places[each.target].append(each.evidence.start)
    for position in positions:
        symbol, opinion = position.target.symbol, spoken.get(about(position))
        if position.family != "supports" or symbol is None or opinion is None or position.modality != "actual":
            continue
        sentence = opinion.candidate.seat.sentence
        if (symbol, position.holder) in known or any_inside(places.get(symbol, ()), sentence.span):
            continue
        if _has_to_do_with_authors(opinion.candidate):
            continue
        least = LEAST if RULE in position.why else _LEAST_BESIDE_A_CUE
        if position.stance in _STANCES or _odds(opinion) > least:
            yield Initiator(symbol, position.holder, position.evidence[0])


def _has_to_do_with_authors(candidate: Candidate) -> bool:
    """True for "Chile thanks the authors of R"."""
    scene = candidate.seat.scene
    holder = nearest(candidate.seat, candidate.text)[0].token
    return any(done_to_them(scene.marked, hit, holder) for hit in scene.hits)


def _odds(opinion: Opinion) -> float:
    """Log-odds that this supporter is an author."""
    tables = _of_table(opinion.candidate)
    return tables if opinion.author is None else tables + SHARE * (opinion.author - tables)


def _of_table(candidate: Candidate) -> float:
    known = learned_judge.table("authors")
    names = {name for group in (*candidate.seat.features, *candidate.features) for name in group}
    return (known["base"][0] + sum(known[name][0] for name in names if name in known)) / UNIT

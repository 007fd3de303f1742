"""Pieces of words that tell where initiators, votes and claims may be found, sought in one pass for all three.

A pass of an Aho-Corasick automaton costs nearly the same for one lexicon as for three.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from . import claim_patterns, initiator_patterns, rollcall_forms
from .phrases import Pieces

__all__ = ["Signs", "of"]


@dataclass(frozen=True, slots=True)
class Signs:
    """Where the pieces stand in a folded text, in order; those of claims with the numbers of their patterns."""

    initiators: tuple[int, ...]
    votes: tuple[int, ...]
    claims: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one piece is a sign of."""

    initiators: bool
    votes: bool
    claims: tuple[int, ...]


@cache
def _pieces() -> Pieces[_Meaning]:
    initiators = frozenset(initiator_patterns.lexicon().triggers)
    votes = frozenset(rollcall_forms.triggers())
    claims: dict[str, list[int]] = {}
    for piece, number in claim_patterns.lexicon().pieces:
        claims.setdefault(piece, []).append(number)
    every = sorted(initiators | votes | claims.keys())
    return Pieces((each, _Meaning(each in initiators, each in votes, tuple(claims.get(each, ())))) for each in every)


@lru_cache(maxsize=2)  # three stages ask for the same text, one after the other
def of(folded: str) -> Signs:
    """The signs in a folded text."""
    found = [(place, meaning) for place, meanings in _pieces().find(folded) for meaning in meanings]
    return Signs(
        tuple(sorted(place for place, meaning in found if meaning.initiators)),
        tuple(sorted(place for place, meaning in found if meaning.votes)),
        tuple(sorted((place, meaning.claims) for place, meaning in found if meaning.claims)),
    )

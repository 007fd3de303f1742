"""Which actors can hold, propose or claim something, and whom the mention of one means in the words of a speaker."""

from diplograph.model import Actor

__all__ = ["AGENTS", "codes", "codes_in_part"]

AGENTS = frozenset({"state", "bloc", "other", "self"})
"""Kinds of actors that act of themselves: no organs, no places."""


def codes(actor: Actor, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of an actor; "we" means all the speakers."""
    return speakers if actor.kind == "self" else actor.codes


def codes_in_part(actor: Actor, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The same, but "we" keeps codes of its own where these are of the speakers ("my Government" in a joint letter); in
    an annex it means the author of that, not the sender of the letter."""
    if actor.kind != "self" or (actor.codes and set(actor.codes) <= set(speakers)):
        return actor.codes
    return speakers

"""All forms of an English verb, so that a lexicon need only name the lemma."""

from functools import cache

from ..tables import lexicon

__all__ = ["forms"]

_VOWELS = "aeiou"


@cache
def forms(lemma: str) -> tuple[str, ...]:
    """Present, past, participle and -ing form; `-ize` also as `-ise`. Lower case, sorted.

    >>> forms("deny")
    ('denied', 'denies', 'deny', 'denying')
    """
    known = lexicon("inflections")["verbs"].get(lemma)
    if known is not None:
        return tuple(sorted(known))
    found = set(_regular(lemma))
    if lemma.endswith("ize"):
        found.update(_regular(lemma[:-3] + "ise"))
    return tuple(sorted(found))


def _regular(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return lemma, lemma + third, lemma + "ed", lemma + "ing"

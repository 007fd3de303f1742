"""Those who made a text, named as such: is somebody one of them, or has to do with them?"""

from .cues import Hit
from .marking import Marked
from .reading import Pair
from .words import words

__all__ = ["belongs_to_them", "done_to_them"]

_BARE = 3  # words between a subject and "authors" that are no more than a verb and an article


def belongs_to_them(pair: Pair) -> bool:
    """ "We appreciate the efforts of the sponsors of R", "asked by the authors of R"."""
    if "makers" not in pair.hit.cue.marks:
        return False
    row = pair.marked.words(pair.hit.start - 4, pair.hit.start)
    if words("people", "dealt-with") & set(row[-2:]):
        return True
    row = row[:-1] if row[-1:] == ["the"] else row
    if words("people", "feelings") & set(row[-2:-1]):
        return True  # "we have every respect for the sponsors of R"
    return len(row) > 1 and row[-1] == "of" and row[-2].isalpha() and row[-2] not in words("count") | words("belonging")


def done_to_them(marked: Marked, hit: Hit, holder: int) -> bool:
    """ "Chile thanks the authors of R", against "Chile is one of the authors of R"; `holder` is the token of Chile."""
    if "makers" not in hit.cue.marks or not 0 <= holder < hit.start:
        return False
    row = marked.words(holder + 1, hit.start)
    articles = [at for at in range(1, len(row)) if row[at] in words("people", "their")]
    if not articles:
        return False
    verb = row[articles[-1] - 1]
    led = not words("people", "leading").isdisjoint(row[max(articles[-1] - 2, 0) : articles[-1] - 1])
    acts = led or len(row) <= _BARE or verb.endswith(("s", "ed"))
    return acts and verb.isalpha() and verb not in words("people", "one-of-them")

"""The focus stack of one part: texts named so far, and which of them a back reference means."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from diplograph.model import Reference

_MOST_LINKS = 6
_MEMORY = 300  # mentions; keeps the reading of a very long text linear


@dataclass(slots=True)
class Focus:
    """References pushed in reading order, each with the number of its sentence.

    `subject` holds the symbols of what the paper is about: those of its title and of its opening words.
    `turned` is the first sentence of the paragraph that is being read.
    """

    subject: tuple[str, ...] = ()
    turned: int = 0
    pushed: deque[tuple[int, Reference]] = field(default_factory=lambda: deque(maxlen=_MEMORY))

    def push(self, sentence: int, reference: Reference) -> None:
        """The text just mentioned comes into focus."""
        self.pushed.append((sentence, reference))

    def last(self, fits: Callable[[Reference], bool]) -> Reference | None:
        """The most recent reference that fits."""
        return next((reference for _, reference in reversed(self.pushed) if fits(reference)), None)

    def latest(self, fits: Callable[[Reference], bool]) -> tuple[Reference, ...]:
        """The fitting texts of the latest sentence that names one, in reading order."""
        latest = next((then for then, reference in reversed(self.pushed) if fits(reference)), None)
        return tuple(r for then, r in self.pushed if then == latest and fits(r))

    def pair(self, sentence: int, fits: Callable[[Reference], bool]) -> tuple[Reference, Reference] | None:
        """The two texts that this sentence or the one before names, when two are named; one of them may stand in the
        sentence before that."""
        own = [(then, r) for then, r in self.pushed if r.how == "explicit" and r.symbol and fits(r)]
        if not own or sentence - own[-1][0] > 1:
            return None
        for reach in (0, 1):
            named = {reference.written(): reference for then, reference in own if own[-1][0] - then <= reach}
            if len(named) > 1:
                first, *others = named.values()
                return (first, others[0]) if len(others) == 1 else None
        return None

    def most_named(self, fits: Callable[[Reference], bool]) -> Reference | None:
        """The fitting text mentioned most often so far, the latest of equals."""
        fitting = [reference for _, reference in self.pushed if fits(reference)]
        counts = Counter(reference.written() for reference in fitting)
        return max(reversed(fitting), key=lambda reference: counts[reference.written()], default=None)

    def age(self, sentence: int, fits: Callable[[Reference], bool]) -> int:
        """How many sentences ago a fitting text was last mentioned; a large number when never."""
        return next((sentence - then for then, reference in reversed(self.pushed) if fits(reference)), 10**6)

    def one(self, fits: Callable[[Reference], bool]) -> tuple[Reference | None, tuple[str, ...]]:
        """The single text in focus, or `None` with candidates when two compete.

        A new paragraph turns back to the one text that the paper is about. Two texts of one sentence compete: the
        one in the subject line wins, then the most frequent.
        """
        fitting = [(then, reference) for then, reference in self.pushed if fits(reference)]
        if not fitting:
            return None, ()
        latest = fitting[-1][0]
        about = {reference.written(): reference for _, reference in fitting if reference.written() in self.subject}
        if latest < self.turned and len(about) == 1:
            return about.popitem()[1], ()
        rivals = {reference.written(): reference for then, reference in fitting if then == latest}
        if len(rivals) == 1:
            return fitting[-1][1], ()
        named = [reference for key, reference in rivals.items() if key in self.subject]
        if len(named) == 1:
            return named[0], ()
        counts = Counter(reference.written() for _, reference in fitting if reference.written() in rivals)
        (first, most), (_, second) = counts.most_common(2)
        return (rivals[first], ()) if most > second else (None, tuple(rivals))

    def several(self, fits: Callable[[Reference], bool]) -> tuple[Reference, ...]:
        """The texts that "these resolutions" means: all of the latest sentence that names any, each once.

        A sentence that names one only is joined by the sentence before it.
        """
        fitting = [(then, reference) for then, reference in self.pushed if fits(reference)]
        if not fitting:
            return ()
        latest = fitting[-1][0]
        near = [reference for then, reference in fitting if then == latest]
        if len({reference.written() for reference in near}) == 1:
            near = [reference for then, reference in fitting if latest - then <= 1]
        return tuple({reference.written(): reference for reference in near}.values())


def chain(antecedent: Reference) -> tuple[str, ...]:
    """The printed mentions behind a back reference, nearest first, ending with the explicit one."""
    links = (antecedent.printed, *antecedent.chain)
    return links if len(links) <= _MOST_LINKS else (*links[: _MOST_LINKS - 1], links[-1])

"""The page on which a quote stands."""

from bisect import bisect_right

from diplograph.model import Source, Span


def page_of(source: Source, span: Span) -> int | None:
    """The number, from 1, of the page on which a span of the stored text begins; `None` without pages.

    >>> page_of(Source("a", "one two", "", pages=(0, 4)), Span(5, 7))
    2
    """
    if not source.pages:
        return None
    return max(1, bisect_right(source.pages, span.start))

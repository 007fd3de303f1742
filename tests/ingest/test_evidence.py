"""The quotes of positions that the network read: the words that it looked at."""

from asked import seats, source
from hypothesis import given
from hypothesis import strategies as st

from diplograph.ingest.stances import evidence
from diplograph.ingest.stances.marking import Marked

LONG = (
    "In the year that has passed, as many speakers have told us from this rostrum, hopes were high in all capitals "
    "of our region; but that text was put aside by those whose duty it was to apply it, and nobody has yet said why; "
    "resolution 435 (1978) is there for everyone to read."
)


def marked(text: str) -> Marked:
    """The last sentence of what Cuba says."""
    return seats(source(text, "CUB", "1981-10-01"))[-1][0].seat.scene.marked


CLAUSES = marked("; ".join(" ".join(["word"] * count) for count in (5, 40, 20)) + ", says resolution 435 (1978).")


def quote(text: str, weights: dict[str, float]) -> str | None:
    """What is quoted when these words are looked at so much."""
    seen = marked(text)
    span = evidence.seen(seen, [weights.get(word, 0.0) for word in seen.row])
    return text[span.start : span.end] if span else None


def test_a_short_sentence_is_quoted_whole() -> None:
    text = "Nobody has applied resolution 435 (1978)."
    assert quote(text, {"nobody": 1.0}) == text


def test_the_clause_that_was_looked_at_is_quoted() -> None:
    found = quote(LONG, {"put": 0.4, "aside": 0.4, "hopes": 0.2})
    assert found and found.startswith("but that text was put aside by those") and "region" not in found


def test_where_it_looked_at_much_the_fullest_words_are_quoted() -> None:
    found = quote(LONG, {"year": 0.3, "rostrum": 0.05, "why": 0.35, "everyone": 0.3})
    assert found and "why" in found and "everyone" in found and "year" not in found


def test_where_it_looked_elsewhere_nothing_is_quoted() -> None:
    assert quote(LONG, {}) is None
    assert quote("Nobody has applied resolution 435 (1978).", {"nobody": 0.1}) is None


@given(st.lists(st.floats(0, 1), min_size=len(CLAUSES.row), max_size=len(CLAUSES.row)))
def test_a_quote_is_never_too_long_and_never_empty(weights: list[float]) -> None:
    span = evidence.seen(CLAUSES, weights)
    if span is None:
        assert sum(weights) < 1
        return
    tokens = [token for token in CLAUSES.tokens if span.start <= token.start < span.end]
    assert 0 < len(tokens) <= evidence.LONGEST

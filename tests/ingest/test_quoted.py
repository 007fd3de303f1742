"""Evidence keeps clear of other people's words."""

import pytest

from diplograph.ingest.stances import quoted
from diplograph.model import Position, Region, Span, Target

TEXT = 'Israel says that it "will not cooperate in any matter with this resolution" and rejects it.'
QUOTE = Region("quotation", Span(20, 75))


def position(*spans: Span) -> Position:
    return Position("ISR", "reject", "rejects", Target("resolution", symbol="A/RES/1/1"), spans)


@pytest.mark.parametrize(
    ("span", "left"),
    [
        (Span(0, 91), ["Israel says that it ", " and rejects it."]),
        (Span(0, 40), ["Israel says that it "]),
        (Span(76, 91), ["and rejects it."]),
        (Span(60, 91), [" and rejects it."]),
    ],
)
def test_cut(span: Span, left: list[str]) -> None:
    kept = quoted.outside(position(span), [QUOTE])
    assert kept is not None
    assert [TEXT[start:end] for start, end in kept.evidence] == left


def test_nothing_but_a_quotation_is_no_position() -> None:
    assert quoted.outside(position(Span(25, 60)), [QUOTE]) is None


def test_body_alone_is_left_as_it_is() -> None:
    given = position(Span(0, 91))
    assert quoted.outside(given, [Region("body", Span(0, 91))]) is given

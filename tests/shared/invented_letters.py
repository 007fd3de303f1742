"""The letters of an invented case: six on one series of resolutions, 2004 to 2006, and four more for comparisons.

No such texts exist; numbers from 9000 on cannot be taken for real ones. Fiji rejects, then regrets, then supports;
Tonga welcomes once and is silent after; Samoa transmits a text and takes no position; Austria speaks for the Union.
"""

import hashlib

from diplograph.ingest.stances.stances import STANCES
from diplograph.model import (
    Claim,
    Condition,
    Ground,
    Initiator,
    Letter,
    Masthead,
    Part,
    Position,
    Source,
    Span,
    Target,
)

__all__ = ["letters", "more_letters"]

FIRST = "We reject resolution 9001 since it is politicized and do not recognize it."
OFFER = "We would cooperate with technical cooperation provided that the country text ends."
REGRET = "We regret resolution 9002, which is selective."
COOPERATE = "We cooperate with the technical cooperation programme."
WELCOME = "We welcome resolution 9002 and call upon Fiji, which ignores resolution 9001."
PRAISE = "My Government supports resolution 9002."
UPHOLD = "We uphold resolution 57/9000."
ATTACK = "We criticize report A/58/9900 as biased."
REFUSE = "We refuse to cooperate with the mandate."
PART = "We regret paragraph 5 of resolution 9001."
SEA = "We support all resolutions on the Demo Sea."
UNION = "The European Union supports resolution 9002."


def _text(*sentences: str) -> str:
    return "\n".join(("Letter composed for a test.", *sentences, ""))


def _span(whole: str, words: str) -> Span:
    start = whole.index(words)
    return Span(start, start + len(words))


def _position(whole: str, holder: str, stance: str, target: Target, quote: str, **more: object) -> Position:
    scheme = STANCES[stance]
    return Position(
        holder=holder,
        stance=stance,
        family=scheme.family,
        target=target,
        evidence=(_span(whole, quote),),
        polarity=scheme.polarity,
        strength=scheme.strength,
        confidence=0.9,
        **more,  # type: ignore[arg-type]
    )


def _letter(symbols: tuple[str, ...], date: str, sender: str, whole: str, **more: object) -> Letter:
    digest = hashlib.sha256(whole.encode()).hexdigest()
    head = Masthead(
        symbols=symbols,
        letter_date=date,
        bodies=("General Assembly",),
        session=symbols[0].split("/")[1],
        senders=(sender,),
        on_behalf_of=more.pop("behalf", ()),  # type: ignore[arg-type]
        agenda_items=more.pop("agenda", ()),  # type: ignore[arg-type]
        title=f"Letter dated {date}",
    )
    return Letter(source=Source(symbols[0], whole, digest), masthead=head, **more)  # type: ignore[arg-type]


RES1, RES2 = Target("resolution", symbol="A/RES/58/9001"), Target("resolution", symbol="A/RES/59/9002")
PROGRAMME = Target("mechanism", label="mech:technical-cooperation")


def letters() -> tuple[Letter, ...]:
    """The six letters."""
    one, two, three = _text(FIRST, OFFER, UPHOLD, ATTACK), _text(REGRET, COOPERATE, REFUSE), _text(WELCOME, PART, SEA)
    four, five = (
        _text("I have the honour to transmit a statement.", PRAISE),
        _text("I transmit a text.", "Text of Tonga."),
    )
    six = _text(UNION)
    biased = Ground("biasOneSided", "explicit", _span(one, "as biased"))
    politicized = Ground("politicization", "explicit", _span(one, "it is politicized"))
    selective = Ground("selectivity", "contextual", _span(two, "which is selective"))
    proviso = Condition(
        "providedThat", "the country text ends", _span(one, "provided that the country text ends"), "cooperate"
    )
    return (
        _letter(
            ("A/58/9101",),
            "2004-01-15",
            "FJI",
            one,
            agenda=("117",),
            citations=("A/RES/58/9001", "A/58/9900"),
            positions=(
                _position(one, "FJI", "reject", RES1, FIRST, grounds=(politicized,)),
                _position(one, "FJI", "nonRecognition", RES1, "do not recognize it"),
                _position(one, "FJI", "cooperate", PROGRAMME, OFFER, modality="conditional", condition=proviso),
                _position(one, "FJI", "uphold", Target("resolution", symbol="A/RES/57/9000"), UPHOLD),
                _position(one, "FJI", "criticize", Target("report", symbol="A/58/9900"), ATTACK, grounds=(biased,)),
            ),
            initiators=(Initiator("A/RES/58/9001", "EU", _span(one, "it is politicized")),),
        ),
        _letter(
            ("A/59/9102",),
            "2005-01-20",
            "FJI",
            two,
            agenda=("105",),
            citations=("A/RES/59/9002",),
            positions=(
                _position(two, "FJI", "regret", RES2, REGRET, grounds=(selective,)),
                _position(two, "FJI", "cooperate", PROGRAMME, COOPERATE),
                _position(two, "FJI", "refuseCooperation", Target("mandate", label="mandate:sr-demo"), REFUSE),
            ),
        ),
        _letter(
            ("A/59/9103",),
            "2005-02-01",
            "TON",
            three,
            agenda=("105",),
            citations=("A/RES/59/9002", "A/RES/58/9001"),
            positions=(
                _position(three, "TON", "welcome", RES2, WELCOME),
                _position(three, "TON", "regret", RES1, PART, scope="part"),
                _position(three, "TON", "support", Target("generic", label="res:Demo Sea"), SEA),
                _position(three, "TON", "uphold", RES1, WELCOME, inferred=True),
                _position(three, "FJI", "violate", RES1, WELCOME, attribution="reported", reported_by="TON"),
            ),
            claims=(
                Claim(
                    "TON", "ignores", "FJI", "A/RES/58/9001", "asserted", (_span(three, WELCOME),), "Fiji ignores it"
                ),
            ),
        ),
        _letter(
            ("A/60/9104",),
            "2006-02-10",
            "FJI",
            four,
            agenda=("71",),
            citations=("A/RES/59/9002",),
            parts=(
                Part(0, "letter", Span(0, 28)),
                Part(1, "annex", _span(four, PRAISE), authors=("FJI",), label="Annex"),
            ),
            positions=(_position(four, "FJI", "support", RES2, PRAISE, part=1),),
        ),
        _letter(
            ("A/60/9105", "S/2006/9106"),
            "2006-03-01",
            "WSM",
            five,
            citations=("A/RES/60/9003",),
            parts=(
                Part(0, "letter", Span(0, 28)),
                Part(1, "annex", _span(five, "Text of Tonga."), authors=("TON",), label="Annex"),
            ),
        ),
        _letter(
            ("A/60/9107",),
            "2006-02-01",
            "AUT",
            six,
            agenda=("71",),
            citations=("A/RES/59/9002",),
            behalf=("EU",),
            positions=(_position(six, "EU", "support", RES2, UNION),),
        ),
    )


def more_letters() -> tuple[Letter, ...]:
    """Four more, for comparisons: Austria leaves the line of the Union and answers Tonga; Kiribati changes sides."""
    against, island, switch, other = (
        _text("We reject resolution 9002."),
        _text("We regret resolution 9002.", "We reject resolution 57/9000."),
        _text("We support resolution 9002."),
        _text("We reject resolution 9002 since it is politicized."),
    )
    politicized = Ground("politicization", "explicit", _span(other, "it is politicized"))
    return (
        _letter(("A/59/9108",), "2005-03-01", "AUT", against, citations=("A/59/9103", "A/RES/59/9002"), positions=(
            _position(against, "AUT", "reject", RES2, "We reject resolution 9002."),)),
        _letter(("A/59/9109",), "2005-04-01", "KIR", island, positions=(
            _position(island, "KIR", "regret", RES2, "We regret resolution 9002."),
            _position(island, "KIR", "reject", Target("resolution", symbol="A/RES/57/9000"),
                      "We reject resolution 57/9000."))),
        _letter(("A/61/9110",), "2007-01-10", "KIR", switch, positions=(
            _position(switch, "KIR", "support", RES2, "We support resolution 9002."),)),
        _letter(("A/59/9111",), "2005-03-05", "NRU", other, positions=(
            _position(other, "NRU", "reject", RES2, "We reject resolution 9002 since it is politicized.",
                      grounds=(politicized,)),)),
    )  # fmt: skip

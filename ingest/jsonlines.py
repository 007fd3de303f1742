"""A letter as one line of JSON: the format that other programs rely on (docs: contract, "JSON Lines of extract")."""

import json
from typing import Any

from diplograph.model import Letter, Position

__all__ = ["format", "record"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def record(letter: Letter) -> dict[str, Any]:
    """The object of one text: id, masthead, citations, initiators, positions. Dates are ISO 8601.

    Spans are half-open code-point offsets into the text as read; `text[start:end]` is the evidence.
    """
    head = letter.masthead
    return {
        "id": letter.source.id,
        "masthead": {
            "symbols": list(head.symbols),
            "document_date": head.document_date,
            "letter_date": head.letter_date,
            "bodies": list(head.bodies),
            "session": head.session,
            "agenda_items": list(head.agenda_items),
            "original_language": head.original_language,
            "senders": list(head.senders),
            "on_behalf_of": list(head.on_behalf_of),
            "addressees": list(head.addressees),
            "form": head.form,
        },
        "citations": list(letter.citations),
        "initiators": [{"target": each.target, "by": each.by} for each in letter.initiators],
        "positions": [_position(letter, each) for each in letter.positions],
    }


def format(letter: Letter, *, explain: bool = False) -> str:
    """One line of JSON, keys sorted, without a line end. `explain` adds why each position was read so."""
    found = record(letter)
    if explain:
        for position, line in zip(letter.positions, found["positions"], strict=True):
            line["why"] = list(position.why)
    return _ENCODER.encode(found)


def _position(letter: Letter, position: Position) -> dict[str, Any]:
    line: dict[str, Any] = {
        "holder": position.holder,
        "stance": position.stance,
        "family": position.family,
        "target": position.target.written(),
        "reported": position.attribution != "own",
        "scope": position.scope,
        "modality": position.modality,
        "condition": position.condition.label if position.condition else None,
        "grounds": sorted({ground.type for ground in position.grounds}),
        "strength": position.strength,
        "confidence": round(position.confidence, 2),
        "evidence": [letter.quote(span) for span in position.evidence],
        "spans": [list(span) for span in position.evidence],
    }
    if position.inferred:
        line["inferred"] = True
    return line

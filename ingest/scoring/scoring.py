"""Precision, recall and F1 of predicted positions against gold, layer by layer.

Both sides are objects of the JSON Lines format. The figures are those of the evaluation rules that come with the
gold sets: micro-averaged, Security Council years ignored, a target without symbol counted as `label`, positions
marked `inferred` and stances without a family left out.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from diplograph.errors import InputError
from diplograph.ingest.stances.stances import SIGN

__all__ = ["MASTHEAD_FIELDS", "Layer", "Report", "key", "parse", "quotes", "score"]

Row = Mapping[str, Any]
Key = tuple[Any, ...]

MASTHEAD_FIELDS = (
    "symbols",
    "letter_date",
    "bodies",
    "session",
    "agenda_items",
    "senders",
    "on_behalf_of",
    "form",
)
_ONE_ACTOR = {"PSE": "PLO", "LAS": "ARAB", "AU": "AFRICA", "OAU": "AFRICA", "EC": "EEC"}
_ROOT = re.compile(r"(?i)(?:A|S|E|ST|T|GOV|INFCIRC|GC|NPT|CD|CCPR|CEDAW|CAT|CERD|CRC)[/(]")
_COUNCIL = re.compile(r"(?i)S/RES/(\d+)")


@dataclass(frozen=True, slots=True)
class Layer:
    """One line of figures: how many are right, of how many found, of how many in the gold."""

    name: str
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the found that is right; 0 when nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 0 when nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one comparison. Pairs are (right, of how many)."""

    layers: tuple[Layer, ...]
    per_text: float
    evidence: tuple[int, int]
    silent: tuple[int, int]
    masthead: tuple[tuple[str, int, int], ...]


def parse(text: str, name: str) -> dict[str, Row]:
    """JSON Lines to rows by id, without inferred positions and stances that have no family.

    Raises InputError naming the line of broken JSON, a missing or a repeated id, a position without holder or target,
    or the file when it holds no text.
    """
    rows: dict[str, Row] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = _row(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{name}, line {number}: not an object with id and positions, each with holder and target ({error})"
            ) from error
        if row["id"] in rows:
            raise InputError(f"{name}, line {number}: the id {row['id']} comes twice; give every text its own")
        rows[row["id"]] = row
    if not rows:
        raise InputError(f"{name}: holds no text; give JSON Lines with an id and positions a line")
    return rows


def _row(row: Row) -> Row:
    """The row with the positions that count. Raises what Python raises for a row of another form."""
    positions = [each for each in row["positions"] if not each.get("inferred") and family(each)]
    for position in positions:
        key(position)
        if not all(isinstance(quote, str) for quote in quotes(position)):
            raise TypeError("evidence is a text or a list of texts")
    return {**row, "id": str(row["id"]), "positions": positions}


def symbol(target: str | None) -> str:
    """The comparable form of a target: no spaces, Security Council year dropped; `label` when it is no symbol."""
    squeezed = re.sub(r"\s+", "", target or "")
    if council := _COUNCIL.match(squeezed):
        return f"S/RES/{council.group(1)}"
    return squeezed.upper() if _ROOT.match(squeezed) else "label"


def family(position: Row) -> str | None:
    """The coarse class: `family` of a prediction, else the `stance`, which is the family in a gold position."""
    found = position.get("family") or position.get("stance")
    return None if found is None else str(found)


def holder(position: Row) -> str:
    """The holder, with the codes that count as one actor made one."""
    code = str(position["holder"])
    return _ONE_ACTOR.get(code, code)


def key(position: Row) -> Key:
    """What makes two positions the same: holder, family, target."""
    return (holder(position), family(position), symbol(position["target"]))


def score(gold: Mapping[str, Row], predicted: Mapping[str, Row], *, letters: bool = False) -> Report:
    """Compare. With `letters`, citations, initiators and mastheads are compared too."""
    ids = sorted(gold)

    def layer(name: str, of: Callable[[Row], Key], only: str | None = None) -> Layer:
        wanted, found = (_counters(rows, ids, of, only) for rows in (gold, predicted))
        return _layer(name, wanted, found)

    layers = [
        layer("tuple", key),
        layer("polarity", lambda p: (holder(p), SIGN.get(family(p) or "", 9), symbol(p["target"]))),
        layer("reported", lambda p: (*key(p), bool(p.get("reported")))),
        *(layer(f"  {each}", key, each) for each in SIGN),
    ]
    masthead: list[tuple[str, int, int]] = []
    if letters:
        layers.append(_listed("citations", gold, predicted, ids, lambda row: map(symbol, row.get("citations", []))))
        layers.append(_listed("initiators", gold, predicted, ids, _initiators))
        masthead = [(field, *_field(gold, predicted, ids, field)) for field in MASTHEAD_FIELDS]
    empty = [each for each in ids if not gold[each]["positions"]]
    return Report(
        layers=tuple(layers),
        per_text=_per_text(gold, predicted, ids),
        evidence=_evidence(gold, predicted, ids),
        silent=(sum(not _positions(predicted, each) for each in empty), len(empty)),
        masthead=tuple(masthead),
    )


def _positions(rows: Mapping[str, Row], text_id: str) -> Sequence[Row]:
    found: Sequence[Row] = rows.get(text_id, {}).get("positions", [])
    return found


def _counters(
    rows: Mapping[str, Row], ids: Iterable[str], of: Callable[[Row], Key], only: str | None
) -> list[Counter[Key]]:
    """One counter a text: a key counts once a text, labels as often as they occur."""
    counters = []
    for text_id in ids:
        counter: Counter[Key] = Counter()
        for position in _positions(rows, text_id):
            if only is None or family(position) == only:
                made = of(position)
                counter[made] = counter[made] + 1 if "label" in made else 1
        counters.append(counter)
    return counters


def _layer(name: str, wanted: Sequence[Counter[Any]], found: Sequence[Counter[Any]]) -> Layer:
    right = sum((a & b).total() for a, b in zip(wanted, found, strict=True))
    return Layer(name, right, sum(each.total() for each in found), sum(each.total() for each in wanted))


def _listed(
    name: str,
    gold: Mapping[str, Row],
    predicted: Mapping[str, Row],
    ids: Iterable[str],
    of: Callable[[Row], Iterable[Any]],
) -> Layer:
    ids = list(ids)
    wanted, found = ([Counter(set(of(rows.get(each, {})))) for each in ids] for rows in (gold, predicted))
    return _layer(name, wanted, found)


def _initiators(row: Row) -> Iterable[tuple[str, str]]:
    return [(symbol(each["target"]), each["by"]) for each in row.get("initiators", [])]


def _field(gold: Mapping[str, Row], predicted: Mapping[str, Row], ids: Sequence[str], field: str) -> tuple[int, int]:
    def plain(rows: Mapping[str, Row], text_id: str) -> Any:
        value = (rows.get(text_id, {}).get("masthead") or {}).get(field)
        if isinstance(value, list):
            return sorted(map(str, value))
        return None if value in (None, "") else str(value)

    return sum(plain(gold, each) == plain(predicted, each) for each in ids), len(ids)


def _per_text(gold: Mapping[str, Row], predicted: Mapping[str, Row], ids: Sequence[str]) -> float:
    wanted, found = (_counters(rows, ids, key, None) for rows in (gold, predicted))
    each = [_layer("", [a], [b]).f1 if a.total() + b.total() else 1.0 for a, b in zip(wanted, found, strict=True)]
    return sum(each) / len(each) if each else 0.0


def _evidence(gold: Mapping[str, Row], predicted: Mapping[str, Row], ids: Iterable[str]) -> tuple[int, int]:
    right = total = 0
    for text_id in ids:
        for wanted in _positions(gold, text_id):
            same = [each for each in _positions(predicted, text_id) if key(each) == key(wanted)]
            if same:
                total += 1
                found = [quote for each in same for quote in quotes(each)]
                right += any(_overlaps(one, other) for one in quotes(wanted) for other in found)
    return right, total


def quotes(position: Row) -> list[str]:
    """The evidence of a position, which is a text or a list of texts."""
    evidence = position.get("evidence") or []
    return [evidence] if isinstance(evidence, str) else list(evidence)


def _overlaps(wanted: str, found: str) -> bool:
    """Whether one quote contains the other, or they share at least half of the wanted words."""
    a, b = " ".join(wanted.split()), " ".join(found.split())
    if not a or not b:
        return False
    words = set(a.split())
    return a in b or b in a or len(words & set(b.split())) * 2 >= len(words)

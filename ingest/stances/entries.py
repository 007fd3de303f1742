"""The entries of the lexicons of cue phrases, checked against lexicons/cues.toml, which says what each may hold."""

from functools import cache
from pathlib import Path
from typing import Any

from ...errors import DataError
from ..tables import lexicon
from .stances import STANCES

__all__ = ["entries"]

_FOLDER = Path(__file__).parent.parent / "lexicons" / "stances"
_OPTIONAL = frozenset(["kind", "marks", "reach", "implicit"])


@cache
def entries() -> tuple[dict[str, Any], ...]:
    """Every lexicon entry as written, with the name of its file under `file`.

    Raises `DataError` for an entry with a key, stance, form, kind or mark that nobody knows.
    """
    names = [path.stem for path in sorted(_FOLDER.glob("*.toml"))]
    found = tuple({**entry, "file": name} for name in names for entry in lexicon(f"stances/{name}")["cue"])
    for entry in found:
        if wrong := _wrong(entry):
            place = f"lexicons/stances/{entry['file']}.toml, {(entry.get('patterns') or ['?'])[0]!r}"
            raise DataError(f"{place}: {wrong}; what an entry can say stands in lexicons/cues.toml")
    return found


def _wrong(entry: dict[str, Any]) -> str:
    """What is wrong with an entry, or nothing."""
    known = lexicon("cues")
    keys = entry.keys() - {"file"}
    said = {
        "key": keys - known["keys"].keys(),
        "missing key": known["keys"].keys() - _OPTIONAL - keys,
        "stance": {entry.get("stance")} - STANCES.keys(),
        "form": {entry.get("form")} - known["forms"].keys(),
        "kind": {entry.get("kind", "attitude")} - known["kinds"].keys(),
        "mark": set(entry.get("marks", ())) - known["marks"].keys(),
    }
    return ", ".join(f"{what} {', '.join(sorted(map(str, names)))}" for what, names in said.items() if names)

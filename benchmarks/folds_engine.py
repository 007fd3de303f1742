"""The entries of the lexicons, and the rules read anew without some of them. For folds.py.

An entry is one item of a list, one key, or one alternative of a pattern ("(a|b)"). Keys that all tables of a list have
(`stance`, `form`) are structure and no entries, unless they are patterns.
"""

import copy
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from diplograph.ingest import jsonlines
from diplograph.ingest.scoring import scoring
from diplograph.model import Source

LAYERS = ("positions", "citations", "initiators", "masthead")
LEXICONS = Path(__file__).resolve().parents[1] / "ingest" / "lexicons"
PROSE = ("examples", "not", "name")  # keys that the engine doesn't read
BLANK = "ᚠ"  # a letter that no text has
_PATTERN = re.compile(r"[\\|()\[\]*+?]")
_GROUP = re.compile(r"\?(?:P<\w+>|<?[=!]|[a-zA-Z-]*:)")

Found = dict[str, Any]  # what is read in a text, layer by layer
Changed = dict[str, list[str]]  # the texts that read otherwise, layer by layer


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A place in a lexicon; `start` and `end` are those of an alternative in the string there, 0 and -1 of it all."""

    file: str
    path: tuple[str | int, ...]
    start: int = 0
    end: int = -1

    def __str__(self) -> str:
        return f"{self.file}:{'.'.join(map(str, self.path))}:{self.start}:{self.end}"


def alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of the alternatives of a pattern, at every depth of its groups."""
    starts, at, in_set = [[0]], 0, False
    while at <= len(pattern):
        sign = pattern[at] if at < len(pattern) else ")"
        if sign == "\\":
            at += 1
        elif in_set:
            in_set = sign != "]"
        elif sign == "[":
            in_set = True
        elif sign in "({":
            prefix = _GROUP.match(pattern, at + 1)
            starts.append([prefix.end() if prefix else at + 1])
        elif sign == "|":
            starts[-1].append(at + 1)
        elif at == len(pattern) or (sign in ")}" and len(starts) > 1):
            level = starts.pop()
            ends = [each - 1 for each in level[1:]] + [at]
            yield from (pair for pair in zip(level, ends, strict=True) if len(level) > 1 and pair[0] < pair[1])
        at += 1


def entries(file: str, value: Any, path: tuple[str | int, ...] = (), *, fixed: bool = False) -> Iterator[Entry]:
    """Every entry of a lexicon, in order. fixed: under a key that all tables of its list have, so patterns only."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in PROSE:
                yield from entries(file, each, (*path, key))
    elif isinstance(value, list):
        tables = [each for each in value if isinstance(each, dict)]
        shared = set.intersection(*map(set, tables)) if tables else set()
        for place, each in enumerate(value):
            if isinstance(each, dict):
                for key in (key for key in each if key not in PROSE):
                    yield from entries(file, each[key], (*path, place, key), fixed=key in shared)
            elif isinstance(each, str):
                yield from entries(file, each, (*path, place))
    elif not fixed or (isinstance(value, str) and _PATTERN.search(value)):
        yield Entry(file, path)
        if isinstance(value, str):
            yield from (Entry(file, path, *place) for place in sorted(alternatives(value)))


def without(lexicons: Mapping[str, Any], out: Collection[Entry]) -> dict[str, Any]:
    """The lexicons with entries taken out: items, alternatives and patterns are blanked, other keys are dropped."""
    made = {name: copy.deepcopy(each) if any(e.file == name for e in out) else each for name, each in lexicons.items()}
    for entry in sorted(out, key=lambda each: (each.file, each.end)):  # whole strings first
        inner, last = made[entry.file], entry.path[-1]
        for step in entry.path[:-1]:
            inner = inner[step]
        if isinstance(inner, list) or (last in inner and isinstance(inner[last], str) and _PATTERN.search(inner[last])):
            whole = inner[last]
            if entry.end < 0:
                inner[last] = BLANK
            elif len(whole) >= entry.end:
                inner[last] = whole[: entry.start] + BLANK * (entry.end - entry.start) + whole[entry.end :]
        elif entry.end < 0:
            inner.pop(last, None)
    return made


class Engine:
    """The rules, read anew with other lexicons. There is one in a process, and its workers are forked from it."""

    def __init__(self, texts: Mapping[str, Source]) -> None:
        files = {path.relative_to(LEXICONS).as_posix(): path.read_text("utf-8") for path in LEXICONS.rglob("*.toml")}
        self.texts = texts
        self.lexicons = {name: tomllib.loads(text) for name, text in sorted(files.items())}
        self._names = {text: name for name, text in files.items()}
        self._plain = tomllib.loads
        known = json.dumps([files, {name: each.text for name, each in texts.items()}], sort_keys=True)
        self.digest = hashlib.sha256(known.encode()).hexdigest()[:12]
        re._MAXCACHE = 10**6  # type: ignore[attr-defined]  # most patterns stay as they are
        self.base = {name: found(row) for name, row in self.rows((), texts)}

    def rows(self, out: Collection[Entry], names: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The texts of these names as `extract` gives them, by the rules alone, without some entries."""
        changed = without(self.lexicons, out)

        def loads(text: str) -> Any:
            return changed[self._names[text]] if text in self._names else self._plain(text)

        for name in [each for each in sys.modules if each.startswith("diplograph.ingest")]:
            del sys.modules[name]
        tomllib.loads, tomllib.load = loads, lambda lines: loads(lines.read().decode())  # type: ignore[assignment]
        letter = import_module("diplograph.ingest.letter")
        letter.learned.read = lambda said, stated, outcomes, **ways: (tuple(stated), tuple(outcomes), {})
        letter.grounds.find = letter.claims.find_by_part = lambda *given: ()  # neither is scored
        yield from ((name, jsonlines.record(letter.read(self.texts[name]))) for name in names)

    def changes(self, out: Collection[Entry], names: Collection[str], until: Collection[str] = ()) -> Changed | None:
        """The texts that read otherwise without these entries; stops when every layer of `until` has one.

        None when the rules can't be loaded or don't end in order: one of the entries is needed.
        """
        changed: Changed = {}
        try:
            for name, row in self.rows(out, names):
                now = found(row)
                for layer in LAYERS:
                    if now[layer] != self.base[name][layer]:
                        changed.setdefault(layer, []).append(name)
                if until and set(until) <= set(changed):
                    break
        except Exception:
            return None
        return changed


def found(row: Mapping[str, Any]) -> Found:
    """What counts in a text, layer by layer, as scores compare it."""
    keys = [scoring.key(each) for each in row["positions"] if each["family"] and not each.get("inferred")]
    positions = Counter({key: keys.count(key) if "label" in key else 1 for key in keys})
    cited = {scoring.symbol(each) for each in row["citations"]}
    started = {(scoring.symbol(each["target"]), each["by"]) for each in row["initiators"]}
    head = {field: row["masthead"].get(field) for field in scoring.MASTHEAD_FIELDS}
    return {"positions": positions, "citations": cited, "initiators": started, "masthead": head}

"""Five-fold figures of the rules when the entries of the lexicons that only one fold needs are unknown to it.

usage: folds.py GOLD.jsonl=TEXTS ... --beside TEXTS ... [--tried FILE] [--workers N] [--shuffle]

GOLD holds annotations and TEXTS what `diplograph extract` reads; --beside names more texts, which need no gold. An
entry is one item of a list, one key, or one alternative of a pattern ("(a|b)") in `ingest/lexicons/**/*.toml`. It is
*owned* by a fold when taking it out changes what is read in texts of that fold and in no other text, beside or in GOLD.
For each fold all that it owns is taken out, nothing else is fitted anew, and the texts of the fold are read by the
rules alone. Texts fall into folds by the CRC-32 of their id. Layers (positions, citations, initiators, masthead) have
owners of their own. A text beside that repeats one of GOLD (`RUN` words in a row, `RUN` times) is left out.

Owned entries are found by taking out the whole file, then halves of what changes a text. A guard that is taken out with
the cue that it guards is not seen so; --shuffle begins with entries from everywhere, `AT_FIRST` together, and takes
hours. --tried keeps every answer for these lexicons and texts, so that a run that was stopped goes on; take a new file
when the rules change. The rules must be plain Python: compiled modules can't be read anew.
"""

import argparse
import hashlib
import json
import multiprocessing
import sys
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

from folds_engine import LAYERS, Changed, Engine, Entry, entries

from diplograph.ingest import reader
from diplograph.ingest.scoring import scoring
from diplograph.model import Source

FOLDS = 5
RUN = 20  # words in a row, and how often, that make a text beside the same as one of the gold
AT_FIRST = 40  # entries of a first group, shuffled
ALONE = 250  # texts beside that are read for one entry at a time
TOGETHER = 16  # entries that are tried together on the other texts beside
# weights of findings, words of voting records, grounds and claims: none is scored; what an entry can say is no entry
NOT_READ = ("confidence.toml", "votes.toml", "grounds.toml", "claims.toml", "cues.toml")

Group = tuple[tuple[Entry, ...], frozenset[str]]  # entries, and the texts that they may change
Owners = dict[tuple[Entry, str], int]  # the fold
Task = tuple[tuple[Entry, ...], tuple[str, ...], tuple[str, ...]]


_engines: list[Engine] = []  # one, made before the workers are forked


def _try(task: Task) -> Changed | None:
    return _engines[0].changes(*task)


class Tried:
    """Answers by task, those of the file first."""

    def __init__(self, pool: Pool, digest: str, path: Path | None) -> None:
        self.pool, self.digest, self.path = pool, digest, path
        lines = path.read_text("utf-8").splitlines() if path and path.exists() else ()
        self.known: dict[str, Changed | None] = dict(json.loads(line) for line in lines)

    def answers(self, tasks: Sequence[Task]) -> list[Changed | None]:
        """What each task changes."""
        keys = [self._key(task) for task in tasks]
        new = [(key, task) for key, task in zip(keys, tasks, strict=True) if key not in self.known]
        for place, answer in enumerate(self.pool.imap(_try, [task for _, task in new])):
            self.known[new[place][0]] = answer
            if self.path:
                with self.path.open("a", encoding="utf-8") as lines:
                    print(json.dumps([new[place][0], answer]), file=lines)
        if tasks:
            print(f"{len(tasks)} tasks, {len(new)} of them new", file=sys.stderr)
        return [self.known[key] for key in keys]

    def _key(self, task: Task) -> str:
        return hashlib.sha256(f"{self.digest} {[[*map(str, each)] for each in task]}".encode()).hexdigest()[:24]


def sensitive(tried: Tried, groups: Sequence[tuple[Entry, ...]], names: tuple[str, ...]) -> dict[Entry, Changed]:
    """The entries without which one of the texts reads otherwise.

    Halves of a group are tried on the texts that the group changed; groups that change no text in common are tried
    together, and each is held to what changes in its own texts.
    """
    todo: list[Group] = [(group, frozenset(names)) for group in groups if group]
    single: dict[Entry, Changed] = {}
    while todo:
        halves: list[Group] = []
        for (group, asked), answer in zip(todo, _packed(tried, todo), strict=True):
            if answer and len(group) == 1:
                single[group[0]] = answer
            elif answer != {} and len(group) > 1:
                kept = asked if answer is None else frozenset(name for each in answer.values() for name in each)
                halves += ((half, kept) for half in (group[: len(group) // 2], group[len(group) // 2 :]))
        todo = halves
    return single


def _packed(tried: Tried, groups: Sequence[Group]) -> list[Changed | None]:
    """What each group changes in its texts, asked in as few tasks as may be."""
    tasks: list[tuple[list[int], set[str]]] = []
    for place in sorted(range(len(groups)), key=lambda each: -len(groups[each][1])):
        texts = groups[place][1]
        for places, taken in tasks:
            if not taken & texts:
                places.append(place)
                taken |= texts
                break
        else:
            tasks.append(([place], set(texts)))
    answers = tried.answers([_task(groups, places, texts) for places, texts in tasks])
    joint = [places for (places, _), answer in zip(tasks, answers, strict=True) if answer is None and len(places) > 1]
    alone = [place for places in joint for place in places]
    found = dict(zip(alone, tried.answers([_task(groups, [each], groups[each][1]) for each in alone]), strict=True))
    for (places, _), answer in zip(tasks, answers, strict=True):
        for place in places:
            if place not in found:
                found[place] = None if answer is None else _within(answer, groups[place][1])
    return [found[place] for place in range(len(groups))]


def _task(groups: Sequence[Group], places: Sequence[int], texts: Collection[str]) -> Task:
    return tuple(entry for place in places for entry in groups[place][0]), tuple(sorted(texts)), ()


def _within(changed: Changed, texts: Collection[str]) -> Changed:
    kept = {layer: [name for name in names if name in texts] for layer, names in changed.items()}
    return {layer: names for layer, names in kept.items() if names}


def owned(tried: Tried, single: Mapping[Entry, Changed], own: tuple[str, ...], beside: tuple[str, ...]) -> Owners:
    """The fold of each entry and layer that has one: asked once more on the other folds, then on the texts beside.

    `ALONE` of the latter are read for one entry at a time, the others for the entries that are left, in groups.
    """
    owners = {(entry, layer): fold for entry, changed in single.items() for layer, fold in _folds(changed).items()}
    for fold in range(FOLDS):
        others = tuple(name for name in own if fold_of(name) != fold)
        _disown(owners, sensitive(tried, [_entries(owners, fold)], others), fold)
    known = {entry: tuple(sorted(each for some, each in owners if some == entry)) for entry in _entries(owners)}
    answers = tried.answers([((entry,), beside[:ALONE], layers) for entry, layers in known.items()])
    _disown(owners, {entry: answer or {} for entry, answer in zip(known, answers, strict=True)})
    left = _entries(owners)
    groups = [left[at : at + TOGETHER] for at in range(0, len(left), TOGETHER)]
    _disown(owners, sensitive(tried, groups, beside[ALONE:]))
    return owners


def _entries(owners: Owners, fold: int | None = None) -> tuple[Entry, ...]:
    return tuple(sorted({entry for (entry, _), owner in owners.items() if fold in (None, owner)}))


def _disown(owners: Owners, changed: Mapping[Entry, Changed], fold: int | None = None) -> None:
    for entry, layers in changed.items():
        for layer in layers:
            if fold in (None, owners.get((entry, layer))):
                owners.pop((entry, layer), None)


def runs(text: str) -> frozenset[str]:
    """Every `RUN` words that stand in a row."""
    words = text.lower().split()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def fold_of(name: str) -> int:
    """The fold of a text, by its id."""
    return zlib.crc32(name.split("\t")[-1].encode()) % FOLDS


def _folds(changed: Changed) -> dict[str, int]:
    """The layers that change in texts of one fold only, with that fold."""
    folds = {layer: {fold_of(name) for name in names} for layer, names in changed.items()}
    return {layer: each.pop() for layer, each in folds.items() if len(each) == 1}


def show(golds: Mapping[str, dict[str, scoring.Row]], owners: Owners) -> None:
    """The figures of every set, fold by fold, with all entries and without those that the fold owns."""
    engine = _engines[0]
    for label, gold in golds.items():
        names = {f"{label}\t{each}": each for each in gold}
        full = {names[name]: row for name, row in engine.rows((), names)}
        letters = any("masthead" in each for each in gold.values())
        for layer in LAYERS if letters else LAYERS[:1]:
            left: dict[str, Any] = {}
            for fold in range(FOLDS):
                out = [entry for (entry, each), owner in owners.items() if (each, owner) == (layer, fold)]
                asked = [name for name in names if fold_of(name) == fold]
                some = {names[name]: row for name, row in engine.rows(out, asked)}
                left |= some
                wanted = {each: gold[each] for each in some}
                line(f"{label} {layer}, fold {fold}: {len(some)} texts, {len(out)} owned", layer, wanted, full, some)
            line(f"{label} {layer}, all", layer, gold, full, left)


def line(title: str, layer: str, gold: Mapping[str, scoring.Row], full: Any, left: Any) -> None:
    """Figures with all entries and with those of the fold taken out."""
    print(title)
    for name, rows in (("all entries", full), ("without owned", left)):
        report = scoring.score(gold, parsed(rows), letters=layer != "positions")
        if layer == "masthead":
            print(f"  {name:14}", ", ".join(f"{field} {right}/{of}" for field, right, of in report.masthead))
            continue
        each = next(e for e in report.layers if e.name == ("tuple" if layer == "positions" else layer))
        figures = f"P {each.precision:.3f}  R {each.recall:.3f}  F1 {each.f1:.3f}"
        print(f"  {name:14} {figures}  ({each.right} right of {each.found} found, {each.wanted} in gold)", end="")
        print(f"  per text {report.per_text:.3f}" if layer == "positions" else "")


def parsed(rows: Mapping[str, Any]) -> dict[str, scoring.Row]:
    """Rows as scores read them."""
    return scoring.parse("\n".join(map(json.dumps, rows.values())), "found")


def main() -> None:
    """Find the owned entries, take them out and score."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="+", metavar="GOLD=TEXTS")
    options.add_argument("--beside", nargs="*", default=[], metavar="TEXTS")
    options.add_argument("--tried", type=Path)
    options.add_argument("--shuffle", action="store_true")
    options.add_argument("--workers", type=int, default=1)
    given = options.parse_args()
    golds: dict[str, dict[str, scoring.Row]] = {}
    texts: dict[str, Source] = {}
    for each in given.sets:
        path, place = each.split("=")
        golds[Path(path).name] = scoring.parse(Path(path).read_text(encoding="utf-8"), path)
        texts |= {f"{Path(path).name}\t{source.id}": source for source in reader.sources([place])}
    own = tuple(texts)
    texts |= {f"{each}\t{source.id}": source for each in given.beside for source in reader.sources([each])}
    known = frozenset().union(*(runs(texts[name].text) for name in own))
    others = [name for name in list(texts)[len(own) :] if len(known & runs(texts[name].text)) < RUN]
    beside = tuple(sorted(others, key=lambda name: zlib.crc32(name.encode())))
    _engines.append(Engine(texts))
    groups = [tuple(entries(*file)) for file in _engines[0].lexicons.items() if file[0] not in NOT_READ]
    every = [entry for group in groups for entry in group]
    if given.shuffle:
        every.sort(key=lambda entry: zlib.crc32(str(entry).encode()))
        groups = [tuple(every[at : at + AT_FIRST]) for at in range(0, len(every), AT_FIRST)]
    print(f"{len(every)} entries, {len(own)} texts, {len(beside)} beside", flush=True)
    with multiprocessing.get_context("fork").Pool(given.workers, maxtasksperchild=200) as pool:
        tried = Tried(pool, _engines[0].digest, given.tried)
        single = sensitive(tried, groups, own)
        owners = owned(tried, single, own, beside)
    counts = Counter(layer for changed in single.values() for layer in changed)
    print(f"{len(single)} entries change a text ({dict(counts)}), owned: {dict(Counter(e for _, e in owners))}")
    for (entry, layer), fold in sorted(owners.items()):
        print(f"  owned by fold {fold}, {layer}: {entry}", file=sys.stderr)
    show(golds, owners)


if __name__ == "__main__":
    main()

"""Snapshots of a store: one folder with the graphs as sorted N-Quads, the texts and a manifest; restore; and diff.

Equal stores give equal snapshots. Everything is written aside and renamed, so that a snapshot or a restored store is
wholly there or not at all.
"""

import contextlib
import glob
import gzip
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from . import sorting
from .errors import InputError, from_system
from .files import packing
from .shapegraph import lexical
from .store import Store
from .terms import PREFIXES, iri

__all__ = ["Change", "Manifest", "diff", "restore", "sentences", "snapshot"]

_QUADS = "graph.nq.gz"
_LINE = re.compile(r"(?P<s><[^>]*>) (?P<p><[^>]*>) (?P<o>.*) (?P<g><[^>]*>) \.\n?")
_LABEL = f"<{PREFIXES['rdfs']}label>"
_TYPE = f"<{PREFIXES['rdf']}type>"
_CAST, _STANCE = f"<{iri('dg:castIn')}>", f"<{iri('dg:stance')}>"
# What a diff counts, with the words for one and for many. Of several kinds the first counts: a cited text, read later.
_KINDS = {
    "dg:Position": ("position", "positions"),
    "dg:Claim": ("claim", "claims"),
    "dg:Letter": ("letter", "letters"),
    "dg:IdenticalLetters": ("letter", "letters"),
    "dg:JointLetter": ("letter", "letters"),
    "dg:NoteVerbale": ("note verbale", "notes verbales"),
    "dg:Statement": ("statement", "statements"),
    "dg:Vote": ("vote", "votes"),
    "dg:VoteEvent": ("roll call", "roll calls"),
    "dg:Resolution": ("resolution", "resolutions"),
    "dg:Decision": ("decision", "decisions"),
    "dg:Draft": ("draft", "drafts"),
    "dg:Amendment": ("draft", "drafts"),
    "dg:Document": ("document", "documents"),
}
_WORDS = tuple(dict.fromkeys(_KINDS.values()))
_RANKS = {one: rank for rank, (one, _) in enumerate(_WORDS)}
_NAMES = {f"<{iri(kind)}>": one for kind, (one, _) in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot holds: number of quads and of texts, SHA-256 of the unpacked N-Quads."""

    quads: int
    texts: int
    sha256: str


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One thing that differs. what: added | withdrawn | changed; `kind` is the word for one of them."""

    kind: str
    what: str
    name: str
    label: str


def snapshot(store: Store, target: Path) -> Manifest:
    """Write a snapshot to a new folder in one that exists. Raises InputError, StoreError."""
    if target.exists():
        raise InputError(f"{target}: this exists already; name a folder that does not")
    if not target.parent.is_dir():
        raise InputError(f"{target}: there is no folder {target.parent}; make it first, or name another")
    with _aside(target) as folder:
        digest, count = hashlib.sha256(), 0
        with (folder / _QUADS).open("wb") as raw, packing(raw) as packed:
            for line in _sorted(store, folder):
                packed.write(line)
                digest.update(line)
                count += 1
        texts = _copy_texts((store.folder or Path()) / "texts", folder / "texts") if store.folder else 0
        manifest = Manifest(count, texts, digest.hexdigest())
        (folder / "manifest.json").write_text(json.dumps(asdict(manifest), sort_keys=True) + "\n", encoding="utf-8")
    return manifest


def restore(source: Path, target: Path) -> Manifest:
    """Build a store from a snapshot where there is none yet; it is whole or absent. Raises InputError, StoreError."""
    manifest = _manifest(source)
    if (target / "db").exists():
        raise InputError(f"{target}: there is a store already; move it away, or name another --store")
    if target.exists() and any(target.iterdir()):
        raise InputError(f"{target}: this folder is not empty; name another --store")
    with _aside(target) as folder:
        plain, digest, count = folder / "graph.nq", hashlib.sha256(), 0
        with plain.open("wb") as out:
            for line in _lines(source):
                out.write(line)
                digest.update(line)
                count += 1
        if digest.hexdigest() != manifest.sha256:
            raise InputError(f"{source}: the snapshot differs from its manifest; take another copy of it")
        with Store.open(folder, create=True) as store:
            if count:
                store.bulk(plain)
        plain.unlink()
        if _copy_texts(source / "texts", folder / "texts") != manifest.texts:
            raise InputError(f"{source}: the snapshot lacks texts that its manifest counts; take another copy of it")
    return manifest


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its name at the end, and is removed when anything fails."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.{os.getpid()}."))
    except OSError as error:
        raise from_system(error, str(target)) from error
    try:
        yield folder
        folder.chmod(0o755)
        if target.exists():
            target.rmdir()
        folder.rename(target)
    except OSError as error:
        raise from_system(error, str(target)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(target: Path) -> None:
    """Remove what a killed process left beside the target: folders that bear the number of no living process."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.*"):
        number = left.name.rpartition(".")[0].rpartition(".")[2]
        if number.isdigit() and not _alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(number: int) -> bool:
    if os.name == "nt":  # where signal 0 would end the process
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True


def _sorted(store: Store, folder: Path) -> Iterator[bytes]:
    """All quads as sorted lines of N-Quads, sorted in pieces on disk."""
    whole = folder / "unsorted.nq"
    store.dump(whole)
    with whole.open("rb") as quads:
        yield from sorting.lines(quads, folder)
    whole.unlink()


def _copy_texts(source: Path, target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in sorted(source.glob("*.txt")) if source.is_dir() else ():
        # A text never changes under its name, so a second name for it will do; copies where the disks differ.
        try:
            os.link(path, target / path.name)
        except OSError:
            shutil.copyfile(path, target / path.name)
        count += 1
    return count


def _manifest(source: Path) -> Manifest:
    try:
        told = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
        return Manifest(int(told["quads"]), int(told["texts"]), str(told["sha256"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{source}: this is no snapshot; make one with diplograph snapshot FOLDER") from error


def _lines(source: Path) -> Iterator[bytes]:
    try:
        with gzip.open(source / _QUADS, "rb") as packed:
            yield from packed
    except (OSError, EOFError) as error:
        raise InputError(f"{source}: the snapshot cannot be unpacked ({error}); take another copy of it") from error


def diff(old: Path, new: Path) -> tuple[Change, ...]:
    """What differs between two snapshots: things added, withdrawn and changed, sorted. Raises InputError."""
    _manifest(old), _manifest(new)
    gone, come = _Things(), _Things()
    for side, line in _different(_lines(old), _lines(new)):
        (gone if side < 0 else come).take(line)
    changes = [
        Change(kind, what, name, things.labels.get(name, ""))
        for things, what, other in ((gone, "withdrawn", new), (come, "added", old))
        for name, kind in things.kinds.items() - _known(other, things.kinds)
    ]
    typed = gone.kinds.keys() | come.kinds.keys()
    changed = {name: kind for name, kind in (gone.stated | come.stated).items() if name not in typed}
    labels = _labels(new, changed.keys()) if changed else {}
    changes += [Change(kind, "changed", name, labels.get(name, "")) for name, kind in changed.items()]
    return tuple(sorted(changes))


def _known(source: Path, kinds: Mapping[str, str]) -> set[tuple[str, str]]:
    """Those things that a snapshot has, in whichever graph: a text is named by every letter that cites it."""
    lines = (line.decode() for line in _lines(source) if b"#type> " in line or b"#castIn> " in line) if kinds else ()
    found = ((lexical(match["s"]), _kind(match)) for match in map(_LINE.fullmatch, lines) if match)
    return {(name, kind) for name, kind in found if kind and name in kinds}


def _kind(match: re.Match[str]) -> str | None:
    """The word for what a line makes of its subject; a vote has no type and is known by its roll call."""
    if match["p"] == _CAST:
        return _KINDS["dg:Vote"][0]
    return _NAMES.get(match["o"]) if match["p"] == _TYPE else None


def _labels(source: Path, names: Collection[str]) -> dict[str, str]:
    """The labels of things in a snapshot; a label that is the same on both sides is in no line of a diff."""
    lines = (_LINE.fullmatch(line.decode()) for line in _lines(source) if _LABEL.encode() in line)
    told = ((lexical(each["s"]), each) for each in lines if each and each["p"] == _LABEL)
    return {name: lexical(each["o"]) for name, each in told if name in names}


class _Things:
    """The things whose lines one side of a diff has and the other has not."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.stated: dict[str, str] = {}

    def take(self, line: bytes) -> None:
        match = _LINE.fullmatch(line.decode())
        if match is None:
            return
        name = lexical(match["s"])
        if "/id/pos/" in name:
            self.stated[name] = "position"
        elif "/id/vote/" in name and match["p"] == _STANCE:
            self.stated[name] = "vote"
        if kind := _kind(match):
            self.kinds[name] = min(kind, self.kinds.get(name, kind), key=_RANKS.__getitem__)
        elif match["p"] == _LABEL:
            self.labels[name] = lexical(match["o"])


def _different(old: Iterator[bytes], new: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines that only the old (-1) or only the new (1) sorted sequence has."""
    left, right = next(old, None), next(new, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(old, None), next(new, None)
        elif right is None or (left is not None and left < right):
            assert left is not None
            yield -1, left
            left = next(old, None)
        else:
            yield 1, right
            right = next(new, None)


def sentences(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """A diff in sentences: `3 positions added, 1 withdrawn`."""
    counts: Counter[tuple[str, str]] = Counter((each.kind, each.what) for each in changes)
    found = []
    for one, many in _WORDS:
        parts = [(counts[one, what], what) for what in ("added", "withdrawn", "changed") if counts[one, what]]
        if parts:
            number, what = parts[0]
            rest = "".join(f", {other} {word}" for other, word in parts[1:])
            found.append(f"{number} {one if number == 1 else many} {what}{rest}")
    return tuple(found) or ("no position, claim, document or vote differs",)

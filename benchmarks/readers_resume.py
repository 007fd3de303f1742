"""Ingests a folder of mixed files undisturbed, and again with kills at random moments; compares both stores.

Called by `python benchmarks/readers.py mixed`. Linux only: sizes and children are read from /proc.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from diplograph import snapshots
from diplograph.store import Store

_POINTS = 10  # places of the curve of memory
_PAUSE = 0.3  # seconds: a kill falls anywhere in the work on a letter
_LEFT = 10.0  # seconds that children have to end after their parent was killed


@dataclass(frozen=True, slots=True)
class Point:
    """How far a run has come: files, MB of the parent and of its children, seconds of processor time of all."""

    files: int
    parent: int
    children: int
    seconds: float


@dataclass(slots=True)
class Run:
    """What one run printed, and points on its way. orphans: children that outlived the kill."""

    outcomes: Counter[str] = field(default_factory=Counter)
    curve: list[Point] = field(default_factory=list)
    orphans: int = 0


def compare(folder: Path, work: Path, count: int, kills: int, workers: int) -> int:
    """Print what both runs did, which go on beside each other; the number of things that differ."""
    whole, broken = work / "whole", work / "broken"
    with ThreadPoolExecutor(1) as beside:
        undisturbed = beside.submit(run, _command(folder, whole, workers), count)
        stored, orphans = disturbed(_command(folder, broken, workers), count, kills)
        first = undisturbed.result()
    print(f"undisturbed: {_told(first)}")
    for each in first.curve:
        rate = each.files / each.seconds
        print(
            f"  after {each.files:6} files: parent {each.parent:4} MB, children {each.children:4} MB,"
            f" {rate:.1f} files a second of processor time"
        )
    again = run(_command(folder, broken, workers), count)
    print(f"once more: {_told(again)}")
    one, other = (_content(store, work / "snapshot") for store in (whole, broken))
    print(f"undisturbed store: {one.quads} quads, {one.texts} texts, {one.sha256}")
    print(f"resumed store:     {other.quads} quads, {other.texts} texts, {other.sha256}")
    repeated = max(0, stored - first.outcomes["stored"])
    lost = first.outcomes["stored"] + first.outcomes["unchanged"] - again.outcomes["unchanged"]
    print(f"repeated {repeated}, lost {lost}, children left after a kill {orphans}, stores equal: {one == other}")
    return repeated + abs(lost) + orphans + (one != other)


def disturbed(command: list[str], count: int, kills: int) -> tuple[int, int]:
    """Run a command, kill it so many times at random moments and start it again; letters stored, children left."""
    chance = random.Random(8)
    stored = orphans = 0
    for number in range(kills):
        after = chance.randrange(2 * count // (kills + 1))
        each = run(command, count, after, chance.random() * _PAUSE)
        print(f"killed {number + 1}: {_told(each)}", flush=True)
        stored += each.outcomes["stored"]
        orphans += each.orphans
    last = run(command, count)
    print(f"resumed to the end: {_told(last)}", flush=True)
    return stored + last.outcomes["stored"], orphans


def run(command: list[str], count: int, kill_after: int | None = None, pause: float = 0.0) -> Run:
    """Run a command to its end, or kill it and its group so many seconds after so many new letters."""
    found = Run()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        for number, line in enumerate(process.stdout, 1):
            found.outcomes[json.loads(line)["status"]] += 1
            if number % max(1, count // _POINTS) == 0:
                found.curve.append(_point(number, process.pid))
            if kill_after is not None and found.outcomes["stored"] >= kill_after:
                time.sleep(pause)
                below = descendants(process.pid)
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                found.orphans = _alive(below)
                break
    return found


def _point(files: int, pid: int) -> Point:
    below = descendants(pid)
    seconds = sum(map(processor, [pid, *below]))
    return Point(files, size(pid), sum(map(size, below)), seconds)


def descendants(pid: int) -> list[int]:
    """The processes below a process."""
    parents: dict[int, list[int]] = {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit() and (words := _read(each / "stat")):
            parents.setdefault(int(words.rsplit(")", 1)[1].split()[1]), []).append(int(each.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        below = parents.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def size(pid: int) -> int:
    """The size of a process in memory, in MB; 0 when it is gone."""
    words = _read(Path(f"/proc/{pid}/status"))
    line = next((line for line in words.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(line.split()[1]) // 1000


def processor(pid: int) -> float:
    """Seconds of processor time of a process and of what it waited for; 0 when it is gone."""
    words = _read(Path(f"/proc/{pid}/stat"))
    ticks = words.rsplit(")", 1)[-1].split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _alive(pids: list[int]) -> int:
    """How many of these processes are still there when they have had time to end."""
    until = time.monotonic() + _LEFT
    while (left := sum(1 for pid in pids if size(pid))) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _command(folder: Path, store: Path, workers: int) -> list[str]:
    words = ["ingest", str(folder), "--store", str(store), "--json", "--workers", str(workers)]
    return [sys.executable, "-m", "diplograph.cli", *words]


def _content(store: Path, aside: Path) -> snapshots.Manifest:
    shutil.rmtree(aside, ignore_errors=True)
    with Store.reader(store) as opened:
        return snapshots.snapshot(opened, aside)


def _told(found: Run) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(found.outcomes.items())) or "nothing yet"

"""Ends the program with `kill -9` at random moments of what writes, and looks at what is left.

    python benchmarks/killing.py ../shared/data/hrc_chr_votes/* --kills 200 --work /tmp/killing

A quarter of the kills each: `ingest` of the bundled letters, `votes` (in pieces of 20,000 quads, so that there is
something to cut), `restore`, and `push` to an Oxigraph server (every second time the server is killed and not the
program). After each the store opens, `check` and `verify` hold, and no file is half-written; then the command is given
again and must bring exactly what an undisturbed run brings (SHA-256 of all sorted quads). After a killed push, what the
server marks as complete is complete, and a second push completes the rest. The same --seed gives the same moments.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from diplograph import fastshacl, findings, snapshots, verify
from diplograph.ingest import samples
from diplograph.model import IRI
from diplograph.queries.push import PUSHED
from diplograph.queries.remote import Remote
from diplograph.store import Store, plain, written

_CODE = "from diplograph import cli, rollcalls; rollcalls.PIECE = 20_000; cli.main()"
CLI = [sys.executable, "-c", _CODE]
OXIGRAPH = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))


def start(*words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*CLI, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(*words: str) -> float:
    """Run a command to its end; seconds. Exit code 1 (a letter in quarantine) will do."""
    begun = time.monotonic()
    done = subprocess.run([*CLI, *words], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return time.monotonic() - begun


def killed(process: "subprocess.Popen[bytes]", moment: float, victim: "subprocess.Popen[bytes] | None" = None) -> bool:
    """Kill a process, or another one, after so many seconds; whether it was still at work."""
    time.sleep(moment)
    early = process.poll() is None
    (victim or process).send_signal(signal.SIGKILL)
    (victim or process).wait()
    process.wait()
    return early


def sound(folder: Path) -> None:
    """The store opens, conforms, is as its hashes say, and no file of it is half-written. Raises AssertionError."""
    with Store.open(folder, create=True) as store:
        assert findings.conforms(fastshacl.check(store)), "check"
        assert verify.verify(store).faults == (), "verify"
    for text in (folder / "texts").glob("*"):
        assert hashlib.sha256(text.read_bytes()).hexdigest() == text.stem, f"half-written: {text}"


def content(folder: Path, aside: Path) -> str:
    """The SHA-256 of all quads, sorted, as a snapshot states it."""
    shutil.rmtree(aside, ignore_errors=True)
    with Store.reader(folder) as store:
        return snapshots.snapshot(store, aside).sha256


def writing(words: tuple[str, ...], folder: Path, moment: float, expected: str) -> bool:
    """Kill a command that writes a store, look, run it again, look."""
    early = killed(start(*words, "--store", str(folder)), moment)
    sound(folder)
    run(*words, "--store", str(folder))
    sound(folder)
    assert content(folder, folder.parent / "snapshot") == expected, "a second run brings something else"
    return early


def restoring(source: Path, folder: Path, moment: float, expected: str) -> bool:
    """Kill a restore: the store is whole or absent, and beside it is nothing that stays."""
    early = killed(start("restore", str(source), "--store", str(folder)), moment)
    if not folder.exists():
        run("restore", str(source), "--store", str(folder))
        scraps = [path.name for path in folder.parent.iterdir() if path.name.startswith(".")]
        assert not scraps, f"left behind: {scraps}"
    sound(folder)
    assert content(folder, folder.parent / "snapshot") == expected, "restored otherwise"
    return early


class Server:
    """An Oxigraph server on a folder."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = int(found.getsockname()[1])
        self.folder = folder
        self.base = f"http://127.0.0.1:{self.port}"
        self.process = self.start()

    def start(self) -> "subprocess.Popen[bytes]":
        words = ["serve", "--location", str(self.folder), "--bind", f"127.0.0.1:{self.port}", "--union-default-graph"]
        process = subprocess.Popen([OXIGRAPH, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(400):
            try:
                urllib.request.urlopen(self.base, timeout=2).close()
                return process
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def graphs(self) -> dict[str, str]:
        """The graphs that are marked as complete, with the mark."""
        rows = Remote(f"{self.base}/query").select(f"SELECT ?g ?m WHERE {{ GRAPH <{PUSHED}> {{ ?g ?p ?m }} }}").rows
        return {plain(g): plain(m) for g, m in rows if g is not None and m is not None and " " not in plain(m)}

    def digest(self, name: str) -> str:
        query = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
        rows = Remote(f"{self.base}/query").select(query).rows
        return _digest([" ".join(written(cell) for cell in row if cell is not None) for row in rows])


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def pushing(store: Path, folder: Path, moment: float, wanted: dict[str, str], kill_server: bool) -> bool:
    """Kill a push or its server: nothing is taken for complete that is not, and a second push completes it."""
    server = Server(folder)
    words = ("push", f"{server.base}/update", "--query", f"{server.base}/query", "--store", str(store))
    try:
        early = killed(start(*words), moment, server.process if kill_server else None)
        if kill_server:
            server.process = server.start()
        for name in server.graphs():
            assert server.digest(name) == wanted[name], f"{name} is not complete although it is marked so"
        run(*words)
        assert {name: server.digest(name) for name in server.graphs()} == wanted, "the second push did not complete it"
    finally:
        server.process.kill()
        server.process.wait()
    return early


def main() -> None:
    """Kill so many times, and count."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("votes", nargs="+", help="files of a voting record")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--work", type=Path, default=Path("killing"))
    given = options.parse_args()
    given.work.mkdir(parents=True)
    letters, votes = ("ingest", *samples.paths()), ("votes", *given.votes)
    whole = {"ingest": given.work / "letters", "votes": given.work / "votes"}
    snapshot = given.work / "kept"
    seconds = {}
    for name, words in (("ingest", letters), ("votes", votes)):
        for _ in range(2):
            shutil.rmtree(whole[name], ignore_errors=True)
            seconds[name] = run(*words, "--store", str(whole[name]))
    expected = {
        "ingest": content(whole["ingest"], snapshot),
        "votes": content(whole["votes"], given.work / "kept-votes"),
    }
    kept = given.work / "kept-votes"
    for _ in range(2):  # the second run finds everything in memory, as those to be killed will
        shutil.rmtree(given.work / "restored", ignore_errors=True)
        seconds["restore"] = run("restore", str(kept), "--store", str(given.work / "restored"))
    with Store.reader(whole["ingest"]) as store:
        wanted = {str(name): _graph(store, name) for name in store.graphs()}
    server = Server(given.work / "served")
    at = ("push", f"{server.base}/update", "--query", f"{server.base}/query", "--store", str(whole["ingest"]))
    seconds["push"] = run(*at)
    server.process.kill()
    server.process.wait()
    print(", ".join(f"{name} {took:.1f} s undisturbed" for name, took in seconds.items()), flush=True)
    trial: dict[str, Callable[[Path, float, int], bool]] = {
        "ingest": lambda folder, moment, n: writing(letters, folder, moment, expected["ingest"]),
        "votes": lambda folder, moment, n: writing(votes, folder, moment, expected["votes"]),
        "restore": lambda folder, moment, n: restoring(kept, folder, moment, expected["votes"]),
        "push": lambda folder, moment, n: pushing(whole["ingest"], folder, moment, wanted, n % 8 == 7),
    }
    dice, tally = random.Random(given.seed), Counter[str]()
    for number in range(given.kills):
        name = list(trial)[number % 4]
        folder = given.work / f"trial-{number}"
        folder.mkdir()
        moment = dice.uniform(0.05, 1.0) * seconds[name]
        try:
            tally[f"{name}: {'in the middle' if trial[name](folder / 'store', moment, number) else 'at the end'}"] += 1
        except AssertionError as fault:
            tally[f"{name}: LOST"] += 1
            print(f"kill {number}: {name} after {moment:.2f} s: {fault}", flush=True)
            continue
        shutil.rmtree(folder)
    for line in sorted(tally):
        print(f"{line:<24} {tally[line]}")
    lost = sum(count for line, count in tally.items() if line.endswith("LOST"))
    print(f"{given.kills} kills, {lost} with a loss")
    if not lost:
        shutil.rmtree(given.work)
    sys.exit(1 if lost else os.EX_OK)


def _graph(store: Store, name: IRI) -> str:
    lines = [f"{written(q.subject)} {written(q.predicate)} {written(q.object)}" for q in store.quads(name)]
    return _digest(lines)


if __name__ == "__main__":
    main()

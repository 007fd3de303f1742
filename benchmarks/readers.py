"""How fast files of every kind are read, how much memory it takes, and whether a killed run loses or repeats anything.

    python benchmarks/readers.py speed [COUNT]      files a second by kind: to text, and to positions
    python benchmarks/readers.py hostile [COUNT]    damaged and hostile files: crashes, hangs, sentences
    python benchmarks/readers.py flat [COUNT]       a folder of letters in all kinds to positions: speed, memory
    python benchmarks/readers.py mixed [COUNT]      a folder of letters in all kinds into a store, killed and resumed

Letters are the bundled samples with numbers of their own. Nothing is kept.
"""

import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hostile
import papers

from diplograph.ingest import batch, letter, reader, samples

WRITERS = {
    "txt": lambda text: text.encode(),
    "html": lambda text: papers.as_html(papers.parse(text)),
    "docx": lambda text: papers.as_docx(papers.parse(text)),
    "odt": lambda text: papers.as_odt(papers.parse(text)),
    "rtf": lambda text: papers.as_rtf(papers.parse(text)),
    "eml": lambda text: papers.as_eml(papers.parse(text)),
    "pdf": lambda text: papers.as_pdf(papers.parse(text)),
}
KILLS = 3
GRACE = 10.0  # seconds a file may take beyond its limit, on a busy machine


def letters(count: int) -> Iterator[str]:
    """So many letters, each with a symbol of its own."""
    texts = [Path(path).read_text(encoding="utf-8") for path in samples.paths()]
    for number in range(count):
        yield re.sub(r"(DEMO/\d{4}/[A-Z]+)/\d+", rf"\1/{number + 100}", texts[number % len(texts)])


def memory() -> int:
    """The largest size of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


def speed(count: int) -> None:
    """Files a second by kind, one process."""
    letter.read(reader.source("warm", next(letters(1))))
    for kind, write in WRITERS.items():
        files = [write(text) for text in letters(count)]
        size = sum(map(len, files)) // len(files)
        reader.read_bytes(files[0], f"a.{kind}")
        begin = time.perf_counter()
        sources = [reader.read_bytes(data, f"a.{kind}")[0] for data in files]
        read = time.perf_counter() - begin
        for source in sources:
            letter.read(source)
        whole = time.perf_counter() - begin
        print(
            f"{kind:5} {size:7} bytes  to text {count / read:7.0f}/s  to positions {count / whole:6.0f}/s"
            f"  largest size {memory()} MB"
        )


def bad(count: int) -> int:
    """Read hostile files one by one; the number of those that crashed or hung."""
    tally: Counter[str] = Counter()
    longest = 0.0
    text = Path(samples.paths()[3]).read_text(encoding="utf-8")
    for name, data in hostile.files(text, count):
        begin = time.perf_counter()
        try:
            reader.read_bytes(data, name)
            outcome = "read"
        except reader.InputError as error:
            outcome = "one sentence" if "\n" not in str(error) else "several lines"
        except Exception as error:  # what this benchmark looks for
            outcome = f"crash: {type(error).__name__}"
            print(name, repr(error))
        spent = time.perf_counter() - begin
        longest = max(longest, spent)
        tally[outcome if spent < reader.limits.DEFAULT.wall + GRACE else "hang"] += 1
    print(dict(sorted(tally.items())), f"longest {longest:.1f} s, largest size {memory()} MB")
    return count - tally["read"] - tally["one sentence"]


def mixed(count: int) -> int:
    """Ingest a folder, kill the run several times, resume, and count what is in the store."""
    with tempfile.TemporaryDirectory() as place:
        folder, store = written(Path(place) / "letters", count), Path(place) / "store"
        command = [sys.executable, "-m", "diplograph.cli", "ingest", str(folder), "--store", str(store), "--json"]
        command += ["--workers", str(os.cpu_count() or 1)]
        begin = time.perf_counter()
        runs: list[Counter[str]] = []
        chance = random.Random(8)
        for _ in range(KILLS):
            runs.append(_run(command, chance.randrange(count // 10, count // 4 + 1)))
        runs.append(_run(command, None))
        spent = time.perf_counter() - begin
        runs.append(_run(command, None))
        for number, run in enumerate(runs):
            print(f"run {number + 1}: {dict(sorted(run.items()))}")
        repeated = max(0, sum(run["stored"] for run in runs) - count)
        lost = count - runs[-1]["unchanged"]
        print(f"{count} files, {count / spent:.1f}/s; repeated {repeated}, lost {lost}")
        return repeated + lost


def flat(count: int) -> int:
    """Read a folder of letters in all kinds to positions with two processes, and watch the size of the parent."""
    with tempfile.TemporaryDirectory() as place:
        folder = written(Path(place) / "letters", count)
        begin = time.perf_counter()
        half = 0
        number = 0
        for number, _ in enumerate(batch.read(reader.sources([folder], workers=2), workers=2), 1):
            half = memory() if number == count // 5 else half
        spent = time.perf_counter() - begin
        print(f"{number} files, {number / spent:.0f}/s; largest size after a fifth {half} MB, at the end {memory()} MB")
        return count - number


def written(folder: Path, count: int) -> Path:
    """A folder of so many letters, the kinds in turn, 500 in a subfolder."""
    kinds = list(WRITERS)
    for number, text in enumerate(letters(count)):
        kind = kinds[number % len(kinds)]
        home = folder / f"{number // 500:03}"
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{number:05}.{kind}").write_bytes(WRITERS[kind](text))
    return folder


def _run(command: list[str], kill_after: int | None) -> Counter[str]:
    """The outcomes that a run printed, until it ended or was killed after so many."""
    tally: Counter[str] = Counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            tally[json.loads(line)["status"]] += 1
            if kill_after is not None and tally["stored"] >= kill_after:
                os.killpg(process.pid, signal.SIGKILL)
                break
        if kill_after is None:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            tally["MB"] = usage.ru_maxrss // 1000
    return tally


if __name__ == "__main__":
    what, given = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None
    if what == "speed":
        speed(given or 200)
    elif what == "hostile":
        sys.exit(bool(bad(given or 1000)))
    else:
        sys.exit(bool((flat if what == "flat" else mixed)(given or 10_000)))

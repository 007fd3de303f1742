"""How fast files of every kind are read, how much memory it takes, and whether a killed run loses or repeats anything.

    python benchmarks/readers.py speed [COUNT]      files a second by kind: to text, and to positions
    python benchmarks/readers.py hostile [COUNT]    damaged and hostile files: crashes, hangs, sentences
    python benchmarks/readers.py flat [COUNT]       a folder of letters in all kinds to positions: speed, memory
    python benchmarks/readers.py mixed [COUNT] [--kills N] [--work FOLDER]
                                                    the same into a store, undisturbed, and killed and resumed

Letters are the bundled samples with numbers of their own, by LibreOffice too where it is installed. Nothing is kept but
the letters in the folder of `--work`.
"""

import argparse
import os
import re
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hostile
import papers
import readers_resume

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
OFFICE = ("doc", "docx", "pdf")
_AT_ONCE = 100  # pages that LibreOffice is given
GRACE = 10.0  # seconds a file may take beyond its limit, on a busy machine


def letters(count: int) -> Iterator[str]:
    """So many letters, each with a symbol of its own."""
    texts = [Path(path).read_text(encoding="utf-8") for path in samples.paths()]
    for number in range(count):
        yield re.sub(r"(DEMO/\d{4}/[A-Z]+)/\d+", rf"\1/{number + 100}", texts[number % len(texts)])


def memory() -> int:
    """The largest size of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


def speed(count: int) -> int:
    """Files a second of processor time by kind, one process, its child included."""
    kinds: dict[str, list[bytes]] = {kind: [write(text) for text in letters(count)] for kind, write in WRITERS.items()}
    pages = {str(number): papers.for_office(papers.parse(text)) for number, text in enumerate(letters(count))}
    for suffix in papers.OFFICE if shutil.which("soffice") else ():
        kinds[f"{suffix} by LibreOffice"] = list(by_office(pages, suffix).values())
    letter.read(reader.source("warm", next(letters(1))))
    for kind, files in kinds.items():
        size = sum(map(len, files)) // len(files)
        reader.read_bytes(files[0], kind)
        begin = spent()
        sources = [reader.read_bytes(data, f"a.{kind}")[0] for data in files]
        read = spent() - begin
        for source in sources:
            letter.read(source)
        whole = spent() - begin
        print(f"{kind:20} {size:7} bytes  to text {count / read:7.0f}/s  to positions {count / whole:6.0f}/s")
    return 0


def spent() -> float:
    """Seconds of processor time of this process and of those below it."""
    return time.process_time() + sum(map(readers_resume.processor, readers_resume.descendants(os.getpid())))


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


def mixed(count: int, kills: int, work: Path | None) -> int:
    """Ingest a folder undisturbed, and beside it with kills; the number of things that differ."""
    with tempfile.TemporaryDirectory(dir=work) as place:
        home = Path(place)
        folder = _made(count, work, home)
        return readers_resume.compare(folder, home, count, kills, os.cpu_count() or 1)


def _made(count: int, work: Path | None, home: Path) -> Path:
    """A folder of so many letters: one that an earlier run left in the folder of work, or a new one."""
    kept = (work or home) / f"letters-{count}"
    if not kept.is_dir():
        written(home / "letters", count).rename(kept)
    return kept


def flat(count: int, work: Path | None) -> int:
    """Read a folder of letters in all kinds to positions with two processes, and watch the size of the parent."""
    with tempfile.TemporaryDirectory(dir=work) as place:
        folder = _made(count, work, Path(place))
        begin = time.perf_counter()
        half = 0
        number = 0
        for number, _ in enumerate(batch.read(reader.sources([folder], workers=2), workers=2), 1):
            half = memory() if number == count // 5 else half
        spent = time.perf_counter() - begin
        print(f"{number} files, {number / spent:.0f}/s; largest size after a fifth {half} MB, at the end {memory()} MB")
        return count - number


def written(folder: Path, count: int) -> Path:
    """A folder of so many letters, the kinds in turn, 500 in a subfolder; with LibreOffice three kinds are its own."""
    kinds = [*WRITERS, *(f"office.{suffix}" for suffix in OFFICE if shutil.which("soffice"))]
    pages: dict[str, dict[str, bytes]] = {}
    for number, text in enumerate(letters(count)):
        kind = kinds[number % len(kinds)]
        name = f"{number // 500:03}/{number:05}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if kind in WRITERS:
            (folder / f"{name}.{kind}").write_bytes(WRITERS[kind](text))
        else:
            pages.setdefault(kind, {})[name] = papers.for_office(papers.parse(text))
    for kind, every in sorted(pages.items()):
        for name, data in by_office(every, kind.removeprefix("office.")).items():
            (folder / f"{name}.{kind}").write_bytes(data)
    return folder


def by_office(pages: dict[str, bytes], suffix: str) -> dict[str, bytes]:
    """Pages converted by LibreOffice, some at a time, because it gives up after some hundred."""
    waiting = sorted(pages)
    found: dict[str, bytes] = {}
    while waiting:
        some = {name.replace("/", "-"): name for name in waiting[:_AT_ONCE]}
        made = papers.by_office({short: pages[name] for short, name in some.items()}, suffix)
        if not made:
            raise SystemExit(f"LibreOffice makes no .{suffix}")
        found |= {some[short]: data for short, data in made.items()}
        waiting = [name for name in waiting if name not in found]
    return found


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("speed", "hostile", "flat", "mixed"))
    parser.add_argument("count", nargs="?", type=int)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--work", type=Path, help="a folder for letters and stores; the letters stay in it")
    given = parser.parse_args()
    if given.what == "speed":
        return speed(given.count or 200)
    if given.what == "hostile":
        return bad(given.count or 1000)
    count = given.count or 10_000
    return flat(count, given.work) if given.what == "flat" else mixed(count, given.kills, given.work)


if __name__ == "__main__":
    sys.exit(bool(main()))

"""How fast letters are read on one core, that two workers give the same bytes, and that memory stays flat.

    python benchmarks/extraction.py speed [PATH...] [--count N]
    python benchmarks/extraction.py workers [PATH...] [--count N]
    python benchmarks/extraction.py memory [--count N]
    python benchmarks/extraction.py long [--count CHARACTERS]

Without PATH the texts are recombined out of the bundled letters. Speeds are per second of processor time, without the
first texts, which load the lexicons. `speed` also times the baseline of `nearest_state.py`.
"""

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import nearest_state
import recombined_letters

from diplograph.ingest import batch, jsonlines, letter, reader, samples
from diplograph.model import Source

_WARM = 50
_STEP = 2_000  # letters between two looks at the memory


def main() -> None:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["speed", "workers", "memory", "long"])
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--count", type=int)
    given = parser.parse_args()
    texts = reader.sources(given.paths) if given.paths else recombined()
    if given.what == "speed":
        speed(list(islice(texts, given.count or 2_000)))
    elif given.what == "workers":
        workers(list(islice(texts, given.count or 2_000)))
    elif given.what == "memory":
        memory(given.count or 20_000)
    else:
        long(given.count or 1_000_000)


def recombined() -> Iterator[Source]:
    """Letters without end, each made when it is asked for."""
    dice = random.Random(7)
    originals = [Path(path).read_text(encoding="utf-8") for path in samples.paths()]
    number = 0
    while True:
        text = recombined_letters.letter(dice, originals, number)
        yield Source(f"{number:05}", text, hashlib.sha256(text.encode()).hexdigest())
        number += 1


def speed(texts: list[Source]) -> None:
    """Texts and characters a second, the program beside the baseline."""
    characters = sum(len(each.text) for each in texts)
    jobs: tuple[tuple[str, Callable[[Source], object]], ...] = (
        ("diplograph", lambda each: jsonlines.format(letter.read(each, claims=False))),
        ("diplograph, quick", lambda each: jsonlines.format(letter.read(each, quick=True, claims=False))),
        ("nearest State", nearest_state.read),
    )
    for name, job in jobs:
        for each in texts[:_WARM]:
            job(each)
        started = time.process_time()
        for each in texts:
            job(each)
        spent = time.process_time() - started
        print(f"{name}: {len(texts) / spent:.0f} texts/s, {characters / spent / 1000:.0f} thousand characters/s")


def workers(texts: list[Source]) -> None:
    """The hash of the output with one and with two processes."""
    for count in (1, 2):
        digest = hashlib.sha256()
        started = time.perf_counter()
        for each in batch.read(iter(texts), workers=count):
            digest.update(jsonlines.format(each, explain=True).encode() + b"\n")
        print(
            f"{count} worker(s): sha256 {digest.hexdigest()[:16]}, {time.perf_counter() - started:.1f} s by the clock"
        )


def memory(count: int) -> None:
    """Resident memory while letters from an iterator are read one after the other."""
    for number, each in enumerate(batch.read(islice(recombined(), count)), 1):
        jsonlines.format(each)
        if number % _STEP == 0:
            print(f"{number} letters: {_resident():.1f} MB", flush=True)


def _resident() -> float:
    """Megabytes of this process in memory now (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def long(size: int) -> None:
    """Processor seconds for texts of growing length: joined letters, and repetitions that tempt a pattern."""
    head = "United Nations A/60/100\nLetter dated 2 March 2005 from the Permanent Representative of Cuba to the United "
    head += "Nations addressed to the Secretary-General\n\n"
    joined = "\n\n".join(each.text for each in islice(recombined(), 200))
    tempting = {
        "letters": joined,
        "one line": joined.replace("\n", " "),
        "digits": "1",
        "commas": ",",
        "nouns": "resolution ",
        "numbers": "598 (1987), ",
        "statements": "Cuba rejects the resolution. ",
        "open list": "Cuba, ",
        "nested brackets": "[(",
        "slashes": "A/",
        "quotes": '"a ',
        "misread": "l1O",
        "annexes": "Annex\n\nSir, I reject resolution 598.\n\n",
        "broken words": "gov-\n",
        "one sentence": "we reject the resolution and the draft, France supports resolution 242 (1967), while Iraq ",
        "symbols": "A/RES/60/173, S/RES/598 (1987); E/CN.4/2004/13. ",
        "initiators": "The draft was sponsored by Cuba. Its authors violated it. Chad voted against it. ",
    }
    letter.read(Source("warm", head + joined[:10_000], ""))
    for name, piece in tempting.items():
        spent = []
        for length in (size // 4, size // 2, size):
            text = head + (piece * (1 + length // len(piece)))[:length]
            started = time.process_time()
            letter.read(Source(name, text, ""))
            spent.append(time.process_time() - started)
        print(name, *(f"{each:.2f}" for each in spent), sep="\t", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""`kill -9` in the middle of an ingest: every letter is wholly in or wholly out, and a second ingest completes it.

DIPLOGRAPH_KILLS sets how many times (5 by default; 50 is the trial that the changelog speaks of).
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diplograph.ingest import samples
from diplograph.model import IRI
from diplograph.store import Store, plain, serialize
from diplograph.terms import META, iri

KILLS = int(os.environ.get("DIPLOGRAPH_KILLS", "5"))
COMMAND = [sys.executable, "-m", "diplograph.cli", "ingest", *samples.paths(), "--store"]


def contents(folder: Path) -> dict[IRI, str]:
    """Letter graphs of a store with the hash of what they hold."""
    with Store.open(folder, create=True) as store:
        stated = {
            quad.subject: plain(quad.object) for quad in store.quads(META) if quad.predicate == iri("dg:contentHash")
        }
        held = {
            name: hashlib.sha256(serialize(store.quads(name), ".nq")).hexdigest()
            for name in store.graphs()
            if name in stated and "/ref/" not in name
        }
        for name, digest in held.items():
            assert stated[name] == digest, f"{name} is not what its provenance says"
        assert sorted(held) == sorted(name for name in stated if "/ref/" not in name)
    return held


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[IRI, str], float]:
    folder = tmp_path_factory.mktemp("whole")
    start = time.monotonic()
    subprocess.run([*COMMAND, str(folder)], check=True, capture_output=True)
    return contents(folder), time.monotonic() - start


@pytest.mark.parametrize("trial", range(KILLS))
def test_killed_ingest_loses_nothing(trial: int, whole: tuple[dict[IRI, str], float], tmp_path: Path) -> None:
    expected, seconds = whole
    process = subprocess.Popen([*COMMAND, str(tmp_path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(random.Random(trial).uniform(0.1, 1.0) * seconds)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    after = contents(tmp_path)
    assert after.items() <= expected.items()
    subprocess.run([*COMMAND, str(tmp_path)], check=True, capture_output=True)
    assert contents(tmp_path) == expected

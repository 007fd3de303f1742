"""The child process: what it may take, and what happens when it takes more."""

import os
import signal
import threading
import time

import papers
import pytest

from diplograph.errors import InputError
from diplograph.ingest.readers import limits
from diplograph.ingest.readers.limits import Limits, Worker

LOOP = b"<html>" + b"<p>We reject it.</p>" * 600_000  # takes the parser some seconds, longer than the limits here
PAGE = b"<html><p>We reject it.</p>"


@pytest.fixture
def worker():
    made = []

    def make(**given):
        made.append(Worker(Limits(**given)))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_time_of_the_processor(worker):
    child = worker(seconds=1, wall=60.0)
    with pytest.raises(InputError, match="takes more than 1 seconds"):
        child.read("html", LOOP, False)
    assert child.read("html", PAGE, False)[0].text == "We reject it.\n"


def test_time_by_the_clock(worker):
    child = worker(seconds=60, wall=1.5)
    with pytest.raises(InputError, match=r"takes longer than 1\.5 seconds"):
        child.read("html", LOOP, False)
    assert child.read("html", PAGE, False)[0].text == "We reject it.\n"


def test_memory(worker):
    child = worker(memory=150_000_000)
    with pytest.raises(InputError, match="memory"):
        child.read("html", b"<html><p>" + b"We reject it. " * 4_000_000, False)


def test_a_crash_in_the_middle(worker):
    child = worker(seconds=60, wall=60.0)
    child.read("html", PAGE, False)
    pid = child._process.pid

    def kill():
        time.sleep(0.5)
        os.kill(pid, signal.SIGSEGV)

    threading.Thread(target=kill).start()
    with pytest.raises(InputError, match="crash"):
        child.read("html", LOOP, False)
    assert child.read("html", PAGE, False)[0].text == "We reject it.\n"


def test_a_child_that_died_between_two_files(worker):
    child = worker()
    child.read("html", PAGE, False)
    os.kill(child._process.pid, signal.SIGKILL)
    child._process.wait()
    assert child.read("html", PAGE, False)[0].text == "We reject it.\n"


def test_size():
    with pytest.raises(InputError, match="is larger than 1 MB"):
        limits.read("html", bytes(1_000_001), limits=Limits(size=1_000_000))


def test_one_child_reads_many_files():
    limits.close_all()
    for number in range(5):
        (found,) = limits.read(
            "pdf", papers.pdf_file([b"BT /F1 11 Tf 72 700 Td (We reject it, all %d.) Tj ET" % number])
        )
        assert found.text == f"We reject it, all {number}.\n"
    assert len(limits._OPEN) == 1


def test_the_folder_at_hand_is_not_searched_for_modules(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    limits.close_all()
    assert limits.read("html", PAGE)[0].text == "We reject it.\n"

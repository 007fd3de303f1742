"""Files read in a child process within limits of time and memory, so that a bad one costs itself only."""

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from diplograph.errors import InputError

from .extracted import Extracted


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. seconds: of processor time; wall: seconds by the clock; memory, size: bytes."""

    seconds: int = 20
    wall: float = 30.0
    memory: int = 1_000_000_000
    size: int = 100_000_000


DEFAULT = Limits()
OCR = Limits(seconds=600, wall=900.0, memory=2_000_000_000)
_LOCK = threading.Lock()
_IDLE: list["Worker"] = []
_OPEN: set["Worker"] = set()


def read(kind: str, data: bytes, *, ocr: bool = False, limits: Limits | None = None) -> tuple[Extracted, ...]:
    """The documents in a file, read by an idle child process or a new one.

    Raises `InputError` with the reader's sentence, or one that names the limit that was passed.
    """
    limits = limits or (OCR if ocr else DEFAULT)
    if len(data) > limits.size:
        raise InputError(f"is larger than {limits.size // 1_000_000} MB, the limit for one file; split it")
    worker = _taken(limits)
    try:
        return worker.read(kind, data, ocr)
    finally:
        with _LOCK:
            _IDLE.append(worker)


def _taken(limits: Limits) -> "Worker":
    with _LOCK:
        for worker in reversed(_IDLE):  # the last one used is warm
            if worker.limits == limits:
                _IDLE.remove(worker)
                return worker
    return Worker(limits)


class Worker:
    """One child process, started when it is first needed and again after it died."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, kind: str, data: bytes, ocr: bool) -> tuple[Extracted, ...]:
        """Send one file, wait for the answer; end the child when the time is over."""
        process = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(process)

        timer = threading.Timer(self.limits.wall, stop)
        timer.daemon = True
        timer.start()
        try:
            answer = self._asked(process, kind, data, ocr)
        finally:
            timer.cancel()
        if answer is None:
            raise InputError(self._end(late.is_set()))
        if answer.get("spent"):
            self.close()
        if "error" in answer:
            raise InputError(str(answer["error"]))
        return tuple(Extracted(text, tuple(pages), encoding, id) for text, pages, encoding, id in answer["documents"])

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        _OPEN.discard(self)
        if process is not None:
            _kill(process)
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    cast(BinaryIO, stream).close()
            process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.worker", str(self.limits.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            _OPEN.add(self)
        return self._process

    def _asked(self, process: subprocess.Popen[bytes], kind: str, data: bytes, ocr: bool) -> dict[str, Any] | None:
        order = {"kind": kind, "size": len(data), "ocr": ocr, "seconds": self.limits.seconds}
        try:
            sink, source = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
            sink.write(json.dumps(order).encode() + b"\n" + data)
            sink.flush()
            line = source.readline()
            found: dict[str, Any] | None = json.loads(line) if line.endswith(b"\n") else None
            return found
        except (OSError, ValueError):
            return None

    def _end(self, late: bool) -> str:
        """Why there was no answer, once the child is gone."""
        process = self._process
        with contextlib.suppress(subprocess.TimeoutExpired):
            if process is not None and not late:
                process.wait(2)
        code = process.poll() if process is not None else None
        self.close()
        if late:
            return f"takes longer than {self.limits.wall:g} seconds to read; save it as text or print it to a new PDF"
        if hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU:
            return f"takes more than {self.limits.seconds} seconds to read; save it as text or print it to a new PDF"
        return "makes its reader crash or take too much memory; save it as text or print it to a new PDF"


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a child with what it started."""
    if process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


@atexit.register
def close_all() -> None:
    """End every child of this process."""
    for worker in tuple(_OPEN):
        worker.close()

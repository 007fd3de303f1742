"""The child process that reads untrusted files: `python -m diplograph.ingest.readers.worker`.

A request is a line of JSON (`kind`, `size`, `ocr`, `seconds`) and that many bytes; an answer is a line of JSON.
It ends with its standard input.
"""

import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from diplograph.errors import InputError

from . import eml, encodings, sniff
from .extracted import Extracted

READERS = ("pdf", "docx", "odt", "rtf", "doc", "html")  # modules with `read`


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while line := requests.readline(10_000):
        order = json.loads(line)
        data = requests.read(order["size"])
        _allow(order["seconds"])
        answer = _answer(order["kind"], data, order["ocr"])
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        if answer.get("spent"):
            return


def _answer(kind: str, data: bytes, ocr: bool) -> dict[str, Any]:
    """What a reader found, or its sentence. `spent`: this process must not read another file."""
    try:
        found = _read(kind, data, ocr)
        return {"documents": [[each.text, list(each.pages), each.encoding, each.id] for each in found]}
    except InputError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "takes more memory than one file may; split it or save it as text", "spent": True}
    except RecursionError:
        return {"error": "is nested too deeply to be a letter; save its text and give that"}
    except Exception as error:  # whatever a library raises for a damaged file costs this file only
        return {"error": f"is damaged ({type(error).__name__}); open it and save it again", "spent": True}


def _read(kind: str, data: bytes, ocr: bool) -> tuple[Extracted, ...]:
    if kind == "eml":
        return _mail(data, ocr)
    module = importlib.import_module(f"{__package__}.{kind}")
    found: Extracted = module.read(data, ocr) if kind == "pdf" else module.read(data)
    return (found,)


def _mail(data: bytes, ocr: bool) -> tuple[Extracted, ...]:
    """What is attached to a message; attachments that cannot be read are left out as long as one can."""
    found: list[Extracted] = []
    refused: InputError | None = None
    for name, content in eml.members(data):
        try:
            kind = sniff.kind(content, name)
            if kind == "text":
                text, encoding = encodings.decode(content)
                found.append(Extracted(text, encoding=encoding, id=Path(name).stem or None))
            elif kind in READERS:
                found += (replace(each, id=Path(name).stem or None) for each in _read(kind, content, ocr))
        except InputError as error:
            refused = error
    if not any(each.text.strip() for each in found):
        raise refused or InputError("is a message without a letter in it; save the letter as a file")
    return tuple(found)


def _allow(seconds: int) -> None:
    """Processor time for the next file: so many seconds from now."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock remains
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds + 1, hard))


def _confine(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _confine(int(sys.argv[1]))
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not reach the parent
    serve(sys.stdin.buffer, answers)

"""Pictures of pages to text, by tesseract (an external program, Apache-2.0) where it is installed."""

import os
import shutil
import subprocess

from diplograph.errors import InputError

_SECONDS = 300  # a page


def read(picture: tuple[bytes, int, int]) -> str:
    """The text of one page. picture: grey bytes, width and height in pixels. Raises `InputError` without tesseract."""
    if (program := shutil.which("tesseract")) is None:
        raise InputError(
            "is a PDF without a text layer, and tesseract is not installed; install it (apt install tesseract-ocr)"
            " or run `ocrmypdf {file} out.pdf`"
        )
    rows, width, height = picture
    image = f"P5 {width} {height} 255\n".encode() + rows
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "--dpi", "300", "--psm", "1"],
            input=image,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # several threads wait for one another busily
        )
    except (subprocess.TimeoutExpired, OSError):
        raise InputError("takes tesseract too long; run `ocrmypdf {file} out.pdf`") from None
    if done.returncode:
        raise InputError("cannot be read by tesseract; run `ocrmypdf {file} out.pdf` and give out.pdf")
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip("\n")

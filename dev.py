"""Set-up without anything but python3 and pip: python3 dev.py demo | test | <a command of diplograph>.

`check` runs what continuous integration runs after the tests: format, lint, types, import arrows.
"""

import hashlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PY = BIN / ("python.exe" if os.name == "nt" else "python")
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)


def ready(extra: str) -> None:
    """Make the environment with `diplograph[extra]`, unless it is there for this pyproject.toml."""
    stamp = VENV / f".stamp-{extra}"
    want = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == want:
        return
    import venv

    if not PY.exists():
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(VENV)  # bare Debian lacks ensurepip
    pip = [sys.executable, "-m", "pip", "--python", str(PY), "--disable-pip-version-check"]
    print("diplograph: setting up .venv (once)", file=sys.stderr)
    if subprocess.run([*pip, "install", "-q", "-e", f"{ROOT}[{extra}]"]).returncode:
        sys.exit(
            "diplograph: pip could not fill .venv (see above); run dev.py with a python3 that has pip, and a connection"
        )
    stamp.write_text(want)


def main() -> int:
    """Set up, then run the command that was asked for."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything has checked the version
        sys.exit("diplograph needs Python 3.11 or newer")
    what, rest = (sys.argv[1:2] or ["demo"])[0], sys.argv[2:]
    ready("dev" if what == "check" or os.environ.get("CI") else "test")
    if what == "check":
        return max(subprocess.run([str(BIN / tool), *options], cwd=ROOT).returncode for tool, *options in CHECKS)
    if what == "test":
        return subprocess.run([str(PY), "-m", "pytest", *rest], cwd=ROOT).returncode
    return subprocess.run([str(BIN / "diplograph"), what, *rest]).returncode


if __name__ == "__main__":
    sys.exit(main())

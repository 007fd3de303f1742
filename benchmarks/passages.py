"""Write the annotated passages as inputs for `extract` and gold for `evaluate`.

usage: passages.py FOLDER [--speeches FILE]     FILE: the sample of speeches, .jsonl or .jsonl.gz
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SPEECHES = HERE.parents[1] / "shared" / "data" / "general_debate" / "sample.jsonl.gz"


def speeches(path: Path) -> dict[str, dict[str, Any]]:
    """The speeches by id."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode().rstrip("\n").split("\n")
    return {row["id"]: row for row in map(json.loads, lines)}


def passages(annotations: Path, known: dict[str, dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Input and gold of each passage. Raises SystemExit when a speech is not the one that was annotated."""
    for line in annotations.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        speech = known[row["speech"]]
        text = speech["text"][row["start"] : row["end"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise SystemExit(f"{row['id']}: the speech differs from the one that was annotated")
        keys = ("holder", "stance", "target", "reported")
        positions = [
            dict(zip(keys, each, strict=False)) | {"evidence": text[each[4] : each[5]]} for each in row["positions"]
        ]
        given = {name: speech[name] for name in ("speaker", "date", "session", "kind")}
        yield {"id": row["id"], "text": text, **given}, {"id": row["id"], "text": text, "positions": positions}


def main() -> None:
    """Write setN.input.jsonl and setN.gold.jsonl into the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--speeches", type=Path, default=SPEECHES)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    known = speeches(args.speeches)
    for annotations in sorted((HERE / "annotations").glob("set*.jsonl")):
        pairs = list(passages(annotations, known))
        for place, name in enumerate(("input", "gold")):
            lines = "".join(json.dumps(pair[place], ensure_ascii=False) + "\n" for pair in pairs)
            (args.folder / f"{annotations.stem}.{name}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()

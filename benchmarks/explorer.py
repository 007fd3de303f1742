"""Makes a store of invented stances and measures the explorer on it in a headless browser.

    python benchmarks/explorer.py FOLDER [STATES RESOLUTIONS]

Writes FOLDER/store and FOLDER/explorer.html and prints the figures of `explorer.md`. Needs playwright and Debian's
chromium. All names are invented; the groups are those of the registry.
"""

import hashlib
import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplograph import terms
from diplograph.graphs import explorer
from diplograph.ingest.stances.stances import STANCES
from diplograph.model import IRI, Literal, Quad
from diplograph.store import Store
from diplograph.terms import english, iri, text, typed

GROUPS = ("AFRICA", "APG", "EEG", "GRULAC", "WEOG")
SAID = (
    "support",
    "welcome",
    "reject",
    "oppose",
    "abstain",
    "callForImplementation",
    "implement",
    "criticize",
    "reserve",
)
LETTER_ROWS = 40

Fact = tuple[IRI, str, IRI | Literal]


def main() -> None:
    """Make the store when it is not there yet, then the page, then measure."""
    folder = Path(sys.argv[1])
    states, resolutions = (int(number) for number in (sys.argv[2:4] or ("200", "500")))
    if not (folder / "store" / "db").is_dir():
        make(folder, states, resolutions)
    path = folder / "explorer.html"
    began = time.process_time()
    with Store.reader(folder / "store") as store:
        data = explorer.page(store)
    print(f"page made in {time.process_time() - began:.1f} s of processor time, {len(data) / 1e6:.1f} MB")
    path.write_bytes(data)
    print(json.dumps(measure(path), indent=1))


def make(folder: Path, states: int, resolutions: int) -> None:
    """A store with one stance of every State on every resolution, forty to a letter."""
    dice = random.Random(7)
    with Store.open(folder / "store", create=True) as store:
        lines = folder / "facts.nq"
        with lines.open("w", encoding="utf-8") as out:
            for subject, predicate, value in facts(store, dice, states, resolutions):
                quad = Quad(subject, iri(predicate), value, terms.graph("made-up"))
                out.write(_line(quad))
        store.bulk(lines)
        lines.unlink()


def _line(quad: Quad) -> str:
    value = quad.object
    if not isinstance(value, Literal):
        return f"<{quad.subject}> <{quad.predicate}> <{value}> <{quad.graph}> .\n"
    tail = f"@{value.language}" if value.language else f"^^<{value.datatype}>" if value.datatype else ""
    return f"<{quad.subject}> <{quad.predicate}> {json.dumps(value.value)}{tail} <{quad.graph}> .\n"


def facts(store: Store, dice: random.Random, states: int, resolutions: int) -> Iterator[Fact]:
    """Everything that the explorer reads, for invented States and resolutions."""
    for s in range(states):
        state, group = _state(s), iri(f"bloc:{GROUPS[s % len(GROUPS)]}")
        yield state, "rdf:type", iri("dg:State")
        yield state, "dg:code", text(f"S{s:03}")
        yield state, "rdfs:label", english(f"State {s:03}")
        spell = IRI(f"{terms.BASE}id/membership/made-up-{s}")
        yield spell, "org:organization", group
        yield spell, "org:member", state
    for r in range(resolutions):
        resolution = _resolution(r)
        yield resolution, "rdf:type", iri("dg:Resolution")
        yield resolution, "dg:symbol", text(_symbol(r))
        yield resolution, "dg:adoptedBy", iri(f"organ:{('GA', 'HRC', 'SC')[r % 3]}")
        yield resolution, "dg:adoptedOn", typed(_date(r, resolutions), "date")
    for s in range(states):
        leaning = dice.random()
        for first in range(0, resolutions, LETTER_ROWS):
            group = range(first, min(first + LETTER_ROWS, resolutions))
            yield from _letter(store, dice, s, group, leaning, _date(group[-1], resolutions))


def _letter(store: Store, dice: random.Random, s: int, about: range, leaning: float, date: str) -> Iterator[Fact]:
    slug = f"MADE-UP_{s:03}_{about[0]:04}"
    doc, pieces, at = terms.document(slug), ["Excellency,\n\n"], 13
    places = []
    for r in about:
        verb = _verb(dice, s, r, leaning)
        sentence = f"State {s:03} {STANCES[verb].verb} resolution {_symbol(r)}, as it has said before this Assembly. "
        places.append((r, verb, at, at + len(sentence) - 1))
        pieces.append(sentence)
        at += len(sentence)
    words = "".join(pieces)
    sha = hashlib.sha256(words.encode()).hexdigest()
    store.keep_text(sha, words)
    version = terms.text_version(slug, "en", sha)
    yield doc, "rdf:type", iri("dg:Letter")
    yield doc, "dcterms:identifier", text(slug.replace("_", "/"))
    yield doc, "dg:letterDate", typed(date, "date")
    yield doc, "dg:senderState", _state(s)
    yield doc, "dg:hasText", version
    yield version, "dg:sha256", text(sha)
    for r, verb, start, end in places:
        yield from _position(slug, s, r, verb, date, version, words, start, end)


def _position(
    slug: str, s: int, r: int, verb: str, date: str, version: IRI, words: str, start: int, end: int
) -> Iterator[Fact]:
    node = terms.position(slug, f"S{s:03}", verb, _symbol(r))
    note = terms.annotation(slug, start, end)
    place, quote, offsets = (IRI(f"{note}#{part}") for part in "tqp")
    yield node, "rdf:type", iri("dg:Position")
    yield node, "dg:holder", _state(s)
    yield node, "dg:target", _resolution(r)
    yield node, "dg:stance", iri(f"stance:{verb}")
    yield node, "dg:scope", iri("dg:whole")
    yield node, "dg:modality", iri("dg:actual")
    yield node, "dg:attribution", iri("dg:own")
    yield node, "dg:polarityValue", typed(STANCES[verb].polarity, "decimal")
    yield node, "dg:strength", typed(STANCES[verb].strength, "integer")
    yield node, "dg:confidence", typed(0.9, "decimal")
    yield node, "dg:inferred", typed(False, "boolean")
    yield node, "dg:date", typed(date, "date")
    yield node, "dg:statedIn", terms.document(slug)
    yield node, "dg:evidence", note
    if STANCES[verb].family == "rejects":
        reason = IRI(f"{note}#g")
        yield node, "dg:hasGround", reason
        yield reason, "dg:groundType", iri(f"ground:{('politicization', 'selectivity', 'sovereignty')[(s + r) % 3]}")
    yield note, "oa:hasTarget", place
    yield place, "oa:hasSource", version
    yield place, "oa:hasSelector", quote
    yield place, "oa:hasSelector", offsets
    yield quote, "oa:exact", text(words[start:end])
    yield offsets, "oa:start", typed(start, "integer")
    yield offsets, "oa:end", typed(end, "integer")


def _verb(dice: random.Random, s: int, r: int, leaning: float) -> str:
    """A stance that follows group and text more than chance, so that the picture has structure."""
    pull = 0.5 * leaning + 0.3 * ((s % len(GROUPS)) / 4) + 0.4 * ((r * 7 % 13) / 12) + 0.3 * dice.random() - 0.25
    return SAID[min(len(SAID) - 1, max(0, int(pull * len(SAID))))]


def _state(s: int) -> IRI:
    return IRI(f"{terms.BASE}id/state/S{s:03}")


def _resolution(r: int) -> IRI:
    return terms.document(_symbol(r))


def _symbol(r: int) -> str:
    return f"MADE-UP/RES/{51 + r // 17}/{r % 17 + 1}"


def _date(r: int, resolutions: int) -> str:
    return f"{1996 + r * 30 // resolutions}-{1 + r % 12:02}-{1 + r % 28:02}"


ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

ACTIONS = {
    "filter: one organ": ("organ", "HRC"),
    "filter: all organs": ("organ", ""),
    "filter: a group": ("group", "0"),
    "filter: all actors": ("group", ""),
    "filter: a ground": ("ground", "0"),
    "filter: any ground": ("ground", ""),
    "filter: from 2010": ("from", "2010"),
    "filter: from the start": ("from", ""),
    "order: by stance": ("order", "stance"),
    "order: by name": ("order", "name"),
}

CHANGE = """async ([id, value]) => {
  const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await settled();
  const began = performance.now(), select = document.getElementById(id);
  select.value = value;
  select.dispatchEvent(new Event("change"));
  const worked = performance.now() - began;
  await settled();
  return [worked, performance.now() - began];
}"""

PRESS = """async (key) => {
  const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await settled();
  const began = performance.now();
  document.getElementById("matrix").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  const worked = performance.now() - began;
  await settled();
  return [worked, performance.now() - began];
}"""


def measure(path: Path) -> dict[str, object]:
    """Milliseconds in the browser, medians of seven runs: until the script is through, and until the frame is drawn."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        paints = [_first_paint(browser, path) for _ in range(5)]
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(path.as_uri())
        found: dict[str, object] = {
            "first contentful paint, all views drawn": _median([paint for paint, _ in paints]),
            "processor time of the whole loading": round(statistics.median(busy for _, busy in paints), 1),
        }
        for name, action in ACTIONS.items():
            found[name] = _median([page.evaluate(CHANGE, list(action)) for _ in range(7)])
        for key in ("ArrowRight", "ArrowDown", "Enter"):
            found[f"key {key}"] = _median([page.evaluate(PRESS, key) for _ in range(7)])
        browser.close()
    return found


def _first_paint(browser: Any, path: Path) -> tuple[list[float], float]:
    """First paint and all views drawn by the clock; processor time of the page's main thread until all is loaded."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    watch = page.context.new_cdp_session(page)
    watch.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.wait_for_timeout(300)
    names = ("first-contentful-paint", "drawn")
    said = [page.evaluate("name => performance.getEntriesByName(name)[0].startTime", name) for name in names]
    metrics = {each["name"]: each["value"] for each in watch.send("Performance.getMetrics")["metrics"]}
    page.close()
    return [float(each) for each in said], float(metrics["TaskDuration"]) * 1000


def _median(runs: list[list[float]]) -> list[float]:
    return [round(statistics.median(column), 1) for column in zip(*runs, strict=True)]


if __name__ == "__main__":
    main()

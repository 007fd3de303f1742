"""A naive baseline: in every sentence the verb of a list, the State nearest to it, and every text of the sentence.

    python benchmarks/nearest_state.py PATH... > found.jsonl

It is given the program's own mentions of States and texts; only the joining of them is naive.
"""

import json
import re
import sys

from diplograph.ingest import reader
from diplograph.ingest.actors import actors
from diplograph.ingest.page import masthead, regions, sentences
from diplograph.ingest.page.repair import repair
from diplograph.ingest.texts import references
from diplograph.ingest.texts.references import Context
from diplograph.model import Actor, Source, Span

_VERBS = {
    "rejects": r"reject|oppos|condemn|denounc|disagree|voted against|null and void|not recogni[sz]e|unacceptable",
    "supports": r"support|endors|welcom|accept|voted in favou?r|reaffirm|co-?sponsor|recogni[sz]e",
    "urges": r"call(?:s|ed)? (?:up)?on|urge|demand",
    "implements": r"implement|compl(?:y|ies|ied)|carr(?:y|ies|ied) out|abide",
    "defies": r"violat|breach|flout|defy|defi(?:es|ed|ance)|disregard",
}
_VERB = re.compile("|".join(rf"(?P<{family}>\b(?:{words}))" for family, words in _VERBS.items()), re.IGNORECASE)


def read(source: Source) -> dict[str, object]:
    """The positions of one text in the form of `extract --format jsonl`, as far as `score.py` reads it."""
    repaired = repair(source.text)
    text = repaired.text
    speakers: tuple[str, ...] = (source.speaker,) if source.speaker else ()
    context = Context((), source.date, source.session, ())
    if not speakers:
        head = masthead.find(repaired, regions.find(repaired))
        speakers, context = head.senders, Context(head.bodies, head.letter_date, head.session, head.symbols)
    states = [each for each in actors.find(text, context.date, speakers) if each.codes]
    texts = references.find(text, context)
    found: dict[tuple[str, str, str], dict[str, object]] = {}
    for start, end in sentences.split(text):
        named = [each.symbol for each in texts if start <= each.span.start < end and each.symbol]
        verb = _VERB.search(text, start, end) if named else None
        if verb is None:
            continue
        inside = [each for each in states if start <= each.span.start < end]
        for holder in _nearest(inside, verb.start()) or speakers:
            for target in named:
                line = {"holder": holder, "family": verb.lastgroup, "target": target, "evidence": [text[start:end]]}
                line |= {"stance": verb.lastgroup, "reported": holder not in speakers, "spans": [[start, end]]}
                found.setdefault((holder, str(verb.lastgroup), target), line)
    return {"id": source.id, "positions": list(found.values()), "citations": [], "initiators": []}


def _nearest(inside: list[Actor], place: int) -> tuple[str, ...]:
    return min(inside, key=lambda each: _distance(each.span, place)).codes if inside else ()


def _distance(span: Span, place: int) -> int:
    return min(abs(span.start - place), abs(span.end - place))


def main() -> None:
    """Print one line a text."""
    for source in reader.sources(sys.argv[1:]):
        print(json.dumps(read(source), ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()

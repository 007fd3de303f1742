"""What the lexicons and tables of texts say of themselves: examples, names, topics, numbers of sessions and years."""

import tomllib
from pathlib import Path

import pytest

from diplograph.ingest.texts import bodies, mentions, named_texts, numbers, resolution_years, topics

LEXICONS = Path(topics.__file__).parent.parent / "lexicons"


def _lexicon(name: str) -> dict[str, list[dict[str, list[str]]]]:
    return tomllib.loads((LEXICONS / name).read_text(encoding="utf-8"))  # type: ignore[return-value]


@pytest.mark.parametrize("creature", _lexicon("anaphora.toml")["creature"], ids=lambda c: str(c["slug"]))
def test_creatures_carry_their_examples(creature: dict[str, list[str]]) -> None:
    for example in creature["examples"]:
        assert creature["slug"] in [mention.slug for mention in mentions.find(example.lower())]
    for counter in creature["not"]:
        assert creature["slug"] not in [mention.slug for mention in mentions.find(counter.lower())]


@pytest.mark.parametrize(
    "shape", _lexicon("named_texts.toml")["shape"], ids=lambda s: f"{s['kind']}-{s['examples'][0]}"
)
def test_shapes_carry_their_examples(shape: dict[str, list[str]]) -> None:
    def kinds(text: str) -> list[str]:
        return [reference.kind for reference in named_texts.find(text, text.lower(), ())]

    assert all(shape["kind"] in kinds(example) for example in shape["examples"])


@pytest.mark.parametrize(("label", "cues"), _lexicon("topics.toml")["topics"].items())  # type: ignore[attr-defined]
def test_topic_words_are_found(label: str, cues: list[str]) -> None:
    for cue in cues:
        assert [topic.label for topic in topics.find(f"the {cue.lower()}, ")] == [label]


@pytest.mark.parametrize("entry", _lexicon("named_texts.toml")["text"], ids=lambda e: str(e["label"]))
def test_names_are_found(entry: dict[str, list[str]]) -> None:
    for name in entry["names"]:
        (found,) = named_texts.find(name, name.lower(), ())
        assert found.label == str(entry["label"])


@pytest.mark.parametrize("body", _lexicon("references.toml")["body"])
def test_bodies_carry_their_examples(body: dict[str, list[str]]) -> None:
    for example in body["examples"]:
        before = [bodies.before(example, n.anchor, bodies.find(example)) for n in numbers.find(example)]
        assert body["code"] in [*before, *(mention.code for mention in bodies.find(example))]
    for counter in body["not"]:
        assert body["code"] not in [mention.code for mention in bodies.find(counter)]


def test_council_numbers_have_no_gaps() -> None:
    years = [resolution_years.council_year(number) for number in range(1, resolution_years.council_last(None) + 1)]
    assert None not in years
    assert years == sorted(years, key=lambda year: year or 0)
    assert (years[0], resolution_years.council_year(1325), resolution_years.council_year(99_999)) == (1946, 2000, None)


@pytest.mark.parametrize(
    ("number", "numeral", "fits"),
    [(3236, "XXIX", True), (3236, "XXX", False), (181, "II", True), (1, "XL", False), (186, "S-2", True)],
)
def test_assembly_numbers(number: int, numeral: str, fits: bool) -> None:
    assert resolution_years.assembly_fits(number, numeral) is fits

"""Every lexicon entry finds what its examples show, and its counter-examples stay silent on that stance."""

import hashlib
from collections import Counter
from typing import Any
from unittest.mock import patch

import pytest

from diplograph.errors import DataError
from diplograph.ingest import letter
from diplograph.ingest.stances import entries, learned
from diplograph.ingest.stances.lemmas import forms
from diplograph.ingest.stances.stances import STANCES
from diplograph.ingest.tables import lexicon
from diplograph.model import Letter, Source

ENTRIES = list(entries.entries())


def read(text: str) -> Letter:
    """The sentence as Cuba's words in 2006, by the rules alone: an entry is tried, not what is learned."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    with patch.object(learned, "read", lambda said, stated, outcomes, **ways: (tuple(stated), tuple(outcomes), {})):
        return letter.read(Source("t", text, digest, speaker="CUB", date="2006-10-01"))


def cases(key: str) -> list[tuple[dict[str, Any], str]]:
    """Each sentence of a key with its entry."""
    return [(entry, text) for entry in ENTRIES for text in entry.get(key, [])]


def titles(key: str) -> list[str]:
    """Names for the cases."""
    return [f"{entry['file']}: {text[:60]}" for entry, text in cases(key)]


@pytest.mark.parametrize(("entry", "text"), cases("examples"), ids=titles("examples"))
def test_example(entry: dict[str, Any], text: str) -> None:
    """The example yields a position of the family of its entry."""
    families = {position.family for position in read(text).positions}
    assert STANCES[entry["stance"]].family in families


@pytest.mark.parametrize(("entry", "text"), cases("not"), ids=titles("not"))
def test_counter_example(entry: dict[str, Any], text: str) -> None:
    """The counter-example does not yield the stance of its entry."""
    assert entry["stance"] not in {position.stance for position in read(text).positions}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['file']}: {entry['patterns'][0]}")
def test_entry(entry: dict[str, Any]) -> None:
    """An entry has at least one pattern, and none twice; its other words are checked when it is read."""
    assert entry["patterns"] and len(set(entry["patterns"])) == len(entry["patterns"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"mark": ["strict"]}, "key mark"),
        ({"stance": "rejects"}, "stance rejects"),
        ({"form": "adverb"}, "form adverb"),
        ({"kind": "hope"}, "kind hope"),
        ({"marks": ["strict", "loose"]}, "mark loose"),
    ],
)
def test_wrong_entry(change: dict[str, Any], told: str) -> None:
    """An entry that says what nobody knows is refused, with its place and what is wrong."""
    wrong = {**{key: value for key, value in ENTRIES[0].items() if key != "file"}, **change}
    known = entries.lexicon
    with patch.object(entries, "lexicon", lambda name: {"cue": [wrong]} if "/" in name else known(name)):
        entries.entries.cache_clear()
        with pytest.raises(DataError, match=f"accept.toml.*: {told}; .*cues.toml"):
            entries.entries()
    entries.entries.cache_clear()


def test_no_pattern_is_written_twice() -> None:
    patterns = Counter(pattern for entry in ENTRIES for pattern in entry["patterns"])
    assert [pattern for pattern, count in patterns.items() if count > 1] == []  # the second would never be found


def test_every_kind_and_mark_is_used() -> None:
    """What cues.toml explains is what the entries say."""
    known = lexicon("cues")
    assert known["forms"].keys() == {entry["form"] for entry in ENTRIES}
    assert known["kinds"].keys() == {entry.get("kind", "attitude") for entry in ENTRIES}
    assert known["marks"].keys() == {mark for entry in ENTRIES for mark in entry.get("marks", ())}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("reject", ("reject", "rejected", "rejecting", "rejects")),
        ("deny", ("denied", "denies", "deny", "denying")),
        ("endorse", ("endorse", "endorsed", "endorses", "endorsing")),
        ("uphold", ("upheld", "uphold", "upholding", "upholds")),
        ("welcome", ("welcome", "welcomed", "welcomes", "welcoming")),
    ],
)
def test_forms(lemma: str, expected: tuple[str, ...]) -> None:
    """A lemma stands for all its forms."""
    assert forms(lemma) == expected


def test_spelling() -> None:
    """British and American endings belong to one lemma."""
    assert {"realise", "realize", "realised"} <= set(forms("realize"))

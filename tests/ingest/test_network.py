"""The network of the learned reader: its sums, its pieces of words, and what it is asked."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np
import pytest
from asked import seats, source
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.ingest import batch, letter
from diplograph.ingest.stances import contextual, network, scorer, wordpieces
from diplograph.ingest.stances.learned_judge import UNLIKELY
from diplograph.ingest.stances.learned_seats import Candidate
from diplograph.model import Source

SAID = "Mongolia welcomes resolution 1540 (2004). Japan, however, told us in 2005 that it would never accept that text."


def by_sentence(text: str) -> list[tuple[Candidate, ...]]:
    """What the learned reader asks about, sentence by sentence, when Mongolia says this."""
    every = (each for row in seats(said(text)) for each in row)
    return [tuple(group) for _, group in groupby(every, lambda each: each.seat.sentence)]


def said(text: str) -> Source:
    return source(text, "MNG", "2006-10-01")


def likeness(found: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """The cosine of each pair of rows."""
    return (found * expected).sum(1) / np.linalg.norm(found, axis=1) / np.linalg.norm(expected, axis=1)


def plain(row: tuple[int, ...], pairs: tuple[network.Pair, ...]) -> network.Encoded:
    """What becomes of a row and its pairs, as the papers write it, in double precision and without rounding."""
    with np.load(network.WEIGHTS) as stored:
        found = {name: stored[name].astype(np.float64) for name in stored.files if name not in ("facts", "source")}

    def norm(values: np.ndarray, name: str) -> np.ndarray:
        values = values - values.mean(1, keepdims=True)
        return values / np.sqrt((values**2).mean(1, keepdims=True) + 1e-12) * found[name][0] + found[name][1]

    def times(values: np.ndarray, name: str) -> np.ndarray:
        return values @ (found[name] * found[f"{name}:scale"]) + found.get(f"{name}_bias", 0)

    def mean(values: np.ndarray, places: tuple[int, ...], absent: np.ndarray) -> np.ndarray:
        return values[list(places)].mean(0) if places else absent

    pieces = list(row)
    values = found["pieces"][pieces] * found["pieces:scale"][pieces]
    values = norm(values + (found["places"] * found["places:scale"])[: len(row)], "norm")
    told = found["told"] * found["told:scale"]
    width = values.shape[1] // network.HEADS
    for number in range(len(network.weights().layers)):
        if number == network.OPENS:
            holders = np.array([mean(values, each.holder, found["absent"][0]) for each in pairs])
            targets = np.array([mean(values, each.target, found["absent"][1]) for each in pairs])
            facts = np.array([told[list(each.facts)].sum(0) for each in pairs])
            opened = times(holders, "both.holder") + times(targets, "both.target") + facts
            values = np.concatenate([values, norm(opened, "both.norm")])
        layer, shown = f"layer{number}.", times(values[: len(row)], "look")
        query, keys = np.split(times(values, f"{layer}qkv"), [values.shape[1]], 1)
        seen = np.zeros_like(values)
        for head in range(network.HEADS):
            part = slice(head * width, (head + 1) * width)
            key, value = keys[: len(row), part], keys[: len(row), values.shape[1] :][:, part]
            scores = np.exp(query[:, part] @ key.T / np.sqrt(width))
            seen[:, part] = scores / scores.sum(1, keepdims=True) @ value
        values = norm(values + times(seen, f"{layer}out"), f"{layer}norm")
        wide = times(values, f"{layer}up")
        wide = wide / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (wide + 0.044715 * wide**3)))
        values = norm(values + times(wide, f"{layer}down"), f"{layer}norm_after")
    holders = np.array([mean(values, each.holder, found["head.nobody"]) for each in pairs])
    targets = np.array([mean(values, each.target, found["head.nothing"]) for each in pairs])
    return network.Encoded(values[0], holders, targets, values[len(row) :], shown)


def asked(text: str = SAID) -> list[tuple[tuple[int, ...], tuple[network.Pair, ...]]]:
    """What the network is asked of each sentence: its row and its pairs."""
    rows = [(each, contextual.row(each[0].seat.scene)) for each in by_sentence(text)]
    known = network.weights().facts
    return [(row.pieces, tuple([contextual._pair(one, row, known) for one in each])) for each, row in rows]


def test_the_sums_are_those_of_the_papers_but_for_rounding() -> None:
    for row, pairs in asked():
        assert any(each.holder and each.target for each in pairs)
        (found,) = network.encode([row], [pairs], network.weights())
        for one, other in zip(found, plain(row, pairs), strict=True):
            assert likeness(np.atleast_2d(one), np.atleast_2d(other)).min() > 0.99


def test_a_sentence_and_its_pairs_have_the_same_vectors_alone_and_beside_others() -> None:
    by, every = network.weights(), asked()
    longest = (*every[0][0], *every[1][0] * network.LONGEST)[: network.LONGEST]
    every.append((longest, (network.Pair((), (network.LONGEST - 1,), ()), network.Pair((2, 3), (), (0, 1)))))
    together = network.encode([row for row, _ in every], [pairs for _, pairs in every], by)
    for (row, pairs), found in zip(every, together, strict=True):
        for number, pair in enumerate(pairs):
            (alone,) = network.encode([row], [[pair]], by)
            assert (alone.sentence == found.sentence).all() and (alone.shown == found.shown).all()
            assert (alone.holders[0] == found.holders[number]).all() and (
                alone.targets[0] == found.targets[number]
            ).all()
            assert (alone.both[0] == found.both[number]).all()


@pytest.mark.parametrize(
    "other",
    [{"OPENBLAS_CORETYPE": "Prescott"}, {"NPY_DISABLE_CPU_FEATURES": "X86_V3 AVX2 FMA3"}],
    ids=["products", "curves"],
)
def test_another_processor_reads_the_same(other: dict[str, str]) -> None:
    with np.load(network.WEIGHTS) as stored:
        vectors = stored["pieces"][:64] * stored["pieces:scale"][:64]
    assert _summed_up(vectors, {}) == _summed_up(vectors, other)


def _summed_up(vectors: np.ndarray, settings: dict[str, str]) -> str:
    """A hash of what attention, its curves and the scorer's products make of vectors, in a process set up otherwise."""
    job = """
import hashlib, sys, warnings
import numpy as np
warnings.simplefilter("ignore")
from diplograph.ingest.stances import network, sums
vectors = np.frombuffer(sys.stdin.buffer.read(), np.float32).reshape(64, -1)
found = sums.gelu(sums.product(network._attention(vectors, vectors, vectors), vectors.T))
print(hashlib.sha256(found.tobytes()).hexdigest())
"""
    return subprocess.run(
        [sys.executable, "-c", job],
        input=vectors.astype(np.float32).tobytes(),
        env=os.environ | settings,
        capture_output=True,
        check=True,
    ).stdout.decode()


def test_a_pair_sees_most_of_what_they_ask_for() -> None:
    width = 2 * network.LOOKS
    shown = np.zeros((3, 2, network.LOOKS, 2), np.float32)
    shown[1, 0, 0], shown[:, 1, :, 0] = 50, [[1], [5], [6]]
    asked = np.zeros((1, network.LOOKS, 2), np.float32)
    asked[0, 0] = 1
    found, first = scorer._seen(asked.reshape(1, width), shown.reshape(3, 2 * width))
    seen = found.reshape(network.LOOKS, 2)
    assert seen[0].tolist() == pytest.approx([5, 0])  # the first head asks for what the second piece shows
    assert seen[1].tolist() == pytest.approx([4, 0], abs=1e-3)  # the others ask for nothing and see the mean
    assert first.tolist() == [pytest.approx([0, 1, 0])]


def listed(scores: Iterable[scorer.Scored]) -> list[tuple[list[Any], list[Any]]]:
    """Log-odds and looks of each sentence."""
    return [(odds.tolist(), looks.tolist()) for odds, looks in scores]


def test_what_is_remembered_is_what_is_worked_out() -> None:
    asked, by = by_sentence(SAID), network.weights()
    contextual._KNOWN.clear()
    first = listed(contextual.score(asked, by))
    assert contextual._KNOWN
    assert listed(contextual.score(asked, by)) == first
    assert listed(contextual.score(asked[::-1], by)) == first[::-1]


def test_no_more_is_remembered_than_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contextual, "_MOST", 1)
    contextual._KNOWN.clear()
    assert len(list(contextual.score(by_sentence(SAID), network.weights()))) == 2
    assert len(contextual._KNOWN) == 1


def test_the_network_sees_no_name_and_no_number() -> None:
    _, second = by_sentence(SAID)
    words = {piece: number for number, piece in enumerate(wordpieces.known())}
    shown = [list(words)[number] for number in contextual.row(second[0].seat.scene).pieces]
    assert "§a" in shown and "§t" in shown and "0" in shown
    assert not {"japan", "mongolia", "2005", "1540"} & {*shown}
    assert not any(
        "MNG" in fact or "JPN" in fact or "1540" in fact for each in second for fact in contextual.facts(each)
    )


def test_the_end_of_the_sentence_before_comes_first() -> None:
    first, second = (contextual.row(each[0].seat.scene).pieces for each in by_sentence(SAID))
    closed = wordpieces.known()[wordpieces.CLOSE]
    assert first.count(closed) == 1 and second.count(closed) == 2
    assert second[1 : second.index(closed)] == first[1:-1]


def test_who_and_what_was_named_before_has_its_place_there() -> None:
    text = "Iceland spoke of resolution 1540 (2004). The hall was full. It was late. Nobody there was in favour."
    last = by_sentence(text)[-1]
    read, pieces = contextual.row(last[0].seat.scene), list(wordpieces.known())
    (seen,) = (contextual.spots(each, read) for each in last if each.seat.holder == "MNG")
    assert seen[0] == () and [pieces[read.pieces[at]] for at in seen[1]] == ["§t"]
    holders = [contextual.spots(each, contextual.row(each.seat.scene)) for row in by_sentence(text) for each in row
               if each.seat.holder == "ISL" and each.seat.places[0].token < 0]  # fmt: skip
    assert holders and all(pieces[read.pieces[at]] == "§a" for here, _ in holders for at in here)


def test_what_is_out_of_sight_has_no_place() -> None:
    text = f"We speak of resolution 1540 (2004). {'The hall was full of people. ' * 7}{'They spoke, ' * 40}they voted."
    last = by_sentence(text)[-1]
    read = contextual.row(last[0].seat.scene)
    assert [contextual.spots(each, read) for each in last] == [((), ())]
    closed = wordpieces.known()[wordpieces.CLOSE]
    assert len(read.pieces) == network.LONGEST and read.pieces[-1] == closed  # what stands before gives way to it
    assert read.past[0] == 0 < read.past[-1] < read.pieces.index(closed)


def test_a_holder_behind_the_cut_counts_as_absent() -> None:
    text = "Resolution 1540 (2004), " + "which is long, " * 60 + "is what Japan rejects."
    (asked,) = by_sentence(text)
    read = contextual.row(asked[0].seat.scene)
    (japan,) = (each for each in asked if each.seat.holder == "JPN")
    assert len(read.pieces) == network.LONGEST
    assert japan.seat.places[0].token >= 0 and contextual.spots(japan, read)[0] == ()


def test_only_what_may_hold_a_position_is_read_by_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (each[:1] for each in by_sentence(SAID))
    scores = [(np.full((1, 7), 3.0), np.ones((1, 1)))]
    monkeypatch.setattr(contextual, "score", lambda rows, by: iter(scores[: len(rows)]))
    judged = [[(first[0], (1.0,) * 6)], [(second[0], UNLIKELY)]]
    likely, hopeless = contextual.read(judged)
    assert likely.chances[0] == pytest.approx(1 / (1 + np.exp(-1 - 2 * contextual.SHARE)))
    assert likely.tables[0] == pytest.approx(1 / (1 + np.exp(-1)))
    assert likely.author == 3.0
    assert hopeless.chances is hopeless.tables is contextual.NO_CHANCE and hopeless.look is hopeless.author is None


def test_what_was_looked_at_is_told_token_by_token() -> None:
    _, second = by_sentence(SAID)
    pieces, at, _ = contextual.row(second[0].seat.scene)
    look = np.zeros(len(pieces), np.float32)
    look[at[3]], look[at[5] - 1], look[at[5]] = 0.5, 0.25, 0.25
    shares = contextual.shares(contextual.Opinion(second[0], contextual.NO_CHANCE, contextual.NO_CHANCE, look))
    assert len(shares) == len(at)
    assert {token: share for token, share in enumerate(shares) if share} == {3: 0.5, 4: 0.25, 5: 0.25}
    assert contextual.shares(contextual.Opinion(second[0], contextual.NO_CHANCE, contextual.NO_CHANCE)) == ()


def test_quick_reads_without_the_network() -> None:
    speech = said(SAID)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "weights", None)
        quick = letter.read(speech, quick=True)
    assert {each.holder for each in quick.positions} >= {"MNG"}
    assert [each.span for each in quick.ledger] == [each.span for each in letter.read(speech).ledger]


def test_every_piece_has_a_vector_and_the_weights_their_source() -> None:
    by = network.weights()
    assert len(by.pieces) == len(wordpieces.known()) and len(by.places) >= network.LONGEST
    assert all(name in by.facts for name in ("own", "rule:none", "holder:state"))
    with np.load(network.WEIGHTS, allow_pickle=False) as stored:
        assert "Apache-2.0" in str(stored["source"])


def test_one_and_two_processes_read_the_same() -> None:
    before = dict(os.environ)
    sources = [replace(said(SAID), id=f"t{number}") for number in range(3)]
    assert list(batch.read(sources, workers=2)) == list(batch.read(sources))
    assert os.environ == before


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("resolution", ["resolution"]), ("unhelpfulness", ["un", "##hel", "##pf", "##ul", "##ness"]), ("§a", ["§a"])],
)
def test_words_are_cut_into_known_pieces(word: str, pieces: list[str]) -> None:
    assert [list(wordpieces.known())[number] for number in wordpieces.of(word)] == pieces


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_every_word_has_pieces(word: str) -> None:
    assert all(0 <= number < len(wordpieces.known()) for number in wordpieces.of(word)) and wordpieces.of(word)


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_pieces_make_up_the_word(word: str) -> None:
    shown = [list(wordpieces.known())[number] for number in wordpieces.of(word)]
    assert "".join(piece.removeprefix("##") for piece in shown) == word

"""What a fit of the network is worth: the ablation, where it looks, and figures by folds."""

from collections.abc import Sequence

import numpy as np
from learned import both, figures, rules_alone, scored
from learned_models import Bench, fold
from learned_texts import Array

from diplograph.ingest.stances import authorship, contextual, learned

__all__ = ["ablation", "beside", "by_folds", "log_odds"]

FOLDS = 5


def log_odds(chances: Array) -> Array:
    """Probabilities as log-odds."""
    inside = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.log(inside / (1 - inside))


def ablation(title: str, bench: Bench, which: Array, tables: Array, network: Array) -> None:
    """The ablation on some texts."""
    print(f"{title} ({which.sum()} texts)")
    ways = {"tables": tables, "network": network, "both": tables + contextual.SHARE * (network - tables)}
    print(f"  rules alone   {figures(scored(bench, tables, which), rules_alone())}")
    for name, values in ways.items():
        some = scored(bench, 1 / (1 + np.exp(-values)), which)
        print(f"  {name:<13} {figures(some, both(*learned.limits()))}", flush=True)


def beside(title: str, which: Array, odds: Array, evident: Array, wanted: Array, weights: Array) -> None:
    """What the network says of authors among wanted supporters, and where it looks for what is wanted. which: pairs."""
    held = which & (wanted[:, :-1].max(1) > 0)
    asked, named = which & (weights[:, -1] > 0), odds[:, -1] > authorship.LEAST
    right, said, known = (int((asked & each).sum()) for each in (named & (wanted[:, -1] > 0), named, wanted[:, -1] > 0))
    print(f"{title}: {evident[held].mean():.2f} of the first look goes to the evidence", end="")
    print(f"; of {known} authors {right} are named, and {said - right} others" if known else "", flush=True)


def by_folds(bench: Bench, sets: Array, names: Sequence[str], fitted: Array, network: Array) -> None:
    """The ablation on the texts of these sets, each read by tables that were fitted without its fold, and by a network
    that saw none of them. fitted: texts that may be fitted to."""
    number_of = np.array([fold(text, FOLDS) for text in bench.texts])
    asked = np.isin(sets, names)
    tables = np.zeros(network.shape)
    for number in range(FOLDS):
        away = asked & (number_of == number)
        if not away.any():
            continue
        there = away[bench.pairs.texts]
        tables[there] = log_odds(bench.read(bench.judge(fitted & ~away), away))[there]
    for name in names:
        ablation(f"{name}, {FOLDS} folds", bench, sets == name, tables, network)

"""Pictures for papers through matplotlib: agreement as a heat map, a trace as a timeline. SVG, PNG and PDF.

Same input, same bytes: no date in the file, a fixed salt for the identifiers of SVG.
"""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import networkx as nx

from diplograph.days import first_day
from diplograph.errors import InputError
from diplograph.ingest.stances.stances import STANCES
from diplograph.queries.leads import side
from diplograph.queries.tracing import Step, Trace

from .dates import spell

__all__ = ["FORMATS", "agreement", "timeline"]

FORMATS = (".svg", ".png", ".pdf")

_MOST = 60  # actors in a heat map that can still be read
_AGAINST = "#b2380e"
_LOOKS = {1: ("#0072b2", "^"), 0: ("#c9a400", "o"), -1: (_AGAINST, "v")}  # colour and mark of a side
_SETTINGS = {"svg.hashsalt": "diplograph", "font.size": 8, "svg.fonttype": "none", "pdf.fonttype": 42}
_UNDATED = {".svg": {"Date": None}, ".png": {"Software": None}, ".pdf": {"CreationDate": None, "Producer": None}}


def agreement(graph: "nx.Graph[str]", suffix: str) -> bytes:
    """A heat map of an agreement graph: actors by community and name, blocs framed, white is "nothing shared".

    At most sixty actors are drawn, those with the most shared texts (by agreement, who is often alone in opposition
    would be left out); the title says of how many. Raises InputError for another suffix, an empty graph or a missing
    matplotlib.
    """
    from .measures import communities

    if graph.number_of_edges() == 0:
        raise InputError("no two actors share a text here; widen the time or leave out the filters")
    heavy = sorted(graph, key=lambda node: (-float(graph.degree(node, weight="shared")), node))[:_MOST]
    blocs = communities(graph.subgraph(heavy))
    order = [node for bloc in blocs for node in bloc]
    names = [str(node).removeprefix("holder:") for node in order]
    cells = [[_weight(graph, one, other) for other in order] for one in order]
    most = max(1.0, max(cell for row in cells for cell in row if cell == cell))

    how = graph.graph.get("normalization", "as weighted")
    title = "Agreement; frames are blocs" if len(blocs) < len(order) else "Agreement"
    if len(order) < len(graph):
        title += f"\nthe {len(order)} of {len(graph)} actors that share most texts"

    def draw(figure: Any, axes: Any) -> None:
        shown = axes.imshow(cells, cmap="cividis", vmin=0, vmax=most)
        axes.set_xticks(range(len(order)), names, rotation=90)
        axes.set_yticks(range(len(order)), names)
        _frames(axes, [len(bloc) for bloc in blocs])
        axes.set_title(title)
        figure.colorbar(shown, ax=axes, shrink=0.7, label=f"agreement ({how}); white: no text shared")

    return _picture(suffix, (2.4 + 0.16 * len(order), 1.8 + 0.16 * len(order)), draw)


def _frames(axes: Any, sizes: Sequence[int]) -> None:
    """A frame around each bloc of two or more; the corner of a cell lies half a cell before its middle."""
    from matplotlib.patches import Rectangle

    at = -0.5
    for size in sizes:
        if size > 1:
            axes.add_patch(
                Rectangle((at, at), size, size, fill=False, edgecolor=_AGAINST, linewidth=1.8, clip_on=False)
            )
        at += size


def _weight(graph: "nx.Graph[str]", one: str, other: str) -> float:
    data = graph.get_edge_data(one, other)
    if data is None:
        return float("nan")
    rows = data.values() if isinstance(graph, nx.MultiGraph) else (data,)
    weights = [float(row["weight"]) for row in rows]
    return sum(weights) / len(weights)


def timeline(trace: Trace, suffix: str) -> bytes:
    """One actor's steps: time to the right, a row for each text, colour and mark for the side, size for strength.

    A hollow mark is conditional, hypothetical, prospective or in principle, as in the explorer. A step of which only
    the year is known stands in the middle of a line over that year. A word that would stand beside itself in a row is
    written once.
    """
    steps = [step for step in trace.steps if step.date]
    if not steps:
        raise InputError(f"{trace.actor} has no dated position on {trace.about}; nothing to draw")
    targets = list(dict.fromkeys(step.target for step in steps))

    def draw(figure: Any, axes: Any) -> None:
        days = [first_day(step.date) for step in steps]
        apart = (max(days) - min(days)) / 10
        told: dict[str, tuple[str, date]] = {}
        for step, day in sorted(zip(steps, days, strict=True), key=lambda each: each[1]):
            known = STANCES.get(step.stances[0])
            said = known.verb if known else step.stances[0]
            before = told.get(step.target)
            again = before is not None and before[0] == said and day - before[1] < apart
            _mark(axes, step, len(targets) - 1 - targets.index(step.target), "" if again else said)
            told[step.target] = before if before and again else (said, day)
        axes.set_yticks(range(len(targets)), targets[::-1])
        axes.set_ylim(-0.7, len(targets) - 0.2)
        axes.margins(x=0.12)
        axes.grid(axis="x", alpha=0.3)
        axes.set_title(f"{trace.actor}: {trace.about}")
        for spine in ("top", "right"):
            axes.spines[spine].set_visible(False)
        _legend(figure, axes, any(step.modality != "actual" for step in steps))

    return _picture(suffix, (7.2, 1.6 + 0.32 * len(targets)), draw)


def _mark(axes: Any, step: Step, row: int, said: str) -> None:
    colour, mark = _LOOKS[side(step.polarity)]
    first, last = map(date.fromisoformat, spell(step.date))
    if first < last:
        axes.plot([first, last], [row, row], color=colour, linewidth=1.5, solid_capstyle="butt")
    at = (first + (last - first) / 2, row)
    axes.scatter(
        [at[0]], [row], s=18 * step.strength, marker=mark, zorder=3, **_fill(colour, step.modality == "actual")
    )
    axes.annotate(said, at, xytext=(6, 4), textcoords="offset points", fontsize=6)


def _fill(colour: str, firm: bool) -> dict[str, str]:
    return {"facecolors": colour if firm else "white", "edgecolors": colour}


def _legend(figure: Any, axes: Any, hollow: bool) -> None:
    for which, name in ((1, "for"), (0, "between"), (-1, "against")):
        colour, mark = _LOOKS[which]
        axes.scatter([], [], marker=mark, s=50, label=name, **_fill(colour, True))
    if hollow:
        axes.scatter([], [], marker="s", s=50, label="hollow: conditional or not yet so", **_fill("#555555", False))
    figure.legend(loc="outside lower center", ncols=4, frameon=False)


def _picture(suffix: str, size: tuple[float, float], draw: Callable[[Any, Any], None]) -> bytes:
    if suffix not in FORMATS:
        raise InputError(f"{suffix or 'no suffix'}: pictures are written as {' '.join(FORMATS)}")
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise InputError("pictures need matplotlib; install it with: pip install 'diplograph[pictures]'") from error
    out = io.BytesIO()
    settings: Any = _SETTINGS
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=size, layout="constrained")
        draw(figure, figure.subplots())
        figure.savefig(out, format=suffix[1:], dpi=200, metadata=_UNDATED[suffix])
    return out.getvalue()

"""A knowledge graph of UN resolutions, States and the positions they take, in their exact words.

import diplograph as dg
kg = dg.open("diplograph-store")
kg.positions(state="PRK")                 # a pandas DataFrame
kg.graph("states-resolutions")            # a networkx graph
kg.sparql("SELECT ...")                   # a pandas DataFrame
dg.extract(text, speaker="CUB", date="2003")   # a Letter, without any store
"""

from typing import TYPE_CHECKING, Any

__all__ = ["Knowledge", "Letter", "extract", "open"]

if TYPE_CHECKING:
    from .knowledge import Knowledge, extract, open
    from .model import Letter


def __getattr__(name: str) -> Any:
    """Import on first use, so that the command line answers at once."""
    if name == "Letter":
        from .model import Letter

        return Letter
    if name in __all__:
        from . import knowledge

        return getattr(knowledge, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

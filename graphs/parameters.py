"""The parameters of projections: their names, what each may be, and how they narrow and weigh."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diplograph.days import first_day
from diplograph.errors import InputError, UnknownName
from diplograph.ingest.actors import registers
from diplograph.ingest.stances.stances import STANCES

from .agreement import NORMALIZATIONS

__all__ = ["ABOUT_STANCES", "ABOUT_TEXTS", "PARAMETERS", "Options", "options"]

PARAMETERS = {
    "state": "only this holder, by code or name",
    "target": "only this text, by symbol",
    "since": "from this date on (YYYY, YYYY-MM or YYYY-MM-DD)",
    "until": "up to this date",
    "organ": "only texts that this organ adopted, by code",
    "family": "only stances of this family",
    "kind": "only letter, or only vote",
    "minimum": "smallest weight of an edge",
    "shared": "fewest shared texts of a pair",
    "normalization": " | ".join(NORMALIZATIONS),
    "window": "year | session: an edge for each of them",
    "loose": "yes | no: also reported, conditional and inferred stances",
}

ABOUT_TEXTS = frozenset({"state", "target", "since", "until", "organ"})
ABOUT_STANCES = ABOUT_TEXTS | {"family", "kind", "loose"}

_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Options:
    """How a projection weighs and cuts. `holder`: the IRI of one end of every pair, or `""` for any."""

    minimum: float = 0.0
    shared: int = 1
    normalization: str = "share"
    window: str = ""
    holder: str = ""


def options(values: Mapping[str, str]) -> Options:
    """The options among the parameters, after a look at the form of every value.

    Raises InputError for an unknown parameter or an unusable value, UnknownName for a name that is none.
    """
    for name in values:
        if name not in PARAMETERS:
            raise InputError(f"there is no parameter {name!r}; projections have {', '.join(PARAMETERS)}")
    for name in ("since", "until"):
        if name in values:
            first_day(values[name], told=f"{name}={values[name]}")
    if "since" in values and "until" in values and values["since"][: len(values["until"])] > values["until"]:
        raise InputError(f"since={values['since']} is after until={values['until']}; give the earlier date first")
    _check_name("family", values, sorted({one.family for one in STANCES.values() if one.family}))
    _check_name("kind", values, ("letter", "vote"))
    _check_name("window", values, ("year", "session"))
    _check_name("normalization", values, NORMALIZATIONS)
    _check_name("loose", values, ("yes", "no"), tuple(_YES))
    return Options(
        _number("minimum", values, 0.0),
        int(_number("shared", values, 1)),
        values.get("normalization", "share"),
        values.get("window", ""),
        registers.typed(values["state"]).iri if "state" in values else "",
    )


def is_loose(values: Mapping[str, str], default: bool) -> bool:
    """Whether reported, conditional and inferred stances belong to it."""
    return _YES[values["loose"]] if "loose" in values else default


def _check_name(name: str, values: Mapping[str, str], known: Sequence[str], also: Sequence[str] = ()) -> None:
    if name in values and values[name] not in (*known, *also):
        raise UnknownName(f"{name}={values[name]}: there is no such {name}.", known)


def _number(name: str, values: Mapping[str, str], least: float) -> float:
    """The value, or `least` by default, under which none may be. `shared` counts, so it is whole."""
    value = values.get(name)
    if value is None:
        return least
    try:
        found = float(value) if name == "minimum" else int(value)
    except ValueError:
        found = math.nan
    if not (math.isfinite(found) and found >= least):
        kind = "number" if name == "minimum" else "whole number"
        raise InputError(f"{name}={value}: this is no {kind} from {least:g} on; write one, such as {name}=3")
    return found

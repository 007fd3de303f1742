# ruff: noqa: E501 (a table of queries: one row a line)
"""Damages for `planted` that SHACL Core's own words do not tell: one for every SPARQL constraint and every sh:or."""

import datetime

from plants import ONE, Field, Planted, Planter

from diplograph.model import IRI, Literal
from diplograph.store import plain
from diplograph.terms import iri, text, typed

__all__ = ["SPECIAL"]

OWN = "?this dg:attribution dg:own ; dg:modality dg:actual ; dg:scope dg:whole . FILTER NOT EXISTS { ?this dg:inferred true }"
ROLL = "SELECT ?this ?value WHERE { ?this a dg:VoteEvent ; %s }"
NEW = "SELECT ?this ?value WHERE { ?this a dg:Resolution ; dg:adoptionMode ?value }"


def one(field: Field, this: str, predicate: str) -> str:
    """The only value of a property, as words."""
    return plain(field.values(this, predicate)[0])


def set_to(predicate: str, *new: "str | Literal") -> Planter:
    """A planter that puts values in the place of a property's."""

    def plant(field: Field, this: str, old: str) -> Planted:
        terms = [iri(each) if isinstance(each, str) else each for each in new]
        field.change(this, predicate, *terms)
        return this, None

    return plant


def unbacked(field: Field, this: str, value: str) -> Planted:
    target = field.new("generic")
    field.add(this, ("dg:condemns", target))
    return this, target


def other_document(field: Field, this: str, value: str) -> Planted:
    others = field.rows("SELECT ?d WHERE { ?d a dg:Letter }", 2)
    own = field.values(this, "dg:statedIn")
    field.change(this, "dg:statedIn", next(other for row in others if (other := IRI(row[0][1:-1])) not in own))
    return this, None


def longer_quote(field: Field, this: str, value: str) -> Planted:
    for selector in field.values(this, "oa:hasSelector"):
        for exact in field.values(str(selector), "oa:exact"):
            field.change(str(selector), "oa:exact", Literal(plain(exact) + "x", getattr(exact, "datatype", None)))
    return this, None


def empty_place(field: Field, this: str, value: str) -> Planted:
    field.change(this, "oa:end", typed(one(field, this, "oa:start"), "integer"))
    return this, None


def region(field: Field, this: str, value: str) -> Planted:
    """A quotation over the evidence of a position."""
    target = str(field.values(value, "oa:hasTarget")[0])
    spot = next(str(each) for each in field.values(target, "oa:hasSelector") if field.values(str(each), "oa:start"))
    field.add(
        field.new("region"),
        ("rdf:type", iri("dg:Region")),
        ("dg:regionKind", iri("dg:quotation")),
        ("dg:regionOf", field.values(target, "oa:hasSource")[0]),
        ("oa:start", field.values(spot, "oa:start")[0]),
        ("oa:end", field.values(spot, "oa:end")[0]),
    )
    return this, None


def other_sign(field: Field, this: str, value: str) -> Planted:
    field.change(
        this, "dg:polarityValue", typed(value.removeprefix("-") if value[0] == "-" else f"-{value}", "decimal")
    )
    return this, None


def opposite(field: Field, this: str, value: str) -> Planted:
    """A second position that says the opposite in the same text."""
    twin = field.new("pos")
    field.store.extend(
        quad._replace(subject=twin)
        for quad in field.store.facts(ONE, IRI(this))
        if quad.predicate not in (iri("dg:stance"), iri("dg:polarityValue"), iri("dg:hasGround"))
    )
    against = value.startswith("-")
    field.add(twin, ("dg:stance", iri("stance:support" if against else "stance:oppose")))
    field.add(twin, ("dg:polarityValue", typed("0.8" if against else "-0.8", "decimal")))
    return (str(twin) if against else this), None


def later_text(field: Field, this: str, value: str) -> Planted:
    text_ = field.new("doc")
    field.add(
        text_,
        ("rdf:type", iri("dg:Resolution")),
        ("dg:symbol", text(text_.rpartition("/")[2].replace("_", "/"))),
        ("dg:adoptedOn", typed("2099-01-01", "date")),
    )
    field.change(this, "dg:target", text_)
    return this, None


def later_year(field: Field, this: str, value: str) -> Planted:
    text_ = IRI(field.new("doc") + "_RES_2099_1")
    symbol = text_.rpartition("/")[2].replace("_", "/")
    field.add(text_, ("rdf:type", iri("dg:Resolution")), ("dg:symbol", text(symbol)))
    field.change(this, "dg:target", text_)
    return this, None


def stranger(field: Field, this: str, value: str) -> Planted:
    """Another State as holder of what stands in an annex."""
    field.change(this, "dg:holder", iri("state:ISL" if value.endswith("/FJI") else "state:FJI"))
    return this, None


def other_symbol(field: Field, this: str, value: str) -> Planted:
    field.change(this, "dg:symbol", text(f"A/{field.new().rpartition('_')[2]}/PLANTED"))
    return this, None


def shared_symbol(field: Field, this: str, value: str) -> Planted:
    field.add(field.new("doc"), ("rdf:type", iri("dg:Report")), ("dg:symbol", text(value)))
    return this, None


def anonymous(field: Field, this: str, value: str) -> Planted:
    """A condition without a name."""
    words = f"_:b <{iri('rdf:type')}> <{iri('dg:Condition')}> <{ONE}> .\n"
    words += (
        f"_:b <{iri('dg:conditionType')}> <{iri('dg:if')}> <{ONE}> .\n_:b <{iri('dg:evidence')}> <{value}> <{ONE}> .\n"
    )
    field.store.take(words.encode(), ".nq", ONE)
    return "_:", None


def without(*predicates: str) -> Planter:
    """A planter that takes properties away."""

    def plant(field: Field, this: str, value: str) -> Planted:
        for predicate in predicates:
            field.change(this, predicate)
        return this, None

    return plant


def beside(predicate: str, *new: "str | Literal") -> Planter:
    """A planter that adds values of a property."""

    def plant(field: Field, this: str, value: str) -> Planted:
        field.add(this, *((predicate, iri(each) if isinstance(each, str) else each) for each in new))
        return this, None

    return plant


def own_text(field: Field, this: str, value: str) -> Planted:
    """The holder initiated what it rejects."""
    field.add(value, ("dg:initiatedBy", field.values(this, "dg:holder")[0]))
    return this, None


def session(number: int, **more: Literal) -> Planter:
    """A new session of the Commission that is wrong in one way."""

    def plant(field: Field, this: str, value: str) -> Planted:
        node = field.new("session")
        count = number + int(node.rpartition("_")[2])
        field.add(
            node,
            ("rdf:type", iri("dg:Session")),
            ("dg:sessionOf", iri("organ:CHR")),
            ("dg:sessionNumber", typed(str(count), "integer")),
            *((f"dg:{name}", found) for name, found in more.items()),
        )
        return node, None

    return plant


def same_session(field: Field, this: str, value: str) -> Planted:
    field.add(
        field.new("session"),
        ("rdf:type", iri("dg:Session")),
        ("dg:sessionOf", field.values(this, "dg:sessionOf")[0]),
        ("dg:sessionNumber", typed(value, "integer")),
    )
    return this, None


def more_votes(field: Field, this: str, value: str) -> Planted:
    field.change(this, "dg:yesCount", typed(str(int(value) + 1000), "integer"))
    return this, None


def voted_twice(field: Field, this: str, value: str) -> Planted:
    """A second vote of the State that a first vote names."""
    twin = field.new("vote")
    field.store.extend(quad._replace(subject=twin) for quad in field.store.facts(ONE, IRI(value)))
    return this, one(field, value, "dg:holder")


def absent(field: Field, this: str, value: str) -> Planted:
    field.add(this, ("dg:absentMember", IRI(value)))
    return this, value


def gone(field: Field, this: str, value: str) -> Planted:
    """A vote of a State that ended before."""
    field.change(value, "dg:holder", iri("state:CSHH"))
    return this, iri("state:CSHH")


def before_session(field: Field, this: str, value: str) -> Planted:
    """A vote on the day before its session opened, and the text with it."""
    opened = datetime.date.fromisoformat(value)
    field.change(this, "dg:date", typed(str(opened - datetime.timedelta(days=1)), "date"))
    return this, None


def ended_first(field: Field, this: str, value: str) -> Planted:
    field.change(this, "dg:validFrom", typed("1999", "gYear"))
    field.change(this, "dg:validTo", typed("1998", "gYear"))
    return this, None


# constraint (or shape of an sh:or): candidates ?this ?value, planter
SPECIAL: dict[str, tuple[str, Planter]] = {
    "C0-backed": ("SELECT ?this ?value WHERE { ?this a dg:State ; dg:code ?value }", unbacked),
    "C5-source": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:evidence ?value }", other_document),
    "C6-length": ("SELECT ?this ?value WHERE { ?this a oa:SpecificResource ; oa:hasSource ?value }", longer_quote),
    "C6-order": ("SELECT ?this ?value WHERE { ?this a oa:TextPositionSelector ; oa:end ?value }", empty_place),
    "C15-region": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:evidence ?value }", region),
    "C7-sign": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:polarityValue ?value ; dg:stance/dg:basePolarity ?base FILTER(?value * ?base > 0) }", other_sign),
    "C8": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:modality dg:actual ; dg:stance ?value }", set_to("dg:modality", "dg:conditional")),
    "C9": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:attribution dg:own ; dg:stance ?value }", beside("dg:reportedBy", "state:FJI")),
    "C11-existence": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:date ?value ; dg:holder/dg:validFrom ?from }", set_to("dg:date", typed("1700-01-01", "date"))),
    "C12-agreement": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:date ?value ; dg:statedIn/dg:letterDate ?due }", set_to("dg:date", typed("2019-12-31", "date"))),
    "C12-dated": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:date ?value ; dg:statedIn ?d FILTER NOT EXISTS { ?d a dg:Statement } }", without("dg:date")),
    "C13-opposite": (f"SELECT ?this ?value WHERE {{ ?this a dg:Position ; dg:polarityValue ?value . {OWN} FILTER(ABS(?value) > 0.2) }}", opposite),
    "C14-adoption": (f"SELECT ?this ?value WHERE {{ ?this a dg:Position ; dg:date ?value . {OWN} }}", later_text),
    "C14-year": (f"SELECT ?this ?value WHERE {{ ?this a dg:Position ; dg:date ?value . {OWN} }}", later_year),
    "C16-author": ("SELECT ?this ?value WHERE { ?this dg:statedIn/dg:annexAuthor ?a ; dg:attribution dg:own ; dg:holder ?value }", stranger),
    "C17-voice": ("SELECT ?this ?value WHERE { ?this dg:spokesperson ?s ; dg:holder ?value ; dg:attribution dg:own ; dg:statedIn ?d . ?value a dg:Bloc FILTER NOT EXISTS { ?d a dg:Statement } FILTER NOT EXISTS { ?d dg:senderEntity ?value } FILTER NOT EXISTS { ?d dg:annexAuthor ?value } }", without("dg:spokesperson")),
    "C18": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:evidence ?value }", anonymous),
    "C18-iri": ("SELECT ?this ?value WHERE { ?this a dg:Letter ; dg:symbol ?value }", other_symbol),
    "C18-named": ("SELECT ?this ?value WHERE { ?this a dg:Letter ; dg:symbol ?value }", without("dg:symbol")),
    "C19-one": ("SELECT ?this ?value WHERE { ?this a dg:Resolution ; dg:symbol ?value }", shared_symbol),
    "C20-closer": ("SELECT ?this ?value WHERE { ?this dg:adoptedBy organ:CHR ; dg:symbol ?value FILTER(STRSTARTS(?value, 'E/CN.4/')) }", set_to("dg:adoptedBy", "organ:ECOSOC")),
    "C20-root": ("SELECT ?this ?value WHERE { ?this dg:adoptedBy organ:GA ; dg:symbol ?value }", set_to("dg:adoptedBy", "organ:SC")),
    "C21-order": ("SELECT ?this ?value WHERE { ?this a dg:Letter ; dg:letterDate ?value }", set_to("dcterms:issued", typed("1900-01-01", "date"))),
    "C21-sender": ("SELECT ?this ?value WHERE { ?this a ?kind ; dg:letterDate ?value VALUES ?kind { dg:Letter dg:NoteVerbale } }", without("dg:senderState", "dg:senderEntity")),
    "C22-year": (NEW, session(1000, sessionYear=typed("1950", "gYear"))),
    "C24-own-text": ("SELECT ?this ?value WHERE { ?this a dg:Position ; dg:target ?value ; dg:attribution dg:own ; dg:polarityValue ?p FILTER(?p < -0.5) FILTER NOT EXISTS { ?this dg:inferred true } }", own_text),
    "C25-text": ("SELECT ?this ?value WHERE { ?this dg:castIn ?value }", set_to("dg:target", "doc:A_RES_60_251")),
    "C26-absent": (ROLL % "dg:yesCount ?n . ?v dg:castIn ?this ; dg:holder ?value", absent),
    "C26-totals": (ROLL % "dg:yesCount ?value FILTER EXISTS { ?v dg:castIn ?this }", more_votes),
    "C26-twice": (ROLL % "dg:yesCount ?n . ?value dg:castIn ?this", voted_twice),
    "C27-voter": (ROLL % "dg:date ?date . ?value dg:castIn ?this FILTER(?date > '1993-06-01'^^xsd:date)", gone),
    "C27-session": (ROLL % "dg:date ?date ; dg:session/dg:openedOn ?value", before_session),
    "C28": (NEW, lambda field, this, value: _numberless(field)),
    "C28-order": (NEW, session(3000, openedOn=typed("1999-02-01", "date"), closedOn=typed("1999-01-01", "date"))),
    "C28-one": ("SELECT ?this ?value WHERE { ?this a dg:Session ; dg:sessionNumber ?value }", same_session),
    "C29-order": ("SELECT ?this ?value WHERE { ?this a org:Membership ; org:member ?value }", ended_first),
    "C29-existence": ("SELECT ?this ?value WHERE { ?this a org:Membership ; org:member ?value . ?value dg:validFrom ?from FILTER NOT EXISTS { ?this dg:validFrom ?x } }", set_to("dg:validTo", typed("1700", "gYear"))),
    "C29-speaker": ("SELECT ?this ?value WHERE { ?this dg:spokesperson ?value ; dg:holder ?group FILTER EXISTS { ?group dg:hasMember ?m } }", set_to("dg:spokesperson", "state:VAT")),
}  # fmt: skip


def _numberless(field: Field) -> Planted:
    node = field.new("session")
    field.add(node, ("rdf:type", iri("dg:Session")), ("dg:sessionOf", iri("organ:CHR")))
    return node, None

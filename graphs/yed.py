"""Labels for yEd in a GraphML file: yEd shows what stands in its own graphics elements and nothing else."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable

__all__ = ["labelled"]

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_Y = "http://www.yworks.com/xml/graphml"
_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_EDGE_LABELS = ("stance", "link", "role", "window")


def labelled(graphml: bytes) -> bytes:
    """The file with a `y:NodeLabel` for each `label`, and a `y:EdgeLabel` for the stance, link, role or window."""
    ElementTree.register_namespace("", _GRAPHML)
    ElementTree.register_namespace("y", _Y)
    ElementTree.register_namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root = ElementTree.fromstring(graphml)
    root.set(_SCHEMA, f"{_GRAPHML} http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd")
    labels = {key.get("id") for key in root.iter(f"{{{_GRAPHML}}}key") if key.get("attr.name") == "label"}
    keys = {key.get("attr.name"): key.get("id") for key in root.iter(f"{{{_GRAPHML}}}key") if key.get("for") == "edge"}
    for kind, name in (("node", "d_yed_node"), ("edge", "d_yed_edge")):
        key = ElementTree.Element(f"{{{_GRAPHML}}}key", {"id": name, "for": kind, "yfiles.type": f"{kind}graphics"})
        root.insert(0, key)
    wanted = [keys[name] for name in _EDGE_LABELS if name in keys]
    for node in root.iter(f"{{{_GRAPHML}}}node"):
        _add(node, "d_yed_node", "ShapeNode", "NodeLabel", _data(node, labels) or node.get("id", ""))
    for edge in root.iter(f"{{{_GRAPHML}}}edge"):
        if wanted:
            _add(edge, "d_yed_edge", "PolyLineEdge", "EdgeLabel", _data(edge, wanted))
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _data(element: ElementTree.Element, names: Iterable[str | None]) -> str:
    found = {data.get("key"): data.text or "" for data in element.findall(f"{{{_GRAPHML}}}data")}
    return next((found[name] for name in names if found.get(name)), "")


def _add(element: ElementTree.Element, key: str, shape: str, label: str, words: str) -> None:
    data = ElementTree.SubElement(element, f"{{{_GRAPHML}}}data", {"key": key})
    drawn = ElementTree.SubElement(data, f"{{{_Y}}}{shape}")
    ElementTree.SubElement(drawn, f"{{{_Y}}}{label}").text = words

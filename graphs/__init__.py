"""Graphs that people open: projections of the store as networkx graphs, files for other tools, the explorer page.

A projection is a small pure function from the tables of a store to a graph; nodes and edges carry IRIs and evidence.
"""

from . import explorer, measures, pictures
from .exports import SUFFIXES, suffix_of, write
from .parameters import PARAMETERS
from .projections import NAMES, project

__all__ = ["NAMES", "PARAMETERS", "SUFFIXES", "explorer", "measures", "pictures", "project", "suffix_of", "write"]

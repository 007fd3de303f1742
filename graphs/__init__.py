"""Graphs that people open: projections of the store as networkx graphs, and the files of other tools.

A projection is a small pure function from the rows of a question to a graph; nodes and edges carry IRIs and evidence.
"""

from .exports import SUFFIXES, write
from .projections import NAMES, project

__all__ = ["NAMES", "SUFFIXES", "project", "write"]

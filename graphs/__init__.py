"""Graphs that people open: projections, measures, exports."""

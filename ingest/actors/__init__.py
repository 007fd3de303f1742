"""Actors at their date: the registry of States, groups, organs and sessions, and the finder of their names."""

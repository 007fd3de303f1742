"""A letter and the registry as quads."""

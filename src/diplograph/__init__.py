"""A knowledge graph of UN resolutions, States and the positions they take."""

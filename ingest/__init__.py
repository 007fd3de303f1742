"""From sources to facts to triples."""

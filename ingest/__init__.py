"""From sources to facts to triples.

`reader` opens files, `letter` reads one text, `batch` many, `triples` writes a letter as quads. Every finder offers
`find`, every value with a written form offers `parse` and `format`. `lexicons/` holds words, `registry/` holds facts.
"""

__all__: list[str] = []

"""The voting record: readers for its sources, and its mapping to N-Quads.

Each reader offers `read(...) -> Iterator[Record]` and opens nothing; `sources` opens and recognises files;
`mapping` turns records into N-Quads; `ledger` says what became of every row. Decisions: docs/adr/0005-votes.md.
"""

__all__: list[str] = []

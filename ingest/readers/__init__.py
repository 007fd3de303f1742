"""Files of every kind to stored text: what a file is (`sniff`), how each kind is read, and within which limits.

A reader is a module with `read(data: bytes, ...) -> Extracted`. Readers of untrusted formats run in a child process
(`limits`), so that a damaged or hostile file costs itself only. Every refusal is an `InputError` of one sentence
without the file's name; the door (`ingest.reader`) puts the name before it.
"""

__all__: list[str] = []

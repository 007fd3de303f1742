"""The form of a letter: repair, regions, parts, sentences and the masthead."""

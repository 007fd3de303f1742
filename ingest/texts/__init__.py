"""United Nations texts: symbols, references in words, and the anaphora that lead back to them."""

"""What is said: cues, clauses, holders, targets, and positions with their grounds, conditions and claims."""

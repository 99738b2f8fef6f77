"""A single card, opened from outside of the search, and what a member does with any card: pass it on, report it."""

"""The search: by words, by role and level, with filters; the list, the card, and what was looked for before."""

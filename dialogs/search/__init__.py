"""The search: role, level, the list, the card."""

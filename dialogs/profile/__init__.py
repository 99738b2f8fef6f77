"""The profile: the own card, its corrections and what is hidden, language, the own data and their deletion."""

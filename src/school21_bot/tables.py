"""The modules whose classes are the tables of the database, by name; a new room adds its own."""

MODELS = ("school21_bot.sealing.models", "school21_bot.journal.models", "school21_bot.people.models")

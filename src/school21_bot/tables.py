"""The modules whose classes are the tables of the database, by name; a new room adds its own."""

MODELS = tuple(
    f"school21_bot.{room}.models"
    for room in ("sealing", "journal", "audit", "jobs", "access", "tuning", "people", "invites", "dumps", "messages")
)

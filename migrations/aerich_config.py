"""What `aerich` reads to write a new migration: `aerich migrate --name what_changes --no-input --offline`."""

from school21_bot.storage.migrations import offline_config
from school21_bot.tables import MODELS

OFFLINE = offline_config(MODELS)

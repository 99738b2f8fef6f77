"""A strict local stand-in for Telegram: its Bot API, the person's side, and a page that looks like a messenger."""

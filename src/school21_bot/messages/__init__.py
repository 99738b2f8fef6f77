"""What the bot says by itself: an outbox whose messages go out at most once."""

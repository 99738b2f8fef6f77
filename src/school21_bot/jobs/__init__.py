"""Long work that survives a crash: the row is the truth, the stream a nudge, the tick the recovery."""

"""Where people write to the staff, and read the answers again."""

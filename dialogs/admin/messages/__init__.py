"""What staff say to many at once."""

"""What staff did: read, narrowed down, taken along."""

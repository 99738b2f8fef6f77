"""What staff change while everything runs, and the digest to look at."""

"""Export and import: the whole community as a file, out and in."""

"""The dictionaries: roles that are renamed and merged, levels that are named, ordered and added."""

"""Personal links into the community's chat, and who is in it."""

"""Personal links into the chat: what became of them, and who tried somebody else's."""

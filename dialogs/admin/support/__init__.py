"""Requests for help as the staff go through them: by how they stand, one by one, with an answer."""

"""Encryption of everything that is kept: how it stands, sealing, unsealing, other keys."""

"""What keeps the system from starting, as a sentence for the person who starts it."""


class CannotStart(Exception):
    """The system cannot start here and now; the message says why and what to do."""

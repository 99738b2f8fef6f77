"""What a service may refuse with. Texts for the reasons live in `locales/`."""


class Refused(Exception):
    """Base of everything that a service refuses for a reason that a person can understand."""


class RuleViolated(Refused):
    """An answer breaks a rule of its field; `reason` names the rule, never the value."""

    def __init__(self, field: str, reason: str, **facts: int) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
        self.facts = facts


class NotAllowed(Refused):
    """The caller has no right to this."""


class ConsentDue(NotAllowed):
    """The caller has to agree to the present version of the consent first."""


class NotFound(Refused):
    """What was asked for is not there, or no longer."""


class Conflict(Refused):
    """Somebody else was faster, or the state has moved on; reading again helps."""


class IsStaff(Conflict):
    """It would be done to somebody of the staff, whose role has to be withdrawn first."""


class TooSlow(Refused):
    """So much had to be looked at that it was given up: whoever asks for less gets an answer."""

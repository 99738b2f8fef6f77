"""The consent to which members agree: its version today, read here and nowhere else."""

CONSENT_VERSION = "2026-11"


def present_consent() -> str:
    """The version that is asked for; whoever agreed to another one is asked again."""
    return CONSENT_VERSION

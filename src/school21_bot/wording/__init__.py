"""What bot and dashboard say alike of the same things."""

from school21_bot.wording.acts import DETAILS, action_text, details_text, target_text, via_text, who
from school21_bot.wording.digest import LINES, digest_facts, digest_html
from school21_bot.wording.names import level_text
from school21_bot.wording.own_texts import consent_html, own_consent, own_welcome, welcome_html
from school21_bot.wording.report import REPORT_FILE, report_lines
from school21_bot.wording.sealing import may_be_sealed, may_be_unsealed, operation_facts, sealing_facts
from school21_bot.wording.settings import CHOICES, UNITS, typed_value, value_text
from school21_bot.wording.times import duration

__all__ = [
    "CHOICES",
    "DETAILS",
    "LINES",
    "REPORT_FILE",
    "UNITS",
    "action_text",
    "consent_html",
    "details_text",
    "digest_facts",
    "digest_html",
    "duration",
    "level_text",
    "may_be_sealed",
    "may_be_unsealed",
    "operation_facts",
    "own_consent",
    "own_welcome",
    "report_lines",
    "sealing_facts",
    "target_text",
    "typed_value",
    "value_text",
    "via_text",
    "welcome_html",
    "who",
]

"""What bot and dashboard say alike of the same things."""

from school21_bot.wording.acts import DETAILS, action_text, details_text, target_text, via_text, who
from school21_bot.wording.names import level_text
from school21_bot.wording.report import REPORT_FILE, report_lines

__all__ = [
    "DETAILS",
    "REPORT_FILE",
    "action_text",
    "details_text",
    "level_text",
    "report_lines",
    "target_text",
    "via_text",
    "who",
]

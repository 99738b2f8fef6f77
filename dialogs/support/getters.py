"""What the window of the support reads."""

from typing import Any

from dialogs.widgets import told_html
from school21_bot.app import Services
from school21_bot.people import Account
from school21_bot.texts import Translator

LONGEST = 500


async def own(account: Account, services: Services, texts: Translator, **_: Any) -> dict[str, Any]:
    """The person's last request, if there is one, with the last of what was said in it."""
    found = await services.support.own(account.id)
    if found is None:
        return {"has_request": False, "number": "", "state": "none", "said": ""}
    said = [told_html(texts, services.settings, told, longest=LONGEST, reader="person") for told in found.messages]
    return {
        "has_request": True,
        "number": str(found.request.number),
        "state": found.request.state.value,
        "said": "\n\n".join(said),
    }

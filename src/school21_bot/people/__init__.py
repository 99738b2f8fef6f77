"""People: the rules of their fields, their registration, their profile, and finding them."""

from school21_bot.people.accounts import Account, Accounts, Draft, LevelName, RoleName, TelegramNames
from school21_bot.people.cards import MAY_BE_HIDDEN, Card
from school21_bot.people.consent import CONSENT_VERSION, present_consent
from school21_bot.people.deadlines import Abandoned, Deadlines, Due
from school21_bot.people.dictionary import Dictionary, RoleChoice
from school21_bot.people.directory import Directory, LevelChoice, Line, Page, Wanted
from school21_bot.people.level_book import LEVEL_NAME, Direction, LevelBook, UsedLevel
from school21_bot.people.models import Status
from school21_bot.people.names import Names, PersonName
from school21_bot.people.profile import Profiles
from school21_bot.people.registration import RegistrationService
from school21_bot.people.role_book import RoleBook, RolePage, UsedRole
from school21_bot.people.rules import Field
from school21_bot.people.standing import Standing
from school21_bot.people.steps import QUESTIONS, STEPS_TOTAL, Step, after, before, number_of
from school21_bot.people.uniqueness import Uniqueness

__all__ = [
    "CONSENT_VERSION",
    "LEVEL_NAME",
    "MAY_BE_HIDDEN",
    "QUESTIONS",
    "STEPS_TOTAL",
    "Abandoned",
    "Account",
    "Accounts",
    "Card",
    "Deadlines",
    "Dictionary",
    "Direction",
    "Directory",
    "Draft",
    "Due",
    "Field",
    "LevelBook",
    "LevelChoice",
    "LevelName",
    "Line",
    "Names",
    "Page",
    "PersonName",
    "Profiles",
    "RegistrationService",
    "RoleBook",
    "RoleChoice",
    "RoleName",
    "RolePage",
    "Standing",
    "Status",
    "Step",
    "TelegramNames",
    "Uniqueness",
    "UsedLevel",
    "UsedRole",
    "Wanted",
    "after",
    "before",
    "number_of",
    "present_consent",
]

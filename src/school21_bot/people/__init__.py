"""People: the rules of their fields, their registration, their profile, and finding them."""

from school21_bot.people.accounts import Account, Accounts, Category, Draft, LevelName, RoleName, TelegramNames
from school21_bot.people.applications import DeclineReason
from school21_bot.people.approvals import WITHDRAWN, Approvals
from school21_bot.people.attempts import Attempts
from school21_bot.people.cards import MAY_BE_HIDDEN, Card
from school21_bot.people.consents import Consents
from school21_bot.people.counting import attempts_by_status, people_by_status
from school21_bot.people.deadlines import Abandoned, Deadlines, Due
from school21_bot.people.deeds import Deed, possible_deeds
from school21_bot.people.dictionary import Dictionary, RoleChoice
from school21_bot.people.directory import PAGE_SIZE, Directory, LevelChoice
from school21_bot.people.editing import Editing
from school21_bot.people.files import Files, HistoryLine, PersonFile
from school21_bot.people.finding import Cursor, Finding, Hit, Hits
from school21_bot.people.generations import NicknameTags
from school21_bot.people.introducing import Introduced, Introducing, card_link, card_of_link, is_card_link
from school21_bot.people.level_book import LEVEL_NAME, Direction, LevelBook, UsedLevel
from school21_bot.people.listing import Choice, Key, Listed, ListedPage, Listing, Order, Stop
from school21_bot.people.models import KEEPS_NICKNAMES, Attempt, Status
from school21_bot.people.names import Names, PersonName
from school21_bot.people.preferences import Preferences
from school21_bot.people.profile import Profiles
from school21_bot.people.query import Filter, Query
from school21_bot.people.recent import Recent, RecentSearches
from school21_bot.people.recognising import Recognising
from school21_bot.people.registration import RegistrationService
from school21_bot.people.reindexing import Reindexing
from school21_bot.people.reminding import CannotRemind, Reminder, Reminding, hindrance
from school21_bot.people.role_book import RoleBook, RolePage, UsedRole
from school21_bot.people.roster import MOST_FOUND, Found, Group, Roster, RosterLine
from school21_bot.people.rules import Field
from school21_bot.people.search_tokens import SearchTokens
from school21_bot.people.searchable import Searchable
from school21_bot.people.searching import Begun, Searching, Without
from school21_bot.people.spelling import is_blank, paragraphs
from school21_bot.people.standing import Standing
from school21_bot.people.steps import QUESTIONS, STEPS_TOTAL, Step, after, before, number_of
from school21_bot.people.uniqueness import Uniqueness
from school21_bot.people.whole import WholePage, WholePerson, Wholes
from school21_bot.settings import CONSENT_VERSION

__all__ = [
    "CONSENT_VERSION",
    "KEEPS_NICKNAMES",
    "LEVEL_NAME",
    "MAY_BE_HIDDEN",
    "MOST_FOUND",
    "PAGE_SIZE",
    "QUESTIONS",
    "STEPS_TOTAL",
    "WITHDRAWN",
    "Abandoned",
    "Account",
    "Accounts",
    "Approvals",
    "Attempt",
    "Attempts",
    "Begun",
    "CannotRemind",
    "Card",
    "Category",
    "Choice",
    "Consents",
    "Cursor",
    "Deadlines",
    "DeclineReason",
    "Deed",
    "Dictionary",
    "Direction",
    "Directory",
    "Draft",
    "Due",
    "Editing",
    "Field",
    "Files",
    "Filter",
    "Finding",
    "Found",
    "Group",
    "HistoryLine",
    "Hit",
    "Hits",
    "Introduced",
    "Introducing",
    "Key",
    "LevelBook",
    "LevelChoice",
    "LevelName",
    "Listed",
    "ListedPage",
    "Listing",
    "Names",
    "NicknameTags",
    "Order",
    "PersonFile",
    "PersonName",
    "Preferences",
    "Profiles",
    "Query",
    "Recent",
    "RecentSearches",
    "Recognising",
    "RegistrationService",
    "Reindexing",
    "Reminder",
    "Reminding",
    "RoleBook",
    "RoleChoice",
    "RoleName",
    "RolePage",
    "Roster",
    "RosterLine",
    "SearchTokens",
    "Searchable",
    "Searching",
    "Standing",
    "Status",
    "Step",
    "Stop",
    "TelegramNames",
    "Uniqueness",
    "UsedLevel",
    "UsedRole",
    "WholePage",
    "WholePerson",
    "Wholes",
    "Without",
    "after",
    "attempts_by_status",
    "before",
    "card_link",
    "card_of_link",
    "hindrance",
    "is_blank",
    "is_card_link",
    "number_of",
    "paragraphs",
    "people_by_status",
    "possible_deeds",
]

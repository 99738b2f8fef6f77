"""The index over sealed data: words in the forms that meet, keyed tokens of them, and who has which.

It hands out ids and knows no people: whoever asks opens the records, and decides by `rank` who really fits.
"""

from school21_bot.search.asked import Among, Clause, Condition, Place, Trait, Way
from school21_bot.search.asking import possible_ranks, tokens_of_called
from school21_bot.search.document import MOST_TYPED, Document, Word, typed_words
from school21_bot.search.forms import KNOWN, Forms
from school21_bot.search.index import CAPPED, LARGEST_ID, Entry, SearchIndex
from school21_bot.search.matching import Known, Rank, rank, strays
from school21_bot.search.proposing import Proposals
from school21_bot.search.statement import Statement
from school21_bot.search.tokens import (
    MOST_TOKENS,
    Scope,
    keyed,
    token_of_name,
    token_of_nickname,
    token_of_team,
    tokens_of,
    tokens_of_word,
)
from school21_bot.search.words import other_layout

__all__ = [
    "CAPPED",
    "KNOWN",
    "LARGEST_ID",
    "MOST_TOKENS",
    "MOST_TYPED",
    "Among",
    "Clause",
    "Condition",
    "Document",
    "Entry",
    "Forms",
    "Known",
    "Place",
    "Proposals",
    "Rank",
    "Scope",
    "SearchIndex",
    "Statement",
    "Trait",
    "Way",
    "Word",
    "keyed",
    "other_layout",
    "possible_ranks",
    "rank",
    "strays",
    "token_of_name",
    "token_of_nickname",
    "token_of_team",
    "tokens_of",
    "tokens_of_called",
    "tokens_of_word",
    "typed_words",
]

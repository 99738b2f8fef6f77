"""The index over sealed data: words in the forms that meet, keyed tokens of them, and who has which.

It hands out ids and knows no people: whoever asks opens the records, and decides by `rank` who really fits.
"""

from school21_bot.search.document import MOST_TYPED, Document, Word, typed_words
from school21_bot.search.matching import Rank, rank
from school21_bot.search.tokens import MOST_TOKENS, keyed, tokens_of, tokens_of_misspelling, tokens_to_find
from school21_bot.search.words import other_layout

__all__ = [
    "MOST_TOKENS",
    "MOST_TYPED",
    "Document",
    "Rank",
    "Word",
    "keyed",
    "other_layout",
    "rank",
    "tokens_of",
    "tokens_of_misspelling",
    "tokens_to_find",
    "typed_words",
]

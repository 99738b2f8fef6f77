"""What the index is asked for: in which ways people may fit what was typed, and the tokens of whoever may fit so."""

from collections.abc import Sequence

from school21_bot.search.document import Word
from school21_bot.search.matching import Rank
from school21_bot.search.tokens import (
    may_be_misspelt,
    token_of_beginning,
    token_of_initial,
    token_of_name,
    token_of_nick,
    tokens_of_misspelling,
    tokens_without_a_letter,
)


def possible_ranks(words: Sequence[Word]) -> list[Rank]:
    """The ranks that somebody can have, in order; the others need not be asked for."""
    impossible = set[Rank]()
    if len(words) != 1 or not words[0].is_nick_like:
        impossible.add(Rank.NICK)
    if len(words) == 1:
        impossible.add(Rank.BEGUN if words[0].is_short else Rank.LOOSE)
    if not any(may_be_misspelt(word.sound) or may_be_misspelt(word.nick) for word in words):
        impossible.update((Rank.ALIKE, Rank.FARTHER))
    return [how_well for how_well in Rank if how_well not in impossible]


def tokens_of_called(how_well: Rank, word: Word, *, is_alone: bool) -> list[str]:
    """Any of these is with whoever may fit so by what they are called.

    `is_alone`: it is all that was typed, so that whoever fits better was shown before.
    """
    if is_alone and how_well.is_near:
        return _alike(how_well, word)
    if how_well is Rank.NICK:
        return [token_of_nick(word)]
    if how_well is Rank.NAME:
        return [token_of_name(word)]
    if how_well is Rank.WORDS:
        return [] if is_alone else [token_of_name(word)]
    whole = [] if is_alone else [token_of_name(word)]
    return [*whole, *_begun(how_well, word, is_alone=is_alone), *_alike(how_well, word)]


def _begun(how_well: Rank, word: Word, *, is_alone: bool) -> list[str]:
    """The tokens of whoever has a name that begins so: in earlier ranks only if enough of it was typed."""
    tokens = []
    if how_well >= Rank.LOOSE:
        tokens.append(token_of_initial(word))
    if how_well >= Rank.LOOSE or not word.is_short:
        tokens.append(token_of_beginning(word))
    if word.plain.isascii() and (how_well >= Rank.LOOSE or word.is_nick_like) and not (is_alone and word.is_nick_like):
        tokens.append(token_of_nick(word))
    return tokens


def _alike(how_well: Rank, word: Word) -> list[str]:
    if how_well is Rank.ALIKE:
        return tokens_without_a_letter(word)
    return tokens_of_misspelling(word) if how_well is Rank.FARTHER else []

"""What the index is asked for: in which ways people may fit what was typed, and the tokens of whoever may fit so."""

from collections.abc import Sequence

from school21_bot.search.document import Word
from school21_bot.search.matching import Rank
from school21_bot.search.tokens import (
    SHORTEST_PREFIX,
    may_be_misspelt,
    token_of_beginning,
    token_of_name,
    token_of_nick,
    tokens_of_misspelling,
    tokens_without_a_letter,
)


def possible_ranks(words: Sequence[Word]) -> list[Rank]:
    """The ranks that somebody can have, in order; the others need not be asked for."""
    impossible = set[Rank]()
    if len(words) != 1 or words[0].is_short or not words[0].plain.isascii():
        impossible.add(Rank.NICK)
    if len(words) == 1 and words[0].is_short:
        impossible.add(Rank.BEGUN)
    if not any(word.is_short and len(word.name) >= SHORTEST_PREFIX for word in words):
        impossible.add(Rank.SHORT)
    if not any(may_be_misspelt(word.sound) or may_be_misspelt(word.nick) for word in words):
        impossible.update((Rank.ALIKE, Rank.FARTHER))
    return [how_well for how_well in Rank if how_well not in impossible]


def tokens_of_called(how_well: Rank, word: Word, *, is_alone: bool) -> list[str]:
    """Any of these is with whoever may fit so by what they are called.

    `is_alone`: it is all that was typed, so that whoever fits better was shown before.
    """
    if how_well is Rank.NAME:
        return [token_of_name(word)]
    if how_well is Rank.NICK:
        return [token_of_nick(word)]
    if is_alone and how_well is Rank.BEGUN:
        return [token_of_beginning(word)]
    if is_alone and how_well is Rank.WORDS:
        return []
    alike = _tokens_alike(how_well, word)
    if is_alone and how_well.is_near:
        return alike
    tokens = [] if is_alone else [token_of_name(word)]
    if not word.is_short or how_well >= Rank.SHORT:
        tokens.append(token_of_beginning(word))
        if word.plain.isascii():
            tokens.append(token_of_nick(word))
    return [*tokens, *alike]


def _tokens_alike(how_well: Rank, word: Word) -> list[str]:
    if how_well is Rank.ALIKE:
        return tokens_without_a_letter(word)
    return tokens_of_misspelling(word) if how_well is Rank.FARTHER else []

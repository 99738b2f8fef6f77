"""People are found however they are written: the rules of the benchmark, in a small community, on the product alone."""

from collections import defaultdict

from bench.quality.measuring import Marks, marks_of, mean
from bench.quality.ours import Ours
from bench.quality.people import community
from bench.quality.queries import made
from bench.quality.truth import Truth
from school21_bot.app import Services

PEOPLE, EACH = 300, 6
# By what part of a group somebody may miss: of a few queries one is looked for by a word that also means another.
LEAST = 0.9


async def test_members_are_found_by_names_slips_words_and_signs(services: Services) -> None:
    people = community(PEOPLE)
    ours, truth = Ours(services), Truth(people)
    await ours.fill(people)
    marks = defaultdict[str, list[Marks]](list)
    for query in made(people, EACH):
        marks[query.group].append(marks_of(await ours.find(query.typed), truth.expected(query.meant)))
    poor = {
        group: found
        for group, found in ((group, mean(each)) for group, each in marks.items())
        if min(found.recall, found.reciprocal) < LEAST
    }
    assert len(marks) > 20
    assert poor == {}

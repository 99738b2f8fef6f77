"""A release that compares words in other forms: its index is written by a job while people are found by the old one."""

import pytest

from school21_bot.app import Services
from school21_bot.jobs import JobView, work_off
from school21_bot.people import Account, Finding, Query, Reindexing, Searchable
from school21_bot.search import KNOWN, Document, SearchIndex
from school21_bot.search.forms import First
from school21_bot.storage import fetch, transaction
from tests.flows.people import make_member


class Other(First):
    """Forms of another release, with other tokens for all of it."""

    number = First.number + 1

    @staticmethod
    def tokens_of(document: Document) -> list[str]:
        return ["2" + token for token in First.tokens_of(document)]

    @staticmethod
    def of_nickname(typed: str) -> str:
        return "2" + First.of_nickname(typed)


class Release:
    """The services of a release that knows both forms."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.index = SearchIndex(services.sealer._keyring, (*KNOWN, Other()))
        self.searchable = Searchable(services.sealer, self.index)
        self.finding = Finding(services.sealer, services.dictionary, self.index)
        self.reindexing = Reindexing(self.index, self.searchable, services.jobs)

    async def finds(self, viewer: Account, nickname: str) -> bool:
        return bool((await self.finding.page(viewer, Query(nickname))).found)

    async def work(self, key: str) -> None:
        await self.reindexing.ensure()
        job = await self.services.jobs.find(key)
        assert job is not None

        async def nobody(_: JobView) -> None: ...

        await work_off(self.services.jobs, self.reindexing.kind(), job.id, nobody)


async def numbers() -> set[int]:
    """The forms of which there are tokens."""
    return {row["generation"] % 256 for row in await fetch("SELECT DISTINCT generation FROM search_token")}


@pytest.fixture
async def ivan(services: Services) -> Account:
    return await make_member(services, 1, name="Иван", last_name="Петров", username="vanya_p")


@pytest.fixture
async def release(services: Services, ivan: Account) -> Release:  # who came before it
    async with transaction():
        await services.reindexing._index.complete()
    return Release(services)


async def test_people_are_found_before_during_and_after_the_job(release: Release, ivan: Account) -> None:
    assert await release.finds(ivan, "vanya_p"), "by the old one, nothing else is there"
    async with transaction():
        await release.searchable.refresh([ivan.id])
    assert await numbers() == {2, 3}, "whoever changes meanwhile is written in both"
    assert await release.finds(ivan, "vanya_p")
    await release.work("reindex:3")
    assert await release.index.is_complete()
    await fetch("DELETE FROM search_token WHERE generation % 256 = 2")
    assert await release.finds(ivan, "vanya_p"), "by the new one"


async def test_what_is_no_longer_asked_is_removed_and_no_longer_written(
    release: Release, services: Services, ivan: Account
) -> None:
    assert await release.index.outdated() == []
    await release.work("reindex:3")
    (generation,) = await release.index.outdated()
    await release.work(f"reindex:away:{generation}")
    assert await numbers() == {3}
    async with transaction():
        await release.searchable.refresh([ivan.id])
    assert await numbers() == {3}
    assert await release.finds(ivan, "vanya_p")
    await release.reindexing.ensure()
    assert await services.jobs.find("reindex:3") is None


async def test_a_job_of_another_release_does_nothing(release: Release, services: Services) -> None:
    await release.reindexing.ensure()
    job = await services.jobs.find("reindex:3")
    assert job is not None

    async def nobody(_: JobView) -> None: ...

    await work_off(services.jobs, services.reindexing.kind(), job.id, nobody)
    assert await numbers() == {2}
    assert not await release.index.is_complete()

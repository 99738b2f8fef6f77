"""Whom the page of the demo offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from school21_bot.people import Status
from school21_bot.sample.community import community
from school21_bot.sample.visitors import NEWCOMERS, familiar
from school21_bot.sandbox.client import SimClient
from school21_bot.sandbox.running import RunningSandbox
from school21_bot.settings import Settings
from school21_bot.visitors import introduce

OWNER = 7_100_004
TOKEN = "42:sandbox-token-of-the-tests"


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    """A local Telegram with nobody in it."""
    with RunningSandbox(TOKEN) as running:
        yield running


def at(sandbox: RunningSandbox) -> Settings:
    """The settings of a demo with this sandbox."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
        telegram_api_url=sandbox.url,
        community_chat_id=-1001,
        staff_chat_id=-1002,
        admin_ids=(OWNER,),
    )


async def test_members_are_in_the_community_s_chat_and_newcomers_are_not(sandbox: RunningSandbox) -> None:
    await introduce(at(sandbox), community())
    async with SimClient(sandbox.url) as sim:
        there = {one["user_id"] for one in await sim.members(-1001) if one["status"] == "member"}
    assert there == {peer.telegram_id for peer in familiar(community()) if peer.status is Status.MEMBER}


async def test_the_page_offers_three_newcomers_first_then_the_organiser_and_three_of_the_sample(
    sandbox: RunningSandbox,
) -> None:
    await introduce(at(sandbox), community())
    async with SimClient(sandbox.url) as sim:
        users = (await sim.state())["users"]
    known = {peer.telegram_id: peer for peer in community()}
    assert len(users) == 7
    assert not [user for user in users[:4] if user["id"] in known]
    assert users[3]["id"] == OWNER
    assert [(known[user["id"]].status, user["language_code"]) for user in users[4:]] == [
        (Status.MEMBER, "ru"),
        (Status.MEMBER, "en"),
        (Status.ABANDONED, "ru"),
    ]


async def test_without_the_sample_the_page_offers_the_newcomers_and_the_organiser(sandbox: RunningSandbox) -> None:
    await introduce(at(sandbox))
    async with SimClient(sandbox.url) as sim:
        assert [user["id"] for user in (await sim.state())["users"]] == [
            *(user["id"] for user in NEWCOMERS),
            OWNER,
        ]


async def test_telegram_calls_the_people_of_the_sample_what_their_records_do(sandbox: RunningSandbox) -> None:
    await introduce(at(sandbox), community())
    async with SimClient(sandbox.url) as sim:
        users = {user["id"]: user for user in (await sim.state())["users"]}
    for peer in familiar(community()):
        user = users[peer.telegram_id]
        assert (user["first_name"], user["last_name"]) == (peer.first_name, peer.last_name)
        assert user["username"] == peer.username


async def test_introducing_again_keeps_what_was_changed_on_the_page(tmp_path: Path) -> None:
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        await introduce(at(sandbox), community())
        async with SimClient(sandbox.url) as sim:
            await sim.save_user("Елизавета", id=NEWCOMERS[0]["id"])
            before = (await sim.state())["users"]
    with RunningSandbox(TOKEN, data_dir=tmp_path) as sandbox:
        await introduce(at(sandbox), community())
        async with SimClient(sandbox.url) as sim:
            assert (await sim.state())["users"] == before


async def test_somebody_added_on_the_page_is_a_stranger_to_the_sample(sandbox: RunningSandbox) -> None:
    await introduce(at(sandbox), community())
    async with SimClient(sandbox.url) as sim:
        added = await sim.save_user("Ольга")
    assert added["id"] not in {peer.telegram_id for peer in community()}

"""Telegram refuses to invite, admit, ban and tell as the rows say, and at the edges of them does not."""

import time

import pytest

from school21_bot.sandbox.client import Person, SimClient
from school21_bot.sandbox.running import RunningSandbox
from tests.sandbox.calling import BAD, Row, call
from tests.sandbox.community_rows import ROWS, Scene
from tests.sandbox.conftest import stranger


@pytest.fixture
async def scene(sandbox: RunningSandbox, sim: SimClient, person: Person) -> Scene:
    """Everything that a row may need."""
    nothing = {"can_invite_users": False, "can_restrict_members": False}
    community = await sim.save_group("Школа", bot="administrator")
    without_rights = await sim.save_group("Без прав", bot="administrator", rights=nothing)
    administrator, member, outsider = [(await stranger(sim)).id for _ in range(3)]
    await sim.put_in(community, administrator, "administrator")
    await sim.put_in(community, member)
    await sim.put_in(without_rights, member)
    _, link = await call(sandbox, "createChatInviteLink", {"chat_id": community})
    _, primary = await call(sandbox, "exportChatInviteLink", {"chat_id": community})
    gone = {
        (kind, place): await sim.save_group("Без бота", type=kind, bot=place)
        for kind in ("group", "supergroup", "channel")
        for place in ("kicked", "left")
    }
    return Scene(
        sandbox,
        private=person.id,
        community=community,
        basic_group=await sim.save_group("Простая", type="group", bot="administrator"),
        without_rights=without_rights,
        demoted=await sim.save_group("Разжалован"),
        demoted_channel=await sim.save_group("Разжалован", type="channel"),
        mute_channel=await sim.save_group("Канал", type="channel", rights={"can_post_messages": False}),
        gone=gone,
        creator=next(one["user_id"] for one in await sim.members(community) if one["status"] == "creator"),
        administrator=administrator,
        member=member,
        outsider=outsider,
        primary=primary["result"],
        link=link["result"]["invite_link"],
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.condition.replace(" ", "-"))
async def test_telegram_refuses(row: Row, scene: Scene) -> None:
    status, answer = await call(scene.sandbox, row.method, row.parameters(scene))
    assert answer == {"ok": False, "error_code": row.code, "description": row.description}
    assert status == row.code


async def test_a_migrated_group_is_refused_with_its_new_id(scene: Scene, sim: SimClient) -> None:
    supergroup = await sim.migrate(scene.basic_group)
    status, answer = await call(scene.sandbox, "sendMessage", {"chat_id": scene.basic_group, "text": "x"})
    assert status == 400
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": BAD + "group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": supergroup},
    }


async def test_who_needs_no_change_needs_no_right(scene: Scene) -> None:
    status, _ = await call(scene.sandbox, "unbanChatMember", {"chat_id": scene.demoted, "user_id": scene.outsider})
    assert status == 200


async def test_in_a_basic_group_only_administrators_remove(scene: Scene, sim: SimClient) -> None:
    await sim.save_group(id=scene.basic_group, bot="member")
    _, answer = await call(scene.sandbox, "banChatMember", {"chat_id": scene.basic_group, "user_id": scene.outsider})
    assert answer["description"] == BAD + "CHAT_ADMIN_REQUIRED"


async def test_numbers_out_of_range_are_clamped(scene: Scene) -> None:
    asked = {"chat_id": scene.community, "member_limit": 10**6, "expire_date": int(time.time()) + 60}
    _, answer = await call(scene.sandbox, "createChatInviteLink", asked)
    assert answer["result"]["member_limit"] == 99_999
    asked = {"chat_id": scene.community, "member_limit": -1, "expire_date": -1}
    _, answer = await call(scene.sandbox, "createChatInviteLink", asked)
    assert "member_limit" not in answer["result"]

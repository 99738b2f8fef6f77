"""Members through the API: by the rules of the bot, by versions, and no more of them than the key may see."""

import pytest

from school21_bot import audit
from school21_bot.access import Scope
from school21_bot.audit import Filter
from school21_bot.people import Status, Step
from tests.flows.people import make_applicant, make_member, make_members, set_status
from tests.flows.staff import make_admin
from tests.web.client import NEW, Api

CONTACT = ("Иван", "Петров", "ivanpetr", "ivan.petrov", "Ivan_P")


async def test_a_member_is_read_with_contact_data_only_by_a_key_that_may(api: Api) -> None:
    member = await make_member(api.services, 77, last_name="Петров", username="Ivan_P")
    whole = await api.get(f"/members/{member.id}")
    assert whole.status == 200
    assert whole.body["contact"] == {
        "name": "Иван Петров",
        "school_nickname": "ivanpetr",
        "messenger_nickname": "ivan.petrov",
        "telegram_username": "Ivan_P",
        "telegram_id": "77",
    }
    assert (whole.body["status"], whole.body["role"]["name"], whole.body["level"]["code"]) == (
        "member",
        "golang разработчик",
        "senior",
    )
    assert whole.body["version"] == member.version
    reads = await api.made(Scope.MEMBERS_READ)
    for path in (f"/members/{member.id}", "/members"):
        less = await api.get(path, key=reads)
        assert less.status == 200
        assert not [text for text in CONTACT if text in less.content.decode()]
    assert (await api.get(f"/members/{member.id}", key=reads)).body["contact"] is None


async def test_reading_contact_data_is_in_the_log_with_the_key(api: Api) -> None:
    member = await make_member(api.services, 77)
    await api.get(f"/members/{member.id}", key=await api.made(Scope.MEMBERS_READ))
    await api.get(f"/members/{member.id}")
    (entry,) = (await audit.page(Filter(via="api"), 0)).lines
    assert (entry.action, entry.target, entry.actor) == ("person-opened", member.id, api.owner.person_id)
    assert entry.details == {"key": int(api.key.split("_")[1])}


async def test_pages_of_members_hold_everybody_once_in_order(api: Api) -> None:
    members = await make_members(api.services, 7)
    for order, expected in (("newest", members[::-1]), ("joined-first", members)):
        found: list[str] = []
        cursor = ""
        while True:
            page = (await api.get(f"/members?limit=3&order={order}{cursor}")).body
            found += [one["id"] for one in page["items"]]
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        assert found == [str(one.id) for one in expected]


async def test_members_are_narrowed_by_status_role_and_level(api: Api) -> None:
    (qa,) = await make_members(api.services, 1)
    (go,) = await make_members(api.services, 1, role="Golang", level="Senior", first=2)
    applicant = await make_applicant(api.services, 78, until=Step.LEVEL)
    roles = {one["name"]: one["id"] for one in (await api.get("/roles")).body["items"]}
    levels = [one["code"] for one in (await api.get("/levels")).body["items"]]
    assert levels[:2] == ["intern", "junior"]

    async def ids(query: str) -> list[str]:
        return [one["id"] for one in (await api.get(f"/members?{query}")).body["items"]]

    assert await ids(f"role={roles['Golang']}") == [str(go.id)]
    assert await ids(f"role={roles['QA']}&role={roles['Golang']}&level=middle") == [str(qa.id)]
    assert await ids("level=nonesuch") == []
    assert await ids("role=9999999999999999999") == []
    assert await ids("status=applying&status=abandoned") == [str(applicant.id)]
    (line,) = (await api.get("/members?status=applying")).body["items"]
    assert (line["step"], line["joined_at"]) == ("level", None)


async def test_the_search_finds_by_words_and_typos_only_for_keys_with_contact(api: Api) -> None:
    members = await make_members(api.services, 3)
    ivan = await make_member(api.services, 77, last_name="Петров")
    for words in ("ivanpetr", "Петров golang", "Петрво"):
        answer = await api.get(f"/search?q={words}")
        assert [one["id"] for one in answer.body["items"]] == [str(ivan.id)], words
    pages = [await api.get("/search?q=Коллега&limit=2")]
    pages.append(await api.get(f"/search?q=Коллега&limit=2&cursor={pages[0].body['next']}"))
    assert {one["id"] for page in pages for one in page.body["items"]} == {str(one.id) for one in members}
    assert pages[1].body["next"] is None
    refused = await api.get("/search?q=ivanpetr", key=await api.made(Scope.MEMBERS_READ))
    assert (refused.status, refused.problem, refused.body["scope"]) == (403, "scope-missing", "members:contact")


async def test_what_somebody_hides_is_not_searched_and_said_to_be_hidden(api: Api) -> None:
    member = await make_member(api.services, 77)
    await api.services.profiles.hide_field(member.id, "team", hidden=True, cause="hide")  # type: ignore[arg-type]  # a string enum
    assert (await api.get("/search?q=Lab.SberPay.NFC")).body["items"] == []
    assert (await api.get(f"/members/{member.id}")).body["hidden_fields"] == ["team"]


async def test_a_member_is_entered_as_staff_enter_them(api: Api) -> None:
    answer = await api.post("/members", NEW)
    assert (answer.status, answer.body["status"]) == (201, "member")
    assert answer.headers["Location"] == f"/api/v1/members/{answer.body['id']}"
    read = (await api.get(f"/members/{answer.body['id']}")).body
    assert {name: read["contact"].get(name) for name in ("name", "school_nickname")} == {
        "name": "Пётр Сидоров",
        "school_nickname": "petrsidr",
    }
    assert (read["role"]["name"], read["level"]["code"], read["description"]) == ("QA инженер", "middle", "Автотесты")
    account = await api.services.accounts.get(int(answer.body["id"]))
    assert account is not None
    assert account.consent_is_due
    assert account.telegram_id is None
    acts = [entry.action for entry in (await audit.page(Filter(via="api"), 0)).lines]
    assert acts.count("person-edited") == 6
    assert {"person-added", "person-admitted"} < set(acts)


@pytest.mark.parametrize(
    ("changes", "status", "problem", "field", "reason"),
    [
        ({"school_nickname": "abc"}, 422, "rule-violated", "school_nickname", "too-short"),
        ({"school_nickname": "иван"}, 422, "rule-violated", "school_nickname", "not-latin"),
        ({"messenger_nickname": "a b"}, 422, "rule-violated", "messenger_nickname", "not-an-address"),
        ({"team": "\u200b"}, 422, "rule-violated", "team", "empty"),
        ({"role": "123"}, 422, "rule-violated", "role", "no-letters"),
        ({"level": "nonesuch"}, 422, "rule-violated", "level", "unknown"),
        ({"name": "\u200b"}, 422, "rule-violated", "name", "empty"),
        ({"school_nickname": "IvanPetr"}, 409, "taken", "school_nickname", "taken"),
        ({"messenger_nickname": "IVAN.petrov"}, 409, "taken", "messenger_nickname", "taken"),
        ({"team": "x" * 257}, 422, "invalid-request", "body.team", "string-too-long"),
        ({"admin": True}, 422, "invalid-request", "body", "extra-forbidden"),
    ],
)
async def test_a_rule_that_is_broken_is_named_and_nothing_is_entered(
    api: Api, changes: dict[str, object], status: int, problem: str, field: str, reason: str
) -> None:
    await make_member(api.services, 77)
    answer = await api.post("/members", NEW | changes)
    assert (answer.status, answer.problem) == (status, problem)
    (fault,) = answer.body["errors"]
    assert (fault["field"], fault["reason"]) == (field, reason)
    page = (await api.get("/members?status=member&status=applying")).body["items"]
    assert len(page) == 1


async def test_a_change_needs_the_version_that_was_read(api: Api) -> None:
    member_id = await api.entered()
    read = await api.get(f"/members/{member_id}")
    tag = read.headers["ETag"]
    without = await api.ask("PATCH", f"/members/{member_id}", {"team": "Карты"})
    assert (without.status, without.problem) == (428, "version-missing")
    changed = await api.ask("PATCH", f"/members/{member_id}", {"team": "Карты"}, headers={"If-Match": tag})
    assert (changed.status, changed.body["team"]) == (200, "Карты")
    assert changed.headers["ETag"] == (await api.get(f"/members/{member_id}")).headers["ETag"]
    for stale in (tag, '"1"', 'W/"9"', "nonsense", f"{tag}, {changed.headers['ETag']}"):
        late = await api.ask("PATCH", f"/members/{member_id}", {"team": "Вклады"}, headers={"If-Match": stale})
        assert (late.status, late.problem) == (412, "other-version"), stale
    for fresh in (f'"{changed.body["version"]}"', "*"):
        again = await api.ask("PATCH", f"/members/{member_id}", {"level": "senior"}, headers={"If-Match": fresh})
        assert again.status == 200


async def test_a_known_version_is_not_sent_again(api: Api) -> None:
    member_id = await api.entered()
    tag = (await api.get(f"/members/{member_id}")).headers["ETag"]
    for known in (tag, f'"x", W/{tag}', "*"):
        spared = await api.get(f"/members/{member_id}", headers={"If-None-Match": known})
        assert (spared.status, spared.content, spared.headers["ETag"]) == (304, b"", tag)
    reads = await api.made(Scope.MEMBERS_READ)
    other = await api.get(f"/members/{member_id}", key=reads, headers={"If-None-Match": tag})
    assert other.status == 200, "another key sees something else"


async def test_of_a_change_with_a_fault_nothing_happens(api: Api) -> None:
    await make_member(api.services, 77)
    member_id = await api.entered()
    before = await api.get(f"/members/{member_id}")
    answer = await api.ask(
        "PATCH",
        f"/members/{member_id}",
        {"team": "Карты", "level": "senior", "school_nickname": "ivanpetr"},
        headers={"If-Match": before.headers["ETag"]},
    )
    assert (answer.status, answer.problem) == (409, "taken")
    assert (await api.get(f"/members/{member_id}")).content == before.content


async def test_a_description_is_left_out_by_null(api: Api) -> None:
    member_id = await api.entered()
    answer = await api.ask("PATCH", f"/members/{member_id}", {"description": None}, headers={"If-Match": "*"})
    assert (answer.status, answer.body["description"]) == (200, None)
    assert answer.body["team"] == NEW["team"]


async def test_a_member_is_deactivated_once_and_keeps_no_nickname(api: Api) -> None:
    member_id = await api.entered()
    assert (await api.post(f"/members/{member_id}/deactivate")).status == 428
    ended = await api.post(f"/members/{member_id}/deactivate", headers={"If-Match": "*"})
    assert (ended.status, ended.body["status"]) == (200, "removed")
    again = await api.post(f"/members/{member_id}/deactivate", headers={"If-Match": "*"})
    assert (again.status, again.problem) == (409, "conflict")
    assert (await api.get("/members")).body["items"] == []
    assert (await api.get(f"/members/{member_id}")).body["status"] == "removed"
    await api.entered()


async def test_staff_cannot_be_deactivated(api: Api) -> None:
    member = await make_member(api.services, 77)
    await make_admin(api.services, 77)
    answer = await api.post(f"/members/{member.id}/deactivate", headers={"If-Match": "*"})
    assert (answer.status, answer.problem) == (409, "is-staff")


async def test_whoever_is_no_member_cannot_be_changed(api: Api) -> None:
    member = await make_member(api.services, 77)
    await set_status(member, Status.BANNED)
    answer = await api.ask("PATCH", f"/members/{member.id}", {"team": "Карты"}, headers={"If-Match": "*"})
    assert (answer.status, answer.problem) == (409, "conflict")


async def test_nobody_is_not_found(api: Api) -> None:
    for person_id in ("1", "9223372036854775807", "9999999999999999999"):
        answer = await api.get(f"/members/{person_id}")
        assert (answer.status, answer.problem) == (404, "not-found")
    assert (await api.get("/members/0")).status == 422


async def test_a_renamed_role_is_another_version_of_what_is_read(api: Api) -> None:
    member_id = await api.entered()
    read = await api.get(f"/members/{member_id}")
    await api.services.role_book.rename(api.owner, int(read.body["role"]["id"]), "Тестировщик")
    api.services.dictionary.forget()
    answer = await api.get(f"/members/{member_id}", headers={"If-None-Match": read.headers["ETag"]})
    assert (answer.status, answer.body["role"]["name"]) == (200, "Тестировщик")

"""A refusal says what to do about it, to somebody who has never seen this API before."""

import pytest

from school21_bot.app import Services
from school21_bot.settings import Settings
from tests.flows.people import make_member
from tests.web.client import Api

JSON = "application/json"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b'{"team": "Lab"}'),  # what curl sends with -d alone
        ("text/plain", b'{"team": "Lab"}'),
        (JSON, b"[]"),
        (JSON, b'"text"'),
    ],
)
async def test_a_body_that_is_no_json_object_is_asked_for_as_one(api: Api, kind: str, body: bytes) -> None:
    answer = await api.ask("POST", "/members", data=body, headers={"Content-Type": kind})
    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert answer.body["errors"] == [{"field": "body", "reason": "no-object"}]
    assert "Content-Type: application/json" in answer.body["detail"]


async def test_broken_json_is_called_that_and_the_place_is_named(api: Api) -> None:
    answer = await api.ask("POST", "/members", data=b'{"team": Lab}', headers={"Content-Type": JSON})
    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert answer.body["errors"] == [{"field": "body", "reason": "json-invalid"}]
    assert answer.body["detail"] == "The body is no JSON from character 9 on."


class TestWithoutAChat:
    """There is nothing to invite into."""

    @pytest.fixture
    def settings_of_services(self, settings_of_services: Settings) -> Settings:
        return settings_of_services.model_copy(update={"community_chat_id": None})

    async def test_an_invite_that_cannot_be_made_says_why(self, api: Api, services: Services) -> None:
        member = await make_member(services, 77)
        answer = await api.post("/invites", {"member_id": str(member.id)})
        assert (answer.status, answer.problem) == (409, "conflict")
        assert "COMMUNITY_CHAT_ID" in answer.body["detail"]


@pytest.mark.parametrize(
    "query", ["/members?statsu=member", "/audit?limit=5&Секрет=1", "/levels?x=", "/numbers/funnel?day=7"]
)
async def test_a_filter_that_is_misspelt_is_refused_and_not_passed_over(api: Api, query: str) -> None:
    """Whoever asks for some would get all."""
    answer = await api.get(query)
    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert answer.body["errors"] == [{"field": "query", "reason": "extra-forbidden"}]
    assert "Секрет" not in answer.content.decode()

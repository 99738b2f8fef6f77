"""The windows of broadcasts, and the way there."""

from school21_bot import clock
from school21_bot.access import COMMAND_LINE
from school21_bot.app import Services
from school21_bot.ids import new_id
from school21_bot.messages import Attachment, AttachmentKind
from school21_bot.messages.facts import Facts, place_of
from school21_bot.messages.models import Delivery, Outgoing
from school21_bot.ports import Topic
from school21_bot.sandbox.client import Person
from tests.flows.people import make_members
from tests.flows.places import Go, Place
from tests.flows.staff import at_admin, line_with, make_owner
from tests.messages.campaigns import ready


def writing(*labels: str) -> Go:
    """What lies behind these buttons of a draft with a picture, under which a text may be less long."""

    async def go(services: Services, person: Person) -> None:
        campaign_id = await _begun(services, person)
        picture = Attachment(AttachmentKind.PHOTO, "a-picture")
        await services.drafts.set_attachment(COMMAND_LINE, campaign_id, picture)
        await _opened(person, "черновик", *labels)

    return go


def sending(*labels: str) -> Go:
    """What lies behind these buttons of a broadcast that is being sent; of one message nobody knows where it is."""

    async def go(services: Services, person: Person) -> None:
        campaign_id = await _begun(services, person)
        await services.campaigns.start(COMMAND_LINE, campaign_id)
        account = (await make_members(services, 1, first=50))[0]
        sealed = services.sealer.seal(place_of(message_id := new_id()), Facts())
        await Outgoing.create(
            id=message_id,
            dedupe_key="unknown",
            campaign=campaign_id,
            person_id=account.id,
            chat_id=1,
            kind=Topic.BROADCAST.value,
            key_id=sealed.key_id,
            record=sealed.record,
            state=Delivery.UNKNOWN,
            created_at=clock.now(),
            due_at=clock.now(),
        )
        await _opened(person, "отправляется", *labels)

    return go


async def _about_to_send(services: Services, person: Person) -> None:
    """Before the last question, the two previews deleted."""
    await _begun(services, person)
    await _opened(person, "черновик", "Посмотреть ›")
    await person.sees("Отправить рассылку?")
    for message in (await person.messages())[:-1]:
        if message.get("text") == _SEEN:
            await person.sim.delete(person.id, message["message_id"])


async def _listed(services: Services, person: Person) -> None:
    await _begun(services, person)
    await at_admin(person, "Рассылки")


async def _when(services: Services, person: Person) -> None:
    await _about_to_send(services, person)
    await person.press("В назначенное время")


async def _begun(services: Services, person: Person) -> int:
    await make_owner(services, person.id)
    await make_members(services, 1)
    await person.send("/start")
    return await ready(services)


async def _opened(person: Person, state: str, *labels: str) -> None:
    await at_admin(person, "Рассылки")
    await person.press(await line_with(person, state))
    for label in labels:
        await person.press(label)


_SEEN = "Митап в пятницу"

BROADCAST_PLACES = (
    Place("AdminMessages:main", "Последние рассылки", _listed),
    Place("AdminMessages:draft", "Новая рассылка", writing()),
    Place(
        "AdminMessages:text",
        "до 1 024 знаков",
        writing("По-русски"),
        reads_text=True,
        refusal="Здесь нужен текст, картинка или файл",
        takes_files=True,
    ),
    Place(
        "AdminMessages:attachment",
        "Пришлите картинку или документ",
        writing("Картинка, файл"),
        refusal="Здесь нужна картинка или файл",
        takes_files=True,
    ),
    Place("AdminMessages:links", "по одной на строке", writing("Кнопки-ссылки"), reads_text=True),
    Place("AdminMessages:audience", "Получат: 1 человек", writing("Кому отправить")),
    Place("AdminMessages:roles", "Каким ролям", writing("Кому отправить", "Роли")),
    Place("AdminMessages:levels", "Каким уровням", writing("Кому отправить", "Уровни")),
    Place("AdminMessages:discard", "Удалить черновик?", writing("Удалить черновик")),
    Place("AdminMessages:confirm", "Отправить рассылку?", _about_to_send),
    Place("AdminMessages:moment", "Когда отправить?", _when, reads_text=True),
    Place("AdminMessages:progress", "Отправляется: 1 из 1", sending()),
    Place("AdminMessages:cancel", "Отменить рассылку?", sending("Отменить…")),
    Place("AdminMessages:unknown", "Связь оборвалась", sending("Кому неизвестно")),
)

"""What the people of the sample say about their work, in a sentence or two."""

from random import Random

from school21_bot.sample.work import TEAMS, Craft, Role

_RUSSIAN = {
    Craft.BACKEND: (
        "Пишу сервисы на {tool} для {topic}.",
        "Разрабатываю бэкенд {topic}: {tool}, очереди, кеши.",
        "Перевожу старый код {topic} на {tool}.",
        "Отвечаю за API {topic}, основной стек — {tool}.",
        "Ускоряю расчёты для {topic}. Стек: {tool}.",
    ),
    Craft.FRONTEND: (
        "Делаю веб-интерфейс {topic}: {tool}.",
        "Собираю дизайн-систему для {topic} на {tool}.",
        "Слежу, чтобы страницы {topic} открывались быстро. {tool}.",
    ),
    Craft.MOBILE: (
        "Пишу экраны {topic}, стек — {tool}.",
        "Мобильная разработка для {topic}: {tool}, тесты, релизы.",
        "Переношу модуль {topic} на {tool}.",
    ),
    Craft.DATA: (
        "Строю витрины данных для {topic}: {tool}.",
        "Загрузка и проверка данных для {topic}, в основном {tool}.",
        "Поддерживаю пайплайны {topic} на {tool}.",
    ),
    Craft.SCIENCE: (
        "Обучаю модели для {topic}: {tool}.",
        "Проверяю гипотезы и вывожу модели {topic} в прод. {tool}.",
        "Признаки, метрики и эксперименты для {topic}, {tool}.",
    ),
    Craft.TESTING: (
        "Ручное тестирование {topic}: {tool}.",
        "Функциональное и регрессионное тестирование {topic}, {tool}.",
        "Пишу автотесты для {topic}: {tool}.",
        "Нагрузочное тестирование {topic}.",
    ),
    Craft.OPERATIONS: (
        "Держу в порядке стенды {topic}: {tool}.",
        "Эксплуатация сервисов {topic}, дежурства, {tool}.",
        "Автоматизирую выкладку {topic}, {tool}.",
    ),
    Craft.SECURITY: (
        "Проверяю безопасность {topic}: {tool}.",
        "Разбираю уязвимости в сервисах {topic}, {tool}.",
    ),
    Craft.ANALYSIS: (
        "Собираю требования к сервисам {topic}, описываю интеграции ({tool}).",
        "Проектирую процессы {topic}: {tool}.",
        "Пишу постановки для команды {topic}. {tool}.",
    ),
    Craft.PRODUCT: (
        "Веду бэклог {topic}, {tool}.",
        "Отвечаю за развитие {topic}: гипотезы, планы, метрики.",
        "Помогаю команде {topic} договариваться и успевать. {tool}.",
    ),
    Craft.DESIGN: (
        "Рисую интерфейсы {topic}: {tool}.",
        "Исследую, как люди пользуются сервисами {topic}, и рисую экраны ({tool}).",
    ),
    Craft.WRITING: (
        "Пишу документацию {topic}: {tool}.",
        "Описываю API {topic} так, чтобы было понятно. {tool}.",
    ),
}

_ENGLISH = {
    Craft.BACKEND: ("Backend for {topic}: {tool}.", "I write {tool} services for {topic}."),
    Craft.FRONTEND: ("Frontend for {topic}, mostly {tool}.",),
    Craft.MOBILE: ("Mobile screens for {topic}: {tool}.",),
    Craft.DATA: ("Data pipelines for {topic}: {tool}.", "I build data marts for {topic} with {tool}."),
    Craft.SCIENCE: ("I train models for {topic}: {tool}.",),
    Craft.TESTING: ("Testing {topic}: {tool}.", "Regression and load tests for {topic}."),
    Craft.OPERATIONS: ("I run the clusters behind {topic}: {tool}.",),
    Craft.SECURITY: ("Application security for {topic}: {tool}.",),
    Craft.ANALYSIS: ("Requirements and integrations for {topic}: {tool}.",),
    Craft.PRODUCT: ("I look after the backlog of {topic}.",),
    Craft.DESIGN: ("Interfaces for {topic}: {tool}.",),
    Craft.WRITING: ("Documentation for {topic}: {tool}.",),
}

_RUSSIAN_MORE = (
    "Готов помочь с ревью.",
    "Спрашивайте про онбординг в команду.",
    "Ищу, с кем обсудить архитектуру.",
    "Веду внутренний митап.",
    "Могу рассказать, как перейти в нашу команду.",
    "Раньше работал в поддержке.",
    "Буду рад вопросам.",
    "Помогаю новичкам освоиться.",
    "У нас есть места для стажёров.",
    "Пишите, если нужен доступ к стенду.",
)
_RUSSIAN_MORE_OF_WOMEN = {"Готов": "Готова", "Буду рад ": "Буду рада ", "работал ": "работала "}
_ENGLISH_MORE = ("Happy to help with reviews.", "Ask me about joining the team.", "We have room for interns.")


def description(rng: Random, role: Role, team: str, *, english: bool, woman: bool) -> str:
    """What somebody with this role in this team says about their work."""
    topic = TEAMS[team][1 if english else 0]
    text = rng.choice((_ENGLISH if english else _RUSSIAN)[role.craft])
    tools = [tool for tool in role.tools if tool.isascii()] if english else role.tools
    said = text.format(tool=rng.choice(tools or role.tools), topic=topic)
    if rng.random() < 0.6:
        return said
    return f"{said} {_more(rng, english=english, woman=woman)}"


def _more(rng: Random, *, english: bool, woman: bool) -> str:
    if english:
        return rng.choice(_ENGLISH_MORE)
    more = rng.choice(_RUSSIAN_MORE)
    for masculine, feminine in _RUSSIAN_MORE_OF_WOMEN.items():
        if woman:
            more = more.replace(masculine, feminine)
    return more

"""Of what the people of the community are made: names besides those of the sample, teams, and what they speak of."""

from school21_bot.sample.names import RUSSIAN_FAMILIES, SCHOOL_NAMES


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# The usual ones, each borne by many; then some that the standards of writing in Latin letters disagree about.
_USUAL = _words(
    """
    Иванов Кузнецов Попов Соколов Лебедев Новиков Морозов Петров Волков Соловьёв Васильев Зайцев Павлов Семёнов
    Виноградов Богданов Воробьёв Фёдоров Михайлов Беляев Тарасов Белов Комаров Орлов Киселёв Макаров Андреев
    Ковалёв Ильин Гусев Титов Баранов Никитин Сидоров Яковлев Григорьев Романов Сергеев Фролов Александров Дмитриев
    """
)
_HARD = _words(
    """
    Щербаков Щеглов Хрущёв Жуков Цыганков Юшин Яшин Чайковский Жуковский Вяземский Рождественский Подъячев Ключевский
    Хохлов Цветаев Шишкин Щедрин Ушаков Муравьёв Афанасьев Юрьев Юсупов Ясинский Эйхенбаум Майский Зайченко Бойцов
    Айвазов Войнов Ксенофонтов Алексеенко Максимов Савельев Лаптев Рыбьяков Ткачёв Кречетников Мышкин Бычков
    Крыжановский Быстров Выгодский Сухомлинский Хлебников Цуканов Чехов Жданов Зюганов Люблинский Лялин Шуйский
    Белый Толстой Щепкин
    """
)
FAMILIES = tuple(dict.fromkeys((*_USUAL, *_HARD, *RUSSIAN_FAMILIES)))

_BEGINNINGS = _words("ar bel cor dal el fen gar hal is jor kel lor mar nor or per quil rod sel tar ul ver wil yor zan")
_ENDINGS = _words(
    "adra aline andor arion astra avella edric elina emond enna erian esta ianne ibelle ilda imir orin ossa"
)
NICKNAMES = tuple(dict.fromkeys((*SCHOOL_NAMES, *(begin + end for begin in _BEGINNINGS for end in _ENDINGS))))
"""Of which the school makes its nicknames."""

_TRIBES = {
    "Lab": "SberPay Voice Vision Robotics Quantum Blockchain",
    "Core": "Payments Ledger Accounts Tariffs Treasury Clearing",
    "Retail": "Credits Mortgage Deposits Loyalty Insurance Branches",
    "Mobile": "App Push Widgets Onboarding Biometrics Release",
    "Business": "Online Acquiring Leasing Factoring Guarantees Payroll",
    "Data": "Platform Quality Catalog Governance Marts Experiments",
    "Risk": "Antifraud Models Collection Compliance Stress Limits",
    "Infra": "Cloud Pipelines Observability Network Storage Runtime",
    "HR": "Pulse Learning Recruiting Wellbeing",
    "Support": "Chatbot Voicebot Operators Knowledge",
}
_PARTS = _words("NFC QR Web Core API Search Mobile Admin Integration Analytics")
TEAMS = tuple(
    f"{tribe}.{stream}.{part}"
    for tribe, streams in _TRIBES.items()
    for stream in streams.split()
    for part in _PARTS
    if (len(stream) + len(part)) % 3  # not every stream has every part
)

TOOLS = _words(
    """
    Kafka RabbitMQ ClickHouse Greenplum Hadoop Airflow Spark Tarantool Redis Cassandra Elasticsearch Grafana Prometheus
    Terraform Ansible Helm Kubernetes OpenShift Istio Nginx Camunda Keycloak Vault Jenkins Gradle Selenium Playwright
    Cypress Postman JMeter Gatling Locust Allure Figma Confluence Jira Tableau Superset DataLens PyTorch CatBoost MLflow
    Triton Hibernate Quarkus FastAPI Django Vue React Angular Svelte Flutter SwiftUI Compose gRPC GraphQL WebRTC Unity
    """
)

SIGNS: dict[str, tuple[str, ...]] = {
    "c++": ("C++", "С++", "C++17"),
    "c#": ("C#", "С#"),
    "f#": ("F#",),
    ".net": (".NET", "ASP.NET", ".NET 8"),
    "1с": ("1С", "1C", "1С:ERP"),
    "qa": ("QA",),
    "ml": ("ML",),
    "nlp": ("NLP",),
    "sql": ("SQL",),
    "ci/cd": ("CI/CD",),
    "k8s": ("k8s",),
    "ios": ("iOS",),
    "b2b": ("B2B",),
    "bi": ("BI",),
    "ux": ("UX",),
    "etl": ("ETL",),
    "api": ("API",),
    "go": ("Go",),
    "сбп": ("СБП",),
    "node.js": ("Node.js",),
    "s3": ("S3",),
    "a/b": ("A/B",),
}
"""Abbreviations and signs, and how they are written."""

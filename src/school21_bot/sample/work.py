"""What the people of the sample do: their roles, levels and teams."""

from dataclasses import dataclass
from enum import StrEnum

from school21_bot.people.level_words import LevelCode


class Craft(StrEnum):
    """Roles of one craft describe their work alike."""

    BACKEND = "backend"
    FRONTEND = "frontend"
    MOBILE = "mobile"
    DATA = "data"
    SCIENCE = "science"
    TESTING = "testing"
    OPERATIONS = "operations"
    SECURITY = "security"
    ANALYSIS = "analysis"
    PRODUCT = "product"
    DESIGN = "design"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Role:
    """A role as people type it; `tools` is what its descriptions name, `grown` that nobody begins with it."""

    name: str
    weight: int
    craft: Craft
    tools: tuple[str, ...]
    grown: bool = False


ROLES = (
    Role("Golang разработчик", 34, Craft.BACKEND, ("Go", "Go и PostgreSQL", "Go и Kafka")),
    Role("Java разработчик", 33, Craft.BACKEND, ("Java", "Java и Spring", "Kotlin и Spring")),
    Role("Python разработчик", 28, Craft.BACKEND, ("Python", "Python и FastAPI", "Python и Django")),
    Role("Системный аналитик", 24, Craft.ANALYSIS, ("REST", "BPMN", "OpenAPI")),
    Role("QA engineer", 21, Craft.TESTING, ("Postman", "Allure", "Charles")),
    Role("Data engineer", 20, Craft.DATA, ("Spark", "Airflow", "ClickHouse")),
    Role("DevOps", 18, Craft.OPERATIONS, ("Kubernetes", "OpenShift", "Ansible")),
    Role("Frontend разработчик", 17, Craft.FRONTEND, ("React", "TypeScript", "Vue")),
    Role("C++ разработчик", 14, Craft.BACKEND, ("C++", "C++ и Qt", "C++20")),
    Role("Data scientist", 13, Craft.SCIENCE, ("PyTorch", "CatBoost", "scikit-learn")),
    Role("Product owner", 11, Craft.PRODUCT, ("CustDev", "A/B-тесты", "Jira"), grown=True),
    Role("Бизнес-аналитик", 10, Craft.ANALYSIS, ("BPMN", "UML", "Confluence")),
    Role("Автотестировщик", 9, Craft.TESTING, ("Selenium", "Playwright", "pytest")),
    Role("Дизайнер интерфейсов", 8, Craft.DESIGN, ("Figma", "Figma и ProtoPie")),
    Role("Android разработчик", 8, Craft.MOBILE, ("Kotlin", "Jetpack Compose")),
    Role("1С разработчик", 7, Craft.BACKEND, ("1С", "1С:ERP")),
    Role("iOS разработчик", 6, Craft.MOBILE, ("Swift", "SwiftUI")),
    Role("Project manager", 6, Craft.PRODUCT, ("Jira", "Scrum", "Kanban")),
    Role("Инженер по информационной безопасности", 5, Craft.SECURITY, ("Burp Suite", "SAST", "WAF")),
    Role("SRE", 5, Craft.OPERATIONS, ("Prometheus", "Grafana", "Kubernetes"), grown=True),
    Role("Администратор баз данных", 4, Craft.OPERATIONS, ("PostgreSQL", "Pangolin", "Oracle")),
    Role("ML engineer", 4, Craft.SCIENCE, ("PyTorch", "MLflow", "Triton")),
    Role("Архитектор решений", 3, Craft.ANALYSIS, ("C4", "ArchiMate"), grown=True),
    Role("Технический писатель", 3, Craft.WRITING, ("Markdown", "AsciiDoc")),
    Role("Rust developer", 3, Craft.BACKEND, ("Rust", "Rust и C++")),
    Role("Scrum-мастер", 2, Craft.PRODUCT, ("Scrum",), grown=True),
)

LEVELS = {
    LevelCode.INTERN: 8,
    LevelCode.JUNIOR: 25,
    LevelCode.MIDDLE: 35,
    LevelCode.SENIOR: 20,
    LevelCode.LEAD: 7,
    LevelCode.UNSTATED: 5,
}

BEGINNERS = (LevelCode.INTERN, LevelCode.JUNIOR)

# What a team is about, as it is said after "for": in Russian in the genitive.
TEAMS = {
    "Lab.SberPay.NFC": ("бесконтактной оплаты", "contactless payments"),
    "Lab.SberPay.QR": ("оплаты по QR-коду", "QR payments"),
    "Lab.SberPay.Web": ("оплаты на сайтах", "web checkout"),
    "Lab.Voice.Search": ("голосового поиска", "voice search"),
    "Lab.Vision.Docs": ("распознавания документов", "document recognition"),
    "Core.Payments.Limits": ("лимитов и комиссий", "limits and fees"),
    "Core.Payments.SBP": ("переводов по СБП", "instant transfers"),
    "Core.Ledger": ("главной книги", "the general ledger"),
    "Core.Accounts.Opening": ("открытия счетов", "account opening"),
    "Core.Tariffs": ("тарифного каталога", "the tariff catalogue"),
    "Retail.Credits.Scoring": ("кредитного скоринга", "credit scoring"),
    "Retail.Credits.Cards": ("кредитных карт", "credit cards"),
    "Retail.Mortgage.Deals": ("ипотечных сделок", "mortgage deals"),
    "Retail.Deposits": ("вкладов и накоплений", "deposits"),
    "Retail.Loyalty.Bonus": ("программы лояльности", "the loyalty programme"),
    "Mobile.App.Home": ("главного экрана приложения", "the app's home screen"),
    "Mobile.App.Transfers": ("переводов в приложении", "transfers in the app"),
    "Mobile.Push": ("пуш-уведомлений", "push notifications"),
    "Business.Online.Payroll": ("зарплатных проектов", "payroll"),
    "Business.Online.Invoices": ("счетов и актов", "invoicing"),
    "Business.Acquiring": ("эквайринга", "acquiring"),
    "Data.Platform.Lake": ("озера данных", "the data lake"),
    "Data.Platform.Streams": ("потоковой обработки", "stream processing"),
    "Data.Quality": ("качества данных", "data quality"),
    "Risk.Antifraud.Online": ("антифрода", "fraud detection"),
    "Risk.Models": ("оценки рисков", "risk models"),
    "Security.Access.SSO": ("единого входа", "single sign-on"),
    "Security.SOC": ("мониторинга безопасности", "security monitoring"),
    "Infra.Cloud.K8s": ("внутреннего облака", "the private cloud"),
    "Infra.CI.Pipelines": ("сборки и поставки", "build pipelines"),
    "Infra.Observability": ("мониторинга и логов", "observability"),
    "HR.Pulse.Learning": ("корпоративного обучения", "corporate learning"),
    "HR.Pulse.Goals": ("целей и оценки", "goals and reviews"),
    "Support.Chatbot": ("чат-бота поддержки", "the support chatbot"),
    "Invest.Terminal": ("торгового терминала", "the trading terminal"),
}

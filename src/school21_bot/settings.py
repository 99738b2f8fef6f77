"""Every setting, its default and its meaning; a wrong one stops the start with what to write instead."""

import hmac
from datetime import timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlsplit

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from school21_bot.setting_checks import (
    AgeRecipients,
    BotToken,
    DatabaseAddress,
    GroupId,
    HelpAddress,
    InviteLife,
    PortOrNone,
    RedisAddress,
    RegistrationTimeout,
    Reminders,
    SentryAddress,
    ShortName,
    TelegramIds,
    TelegramText,
    TimeZoneName,
    WebAddress,
    WebhookSecret,
)
from school21_bot.setting_files import SettingsInFiles, WrongFiles
from school21_bot.setting_types import Duration, Hours, Port, QuietHours

CONSENT_VERSION = "2026-11"
"""Of the texts of the consent that the bot has."""


class WrongSetting(Exception):
    """A setting that cannot be used; the message names the variable, the problem and an example."""


class Settings(BaseSettings):
    """The settings of one process, from the environment and `.env`.

    Each field's description stands in `.env.example`, its first example in the error that a wrong value causes.
    """

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: BotToken = Field(
        SecretStr(""),
        description="The bot's token from @BotFather. `make demo` needs none.",
        examples=["123456789:AAExampleExampleExampleExampleExample"],
    )
    telegram_api_url: WebAddress = Field(
        "https://api.telegram.org",
        description="Where the Bot API is. Change it for a Bot API server of your own.",
        examples=["https://api.telegram.org"],
    )
    community_chat_id: GroupId = Field(
        None,
        description="The community's channel or supergroup: new members get a personal link into it. Empty: no links.",
        examples=["-1001234567890"],
    )
    staff_chat_id: GroupId = Field(
        None,
        description="The chat that is told what organisers should know. Empty: each of ADMIN_IDS is.",
        examples=["-1009876543210"],
    )
    admin_ids: TelegramIds = Field(
        (),
        description="The Telegram ids of those who own this bot, separated by commas.",
        examples=["123456789,987654321"],
    )
    registration: Literal["open", "approval"] = Field(
        "open",
        description="What a confirmed registration makes: a member at once, or somebody who waits until the staff "
        "approve (STAFF_CHAT_ID gets a card with buttons).",
        examples=["open", "approval"],
    )
    database_url: DatabaseAddress = Field(
        "",
        description="Where people are kept. Empty: SQLite in DATA_DIR/school21.db. For several machines: PostgreSQL.",
        examples=["postgres://bot:secret@db.example.com:5432/school21"],
    )
    database_password: SecretStr = Field(
        SecretStr(""),
        description="The password of DATABASE_URL, when it does not stand there: any signs, as they are.",
        examples=["(what `openssl rand -hex 24` prints)"],
    )
    redis_url: RedisAddress = Field(
        "",
        description="Keeps open dialogs and calls the workers: Redis or Valkey. Empty: one is started in DATA_DIR.",
        examples=["redis://localhost:6379/0"],
    )
    data_dir: Path = Field(
        Path("var"), description="The folder for everything that the bot keeps on this machine.", examples=["var"]
    )
    encryption_key: SecretStr = Field(
        SecretStr(""),
        description="The key that seals personal data: 32 bytes in base64. Empty: ENCRYPTION_KEY_FILE.",
        examples=["(what `openssl rand -base64 32` prints)"],
    )
    encryption_key_file: Path | None = Field(
        None,
        description="A file with that key. Empty: DATA_DIR/encryption.key, made at the first start. Keep a copy!",
        examples=["/run/secrets/encryption.key"],
    )
    encryption_key_old: SecretStr = Field(
        SecretStr(""),
        description="The key before this one, while it is being changed: until `school21-bot keys rewrap` was run.",
        examples=["(what was in ENCRYPTION_KEY)"],
    )
    key_max_age: Duration = Field(
        timedelta(days=365),
        description="How old the key of personal records may get; then a worker writes them anew with another, beside "
        "all other work. 0d: never by itself.",
        examples=["90d"],
    )
    registration_timeout: RegistrationTimeout = Field(
        timedelta(hours=6),
        description="How long an unfinished registration may rest before the person is reminded of it, once.",
        examples=["6h"],
    )
    reminders: Reminders = Field(
        (timedelta(days=1),),
        description="How long after a registration was abandoned its person is reminded of it, once for each; whoever "
        "comes back is left alone. off: never.",
        examples=["1d", "1d,7d", "off"],
    )
    quiet_hours: Hours = Field(
        QuietHours(21, 9),
        description="The hours in TIMEZONE during which the bot starts no conversation. The same hour twice: none.",
        examples=["21-09"],
    )
    invite_mode: Literal["join_request", "one_time"] = Field(
        "join_request",
        description="How a personal link lets in: by a request that the bot approves for its owner alone, or at once, "
        "the first who comes (anybody else is put out again).",
        examples=["join_request", "one_time"],
    )
    invite_ttl: InviteLife = Field(
        timedelta(hours=72), description="How long a personal link is good.", examples=["72h"]
    )
    support_url: HelpAddress = Field(
        "",
        description="Where people find help: a link or an e-mail address. Empty: /support carries messages to staff.",
        examples=["https://t.me/your_support", "help@example.com"],
    )
    privacy_url: WebAddress = Field(
        "",
        description="A page with the whole privacy notice; linked from the consent and /privacy.",
        examples=["https://example.com/privacy"],
    )
    consent_version: ShortName = Field(
        CONSENT_VERSION,
        description="Which consent is asked for. When it is another than somebody agreed to, they are asked again.",
        examples=["2026-11"],
    )
    consent_ru: TelegramText = Field(
        "",
        description="What a person agrees to, in Russian, with Telegram's HTML. Empty: the text that the bot has.",
        examples=["(what a person agrees to; <b>bold</b> and other HTML of Telegram's)"],
    )
    consent_en: TelegramText = Field(
        "", description="The same in English.", examples=["I agree that my personal data are processed…"]
    )
    welcome_ru: TelegramText = Field(
        "",
        description="What a new member reads first, in Russian, with Telegram's HTML. Empty: the text that the bot "
        "has.",
        examples=["(a greeting; <b>bold</b> and other HTML of Telegram's)"],
    )
    welcome_en: TelegramText = Field(
        "", description="The same in English.", examples=["<b>Welcome!</b> Say hello in #intro."]
    )
    digest: Literal["off", "daily", "weekly", "both"] = Field(
        "off",
        description="Whether the staff chat is told what happened: each morning, each Monday morning, or both.",
        examples=["daily"],
    )
    backup_dir: Path | None = Field(
        None,
        description="Where `school21-bot backup create` puts backups; better another disk, copied elsewhere. Empty: "
        "DATA_DIR/backups.",
        examples=["/var/backups/school21-bot"],
    )
    backup_recipients: AgeRecipients = Field(
        (),
        description="The age keys for which backups are sealed, separated by commas: only whoever has the secret part "
        "of one opens them, not this machine. Empty: BACKUP_PASSPHRASE_FILE.",
        examples=["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kdsn4a93sl8t7xs"],
    )
    backup_passphrase_file: Path | None = Field(
        None,
        description="A file whose first line is the passphrase of backups, if they are not sealed for keys.",
        examples=["/run/secrets/backup_passphrase"],
    )
    backup_keep_days: int = Field(
        7, ge=0, le=3660, description="Of how many days the newest backup is kept.", examples=["14"]
    )
    backup_keep_weeks: int = Field(
        4, ge=0, le=520, description="Of how many weeks the newest backup is kept, beside those.", examples=["8"]
    )
    backup_max_age: Duration = Field(
        timedelta(days=2),
        description="How old the newest backup may get before the doctor complains, where backups are made.",
        examples=["36h"],
    )
    sentry_dsn: SentryAddress = Field(
        SecretStr(""),
        description="Where failures are reported to, without anything of anybody: the address that Sentry, or a server "
        "that speaks like it, gives for a project. Empty: nowhere.",
        examples=["https://0123456789abcdef@sentry.example.com/1"],
    )
    webhook_url: WebAddress = Field(
        "",
        description="The address under which Telegram reaches the bot (port 443, 80, 88 or 8443, TLS). Empty: the bot "
        "asks Telegram for updates, which needs no address, but only one process can. Needs BOT_PORT.",
        examples=["https://bot.example.com/telegram"],
    )
    webhook_secret: WebhookSecret = Field(
        SecretStr(""),
        description="What Telegram shows with each update, so that nobody else brings any. Empty: made of BOT_TOKEN.",
        examples=["put-here-what-openssl-rand-hex-32-prints"],
    )
    bot_port: PortOrNone = Field(
        None,
        description="The port on which the bot takes updates, and says how it is: /healthz, /readyz, /metrics. Empty: "
        "none.",
        examples=["8041"],
    )
    bot_host: str = Field(
        "127.0.0.1",
        description="The address on which it does so; 0.0.0.0 in a container, behind a proxy that speaks TLS.",
        examples=["0.0.0.0"],  # noqa: S104  # an example
    )
    health_port: PortOrNone = Field(
        None,
        description="The port on which a worker or a dashboard says how it is: /healthz, /readyz, /metrics. Empty: "
        "none. With `school21-bot run` it is the worker's.",
        examples=["8042"],
    )
    health_host: str = Field(
        "127.0.0.1",
        description="The address on which it does so.",
        examples=["0.0.0.0"],  # noqa: S104  # an example
    )
    web_port: PortOrNone = Field(
        None,
        description="The port of the API for other systems: /api/v1, and /healthz, /readyz, /metrics. Empty: "
        "`school21-bot run` starts none, and `school21-bot web` takes 8051.",
        examples=["8051"],
    )
    web_host: str = Field(
        "127.0.0.1",
        description="The address on which it listens; 0.0.0.0 in a container, behind a proxy that speaks TLS.",
        examples=["0.0.0.0"],  # noqa: S104  # an example
    )
    api_rate: int = Field(
        600,
        ge=1,
        le=1_000_000,
        description="How many requests a minute each key of the API may make, all replicas together.",
        examples=["600"],
    )
    dashboard_url: WebAddress = Field(
        "",
        description="Where staff's browsers reach the dashboard. Empty: http://127.0.0.1 and DASHBOARD_PORT, for a "
        "browser on this machine. Nothing but this very address is served; over the network use https.",
        examples=["https://dashboard.example.com"],
    )
    dashboard_port: Port = Field(8031, description="The port on which the dashboard listens.", examples=["8031"])
    dashboard_host: str = Field(
        "127.0.0.1",
        description="The address on which it listens: the machine's own, or 0.0.0.0 behind a proxy elsewhere.",
        examples=["127.0.0.1", "0.0.0.0"],  # noqa: S104  # an example for containers
    )
    dashboard_secret: SecretStr = Field(
        SecretStr(""),
        description="Signs what browsers carry between its replicas. Empty: DATA_DIR/dashboard.secret, made by itself.",
        examples=["(what `openssl rand -base64 32` prints)"],
    )
    default_language: Literal["ru", "en"] = Field(
        "ru", description="The language for people whose Telegram speaks neither Russian nor English.", examples=["ru"]
    )
    timezone: TimeZoneName = Field(
        "Europe/Moscow",
        description="The time zone whose hours count, for QUIET_HOURS too.",
        examples=["Europe/Moscow"],
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="How the log is written: readable lines, or JSON.", examples=["json"]
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least important kind of line that is logged.", examples=["INFO"]
    )
    sandbox_port: Port = Field(
        8021, description="The port of the local Telegram's page (`make demo` only).", examples=["8021"]
    )

    def secret_of_webhook(self) -> str:
        """What Telegram shows with each update: the same for all replicas."""
        if secret := self.webhook_secret.get_secret_value():
            return secret
        return hmac.new(self.bot_token.get_secret_value().encode(), b"webhook", "sha256").hexdigest()

    def backups(self) -> Path:
        """The folder of backups, with the default filled in."""
        return self.backup_dir or self.data_dir / "backups"

    def dashboard(self) -> str:
        """The address of the dashboard, with the default filled in: scheme, host and port."""
        return self.dashboard_url or f"http://127.0.0.1:{self.dashboard_port}"

    def database(self) -> str:
        """The address of the database, with the default and the password filled in."""
        if not self.database_url:
            return f"sqlite://{quote(str(self.data_dir / 'school21.db'))}"
        parts, password = urlsplit(self.database_url), self.database_password.get_secret_value()
        if not password or parts.scheme == "sqlite":
            return self.database_url
        user, _, host = parts.netloc.rpartition("@")
        user = user.partition(":")[0]
        return parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}").geturl()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # the framework's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over `.env`; in each of them a setting may be given by a file."""
        assert isinstance(env_settings, EnvSettingsSource)  # noqa: S101  # for the type
        assert isinstance(dotenv_settings, DotEnvSettingsSource)  # noqa: S101
        return (
            init_settings,
            env_settings,
            SettingsInFiles(settings_cls, env_settings.env_vars),
            dotenv_settings,
            SettingsInFiles(settings_cls, dotenv_settings.env_vars),
        )


def load_settings(*, env_file: str | None = ".env") -> Settings:
    """Read the settings.

    Raises:
        WrongSetting: one line per wrong variable, each with the problem and an example. Values are not repeated:
            some are secrets.
    """
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # the parameter exists, pydantic hides it
    except WrongFiles as problem:
        raise WrongSetting(str(problem)) from None
    except ValidationError as error:
        raise WrongSetting("\n".join(_explain(problem["loc"], problem["msg"]) for problem in error.errors())) from None


def _explain(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0])
    field = Settings.model_fields.get(name)
    problem = message.removeprefix("Value error, ").rstrip(".")
    example = f" For example: {name.upper()}={field.examples[0]}" if field and field.examples else ""
    return f"{name.upper()}: {problem}.{example}"

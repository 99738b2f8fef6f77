# Настройки, которые меняют без перезапуска.
setting-registration = Как принимать новых
setting-registration_timeout = Срок анкеты
setting-reminders = Напоминания
setting-quiet_hours = Тихие часы
setting-invite_mode = Как пускает ссылка
setting-invite_ttl = Срок ссылки
setting-support_url = Адрес поддержки
setting-consent_version = Версия согласия
setting-consent_ru = Согласие по-русски
setting-consent_en = Согласие по-английски
setting-welcome_ru = Приветствие по-русски
setting-welcome_en = Приветствие по-английски
setting-digest = Сводка организаторам

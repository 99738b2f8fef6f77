# Settings that are changed while everything runs.
setting-registration = How people get in
setting-registration_timeout = Time for the form
setting-reminders = Reminders
setting-quiet_hours = Quiet hours
setting-invite_mode = How a link lets in
setting-invite_ttl = Life of a link
setting-support_url = Where help is
setting-consent_version = Version of the consent
setting-consent_ru = Consent in Russian
setting-consent_en = Consent in English
setting-welcome_ru = Welcome in Russian
setting-welcome_en = Welcome in English
setting-digest = Digest for staff

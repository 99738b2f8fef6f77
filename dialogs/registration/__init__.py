"""The registration: five questions, the summary, the consent, the welcome."""

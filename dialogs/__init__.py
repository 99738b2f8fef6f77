"""What a person sees in Telegram: one folder per flow."""

"""What /start opens, by who somebody is; every other flow begins and ends here."""
